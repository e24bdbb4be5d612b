/**
 * Documents on the device: a snapshot and a log each. A long log is folded into the snapshot in the transaction that read it, so
 * that a row which another tab appends meanwhile is neither lost nor read twice (reliability M8).
 */
import type { DocumentName } from '@tandem/core';
import * as Y from 'yjs';
import { type Copies, type DocumentCopy, isPersonal, type KeptDocument } from './device.ts';
import type { DeviceConnection } from './device-connection.ts';
import type { Database, Tables } from './device-tables.ts';
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
      return kept || unwritten.length > 0 ? { updates: [...(kept?.updates ?? []), ...unwritten] } : undefined;
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
    if (write.t === 'update') return [updates.add({ name: write.name, update: write.update })];
    if (write.t === 'unsynced') return [unsynced.put(write.entry)];
    if (write.t === 'sent') return [unsynced.delete(write.name)];
    return write.entries.map((entry) => refused.put(entry));
  };
  const done = writes.flatMap(start);
  await Promise.all([...done, transaction.done]);
}

async function loadDocument(db: Database, name: DocumentName): Promise<KeptDocument | undefined> {
  const read = db.transaction(['documents', 'updates']);
  const [snapshot, rows] = await Promise.all([
    read.objectStore('documents').get(name),
    read.objectStore('updates').index('name').getAll(name),
  ]);
  if (!snapshot && rows.length === 0) return undefined;
  if (rows.length > longLog) {
    const transaction = db.transaction(['documents', 'updates'], 'readwrite', { durability: 'relaxed' });
    const folded = await fold(transaction.objectStore('documents'), transaction.objectStore('updates'), name, []);
    await transaction.done;
    return { updates: [folded] };
  }
  return { updates: [...(snapshot ? [snapshot.snapshot] : []), ...rows.map((row) => row.update)] };
}

type Store<N extends 'documents' | 'updates'> = import('idb').IDBPObjectStore<
  Tables,
  ('documents' | 'updates' | 'copies' | 'facts')[],
  N,
  'readwrite'
>;

async function foldOne(db: Database, name: DocumentName): Promise<void> {
  const transaction = db.transaction(['documents', 'updates'], 'readwrite', { durability: 'relaxed' });
  if ((await transaction.objectStore('updates').index('name').count(name)) > 0)
    await fold(transaction.objectStore('documents'), transaction.objectStore('updates'), name, []);
  await transaction.done;
}

async function fold(
  documents: Store<'documents'>,
  updates: Store<'updates'>,
  name: DocumentName,
  more: readonly Uint8Array[],
): Promise<Uint8Array> {
  const [before, rows, keys] = await Promise.all([
    documents.get(name),
    updates.index('name').getAll(name),
    updates.index('name').getAllKeys(name),
  ]);
  const snapshot = folded([...(before ? [before.snapshot] : []), ...rows.map((row) => row.update), ...more]);
  await Promise.all([documents.put({ name, snapshot }), ...keys.map((key) => updates.delete(key))]);
  return snapshot;
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
  const transaction = db.transaction(['documents', 'updates', 'copies', 'facts'], 'readwrite', { durability: 'relaxed' });
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
    } else if (whole || isPersonal(name) || rows + brought.length > longLog) await fold(documents, updates, name, brought);
    else for (const update of brought) await updates.add({ name, update });
    await known.put(1, name);
  }
  if (cursor !== undefined) await transaction.objectStore('facts').put(cursor, cursorKey);
  await transaction.done;
}
