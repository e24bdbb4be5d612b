import 'fake-indexeddb/auto';
import { contact, type DocumentName, inbox, nameOf } from '@tandem/core';
import { openDB } from 'idb';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { type DeviceEvents, databaseName, openDevice, wipeDevice, wipeOthers } from './device-database.ts';
import { aContactRow } from './testing.ts';

const name = contact.nameOf('c1');
let count = 0;
const freshName = () => databaseName(`user${++count}`, 'epoch', false);
const noFailure: DeviceEvents = {
  onTrouble: (trouble, error) => {
    if (trouble) throw error;
  },
  onLost: () => {
    throw new Error('the database was emptied');
  },
  onPending: () => undefined,
};

function updatesOf(edits: number): { readonly doc: Y.Doc; readonly updates: readonly Uint8Array[] } {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let i = 0; i < edits; i++) contact.change(doc, { name: `Name ${i}` }, 'me');
  return { doc, updates };
}

test('[CLI-7] rows and cursors come back as they were kept', async () => {
  const database = freshName();
  const device = await openDevice(database, noFailure);
  const kept = { key: 'contact/c1', row: aContactRow({ id: 'c1', name: 'Acme' }), in: ['everyone'] };
  await device.saveRows({ put: [kept, { ...kept, key: 'contact/c2' }], remove: [], cursors: { everyone: 4 }, left: [] });
  await device.saveRows({ put: [], remove: ['contact/c2'], cursors: { everyone: 5, managers: 1 }, left: ['managers'] });
  await device.markComplete();
  device.close();
  const again = await openDevice(database, noFailure);
  expect(await again.loadRows()).toEqual({ rows: [kept], cursors: { everyone: 5, managers: 1 }, complete: true });
});

test('[CLI-29] every document that has a copy here is named once, and a forgotten one no more', async () => {
  const device = await openDevice(freshName(), noFailure);
  const other = contact.nameOf('c2');
  for (const update of updatesOf(25).updates) await device.appendUpdate(name, update);
  await device.loadDocument(name);
  for (const update of updatesOf(2).updates) await device.appendUpdate(other, update);
  expect((await device.keptDocuments()).toSorted()).toEqual([name, other]);
  await device.forgetDocument(name);
  expect(await device.keptDocuments()).toEqual([other]);
});

test('[CLI-11] a log of more than 20 updates is folded into one when the document is opened, and nothing is lost', async () => {
  const database = freshName();
  const device = await openDevice(database, noFailure);
  const { updates } = updatesOf(25);
  for (const update of updates) await device.appendUpdate(name, update);
  expect((await device.loadDocument(name))?.updates.length).toBe(1);
  await device.appendUpdate(name, updates[24] ?? new Uint8Array());
  const kept = await device.loadDocument(name);
  const doc = new Y.Doc();
  for (const update of kept?.updates ?? []) Y.applyUpdate(doc, update);
  expect(contact.read(doc).name).toBe('Name 24');
  const raw = await openDB(database);
  expect(await raw.count('updates')).toBe(1);
  raw.close();
});

test('[CLI-11] a short log stays a log', async () => {
  const device = await openDevice(freshName(), noFailure);
  for (const update of updatesOf(3).updates) await device.appendUpdate(name, update);
  expect((await device.loadDocument(name))?.updates.length).toBe(3);
  expect(await device.loadDocument('contact/other' as DocumentName)).toBeUndefined();
});

test('[S-51] another account in this browser finds nothing of the one before, and a window of its own is left alone', async () => {
  const [mine, other, tab] = [databaseName('ana', 'e', false), databaseName('ben', 'e', false), databaseName('ben', 'e', true)];
  for (const each of [mine, other, tab]) (await openDevice(each, noFailure)).close();
  await wipeOthers(mine);
  const names = (await indexedDB.databases()).map((database) => database.name);
  expect(names).toContain(mine);
  expect(names).toContain(tab);
  expect(names).not.toContain(other);
});

test('[S-51] wiping does not wait for a page that still has the database open, and that page goes on', async () => {
  const database = freshName();
  const onLost = vi.fn();
  const device = await openDevice(database, { ...noFailure, onLost });
  await device.saveRows({ put: [], remove: [], cursors: { everyone: 4 }, left: [] });
  await wipeDevice(database);
  expect((await device.loadRows()).cursors).toEqual({});
  expect(onLost).toHaveBeenCalledOnce();
});

test('[CLI-12] a device that fails is told to the person, and breaks no edit', async () => {
  const database = freshName();
  const onTrouble = vi.fn();
  const device = await openDevice(database, { ...noFailure, onTrouble });
  // A newer version of the product takes the database over: this one cannot open it any more.
  (await openDB(database, 9)).close();
  expect(await device.loadRows()).toEqual({ rows: [], cursors: {}, complete: false });
  expect(onTrouble).toHaveBeenCalledWith('newer', expect.anything());
  device.close();
});

test('[N11] [CLI-198] what the server deletes in an agenda or an inbox leaves the device with the update that deletes it', async () => {
  const device = await openDevice('personal', { onTrouble: () => undefined, onLost: () => undefined, onPending: () => undefined });
  const name = nameOf('inbox', 'ana');
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  inbox.addEntry(doc, 'notices', 'n1', { about: 'contact/quibbleworth' }, null);
  inbox.removeEntry(doc, 'notices', 'n1', null);
  const [made, gone] = updates;
  const holds = async () =>
    (await device.loadDocument(name))?.updates.some((update) => new TextDecoder('latin1').decode(update).includes('quibble'));
  await device.saveCopies([{ name, whole: true, updates: made ? [made] : [] }], 1);
  expect(await holds()).toBe(true);
  await device.saveCopies([{ name, whole: false, updates: gone ? [gone] : [] }], 2);
  expect(await holds()).toBe(false);
  if (made) await device.appendUpdate(name, made);
  await device.foldDocument(name);
  expect(await holds()).toBe(false);
  device.close();
});
