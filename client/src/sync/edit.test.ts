import 'fake-indexeddb/auto';
import { contact, type DocumentName, pipelineBoard } from '@tandem/core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { proseOf } from './describe-changes.ts';
import type { Device } from './device.ts';
import { databaseName, openDevice } from './device-database.ts';
import { discardRefused, documentNamed, startDocuments, stopDocuments, takeEditOfTab } from './document-store.ts';
import { asWhole, EditRefused, editDocument, forgetSteps, oneStep, redoLast, undoLabels, undoLast, undoStep } from './edit.ts';
import { forgetStepsOf } from './own-steps.ts';
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
  device = await openDevice(database, { onTrouble: () => undefined, onLost: () => undefined, onPending: () => undefined });
  const unsynced = await device.loadUnsynced();
  setSyncFacts({ workOffline: true, unsynced: new Map(unsynced.map((entry) => [entry.name, entry])) });
  startDocuments(device, { onEdit: () => undefined, onWake: () => undefined });
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

test('[CLI-13] who has just come in and is still connecting is not told that a document is not here', async () => {
  setSyncFacts({ workOffline: false });
  let answer = 'none';
  const edited = editDocument(acme, 'Town', (doc) => contact.change(doc, { town: 'Gent' }, 'me')).catch(({ reason }) => (answer = reason));
  await documentNamed(acme)?.whenRead;
  await new Promise((resolve) => setImmediate(resolve));
  expect(answer).toBe('none');
  // The time for connecting is over, and nobody has answered.
  setSyncFacts({ started: true });
  await edited;
  expect(answer).toBe('not-here');
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
  expect(await undoLast()).toEqual({ label: 'Name of Acme', stayed: 0 });
  expect(rowsOf('contact').get('c1')?.name).toBe('Acme');
  expect(await undoLast()).toEqual({ label: 'New board', stayed: 0 });
  expect(rowsOf('board').get('b1')?.title).toBe('');
  expect(await redoLast()).toEqual({ label: 'New board', stayed: 0 });
  expect(await redoLast()).toEqual({ label: 'Name of Acme', stayed: 0 });
  expect(rowsOf('contact').get('c1')?.name).toBe('Acme AB');
  expect(await redoLast()).toBeUndefined();
});

test('[CLI-15] a new action ends what could be done again', async () => {
  await create();
  await undoLast();
  await editDocument(acme, 'Country', (doc) => contact.change(doc, { country: 'SE' }, 'me'));
  expect(undoLabels()).toEqual({ undo: 'Country', redo: undefined });
});

test('[CLI-15] edits that were made together are one step', async () => {
  await create();
  const together = oneStep();
  await editDocument(board, 'Give to Ana', (doc) => pipelineBoard.change(doc, { title: 'Ana' }, 'me'), { create: true, together });
  await editDocument(acme, 'Give to Ana', (doc) => contact.change(doc, { owner: 'ana' }, 'me'), { together });
  expect(await undoLast()).toEqual({ label: 'Give to Ana', stayed: 0 });
  expect([rowsOf('board').get('b1')?.title, rowsOf('contact').get('c1')?.owner]).toEqual(['', '']);
  expect(undoLabels()).toEqual({ undo: 'New company', redo: 'Give to Ana' });
  expect(await redoLast()).toEqual({ label: 'Give to Ana', stayed: 0 });
  expect([rowsOf('board').get('b1')?.title, rowsOf('contact').get('c1')?.owner]).toEqual(['Ana', 'ana']);
});

test('[CLI-60] taking back a step takes back exactly that step, whatever was done since', async () => {
  await create();
  const moved = oneStep();
  await editDocument(acme, 'Town', (doc) => contact.change(doc, { town: 'Gent', country: 'BE' }, 'me'), { together: moved });
  await editDocument(acme, 'Name', (doc) => contact.change(doc, { name: 'Acme AB' }, 'me'));
  expect(await undoStep(moved)).toEqual({ label: 'Town', stayed: 0 });
  expect(rowsOf('contact').get('c1')).toMatchObject({ name: 'Acme AB', town: 'Zwolle', country: '' });
  expect(undoLabels()).toEqual({ undo: 'Name', redo: 'Town' });
  expect(await undoStep(moved)).toBeUndefined();
});

test('[CLI-60] undo that is pressed while many are changed waits, and takes back all of them', async () => {
  await create();
  const many = oneStep();
  const { promise: halfway, resolve: goOn } = Promise.withResolvers<void>();
  const change = async () => {
    await editDocument(acme, 'All', (doc) => contact.change(doc, { town: 'Gent' }, 'me'), { together: many });
    await halfway;
    await editDocument(acme, 'All', (doc) => contact.change(doc, { country: 'BE' }, 'me'), { together: many });
  };
  const changing = asWhole(change());
  const undone = undoLast();
  goOn();
  await changing;
  expect(await undone).toEqual({ label: 'All', stayed: 0 });
  expect(rowsOf('contact').get('c1')).toMatchObject({ town: 'Zwolle', country: '' });
});

test('[CLI-61] what somebody has changed since stays, and is told', async () => {
  await create();
  await editDocument(acme, 'Town and country', (doc) => contact.change(doc, { town: 'Gent', country: 'BE' }, 'me'));
  contact.change(documentNamed(acme)?.doc as Y.Doc, { town: 'Brugge' }, 'tab');
  expect(await undoLast()).toEqual({ label: 'Town and country', stayed: 1 });
  expect(rowsOf('contact').get('c1')).toMatchObject({ town: 'Brugge', country: '' });
});

test('[CLI-62] an entry that was removed comes back with its values, one that was added goes, and again', async () => {
  await create();
  await editDocument(acme, 'Phone', (doc) => contact.addEntry(doc, 'phones', 'p1', { value: '040 1', label: 'work' }, 'me'));
  await editDocument(acme, 'No phone', (doc) => contact.removeEntry(doc, 'phones', 'p1', 'me'));
  const phones = () => contact.read(documentNamed(acme)?.doc as Y.Doc).phones;
  await undoLast();
  expect(phones()).toEqual([{ id: 'p1', value: '040 1', label: 'work' }]);
  await undoLast();
  expect(phones()).toEqual([]);
  await redoLast();
  expect(phones()).toEqual([{ id: 'p1', value: '040 1', label: 'work' }]);
});

test('[CLI-63] of a document that was taken away nothing can be taken back, and its old values are forgotten', async () => {
  await create();
  await editDocument(board, 'New board', (doc) => pipelineBoard.change(doc, { title: 'Sales' }, 'me'), { create: true });
  forgetStepsOf(board);
  expect(undoLabels().undo).toBe('New company');
});

test('[CLI-18] running text is noted as changed, and read when it is wanted', async () => {
  await create();
  await editDocument(acme, 'Notes', (doc) => {
    const paragraphs = ['Asks for three', 'Call in May'].map((text) => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(text)]);
      return paragraph;
    });
    doc.getXmlFragment('notes').insert(0, paragraphs);
  });
  expect(syncStatus().changes.filter(({ path }) => path === 'notes')).toMatchObject([{ label: 'Notes', to: undefined }]);
  expect(proseOf(documentNamed(acme)?.doc as Y.Doc, 'notes')).toBe('Asks for three\nCall in May');
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
  await undoLast();
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
