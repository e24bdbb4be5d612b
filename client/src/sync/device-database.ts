/** The device kept in IndexedDB: one database an account and data set, so that two people never share one. */
import type { DocumentName } from '@tandem/core';
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import * as Y from 'yjs';
import type { Device, KeptRow, Refused, Unsynced } from './device.ts';

interface Tables extends DBSchema {
  rows: { key: string; value: KeptRow };
  cursors: { key: string; value: number };
  documents: { key: string; value: { readonly name: DocumentName; readonly snapshot: Uint8Array } };
  updates: { key: number; value: { readonly name: DocumentName; readonly update: Uint8Array }; indexes: { name: string } };
  unsynced: { key: string; value: Unsynced };
  refused: { key: string; value: Refused };
  facts: { key: string; value: boolean };
}

const prefix = 'tandem-';
/** More log rows than this are folded into the snapshot when the document is opened. */
const longLog = 20;

/** A session that lives in one tab keeps apart from the browser's own, also when both are the same person. */
export const databaseName = (user: string, epoch: string, tab: boolean): string => `${prefix}${tab ? 'tab-' : ''}${user}-${epoch}`;

export async function openDevice(name: string, onFailure: (error: unknown) => void): Promise<Device> {
  let database: Promise<IDBPDatabase<Tables>> | undefined = open(name, forget);
  await database;
  function forget(): void {
    database = undefined;
  }

  async function run<T>(work: (db: IDBPDatabase<Tables>) => Promise<T>, otherwise: T): Promise<T> {
    for (const last of [false, true]) {
      try {
        database ??= open(name, forget);
        return await work(await database);
      } catch (error) {
        // A connection that the browser closed (storage pressure, another tab) is opened again, once.
        database = undefined;
        if (last) onFailure(error);
      }
    }
    return otherwise;
  }

  return {
    loadRows: () =>
      run(
        async (db) => {
          const transaction = db.transaction(['rows', 'cursors', 'facts']);
          const cursorStore = transaction.objectStore('cursors');
          const [rows, audiences, through, complete] = await Promise.all([
            transaction.objectStore('rows').getAll(),
            cursorStore.getAllKeys(),
            cursorStore.getAll(),
            transaction.objectStore('facts').get('complete'),
          ]);
          return {
            rows,
            cursors: Object.fromEntries(audiences.map((audience, i) => [audience, through[i] ?? 0])),
            complete: complete ?? false,
          };
        },
        { rows: [], cursors: {}, complete: false },
      ),

    saveRows: (batch) =>
      run(async (db) => {
        const transaction = db.transaction(['rows', 'cursors'], 'readwrite', { durability: 'relaxed' });
        const [rows, cursors] = [transaction.objectStore('rows'), transaction.objectStore('cursors')];
        const done: Promise<unknown>[] = batch.put.map((kept) => rows.put(kept));
        done.push(...batch.remove.map((key) => rows.delete(key)), ...batch.left.map((audience) => cursors.delete(audience)));
        done.push(...Object.entries(batch.cursors).map(([audience, through]) => cursors.put(through, audience)));
        await Promise.all([...done, transaction.done]);
      }, undefined),

    markComplete: () => run(async (db) => void (await db.put('facts', true, 'complete')), undefined),
    loadDocument: (document) => run((db) => loadDocument(db, document), undefined),
    appendUpdate: (document, update) => run(async (db) => void (await db.add('updates', { name: document, update })), undefined),
    forgetDocument: (document) =>
      run(async (db) => {
        const transaction = db.transaction(['documents', 'updates', 'unsynced'], 'readwrite');
        const updates = transaction.objectStore('updates');
        const keys = await updates.index('name').getAllKeys(document);
        await Promise.all([
          transaction.objectStore('documents').delete(document),
          transaction.objectStore('unsynced').delete(document),
          ...keys.map((key) => updates.delete(key)),
          transaction.done,
        ]);
      }, undefined),

    keptDocuments: () =>
      run(async (db) => {
        const names = new Set<DocumentName>((await db.getAllKeys('documents')) as DocumentName[]);
        const updates = db.transaction('updates').store.index('name');
        for (let at = await updates.openKeyCursor(null, 'nextunique'); at; at = await at.continue()) names.add(at.key as DocumentName);
        return [...names];
      }, []),

    loadUnsynced: () => run((db) => db.getAll('unsynced'), []),
    saveUnsynced: (entry) => run(async (db) => void (await db.put('unsynced', entry)), undefined),
    clearUnsynced: (document) => run((db) => db.delete('unsynced', document), undefined),
    loadRefused: () => run((db) => db.getAll('refused'), []),
    saveRefused: (entries) =>
      run(async (db) => {
        const transaction = db.transaction('refused', 'readwrite');
        await Promise.all([...entries.map((entry) => transaction.store.put(entry)), transaction.done]);
      }, undefined),
    discardRefused: (id) => run((db) => db.delete('refused', id), undefined),
    close: () =>
      void database?.then(
        (db) => db.close(),
        () => undefined,
      ),
  };
}

function open(name: string, forget: () => void): Promise<IDBPDatabase<Tables>> {
  return openDB<Tables>(name, 1, {
    upgrade(db) {
      db.createObjectStore('rows', { keyPath: 'key' });
      db.createObjectStore('cursors');
      db.createObjectStore('documents', { keyPath: 'name' });
      db.createObjectStore('updates', { autoIncrement: true }).createIndex('name', 'name');
      db.createObjectStore('unsynced', { keyPath: 'name' });
      db.createObjectStore('refused', { keyPath: 'id' });
      db.createObjectStore('facts');
    },
    // Another tab wants to wipe or upgrade: holding on would block it for ever.
    blocking: (_current, _next, event) => {
      (event.target as IDBDatabase).close();
      forget();
    },
    terminated: forget,
  });
}

/**
 * The kept copy as updates to apply in order. A long log is folded into the snapshot in the transaction that read it, so that
 * a row which another tab appends meanwhile is neither lost nor read twice (reliability M8).
 */
async function loadDocument(db: IDBPDatabase<Tables>, name: DocumentName) {
  const read = db.transaction(['documents', 'updates']);
  const [snapshot, rows] = await Promise.all([
    read.objectStore('documents').get(name),
    read.objectStore('updates').index('name').getAll(name),
  ]);
  if (!snapshot && rows.length === 0) return undefined;
  if (rows.length > longLog) return { updates: [await compact(db, name)] };
  return { updates: [...(snapshot ? [snapshot.snapshot] : []), ...rows.map((row) => row.update)] };
}

async function compact(db: IDBPDatabase<Tables>, name: DocumentName): Promise<Uint8Array> {
  const transaction = db.transaction(['documents', 'updates'], 'readwrite');
  const [documents, updates] = [transaction.objectStore('documents'), transaction.objectStore('updates')];
  const [before, rows, keys] = await Promise.all([
    documents.get(name),
    updates.index('name').getAll(name),
    updates.index('name').getAllKeys(name),
  ]);
  const scratch = new Y.Doc();
  for (const update of [...(before ? [before.snapshot] : []), ...rows.map((row) => row.update)]) Y.applyUpdate(scratch, update);
  const snapshot = Y.encodeStateAsUpdate(scratch);
  scratch.destroy();
  await Promise.all([documents.put({ name, snapshot }), ...keys.map((key) => updates.delete(key)), transaction.done]);
  return snapshot;
}

/** Removes what this browser keeps of other accounts and data sets; a tab's own session is left to its tab. */
export async function wipeOthers(keep: string): Promise<void> {
  const found = (await indexedDB.databases?.()) ?? [];
  const others = found
    .map((database) => database.name ?? '')
    .filter((name) => name.startsWith(prefix) && !name.startsWith(`${prefix}tab-`) && name !== keep);
  await Promise.all(others.map((name) => deleteDB(name)));
}

export const wipeDevice = (name: string): Promise<void> => deleteDB(name);
