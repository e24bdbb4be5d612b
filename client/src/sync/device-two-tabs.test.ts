/** Two tabs of one profile are two stores on one database. */
import 'fake-indexeddb/auto';
import { contact, type DocumentName } from '@tandem/core';
import fc from 'fast-check';
import { deleteDB, openDB } from 'idb';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import type { Device, DocumentCopy } from './device.ts';
import { databaseName, openDevice } from './device-database.ts';

const name = contact.nameOf('c1');
const other = contact.nameOf('c2');
let count = 0;
const freshName = () => databaseName(`tabs${++count}`, 'e', false);
const quiet = { onTrouble: () => undefined, onLost: () => undefined, onPending: () => undefined };

async function readBack(device: Device, document: DocumentName = name): Promise<Y.Doc> {
  const doc = new Y.Doc();
  for (const update of (await device.loadDocument(document))?.updates ?? []) Y.applyUpdate(doc, update);
  return doc;
}
function edits(): { readonly next: () => Uint8Array; readonly doc: Y.Doc } {
  const doc = new Y.Doc();
  let n = 0;
  const next = () => {
    const before = Y.encodeStateVector(doc);
    doc.getMap('fields').set(`key${n++ % 5}`, n);
    return Y.encodeStateAsUpdate(doc, before);
  };
  return { next, doc };
}
const copyOf = (doc: Y.Doc, whole = true, document: DocumentName = name): DocumentCopy => ({
  name: document,
  whole,
  updates: [Y.encodeStateAsUpdate(doc)],
});

test('[CLI-44] two tabs that write, fold, fetch and forget one document in any order lose nothing that either of them was told is kept', async () => {
  const step = fc.record({ tab: fc.nat(1), what: fc.constantFrom('edit', 'edit', 'edit', 'burst', 'load', 'copy') });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const database = freshName();
      const tabs = [await openDevice(database, quiet), await openDevice(database, quiet)] as const;
      const writers = [edits(), edits(), edits()] as const;
      const under: Promise<unknown>[] = [];
      for (const { tab, what } of steps) {
        const device = tabs[tab === 0 ? 0 : 1];
        const writer = writers[tab === 0 ? 0 : 1];
        if (what === 'load') under.push(device.loadDocument(name));
        else if (what === 'copy') {
          writers[2].next();
          under.push(device.saveCopies([copyOf(writers[2].doc)], undefined));
        } else for (let i = 0; i < (what === 'burst' ? 25 : 1); i++) under.push(device.appendUpdate(name, writer.next()));
      }
      await Promise.all(under);
      for (const device of tabs) {
        const doc = await readBack(device);
        for (const { doc: expected } of writers) {
          const client = Y.decodeStateVector(Y.encodeStateVector(expected));
          const found = Y.decodeStateVector(Y.encodeStateVector(doc));
          for (const [id, clock] of client) expect(found.get(id)).toBe(clock);
        }
        expect(doc.store.pendingStructs).toBeNull();
        device.close();
      }
    }),
    { seed: 11, numRuns: 30 },
  );
}, 60_000);

test('[CLI-46] a copy that was fetched ahead opens like any document, and what follows it is added to it', async () => {
  const device = await openDevice(freshName(), quiet);
  const { next, doc } = edits();
  next();
  expect(await device.loadCopies()).toEqual({ names: [], cursor: undefined });
  expect(await device.saveCopies([copyOf(doc)], 7)).toBe(true);
  const vector = Y.encodeStateVector(doc);
  next();
  const followed = { name, whole: false, updates: [Y.encodeStateAsUpdate(doc, vector)] };
  const stranger = { name: other, whole: false, updates: [new Uint8Array([0, 0])] };
  await device.saveCopies([followed, stranger], 8);
  expect((await readBack(device)).getMap('fields').toJSON()).toEqual(doc.getMap('fields').toJSON());
  // A part of a document that is not here is of no use: it is fetched whole.
  expect(await device.loadCopies()).toEqual({ names: [name], cursor: 8 });
  expect(await device.loadDocument(other)).toBeUndefined();
  await device.forgetDocument(name);
  expect(await device.loadCopies()).toEqual({ names: [], cursor: 8 });
  device.close();
});

test('[CLI-46] a copy lies beside an edit that waits, and beside what a tab has open', async () => {
  const device = await openDevice(freshName(), quiet);
  const [mine, theirs] = [edits(), edits()];
  await device.appendUpdate(name, mine.next());
  theirs.next();
  await device.saveCopies([copyOf(theirs.doc)], 1);
  await device.appendUpdate(name, mine.next());
  const doc = await readBack(device);
  for (const { doc: part } of [mine, theirs]) expect(Y.encodeStateAsUpdate(part, Y.encodeStateVector(doc))).toEqual(new Uint8Array([0, 0]));
  device.close();
});

test('[CLI-41] when the browser empties the database under two tabs, both hear of it, and what they write down again is there', async () => {
  const database = freshName();
  const lost = [vi.fn(), vi.fn()];
  const tabs = await Promise.all(lost.map((onLost) => openDevice(database, { ...quiet, onLost })));
  const [a, b] = tabs as [Device, Device];
  const mine = edits();
  await a.appendUpdate(name, mine.next());
  await deleteDB(database);
  await a.appendUpdate(name, Y.encodeStateAsUpdate(mine.doc));
  await b.loadCursors();
  expect(lost.map((heard) => heard.mock.calls.length)).toEqual([1, 1]);
  expect((await readBack(b)).getMap('fields').toJSON()).toEqual(mine.doc.getMap('fields').toJSON());
  for (const tab of tabs) tab.close();
});

test('[CLI-44] a tab that is closed does not bring a wiped database back', async () => {
  const database = freshName();
  const device = await openDevice(database, quiet);
  device.close();
  await deleteDB(database);
  void device.appendUpdate(name, new Uint8Array([0, 0]));
  await device.saveRows({ put: [], remove: [], cursors: { everyone: 1 }, left: [] });
  expect((await indexedDB.databases()).map((found) => found.name)).not.toContain(database);
});

test('[CLI-44] an older page that does not let go is said, and once it does, everything goes on', async () => {
  const database = freshName();
  const older = await openDB(database, 1, { upgrade: (db) => ['cursors', 'facts'].forEach((table) => db.createObjectStore(table)) });
  const said: (string | undefined)[] = [];
  const opening = openDevice(database, { ...quiet, onTrouble: (trouble) => said.push(trouble) });
  await vi.waitFor(() => expect(said).toEqual(['blocked']));
  older.close();
  const device = await opening;
  expect(said).toEqual(['blocked', undefined]);
  device.close();
});
