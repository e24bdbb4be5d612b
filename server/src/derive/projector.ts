/**
 * Turns changed documents into rows and events, behind the log: it reads what is committed and moves a checkpoint,
 * so that a crash repeats a step and changes nothing. Never runs inside a sync hook.
 */

import {
  type AccessFacts,
  type Audience,
  audiencesOf,
  contactBehind,
  type DocumentName,
  followsContact,
  nameOf,
  parseDocumentName,
  project,
  type Row,
  type RowContent,
  type RowKind,
  readDocument,
  rowKey,
} from '@tandem/core';
import * as Y from 'yjs';
import { errorFacts, type Log } from '../log.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import type { ChangedDocument, DocumentTail, Projection, Seq, Storage } from '../storage/storage.ts';
import { compareRows } from './compare-rows.ts';
import { turnsOf } from './turns.ts';

interface Needs {
  readonly storage: Storage;
  readonly log: Log;
  /** Gives the event loop back between documents; replaced in tests. */
  readonly pause: () => Promise<void>;
  /** Rests after a pass, given how long it took, so that edits that follow each other closely become one pass. Absent: no rest. */
  readonly gather?: (lastPassMs: number) => Promise<void>;
  /** Calls back after a while: a disk that was full may have room again, without anybody appending anything. */
  readonly later?: (tryAgain: () => void) => void;
  readonly steps?: { at(name: string): void | Promise<void> };
}

export interface Projector {
  /** Whether the last try failed; it is repeated. */
  readonly failing: boolean;
  /** Something may have changed: begins soon, and goes on until nothing is left. `now` takes the rest off: somebody waits at its end. */
  wake(now?: 'now'): void;
  /** Rows of server-owned tables, which have no document: the rows there are of these kinds now, all of them. */
  publish(kinds: readonly RowKind[], rows: readonly Row[]): Promise<void>;
  /** Some rows of server-owned tables have changed, and these keys are gone. */
  put(rows: readonly Row[], removed?: readonly string[], at?: string): Promise<void>;
  /** A document was erased, and these rows with it. */
  erased(document: DocumentName, rows: readonly Row[]): Promise<void>;
  /** Resolves when everything appended before the call is projected. */
  settled(): Promise<void>;
  /** Listeners are waited for in the order they came: the first keeps the boards that the others ask for. */
  onProjected(listener: (change: Projected) => void | Promise<void>): () => void;
  stop(): Promise<void>;
}

export interface Projected {
  /** Documents whose rows follow their logs further now. */
  readonly documents: readonly DocumentName[];
  /** Whether something was recorded as having happened. */
  readonly events: boolean;
  /** Audiences whose logs have something new. */
  readonly audiences: ReadonlySet<Audience>;
  /** Whether a board began, ended or changed its members. */
  readonly boards: boolean;
  /** Contacts whose circle was found anew: who has them open may not be in it any more. */
  readonly contacts: readonly DocumentName[];
}

const nothingProjected: Omit<Projected, 'audiences'> = { documents: [], events: false, boards: false, contacts: [] };
const documentsAtOnce = 200;
const contactsAtOnce = 500;
const remembered = 50;

/** A document projected lately: what comes next is added to it, instead of reading its whole log for every edit. */
interface Remembered {
  readonly doc: Y.Doc;
  readonly through: Seq;
  readonly rows: ReadonlyMap<string, Row>;
}

export function createProjector({ storage, log, pause, gather, later, steps }: Needs): Projector {
  const listeners = new Set<(change: Projected) => void | Promise<void>>();
  const memory = new Map<DocumentName, Remembered>();
  let hurried = false;
  let endRest = () => {};
  /** Nothing else is asked for after most edits: only what is said of a contact, or of work on it, moves a circle. */
  let circlesMayMove = true;

  async function rest(lastPassMs: number): Promise<void> {
    if (gather && !hurried) {
      const ended = new Promise<void>((resolve) => {
        endRest = resolve;
      });
      await Promise.race([gather(lastPassMs), ended]);
    }
    hurried = false;
  }

  async function rowsBefore(document: DocumentName): Promise<ReadonlyMap<string, Row>> {
    const known = memory.get(document);
    if (known) return known.rows;
    const rows = await storage.rowsOfDocument(document);
    return new Map(rows.map((row) => [rowKey(row.content), row]));
  }

  function remember(document: DocumentName, what: Remembered): void {
    memory.delete(document);
    memory.set(document, what);
  }
  /** After a pass, never in it: what was loaded for it continues what was remembered when it began. */
  function trim(): void {
    for (const document of memory.keys()) if (memory.size > remembered) forget(document);
  }

  function forget(document: DocumentName): void {
    memory.get(document)?.doc.destroy();
    memory.delete(document);
  }

  /** One after the other, so that what a rule wrote and what a person wrote are told as theirs. */
  async function projectionsOf(changed: ChangedDocument, tail: DocumentTail, touched: Set<Audience>): Promise<readonly Projection[]> {
    const name = parseDocumentName(changed.document);
    if (!name) throw new Error(`"${changed.document}" is not the name of a document`);
    let before = await rowsBefore(changed.document);
    if (tail.whole) forget(changed.document);
    const doc = memory.get(changed.document)?.doc ?? new Y.Doc();
    const projections: Projection[] = [];
    for (const { updates, ...author } of turnsOf(changed, tail)) {
      doc.transact(() => {
        for (const update of updates) Y.applyUpdate(doc, update);
      });
      const contents = project(readDocument(name, doc));
      const { projection, rows } = compareRows(
        { ...author, document: changed.document },
        before,
        contents,
        await accessFacts(before, contents),
      );
      for (const row of projection.rows) for (const audience of row.audiences) touched.add(audience);
      for (const key of [...projection.rows.map((row) => rowKey(row.content)), ...projection.removed]) {
        for (const audience of before.get(key)?.audiences ?? []) touched.add(audience);
      }
      before = rows;
      projections.push(projection);
    }
    remember(changed.document, { doc, through: tail.through, rows: before });
    return projections;
  }

  /** The audiences of a contact, and of what follows one, need facts of other documents; nothing else does. */
  async function accessFacts(before: ReadonlyMap<string, Row>, contents: readonly RowContent[]): Promise<AccessFacts> {
    // A new contact gets its circle in the second step, when the rows of its company and its opportunities are there too.
    const ids = contents.filter((row) => row.kind === 'contact' && before.has(rowKey(row))).map((row) => row.id);
    const companies = new Map<string, readonly Audience[]>();
    const sellers = new Map<string, readonly string[]>();
    for (const access of ids.length > 0 ? await storage.contactAccess(ids) : []) sellers.set(access.contact.content.id, access.sellers);
    const follows = contents.some(followsContact);
    const behind = contents
      .filter((row) => followsContact(row) || (row.kind === 'contact' && row.is === 'person' && row.company !== ''))
      .map(contactBehind);
    for (const row of behind.length > 0 ? await storage.rowsByKey(behind.map((id) => `contact/${id}`)) : [])
      if (row.content.kind === 'contact' && (follows || row.content.is === 'company')) companies.set(row.content.id, row.audiences);
    return { sellersOn: (id) => sellers.get(id) ?? [], audiencesOfContact: (id) => companies.get(id) ?? [] };
  }

  /** Answers how many documents there were to project. */
  async function projectDocuments(): Promise<number> {
    const changed = await storage.changedDocuments(documentsAtOnce);
    if (changed.length === 0) return 0;
    const known = changed.map(({ document }) => ({ document, after: memory.get(document)?.through ?? 0 }));
    const stored = new Map((await storage.loadSince(known)).map((one) => [one.name, one]));
    const projections: Projection[] = [];
    const audiences = new Set<Audience>();
    for (const one of changed) {
      const document = stored.get(one.document);
      if (document) projections.push(...(await projectionsOf(one, document, audiences)));
      await pause();
    }
    trim();
    await steps?.at('mid-projection');
    await storage.commitProjections(projections);
    const boards = projections.some((one) => one.rows.some((row) => row.content.kind === 'board'));
    const documents = changed.map(({ document }) => document);
    circlesMayMove ||= projections.some(
      ({ staleContacts, rows }) => staleContacts.length > 0 || rows.some(({ content }) => content.kind === 'contact'),
    );
    const events = projections.some((one) => one.events.length > 0);
    for (const listener of listeners) await listener({ documents, events, boards, audiences, contacts: [] });
    return changed.length;
  }

  async function findAudiences(): Promise<boolean> {
    // Before the reading: somebody may say so again while it runs.
    circlesMayMove = false;
    const stale = await storage.staleContacts(contactsAtOnce);
    if (stale.length === 0) return false;
    circlesMayMove = true;
    const access = await storage.contactAccess(stale);
    const found = access.map(({ contact, sellers, companyAudiences }) => ({
      id: contact.content.id,
      audiences: audiencesOf(contact.content, { sellersOn: () => sellers, audiencesOfContact: () => companyAudiences }),
    }));
    await storage.commitAudiences([
      ...found,
      // A contact that is gone has nobody to show itself to; naming it takes it off the list.
      ...stale.filter((id) => !access.some((one) => one.contact.content.id === id)).map((id) => ({ id, audiences: [] })),
    ]);
    for (const id of stale) forget(nameOf('contact', id));
    const audiences = new Set([...access.flatMap((one) => one.contact.audiences), ...found.flatMap((one) => one.audiences)]);
    const contacts = stale.map((id) => nameOf('contact', id));
    for (const listener of listeners) await listener({ ...nothingProjected, audiences, contacts });
    return true;
  }

  async function tell(rows: readonly Row[]): Promise<void> {
    const audiences = new Set(rows.flatMap((row) => row.audiences));
    circlesMayMove = true;
    for (const listener of listeners) await listener({ ...nothingProjected, audiences });
  }

  const work = oneAtATime({
    async pass() {
      const began = performance.now();
      const documents = await projectDocuments();
      // A backlog is worked off without a rest; the edits of the moment are gathered, and wake this once more.
      if (documents === documentsAtOnce) return true;
      const found = circlesMayMove && (await findAudiences());
      if (documents > 0 || found) await rest(performance.now() - began);
      return found;
    },
    onFailure: (error) => {
      // What failed is still on the list; forgetting what is remembered makes the next try begin from the disk.
      for (const document of [...memory.keys()]) forget(document);
      circlesMayMove = true;
      log.error('projection.failed', errorFacts(error));
      later?.(() => wake());
      return true;
    },
  });

  function wake(now?: 'now'): void {
    if (now && !work.stopped) {
      hurried = true;
      endRest();
    }
    work.wake();
  }

  return {
    get failing() {
      return work.failing;
    },
    wake,
    async publish(kinds, rows) {
      const before = (await Promise.all(kinds.map((kind) => storage.rowsOfKind(kind, '', 100_000)))).flat();
      const now = new Set(rows.map((row) => rowKey(row.content)));
      const removed = before.map((row) => rowKey(row.content)).filter((key) => !now.has(key));
      await storage.commitRows(rows, removed);
      await tell([...before, ...rows]);
    },
    async put(rows, removed = [], at = '') {
      const keys = [...rows.map((row) => rowKey(row.content)), ...removed];
      const before = await storage.rowsByKey(keys);
      await storage.commitRows(rows, removed, at);
      // A row behind a contact has the audiences that the store has found for it.
      await tell([...before, ...(await storage.rowsByKey(keys))]);
    },
    async erased(document, rows) {
      forget(document);
      circlesMayMove = true;
      const audiences = new Set(rows.flatMap((row) => row.audiences));
      const boards = rows.some((row) => row.content.kind === 'board');
      for (const listener of listeners) await listener({ ...nothingProjected, boards, audiences });
      wake();
    },
    settled: work.settled,
    onProjected(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: work.stop,
  };
}
