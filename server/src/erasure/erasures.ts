/**
 * Erases a contact from everything the server keeps: its document and what was derived from it, whatever it was merged with,
 * references and words in other documents, imports, mails, and the bytes that were deleted. Each step may be repeated;
 * what is to be done is on disk before the first, so that a restart finishes it. Names are burned first: from then on no
 * device can bring anything back.
 */
import { setImmediate as pause, setTimeout as wait } from 'node:timers/promises';
import { type ContactRow, type DocumentName, parseDocumentName } from '@tandem/core';
import * as Y from 'yjs';
import type { AuditLine } from '../accounts/records.ts';
import { errorFacts, type Log } from '../log.ts';
import type { ErasureSteps } from '../storage/steps.ts';
import type { Storage, StoredDocument } from '../storage/storage.ts';
import type { Documents } from '../sync/documents.ts';
import type { ErasuresStore, RunningErasure, StoredErasure } from './erasures-store.ts';
import { forgetHistory } from './forget-history.ts';
import { mentionsOf, type Needles } from './mentions.ts';
import { type Found, type FoundPlace, foundPlaces, redactor, type Work } from './redact.ts';
import type { Uploads } from './uploads.ts';
import { docOf, nameOfContact, type Whom, whomOf } from './who.ts';

export const erasureReasons = ['asked', 'not-needed', 'by-mistake', 'other'] as const;
export type ErasureReason = (typeof erasureReasons)[number];

/** Another part that keeps words of contacts: sealed copies, overwritten values. */
export interface Keeper {
  readonly place: string;
  count(work: Work): Promise<number>;
  erase(work: Work): Promise<void>;
}
export type Figures = Readonly<Record<FoundPlace | 'contacts' | 'events' | 'imports' | 'files' | 'mails', number>> &
  Readonly<Record<string, number>>;
export interface Preview {
  readonly contacts: readonly Pick<ContactRow, 'id' | 'name' | 'is'>[];
  readonly figures: Figures;
  /** The first of what changes in other documents. */
  readonly found: readonly Found[];
}
export interface Erasures {
  /** What an erasure would take away and change; undefined: there is no such contact. Changes nothing. */
  preview(contact: string): Promise<Preview | undefined>;
  /** Resolves when it is sure to happen; it goes on behind. Undefined: there is no such contact, or the typed name is another. */
  begin(wanted: {
    readonly contact: string;
    readonly typed: string;
    readonly reason: ErasureReason;
    readonly by: string;
  }): Promise<StoredErasure | undefined>;
  one(id: string): Promise<StoredErasure | undefined>;
  list(): Promise<readonly StoredErasure[]>;
  /** How many are done. */
  mark(): Promise<number>;
  onErased(listener: () => void): () => void;
  /** Finishes what a stop has cut off. */
  resume(): Promise<void>;
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
}
interface Needs {
  readonly storage: Storage;
  readonly documents: Pick<Documents, 'change' | 'disconnect'>;
  readonly store: ErasuresStore;
  readonly uploads: Uploads;
  readonly keepers: readonly Keeper[];
  /** Addresses of colleagues. */
  readonly users: () => Promise<readonly string[]>;
  /** Resolves when rows follow the log. */
  readonly settled: () => Promise<void>;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly log: Log;
  readonly steps?: ErasureSteps;
}

const documentsAtOnce = 100;
const shown = 100;
const tries = 240;

export function createErasures({ storage, documents, store, uploads, keepers, users, settled, now, newId, log, steps }: Needs): Erasures {
  let running: Promise<void> = Promise.resolve();
  const listeners = new Set<() => void>();

  const whom = async (contact: string): Promise<Whom | undefined> =>
    whomOf(
      contact,
      storage,
      (await users()).map((mail) => mail.toLowerCase()),
    );

  /** Goes through all documents that stay; `change` is called for each that has to change or still holds deleted words in its log. */
  async function look(work: Work, change?: (stored: StoredDocument, found: readonly Found[]) => Promise<void>): Promise<readonly Found[]> {
    const redact = redactor(work);
    const holds = bytesOf(work.far);
    const all: Found[] = [];
    for (let after = ''; ; ) {
      const names = await storage.documentNames('', after, documentsAtOnce);
      for (const stored of await storage.loadDocuments(names)) {
        const name = parseDocumentName(stored.name);
        if (!name || work.contacts.includes(name.id)) continue;
        const copy = docOf(stored);
        const found = redact(name, stored.name, copy);
        copy.destroy();
        all.push(...found);
        if (found.length > 0 || stored.updates.length > 1 || holds(stored)) await change?.(stored, found);
      }
      if (names.length < documentsAtOnce) return all;
      after = names.at(-1) ?? '';
      await pause();
    }
  }

  const eventsOf = async (work: Work): Promise<number> =>
    (await Promise.all(work.contacts.map((id) => storage.eventsAbout(id, 100_000)))).flat().length;

  async function figuresOf(work: Work, events: number, found: readonly Found[]): Promise<Figures> {
    const [traces, mails, files, kept] = await Promise.all([
      store.findImportTraces(work),
      store.findMails(work),
      uploads.find(mentionsOf(work.far)),
      Promise.all(keepers.map(async (keeper) => [keeper.place, await keeper.count(work)] as const)),
    ]);
    const places = Object.fromEntries(foundPlaces.map((place) => [place, found.filter((one) => one.place === place).length]));
    return {
      ...(places as Readonly<Record<FoundPlace, number>>),
      ...Object.fromEntries(kept),
      contacts: work.contacts.length,
      events,
      imports: traces.writes + traces.rows,
      files: files.length,
      mails: mails.length,
    };
  }

  /** What was written and deleted again stands in a log until it is written anew as a snapshot. */
  async function writeAnew(name: DocumentName): Promise<void> {
    const stored = await storage.loadDocument(name);
    if (!stored || stored.damaged.length > 0 || stored.updates.length === 0) return;
    const doc = docOf(stored);
    if (doc.store.pendingStructs === null && doc.store.pendingDs === null)
      await storage.compact(name, Y.encodeStateAsUpdate(doc), stored.through);
    doc.destroy();
  }

  async function carryOut({ id, contact, kind, reason, startedBy, at, work, figures: noted }: RunningErasure): Promise<void> {
    await steps?.at('begun');
    // Counted before anything is gone, and kept: a restart would count what is left.
    let figures = JSON.parse(noted) as Partial<Figures>;
    if (figures.events === undefined) figures = { events: await eventsOf(work) };
    await store.note(id, JSON.stringify(figures));
    for (const one of work.contacts) {
      const name = nameOfContact(one);
      if (!(await storage.aboutDocument(name))?.erased) await storage.eraseDocument(name, at);
      documents.disconnect({ document: name }, 'erased');
      await steps?.at('document-erased');
    }
    if (figures.contacts === undefined) figures = await figuresOf(work, figures.events ?? 0, await look(work));
    await store.note(id, JSON.stringify(figures));
    const redact = redactor(work);
    await look(work, async (stored, found) => {
      const name = parseDocumentName(stored.name);
      if (found.length > 0 && name) await documents.change(stored.name, 'system', (doc) => void redact(name, stored.name, doc));
      await steps?.at('mid-redaction');
      await writeAnew(stored.name);
    });
    await steps?.at('redacted');
    await store.eraseImportTraces(work);
    for (const file of await uploads.find(mentionsOf(work.far))) await uploads.remove(file);
    await store.eraseMails(work);
    for (const keeper of keepers) await keeper.erase(work);
    await steps?.at('traces-erased');
    // Rows that follow the changed documents replace those that still say the name.
    await settled();
    await forgetHistory(storage, work);
    await steps?.at('before-end');
    const line: AuditLine = {
      at: now().toISOString(),
      actor: startedBy,
      action: 'contact.erased',
      subject: contact,
      facts: { kind, reason, ...figures },
    };
    await store.finish(id, JSON.stringify(figures), line);
    await steps?.at('ended');
    for (const listener of listeners) listener();
    await forgetTraces();
  }

  /** A reader that is in the way is gone in a moment; a start of the server empties the log in any case. */
  async function forgetTraces(): Promise<void> {
    for (let left = tries; ; left--) {
      try {
        return await storage.forgetTraces();
      } catch (error) {
        if ((error as { code?: string }).code !== 'BUSY' || left === 0) throw error;
        await wait(250);
      }
    }
  }

  function start(erasure: RunningErasure): void {
    running = running
      .then(() => carryOut(erasure))
      .catch((error: unknown) => log.error('erasure.cut-off', { erasure: erasure.id, ...errorFacts(error) }));
  }

  return {
    async preview(contact) {
      const found = await whom(contact);
      if (!found) return undefined;
      const places = await look(found);
      return {
        contacts: found.rows.map(({ id, name, is }) => ({ id, name, is })),
        figures: await figuresOf(found, await eventsOf(found), places),
        found: places.slice(0, shown),
      };
    },
    async begin({ contact, typed, reason, by }) {
      const found = await whom(contact);
      const row = found?.rows.find((one) => one.id === contact);
      if (!found || !row || typed.trim() !== row.name.trim()) return undefined;
      const { contacts, near, far } = found;
      const at = now().toISOString();
      const erasure = { id: newId(), contact, kind: row.is, reason, startedBy: by, at, work: { contacts, near, far } };
      await store.begin(erasure, { at, actor: by, action: 'contact.erasure-begun', subject: contact, facts: { kind: row.is, reason } });
      start({ ...erasure, doneAt: '', figures: '{}' });
      return store.one(erasure.id);
    },
    one: (id) => store.one(id),
    list: () => store.list(200),
    mark: () => store.countDone(),
    onErased(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async resume() {
      for (const erasure of await store.running()) start(erasure);
    },
    idle: async () => {
      for (let seen: Promise<void> | undefined; seen !== running; ) {
        seen = running;
        await seen;
      }
    },
  };
}

/** Whether the stored bytes hold one of the words: then they are written anew, although no field says it any more. */
function bytesOf({ names, mails }: Needles): (stored: StoredDocument) => boolean {
  const words = [...names, ...mails].map((word) => Buffer.from(word));
  return ({ snapshot, updates }) =>
    [...(snapshot ? [snapshot] : []), ...updates].some((bytes) =>
      words.some((word) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(word)),
    );
}
