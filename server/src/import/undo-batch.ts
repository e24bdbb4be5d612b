/** Takes a batch back: what it made goes, what it changed gets its old value, and what somebody has worked on since stays. */
import {
  agenda,
  type Contact,
  contact,
  type DocumentName,
  type Entry,
  type Fields,
  nameOf,
  parseDocumentName,
  pipelineBoard,
  sameValue,
  settings,
} from '@tandem/core';
import * as Y from 'yjs';
import type { Storage, StoredDocument } from '../storage/storage.ts';
import type { Documents } from '../sync/documents.ts';
import { rowsOf } from './directory.ts';
import { boardFingerprint, cardFingerprint, contactFingerprint } from './fingerprint.ts';
import type { BatchWrite } from './imports-store.ts';
import { pauses } from './pause.ts';
import { cardSettings, usesOutside } from './uses-outside.ts';

export interface Undoing {
  readonly batch: string;
  readonly storage: Pick<Storage, 'loadDocuments' | 'eraseDocument' | 'rowsOfKind'>;
  readonly documents: Pick<Documents, 'change' | 'read' | 'disconnect'>;
  /** The batch's writes with a smaller number, newest first. */
  readonly writesBefore: (seq: number, limit: number) => Promise<readonly BatchWrite[]>;
  readonly now: () => Date;
  readonly progress: (writes: number) => Promise<void>;
}
export interface Stayed {
  readonly row: number;
  readonly label: string;
  readonly document: string;
  readonly why: 'edited' | 'in-use';
}
export interface UndoResult {
  /** Things that go away, or get their old value back. */
  readonly undone: number;
  readonly stayed: readonly Stayed[];
}

const together = 200;

/** `carryOut: false` only finds out what would happen. */
export async function undoBatch(undoing: Undoing, { carryOut }: { readonly carryOut: boolean }): Promise<UndoResult> {
  const inUse = await usesOutside(undoing);
  const stayed: Stayed[] = [];
  let undone = 0;
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const writes = await undoing.writesBefore(before, together * 5);
    if (writes.length === 0) break;
    before = writes.at(-1)?.seq ?? 0;
    for (const part of runsOf(writes)) {
      const found = await takeBack(part, undoing, inUse, carryOut);
      undone += part.length - found.length;
      stayed.push(...found);
      if (carryOut) await undoing.progress(part.length);
    }
  }
  return { undone, stayed };
}

/** Writes of one kind that follow each other are handled together; those to one board in one change of it. */
function runsOf(writes: readonly BatchWrite[]): readonly (readonly BatchWrite[])[] {
  const runs: BatchWrite[][] = [];
  for (const write of writes) {
    const last = runs.at(-1);
    const first = last?.[0];
    const joins =
      first && last.length < together && first.action === write.action && (first.action === 'created' || first.document === write.document);
    if (joins) last.push(write);
    else runs.push([write]);
  }
  return runs;
}

async function takeBack(
  writes: readonly BatchWrite[],
  undoing: Undoing,
  inUse: Set<string>,
  carryOut: boolean,
): Promise<readonly Stayed[]> {
  switch (writes[0]?.action) {
    case 'created':
      return eraseCreated(writes, undoing, inUse, carryOut);
    case 'card':
      return removeCards(writes, undoing, inUse, carryOut);
    case 'changed':
      return oneByOne(writes, (write) => restoreContact(write, undoing, carryOut));
    case 'card-changed':
      return oneByOne(writes, (write) => restoreCard(write, undoing, carryOut));
    default:
      return removeSettings(writes, undoing, inUse, carryOut);
  }
}

const stays = ({ row, label, document }: BatchWrite, why: Stayed['why']): Stayed => ({ row, label, document, why });

async function oneByOne(
  writes: readonly BatchWrite[],
  restore: (write: BatchWrite) => Promise<Stayed | undefined>,
): Promise<readonly Stayed[]> {
  const found: Stayed[] = [];
  for (const write of writes) {
    const stayed = await restore(write);
    if (stayed) found.push(stayed);
  }
  return found;
}

async function eraseCreated(
  writes: readonly BatchWrite[],
  { storage, documents, now, batch }: Undoing,
  inUse: Set<string>,
  carryOut: boolean,
): Promise<readonly Stayed[]> {
  const stored = new Map(
    (await storage.loadDocuments(writes.map((write) => write.document as DocumentName))).map((found) => [found.name as string, found]),
  );
  const found: Stayed[] = [];
  const gone: DocumentName[] = [];
  const pause = pauses();
  for (const write of writes) {
    const document = stored.get(write.document);
    const name = parseDocumentName(write.document);
    if (!document || !name) continue;
    const doc = docOf(document);
    const isBoard = name.type === 'board';
    const untouched = (isBoard ? boardFingerprint(doc) : contactFingerprint(doc)) === write.wrote;
    // Cards of the batch were looked at before their board; those that are left hold it.
    const others =
      isBoard && (carryOut ? doc.getMap('cards').size > 0 : pipelineBoard.read(doc).cards.some((card) => card.batch !== batch));
    const why = !untouched || others ? 'edited' : inUse.has(write.document) ? 'in-use' : undefined;
    if (!why) gone.push(write.document as DocumentName);
    else {
      found.push(stays(write, why));
      // What stays keeps what it belongs to, which was written before it and is therefore looked at after it.
      if (!isBoard) for (const id of [contact.read(doc).company, contact.read(doc).parent]) if (id) inUse.add(nameOf('contact', id));
    }
    doc.destroy();
    await pause();
  }
  if (carryOut) {
    for (const document of gone) documents.disconnect({ document }, 'import-undone');
    await Promise.all(gone.map((document) => storage.eraseDocument(document, now().toISOString())));
    await removePlanned(new Set(gone), storage, documents);
  }
  return found;
}

/** Tasks that rules have opened about what is gone. */
async function removePlanned(gone: ReadonlySet<DocumentName>, storage: Undoing['storage'], documents: Undoing['documents']): Promise<void> {
  const planned = new Map<string, string[]>();
  for await (const { id, owner, contact: about, effect, doneAt } of rowsOf(storage, 'task'))
    if (effect !== '' && doneAt === '' && about !== '' && gone.has(nameOf('contact', about)))
      planned.set(owner, [...(planned.get(owner) ?? []), id]);
  for (const [owner, tasks] of planned)
    await documents.change(nameOf('agenda', owner), 'system', (doc) => {
      for (const task of tasks) agenda.removeEntry(doc, 'tasks', task, 'system');
    });
}

async function removeCards(
  writes: readonly BatchWrite[],
  { documents, batch }: Undoing,
  inUse: Set<string>,
  carryOut: boolean,
): Promise<readonly Stayed[]> {
  const name = writes[0]?.document as DocumentName;
  const doc = await documents.read(name);
  if (!doc) return [];
  const [untouched, worked]: BatchWrite[][] = [[], []];
  for (const write of writes)
    if (doc.getMap('cards').has(write.entry)) (cardFingerprint(doc, write.entry) === write.wrote ? untouched : worked)?.push(write);
  for (const { entry } of worked ?? []) {
    const card = pipelineBoard.readEntry(doc, 'cards', entry);
    if (card?.contact) inUse.add(nameOf('contact', card.contact));
    if (card) for (const [list, id] of cardSettings(card.place.stage, card)) inUse.add(`${list}/${id}`);
  }
  if (carryOut && untouched && untouched.length > 0) {
    await documents.change(name, `import:${batch}:undo`, (open) =>
      open.transact(() => {
        for (const { entry } of untouched) pipelineBoard.removeEntry(open, 'cards', entry, 'import');
      }),
    );
  }
  return (worked ?? []).map((write) => stays(write, 'edited'));
}

interface WroteContact {
  readonly fields: Partial<Contact>;
  readonly added: Readonly<Record<string, readonly ({ readonly id: string } & Record<string, unknown>)[]>>;
}

/** A field goes back where the import's value still stands; one that somebody changed since is theirs. */
async function restoreContact(write: BatchWrite, { documents, batch }: Undoing, carryOut: boolean): Promise<Stayed | undefined> {
  const name = write.document as DocumentName;
  const doc = await documents.read(name);
  if (!doc) return undefined;
  const state = contact.read(doc);
  const { fields, added } = JSON.parse(write.wrote) as WroteContact;
  const { fields: was } = JSON.parse(write.was) as { readonly fields: Partial<Contact> };
  const standing = Object.keys(fields).filter((field) => sameValue(state[field as keyof Contact], fields[field as keyof Contact]));
  const removable = Object.entries(added).flatMap(([list, entries]) =>
    entries.filter((entry) => stillAsWritten(state[list as 'mails'] as readonly Entry<Fields>[], entry)).map(({ id }) => ({ list, id })),
  );
  if (carryOut && standing.length + removable.length > 0) {
    await documents.change(name, `import:${batch}:undo`, (open) =>
      open.transact(() => {
        contact.change(
          open,
          Object.fromEntries(standing.map((field) => [field, was[field as keyof Contact]])) as Partial<Contact>,
          'import',
        );
        for (const { list, id } of removable) contact.removeEntry(open, list as 'mails', id, 'import');
      }),
    );
  }
  return standing.length < Object.keys(fields).length ? stays(write, 'edited') : undefined;
}

function stillAsWritten(entries: readonly Entry<Fields>[], { id, ...values }: { readonly id: string } & Record<string, unknown>): boolean {
  const entry = entries.find((known) => known.id === id) as Record<string, unknown> | undefined;
  return entry !== undefined && Object.entries(values).every(([field, value]) => sameValue(entry[field], value));
}

async function restoreCard(write: BatchWrite, { documents, batch }: Undoing, carryOut: boolean): Promise<Stayed | undefined> {
  const name = write.document as DocumentName;
  const doc = await documents.read(name);
  const card = doc && (pipelineBoard.readEntry(doc, 'cards', write.entry) as Record<string, unknown> | undefined);
  if (!card) return undefined;
  const wrote = JSON.parse(write.wrote) as Record<string, unknown>;
  const was = JSON.parse(write.was) as Record<string, unknown>;
  const standing = Object.keys(wrote).filter((field) => sameValue(card[field], wrote[field]));
  if (carryOut && standing.length > 0) {
    await documents.change(name, `import:${batch}:undo`, (open) => {
      pipelineBoard.changeEntry(open, 'cards', write.entry, Object.fromEntries(standing.map((field) => [field, was[field]])), 'import');
    });
  }
  return standing.length < Object.keys(wrote).length ? stays(write, 'edited') : undefined;
}

async function removeSettings(
  writes: readonly BatchWrite[],
  { documents, batch }: Undoing,
  inUse: Set<string>,
  carryOut: boolean,
): Promise<readonly Stayed[]> {
  const doc = await documents.read('settings' as DocumentName);
  if (!doc) return [];
  const state = settings.read(doc);
  const entryOf = ({ entry }: BatchWrite) => entry.split('/') as ['stages', string];
  const titleNow = (write: BatchWrite) => state[entryOf(write)[0]]?.find((known) => known.id === entryOf(write)[1])?.title;
  const present = writes.filter((write) => titleNow(write) !== undefined);
  const worked = present.filter((write) => titleNow(write) !== JSON.parse(write.wrote));
  const used = present.filter((write) => !worked.includes(write) && inUse.has(write.entry));
  const gone = present.filter((write) => !worked.includes(write) && !used.includes(write));
  if (carryOut && gone.length > 0) {
    await documents.change('settings' as DocumentName, `import:${batch}:undo`, (open) =>
      open.transact(() => {
        for (const write of gone) settings.removeEntry(open, ...entryOf(write), 'import');
      }),
    );
  }
  return [...worked.map((write) => stays(write, 'edited')), ...used.map((write) => stays(write, 'in-use'))];
}

function docOf({ snapshot, updates }: StoredDocument): Y.Doc {
  const doc = new Y.Doc();
  if (snapshot) Y.applyUpdate(doc, snapshot);
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}
