/** For tests: files over a database in memory and a folder of their own, called as browsers call them. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { FileRow, FolderRow, Person, Row, Subject } from '@tandem/core';
import { rowKey } from '@tandem/core';
import { Hono } from 'hono';
import type { Identity } from '../../accounts/identity.ts';
import { fakeClock, recordedLog } from '../../accounts/testing.ts';
import { errorAnswers } from '../../http/errors.ts';
import { fileRoutes, signedFileRoutes } from '../../http/files.ts';
import { folderRoutes } from '../../http/folders.ts';
import { uploadRoutes } from '../../http/uploads.ts';
import { createIds } from '../../ids.ts';
import { filesStore, filesTables } from '../../storage/sqlite/files-store.ts';
import type { BlobStore } from '../blobs/blob-store.ts';
import { openDiskBlobs } from '../blobs/disk-blobs.ts';
import { createFiles } from '../files.ts';
import type { FilesStore } from '../files-store.ts';
import { createKeepTidy } from '../keep-tidy.ts';
import { createLocalCopies } from '../local-copies.ts';
import { createLook } from '../look/look.ts';
import { bySignature, type Scanner } from '../look/scan.ts';
import { createDrawing, type DrawingLimits, usualLimits } from '../previews/drawing.ts';
import { createPreviews } from '../previews/previews.ts';
import { createRights } from '../rights.ts';
import { createUploads, type UploadRules, usualRules } from '../uploads.ts';

const person = (id: string, role: Person['role'], leads: readonly string[] = []): Person => ({ id, role, team: '', leads });
export const people = {
  anna: person('anna', 'admin'),
  lena: person('lena', 'seller', ['lena', 'olle']),
  olle: person('olle', 'seller'),
  sara: person('sara', 'seller'),
};
/** Olle's customer. */
export const contact = '01JCONTACT0000000000000000';
const contactSubject: Subject = { type: 'contact', owner: 'olle', creator: '', sellers: [], shares: [] };

interface Options {
  readonly rules?: Partial<UploadRules>;
  readonly limits?: Partial<DrawingLimits>;
  readonly scanners?: readonly Scanner[];
  readonly blobs?: (folder: string) => Promise<BlobStore>;
}

export async function givenFiles({ rules, limits, scanners = [bySignature], blobs: openBlobs = openDiskBlobs }: Options = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'tandem-files-'));
  const [waiting, aside, copied, kept] = ['waiting', 'aside', 'copied', 'kept'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ];
  for (const path of [waiting, aside, copied]) await mkdir(path);
  const db = new DatabaseSync(':memory:');
  for (const sql of filesTables) db.exec(sql);
  const direct = filesStore(db) as unknown as Record<string, (...args: unknown[]) => unknown>;
  const store = Object.fromEntries(
    Object.entries(direct).map(([name, method]) => [name, async (...args: unknown[]) => structuredClone(method(...args))]),
  ) as unknown as FilesStore;
  const clock = fakeClock(new Date().toISOString());
  const newId = createIds(clock);
  const log = recordedLog();
  const rows = new Map<string, Row>();
  const counts = { draws: 0 };
  const state = { diskIsFull: false, contact: contactSubject };
  const blobs = await openBlobs(kept);
  const process = createDrawing({ ...usualLimits, ...limits });
  const drawing = {
    ...process,
    draw: (wanted: Parameters<typeof process.draw>[0]) => {
      counts.draws++;
      return process.draw(wanted);
    },
  };
  const copies = createLocalCopies(blobs, copied);
  const previews = createPreviews({ blobs, drawing, copies, now: clock });
  const files = createFiles({
    ...{ store, blobs, previews, look: createLook({ scanners, drawing, aside }), waiting, newId, now: clock, log },
    async put(changed, removed) {
      for (const row of changed) rows.set(rowKey(row.content), row);
      for (const key of removed) rows.delete(key);
    },
  });
  const rights = createRights({ subjectOf: async (name) => ({ exists: name === `contact/${contact}`, subject: state.contact }) });
  const uploads = createUploads({
    ...{ store, files, rights, rules: { ...usualRules, ...rules }, diskIsFull: () => state.diskIsFull, newId, now: clock },
  });
  const tidy = createKeepTidy({ store, files, blobs, uploads, waiting, now: clock });
  const sessions = new Map<string, Identity>(
    Object.values(people).map((one) => [one.id, { session: one.id, person: one, name: one.id, email: `${one.id}@firm.test` }]),
  );
  const needs = {
    ...{ files, uploads, rights, secret: new Uint8Array(32), now: clock },
    identities: { current: async (session: string) => sessions.get(session) },
  };
  const app = new Hono<{ Variables: { identity: Identity } }>();
  app.onError(errorAnswers(log, newId));
  app.route('/api/signed-files', signedFileRoutes(needs));
  app.use('*', async (c, next) => {
    const identity = sessions.get(c.req.header('x-person') ?? '');
    if (!identity) return c.text('nobody', 401);
    c.set('identity', identity);
    return next();
  });
  app.route('/api/files', fileRoutes(needs));
  app.route('/api/folders', folderRoutes(files));
  app.route('/api/uploads', uploadRoutes(uploads));

  const call = (who: keyof typeof people, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    app.request(path, {
      method,
      headers: {
        'x-person': who,
        ...(body !== undefined && !(body instanceof Uint8Array) && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: (body instanceof Uint8Array ? body : JSON.stringify(body)) as string }),
    });
  const tus = { 'tus-resumable': '1.0.0' };
  const announce = (who: keyof typeof people, name: string, bytes: number, to: Record<string, string> = { folder: '' }) =>
    call(who, 'POST', '/api/uploads', undefined, {
      ...tus,
      'upload-length': String(bytes),
      'upload-metadata': Object.entries({ name, ...to })
        .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
        .join(','),
    });
  const send = (who: keyof typeof people, address: string, offset: number, bytes: Uint8Array) =>
    call(who, 'PATCH', address, bytes, { ...tus, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' });

  return {
    ...{
      app,
      blobs,
      clock,
      counts,
      db,
      drawing,
      files,
      folder,
      kept,
      log,
      rows,
      sessions,
      state,
      store,
      tidy,
      uploads,
      waiting,
      call,
      announce,
      send,
      tus,
    },
    shared: files.shared,
    file: (id: string) => rows.get(`file/${id}`)?.content as FileRow | undefined,
    folderRow: (id: string) => rows.get(`folder/${id}`)?.content as FolderRow | undefined,
    /** A whole upload, looked at. */
    async upload(
      who: keyof typeof people,
      name: string,
      bytes: Uint8Array,
      to?: Record<string, string>,
    ): Promise<{ file: string; version: string }> {
      const begun = await announce(who, name, bytes.byteLength, to);
      if (begun.status !== 201) throw new Error(`${begun.status} ${await begun.text()}`);
      const sent = await send(who, begun.headers.get('location') ?? '', 0, bytes);
      if (sent.status !== 204) throw new Error(`${sent.status} ${await sent.text()}`);
      await files.looked();
      return { file: sent.headers.get('tandem-file') ?? '', version: sent.headers.get('tandem-version') ?? '' };
    },
    async close() {
      await process.stop();
      await files.looked();
      copies.stop();
      db.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type GivenFiles = Awaited<ReturnType<typeof givenFiles>>;
