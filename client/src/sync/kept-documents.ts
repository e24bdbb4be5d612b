/**
 * Documents on the device: a snapshot and a log each. A long log is folded into the snapshot in the transaction that read it, so
 * that a row which another tab appends meanwhile is neither lost nor read twice (reliability M8).
 */
import type { DocumentName } from '@tandem/core';
import * as Y from 'yjs';
import { type Copies, type DocumentCopy, isPersonal, type KeptDocument } from './device.ts';
import type { DeviceConnection } from './device-connection.ts';
import type { Database, Tables, UpdateRow } from './device-tables.ts';
import type { EditQueue, EditWrite } from './edit-queue.ts';

/** More log rows than this are folded into the snapshot when the document is opened or fetched again. */
const longLog = 20;
const cursorKey = 'copies-cursor';

export function keptDocuments(connection: DeviceConnection, queue: EditQueue) {
  let readFrom = connection.lineage();
  return {
    async load(name: DocumentName): Promise<KeptDocument | undefined> {
      // Asked before the disk: what is written in between is then twice here, which changes nothing.
      const unwritten = queue.updatesOf(name);
      const kept = await connection.run((db) => loadDocument(db, name), undefined);
      if (!kept && unwritten.length === 0) return undefined;
      const more = kept ? [...kept, ...unwritten] : unwritten;
      return { updates: more.map(({ update }) => update), own: more.flatMap(({ update, mine }) => (mine ? [update] : [])) };
    },
    forget: (name: DocumentName): Promise<void> => {
      queue.drop(name);
      return connection.run((db) => forgetDocument(db, name), undefined);
    },
    foldAll: (): Promise<void> =>
      connection.run(async (db) => {
        for (const name of await namesOf(db)) await foldOne(db, name);
      }, undefined),
    foldOne: (name: DocumentName): Promise<void> => connection.run((db) => foldOne(db, name), undefined),
    names: (): Promise<readonly DocumentName[]> => connection.run(namesOf, []),
    async loadCopies(): Promise<Copies> {
      const found = await connection.run(
        async (db): Promise<Copies> => {
          const transaction = db.transaction(['copies', 'facts']);
          const [names, cursor] = await Promise.all([
            transaction.objectStore('copies').getAllKeys(),
            transaction.objectStore('facts').get(cursorKey),
          ]);
          return { names: names as DocumentName[], cursor: typeof cursor === 'number' ? cursor : undefined };
        },
        { names: [], cursor: undefined },
      );
      readFrom = connection.lineage();
      return found;
    },
    saveCopies: (copies: readonly DocumentCopy[], cursor: number | undefined): Promise<boolean> =>
      connection.run(
        async (db) => {
          await saveCopies(db, copies, cursor);
          return true;
        },
        false,
        readFrom,
      ),
  };
}

/** Edits are flushed to the disk itself: "on this device" must hold when the battery dies. Everything else comes again from the server. */
export async function writeEdits(db: Database, writes: readonly EditWrite[]): Promise<void> {
  const transaction = db.transaction(['updates', 'unsynced', 'refused'], 'readwrite', { durability: 'strict' });
  const [updates, unsynced, refused] = [
    transaction.objectStore('updates'),
    transaction.objectStore('unsynced'),
    transaction.objectStore('refused'),
  ];
  const start = (write: EditWrite): readonly Promise<unknown>[] => {
    if (write.t === 'update') return [updates.add({ name: write.name, update: write.update, ...(write.mine && { mine: true }) })];
    if (write.t === 'unsynced') return [unsynced.put(write.entry)];
    if (write.t === 'sent') return [unsynced.delete(write.name)];
    return write.entries.map((entry) => refused.put(entry));
  };
  const done = writes.flatMap(start);
  await Promise.all([...done, transaction.done]);
}

type Part = Pick<UpdateRow, 'update' | 'mine'>;
async function loadDocument(db: Database, name: DocumentName): Promise<readonly Part[] | undefined> {
  const read = db.transaction(['documents', 'updates']);
  const [snapshot, rows] = await Promise.all([
    read.objectStore('documents').get(name),
    read.objectStore('updates').index('name').getAll(name),
  ]);
  if (!snapshot && rows.length === 0) return undefined;
  if (rows.length > longLog) {
    const transaction = db.transaction(['documents', 'updates', 'unsynced'], 'readwrite', { durability: 'relaxed' });
    const parts = await fold(
      {
        documents: transaction.objectStore('documents'),
        updates: transaction.objectStore('updates'),
        unsynced: transaction.objectStore('unsynced'),
      },
      name,
      [],
    );
    await transaction.done;
    return parts;
  }
  return [...(snapshot ? [{ update: snapshot.snapshot }] : []), ...rows];
}

type Store<N extends 'documents' | 'updates' | 'unsynced'> = import('idb').IDBPObjectStore<
  Tables,
  ('documents' | 'updates' | 'unsynced' | 'copies' | 'facts')[],
  N,
  'readwrite'
>;
interface Stores {
  readonly documents: Store<'documents'>;
  readonly updates: Store<'updates'>;
  readonly unsynced: Store<'unsynced'>;
}

async function foldOne(db: Database, name: DocumentName): Promise<void> {
  const transaction = db.transaction(['documents', 'updates', 'unsynced'], 'readwrite', { durability: 'relaxed' });
  const updates = transaction.objectStore('updates');
  const [documents, unsynced] = [transaction.objectStore('documents'), transaction.objectStore('unsynced')];
  if ((await updates.index('name').count(name)) > 0) await fold({ documents, updates, unsynced }, name, []);
  await transaction.done;
}

/** Own edits that wait are folded in and kept beside as they were made: folded, they no longer say what stood in a line that is gone. */
async function fold({ documents, updates, unsynced }: Stores, name: DocumentName, more: readonly Uint8Array[]): Promise<readonly Part[]> {
  const [before, rows, keys, waits] = await Promise.all([
    documents.get(name),
    updates.index('name').getAll(name),
    updates.index('name').getAllKeys(name),
    unsynced.getKey(name),
  ]);
  const snapshot = folded([...(before ? [before.snapshot] : []), ...rows.map((row) => row.update), ...more]);
  const own = waits === undefined ? [] : merged(rows.flatMap(({ update, mine }) => (mine ? [update] : [])));
  const kept = own.map((update): UpdateRow => ({ name, update, mine: true }));
  await Promise.all([documents.put({ name, snapshot }), ...keys.map((key) => updates.delete(key)), ...kept.map((row) => updates.add(row))]);
  return [{ update: snapshot }, ...kept];
}

function merged(updates: readonly Uint8Array[]): readonly Uint8Array[] {
  try {
    return updates.length > 1 ? [Y.mergeUpdates([...updates])] : updates;
  } catch {
    // One of them is damaged; the others are read one by one.
    return updates;
  }
}

/** Through a document: merged updates would keep what was erased. One damaged update must not take the others with it. */
function folded(updates: readonly Uint8Array[]): Uint8Array {
  const scratch = new Y.Doc();
  for (const update of updates) {
    try {
      Y.applyUpdate(scratch, update);
    } catch (error) {
      console.warn('A kept update could not be read; the server has the rest.', error);
    }
  }
  const snapshot = Y.encodeStateAsUpdate(scratch);
  scratch.destroy();
  return snapshot;
}

async function forgetDocument(db: Database, name: DocumentName): Promise<void> {
  const transaction = db.transaction(['documents', 'updates', 'unsynced', 'copies'], 'readwrite');
  const updates = transaction.objectStore('updates');
  const keys = await updates.index('name').getAllKeys(name);
  await Promise.all([
    transaction.objectStore('documents').delete(name),
    transaction.objectStore('copies').delete(name),
    transaction.objectStore('unsynced').delete(name),
    ...keys.map((key) => updates.delete(key)),
    transaction.done,
  ]);
}

async function namesOf(db: Database): Promise<readonly DocumentName[]> {
  const names = new Set<DocumentName>((await db.getAllKeys('documents')) as DocumentName[]);
  const updates = db.transaction('updates').store.index('name');
  for (let at = await updates.openKeyCursor(null, 'nextunique'); at; at = await at.continue()) names.add(at.key as DocumentName);
  return [...names];
}

/**
 * Copies lie beside what is here already: an edit that waits, or another tab that has the document open, loses nothing, because
 * updates only add up. Parts of a document that has no copy are left out: it is fetched whole.
 */
async function saveCopies(db: Database, copies: readonly DocumentCopy[], cursor: number | undefined): Promise<void> {
  const transaction = db.transaction(['documents', 'updates', 'unsynced', 'copies', 'facts'], 'readwrite', { durability: 'relaxed' });
  const [documents, updates, known] = [
    transaction.objectStore('documents'),
    transaction.objectStore('updates'),
    transaction.objectStore('copies'),
  ];
  for (const { name, whole, updates: brought } of copies) {
    const [before, rows, followed] = await Promise.all([documents.getKey(name), updates.index('name').count(name), known.getKey(name)]);
    if (!whole && followed === undefined) continue;
    const [only] = brought;
    if (before === undefined && rows === 0 && only) {
      await documents.put({ name, snapshot: brought.length === 1 ? only : folded(brought) });
    } else if (whole || isPersonal(name) || rows + brought.length > longLog)
      await fold({ documents, updates, unsynced: transaction.objectStore('unsynced') }, name, brought);
    else for (const update of brought) await updates.add({ name, update });
    await known.put(1, name);
  }
  if (cursor !== undefined) await transaction.objectStore('facts').put(cursor, cursorKey);
  await transaction.done;
}
