/**
 * POST /api/document-copies: documents for a device that wants to work without a network. Of what was asked by name, and of what
 * changed since the device last asked, it gives what the person may read; about everything else it says nothing at all.
 */

import { Readable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import { audiencesOfPerson, can, type DocumentName, type Person, parseDocumentName } from '@tandem/core';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Identity } from '../accounts/identity.ts';
import type { Boards } from '../feed/boards.ts';
import { errorFacts, type Log } from '../log.ts';
import type { DocumentTail, Storage } from '../storage/storage.ts';
import { problem } from './answer.ts';

interface Needs {
  readonly storage: Storage;
  readonly boards: Boards;
  readonly log: Log;
}
export const documentCopiesBody = z.object({
  epoch: z.string().max(64),
  /** The cursor of the answer before. Without it nothing is told about changes, and the answer's cursor begins now. */
  since: z.number().int().min(0).optional(),
  names: z.array(z.string().max(90)).max(500).default([]),
});

const changedAtOnce = 500;
/** Loaded together: small enough that whoever asks in between is not kept waiting. A board is as large as a hundred contacts. */
const contactsAtOnce = 64;
const boardsAtOnce = 4;

export function documentCopiesRoutes({ storage, boards, log }: Needs): Hono<{ Variables: { identity: Identity } }> {
  const routes = new Hono<{ Variables: { identity: Identity } }>();

  /** The names that the person may read, in their order: by the rows' audiences, and by the policy where no row decides. */
  async function readable(names: readonly DocumentName[], person: Person): Promise<readonly DocumentName[]> {
    const held = new Set(await storage.heldDocuments(names.filter(isInRows), audiencesOfPerson(person, boards.of(person))));
    return names.filter((name) => held.has(name) || mayReadByName(name, person));
  }

  async function* copies(wanted: readonly DocumentName[], after: number): AsyncGenerator<DocumentTail> {
    const [small, large] = [wanted.filter((name) => !name.startsWith('board/')), wanted.filter((name) => name.startsWith('board/'))];
    for (const group of [...groupsOf(large, boardsAtOnce), ...groupsOf(small, contactsAtOnce)]) {
      yield* await storage.loadSince(group.map((document) => ({ document, after })));
      await breathe();
    }
  }

  async function* answer(person: Person, since: number | undefined, names: readonly DocumentName[]): AsyncGenerator<Uint8Array> {
    // Found before anything is read: what changes meanwhile is told again next time.
    const changed = await storage.changedAfter(since ?? Number.MAX_SAFE_INTEGER, changedAtOnce);
    for await (const copy of copies(await readable(changed.documents, person), since ?? 0)) yield* framesOf(copy);
    const named = new Set(names);
    for await (const copy of copies(await readable([...named], person), 0)) yield* framesOf(copy);
    yield head({ t: 'end', through: changed.through, more: changed.documents.length === changedAtOnce });
  }

  routes.post('/', async (c) => {
    const asked = documentCopiesBody.safeParse(await c.req.json().catch(() => undefined));
    if (!asked.success)
      return problem(c, 400, {
        code: 'bad-request',
        message: `Copies cannot be given: ${asked.error.issues[0]?.path.join('.')} ${asked.error.issues[0]?.message}.`,
        next: 'Send {"epoch": "...", "since": 0, "names": ["contact/..."]} with 500 names at most.',
      });
    const { epoch, since, names } = asked.data;
    if (epoch !== (await storage.epoch()))
      return problem(c, 409, {
        code: 'other-epoch',
        message: 'This server holds another data set than the device.',
        next: 'Load the device anew.',
      });
    const { person } = c.var.identity;
    const known = names.filter((name): name is DocumentName => parseDocumentName(name) !== undefined);
    const frames = Readable.from(answer(person, since, known), { objectMode: false, highWaterMark: 256 * 1024 });
    const packed = createGzip({ level: 1 });
    frames.on('error', (error) => {
      log.error('copies.failed', { session: c.var.identity.session, ...errorFacts(error) });
      packed.destroy(error);
    });
    packed.on('close', () => frames.destroy());
    frames.pipe(packed);
    return c.body(Readable.toWeb(packed) as ReadableStream, 200, {
      'content-type': 'application/octet-stream',
      'content-encoding': 'gzip',
      'cache-control': 'no-store',
    });
  });
  return routes;
}

const isInRows = (name: DocumentName): boolean => /^(contact|board|quote|plan)\//.test(name);

function mayReadByName(name: DocumentName, person: Person): boolean {
  const parsed = parseDocumentName(name);
  if (parsed?.type === 'agenda') return can(person, 'read', { type: 'agenda', user: parsed.id });
  if (parsed?.type === 'views') return can(person, 'read', { type: 'views', user: parsed.id });
  return parsed?.type === 'settings' && can(person, 'read', { type: 'settings' });
}

function* groupsOf<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let i = 0; i < all.length; i += size) yield all.slice(i, i + size);
}

/** A document whose snapshot is damaged is not given: it would look empty on the device. */
function* framesOf({ name, whole, snapshot, updates, damaged }: DocumentTail): Generator<Uint8Array> {
  if (damaged.includes('snapshot')) return;
  const parts = [...(snapshot ? [snapshot] : []), ...updates];
  if (parts.length === 0) return;
  yield head({ t: 'copy', name, whole, sizes: parts.map((part) => part.length) });
  yield* parts;
}

/** Four bytes of length, then JSON; the updates of a copy follow as they are. */
function head(content: object): Uint8Array {
  const json = Buffer.from(JSON.stringify(content));
  const framed = Buffer.alloc(4 + json.length);
  framed.writeUInt32BE(json.length);
  json.copy(framed, 4);
  return framed;
}
