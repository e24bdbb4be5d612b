import 'fake-indexeddb/auto';
import { contact, nameOf } from '@tandem/core';
import { openDB } from 'idb';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { databaseName, openDevice } from './device-database.ts';
import { aContactRow } from './testing.ts';

const events = { onTrouble: () => undefined, onLost: () => undefined, onPending: () => undefined };

/** Everything in the database as text; bytes as Latin-1, in which names stay readable. */
async function everythingIn(name: string): Promise<string> {
  const db = await openDB(name);
  const found: unknown[] = [];
  for (const store of db.objectStoreNames) found.push(await db.getAll(store));
  db.close();
  return JSON.stringify(found, (_, value) => (ArrayBuffer.isView(value) ? new TextDecoder('latin1').decode(value) : value));
}

test('[ERA-17] after an erasure no row and no word that was replaced or deleted can be read in the database, and nothing else is lost', async () => {
  const name = databaseName('ana', 'epoch', false);
  const device = await openDevice(name, events);
  const row = (id: string, of: string) => ({ key: `contact/${id}`, row: aContactRow({ id, name: of }), in: ['everyone'] });
  const many = Array.from({ length: 400 }, (_, i) => row(`c${i}`, i === 7 ? 'Vera Quillfeather' : `Company ${i}`));
  await device.saveRows({ put: many, remove: [], cursors: { everyone: 4 }, left: [] });
  await device.saveRows({ put: [row('c8', 'Company 8 b')], remove: ['contact/c7'], cursors: { everyone: 5 }, left: [] });
  const doc = new Y.Doc();
  doc.on('update', (update: Uint8Array) => void device.appendUpdate(nameOf('contact', 'c1'), update));
  contact.change(doc, { name: 'Deal of Quillfeather' }, 'me');
  contact.change(doc, { name: 'Deal of [erased]', town: 'Kiel' }, 'me');
  await device.appendUpdate(nameOf('contact', 'c1'), Y.encodeStateAsUpdate(doc));
  expect(await everythingIn(name)).toContain('Quillfeather');
  await device.forgetOutdated(1);
  expect(await everythingIn(name)).not.toContain('Quillfeather');
  const { rows, cursors } = await device.loadRows();
  expect([rows.length, cursors]).toEqual([399, { everyone: 5 }]);
  const again = new Y.Doc();
  for (const update of (await device.loadDocument(nameOf('contact', 'c1')))?.updates ?? []) Y.applyUpdate(again, update);
  expect(contact.read(again)).toMatchObject({ name: 'Deal of [erased]', town: 'Kiel' });
  device.close();
});
