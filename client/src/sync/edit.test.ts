import 'fake-indexeddb/auto';
import { contact, type DocumentName, pipelineBoard } from '@tandem/core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import type { Device } from './device.ts';
import { databaseName, openDevice } from './device-database.ts';
import { discardRefused, documentNamed, startDocuments, stopDocuments, takeEditOfTab } from './document-store.ts';
import { EditRefused, editDocument, forgetSteps, oneStep, redoLast, undoLabels, undoLast } from './edit.ts';
import { rowsOf, rowsStore } from './rows.ts';
import { resetSyncFacts, setSyncFacts, syncFacts } from './sync-state.ts';
import { syncStatus } from './sync-status.ts';

const acme = contact.nameOf('c1');
const board = pipelineBoard.nameOf('b1');
let device: Device;
let database: string;
let count = 0;

beforeEach(async () => {
  database = databaseName(`editor${++count}`, 'e', false);
  await start();
});
afterEach(stop);

/** Without a server: everything here must work on a train. */
async function start(): Promise<void> {
  device = await openDevice(database, (error) => {
    throw error;
  });
  const unsynced = await device.loadUnsynced();
  setSyncFacts({ workOffline: true, unsynced: new Map(unsynced.map((entry) => [entry.name, entry])) });
  startDocuments(device, () => undefined);
}
function stop(): void {
  forgetSteps();
  stopDocuments();
  rowsStore.clear();
  resetSyncFacts();
  device.close();
}
const create = () =>
  editDocument(acme, 'New company', (doc) => contact.change(doc, { name: 'Acme', town: 'Zwolle' }, 'me'), { create: true });

test('[CLI-13] an edit without a server shows in the lists at once and waits with its words', async () => {
  await create();
  expect(rowsOf('contact').get('c1')).toMatchObject({ name: 'Acme', town: 'Zwolle' });
  expect(syncStatus()).toMatchObject({ state: 'offline', waiting: 2 });
  expect(syncStatus().changes.map(({ path, to, label, state }) => ({ path, to, label, state }))).toEqual([
    { path: 'fields/name', to: 'Acme', label: 'New company', state: 'waiting' },
    { path: 'fields/town', to: 'Zwolle', label: 'New company', state: 'waiting' },
  ]);
});

test('[CLI-13] what was edited without a server is still there, shown and waiting, after the page was closed', async () => {
  await create();
  // The device writes behind the edit; closing the database waits for what is under way.
  await device.loadUnsynced();
  stop();
  await start();
  const document = documentNamed(acme);
  await document?.whenRead;
  expect(rowsOf('contact').get('c1')?.name).toBe('Acme');
  expect(syncFacts().unsynced.get(acme)).toMatchObject({ created: true });
});

test('[CLI-13] a document that is not on this device is not edited blindly', async () => {
  await expect(editDocument(acme, 'Town', (doc) => contact.change(doc, { town: 'Gent' }, 'me'))).rejects.toEqual(
    new EditRefused('not-here', acme),
  );
  expect(syncFacts().unsynced.size).toBe(0);
});

test('[CLI-19] a document that everybody may read is open on every page: a socket without one would be closed by the server', () => {
  expect(documentNamed('settings' as DocumentName)?.phase()).toBeDefined();
});

test('[CLI-14] two edits of one field are one waiting change, from the first value to the last', async () => {
  await create();
  for (const town of ['Gent', 'Assen']) await editDocument(acme, 'Town', (doc) => contact.change(doc, { town }, 'me'));
  const changes = syncStatus().changes.filter(({ path }) => path === 'fields/town');
  expect(changes.map(({ from, to }) => ({ from, to }))).toEqual([{ from: undefined, to: 'Assen' }]);
});

test('[CLI-15] undo takes back the last own action in whatever document it was, redo does it again', async () => {
  await create();
  await editDocument(board, 'New board', (doc) => pipelineBoard.change(doc, { title: 'Sales' }, 'me'), { create: true });
  await editDocument(acme, 'Name of Acme', (doc) => contact.change(doc, { name: 'Acme AB' }, 'me'));
  expect(undoLabels().undo).toBe('Name of Acme');
  expect(undoLast()).toBe('Name of Acme');
  expect(rowsOf('contact').get('c1')?.name).toBe('Acme');
  expect(undoLast()).toBe('New board');
  expect(rowsOf('board').get('b1')?.title).toBe('');
  expect(redoLast()).toBe('New board');
  expect(redoLast()).toBe('Name of Acme');
  expect(rowsOf('contact').get('c1')?.name).toBe('Acme AB');
  expect(redoLast()).toBeUndefined();
});

test('[CLI-15] a new action ends what could be done again', async () => {
  await create();
  undoLast();
  await editDocument(acme, 'Country', (doc) => contact.change(doc, { country: 'SE' }, 'me'));
  expect(undoLabels()).toEqual({ undo: 'Country', redo: undefined });
});

test('[CLI-15] edits that were made together are one step', async () => {
  await create();
  const together = oneStep();
  await editDocument(board, 'Give to Ana', (doc) => pipelineBoard.change(doc, { title: 'Ana' }, 'me'), { create: true, together });
  await editDocument(acme, 'Give to Ana', (doc) => contact.change(doc, { owner: 'ana' }, 'me'), { together });
  expect(undoLast()).toBe('Give to Ana');
  expect([rowsOf('board').get('b1')?.title, rowsOf('contact').get('c1')?.owner]).toEqual(['', '']);
  expect(undoLabels()).toEqual({ undo: 'New company', redo: 'Give to Ana' });
  expect(redoLast()).toBe('Give to Ana');
  expect([rowsOf('board').get('b1')?.title, rowsOf('contact').get('c1')?.owner]).toEqual(['Ana', 'ana']);
});

test('[CLI-18] what was typed into the notes is listed as text, so that it can be copied when it is refused', async () => {
  await create();
  await editDocument(acme, 'Notes', (doc) => {
    const paragraphs = ['Asks for three', 'Call in May'].map((text) => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(text)]);
      return paragraph;
    });
    doc.getXmlFragment('notes').insert(0, paragraphs);
  });
  expect(syncStatus().changes.filter(({ path }) => path === 'notes')).toMatchObject([{ to: 'Asks for three\nCall in May' }]);
});

test('[CLI-16] of a board only the touched card is computed anew, and a removed one leaves the list', async () => {
  await editDocument(
    board,
    'Cards',
    (doc) => {
      for (const id of ['o1', 'o2']) pipelineBoard.addEntry(doc, 'cards', id, { title: id, amount: 100 }, 'me');
    },
    { create: true },
  );
  const untouched = rowsOf('opportunity').get('o2');
  await editDocument(board, 'Amount', (doc) => void pipelineBoard.changeEntry(doc, 'cards', 'o1', { amount: 250 }, 'me'));
  expect(rowsOf('opportunity').get('o1')?.amount).toBe(250);
  expect(rowsOf('opportunity').get('o2')).toBe(untouched);
  await editDocument(board, 'Remove', (doc) => pipelineBoard.removeEntry(doc, 'cards', 'o2', 'me'));
  expect([...rowsOf('opportunity').keys()]).toEqual(['o1']);
  undoLast();
  expect([...rowsOf('opportunity').keys()].sort()).toEqual(['o1', 'o2']);
});

test('[CLI-17] an edit of another tab of this browser shows here without a server, and is not sent twice from here', async () => {
  await create();
  const before = syncFacts().unsynced;
  const other = await import('yjs').then((Y) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(documentNamed(acme)?.doc ?? new Y.Doc()));
    contact.change(doc, { name: 'From the other tab' }, 'me');
    return Y.encodeStateAsUpdate(doc);
  });
  takeEditOfTab(acme, other);
  expect(rowsOf('contact').get('c1')?.name).toBe('From the other tab');
  expect(syncFacts().unsynced).toBe(before);
});

test('[CLI-18] a refused change keeps its text and its reason until the person discards it', async () => {
  const change = {
    id: 'x1',
    document: acme,
    label: 'Note',
    path: 'fields/name',
    from: 'Acme',
    to: 'Acme AB',
    at: '2026-03-12T10:00:00Z',
    reason: 'role',
  } as const;
  await device.saveRefused([change]);
  setSyncFacts({ refused: await device.loadRefused() });
  expect(syncStatus()).toMatchObject({ state: 'needs-you', refused: 1, changes: [{ to: 'Acme AB', state: 'refused', reason: 'role' }] });
  discardRefused('x1');
  expect(syncStatus().refused).toBe(0);
  await vi.waitFor(async () => expect(await device.loadRefused()).toEqual([]));
});
