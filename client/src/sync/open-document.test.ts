import { HocuspocusProvider, type HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { contact } from '@tandem/core';
import { beforeEach, expect, test, vi } from 'vitest';
import { type LocalChange, memoryDevice, type Unsynced } from './device.ts';
import { createOpenDocument, fromDevice } from './open-document.ts';
import { createRowsStore } from './rows-store.ts';
import type { Socket } from './socket.ts';

const name = contact.nameOf('c1');
let heard: string[];
let unsynced: readonly LocalChange[] | undefined;
let provider: HocuspocusProvider | undefined;
let waiting: Unsynced | undefined;

/** A socket that only holds what is attached to it: the test speaks for the server. */
const line = {
  on: () => undefined,
  off: () => undefined,
  attach: (attached: HocuspocusProvider) => void (provider = attached),
  detach: () => undefined,
  send: () => undefined,
} as unknown as HocuspocusProviderWebsocket;
const socket: Socket = {
  speakFor: (document) => new HocuspocusProvider({ ...document, websocketProvider: line }),
  destroy: () => undefined,
};
// Emitting is protected in the library: only its own socket does it.
const server = (event: string, payload: object) =>
  (provider as unknown as { emit(event: string, payload: object): void } | undefined)?.emit(event, payload);

async function open(rows = createRowsStore()) {
  const document = await opened(rows);
  document.attach(socket);
  document.edit('Name', (doc) => contact.change(doc, { name: 'Acme' }, 'me'));
  return document;
}

async function opened(rows = createRowsStore()) {
  const document = createOpenDocument({
    name,
    device: memoryDevice,
    rows,
    created: true,
    waiting: () => waiting,
    onChange: () => undefined,
    onEdit: () => undefined,
    onUnsynced: (entry) => void (unsynced = entry?.changes),
    onRefused: (reason) => heard.push(`refused: ${reason}`),
    onForbidden: () => heard.push('forbidden'),
    onErased: () => heard.push('erased'),
    onSealed: () => heard.push('sealed'),
    onSettled: () => heard.push('settled'),
  });
  await document.whenRead;
  return document;
}

beforeEach(() => {
  heard = [];
  unsynced = undefined;
  waiting = undefined;
});

test('[CLI-26] a change waits until the server has confirmed everything that was sent', async () => {
  const document = await open();
  expect(unsynced?.map(({ path, to }) => ({ path, to }))).toEqual([{ path: 'fields/name', to: 'Acme' }]);
  server('unsyncedChanges', { number: 0 });
  expect(unsynced).toHaveLength(1);
  if (provider) provider.unsyncedChanges = 0;
  server('synced', { state: true });
  expect(unsynced).toBeUndefined();
  expect(document.phase()).toBe('synced');
  document.edit('Town', (doc) => contact.change(doc, { town: 'Gent' }, 'me'));
  expect(unsynced).toHaveLength(1);
  if (provider) provider.unsyncedChanges = 0;
  server('unsyncedChanges', { number: 0 });
  expect(unsynced).toBeUndefined();
});

test.each(['role', 'refused'])('[CLI-18] the message "%s" of the server hands the waiting change back instead of hiding it', async (t) => {
  await open();
  server('stateless', { payload: JSON.stringify({ t, reason: 'no-access' }) });
  expect(heard).toEqual([`refused: ${t}`]);
});

test.each(['unknown', 'content'])('[CLI-351] [M3] a text that is refused as "%s" is handed back with that reason', async (reason) => {
  const document = await open();
  expect([...document.ownClients()]).toEqual([document.doc.clientID]);
  server('stateless', { payload: JSON.stringify({ t: 'refused', reason, paths: ['text/dealCard'] }) });
  expect(heard).toEqual([`refused: ${reason}`]);
});

test('[CLI-70] [N11] a record that is taken away while it is open is told as such, once, and an ended session takes nothing away', async () => {
  const document = await open();
  server('stateless', { payload: '{"t":"closed","reason":"signed-out"}' });
  expect([heard, document.phase()]).toEqual([[], 'attaching']);
  server('stateless', { payload: '{"t":"closed","reason":"no-access"}' });
  server('authenticationFailed', { reason: 'permission-denied' });
  expect([heard, document.phase()]).toEqual([['forbidden', 'settled'], 'refused']);
});

test('[CLI-75] [W17] edits that wait when the right to write is gone are handed back at the next connection', async () => {
  waiting = { name, since: '2026-03-12T10:00:00Z', created: false, changes: [] };
  const document = await open();
  server('authenticated', { scope: 'readonly' });
  server('synced', { state: true });
  expect([heard, document.view().readOnly]).toEqual([['settled', 'refused: role'], true]);
});

test('[ERA-15] a document that was erased is told as such, while it is open and when it is opened, and is not asked for again', async () => {
  const open1 = await open();
  server('stateless', { payload: '{"t":"closed","reason":"erased"}' });
  expect(heard).toEqual(['erased', 'settled']);
  expect(open1.view().refused).toBe(true);
  heard = [];
  const open2 = await open();
  server('authenticationFailed', { reason: 'erased' });
  expect(heard).toEqual(['erased', 'settled']);
  expect([open2.phase(), open2.isStuck()]).toEqual(['refused', false]);
});

test('[CLI-74] a screen that shows a document hears when edits of it were handed over', async () => {
  await open();
  server('stateless', { payload: '{"t":"sealed"}' });
  expect(heard).toEqual(['sealed']);
});

test('[CLI-27] a server that stops refuses nothing, and noise is not understood', async () => {
  await open();
  for (const payload of ['{"t":"closed","reason":"stopping"}', '{"t":"durable","seq":4}', 'not json', 'null'])
    server('stateless', { payload });
  expect(heard).toEqual([]);
});

test("[CLI-27] only the server's own no closes a document: a missing ticket is asked for again", async () => {
  const document = await open();
  server('authenticationFailed', { reason: 'Failed to get token during sendToken(): offline' });
  expect([document.phase(), heard]).toEqual(['attaching', []]);
  server('authenticationFailed', { reason: 'permission-denied' });
  expect([document.phase(), document.view().refused, heard]).toEqual(['refused', true, ['forbidden', 'settled']]);
});

test('[CLI-28] a change too large for one frame is handed back once the socket was closed for it', async () => {
  const document = await open();
  document.quarantineOversized();
  expect(heard).toEqual([]);
  document.edit('Notes', (doc) => doc.getText('notes').insert(0, 'x'.repeat(950_000)));
  document.quarantineOversized();
  expect([heard, document.phase()]).toEqual([['refused: too-large'], 'refused']);
});

test('[CLI-5] an old copy of the device does not hide newer rows: a document speaks once it is edited here or in step', async () => {
  const rows = createRowsStore();
  const document = createOpenDocument({
    name,
    device: memoryDevice,
    rows,
    created: false,
    waiting: () => undefined,
    onChange: () => undefined,
    onEdit: () => undefined,
    onUnsynced: () => undefined,
    onRefused: () => undefined,
    onForbidden: () => undefined,
    onErased: () => undefined,
    onSealed: () => undefined,
    onSettled: () => undefined,
  });
  await document.whenRead;
  document.attach(socket);
  contact.change(document.doc, { name: 'Acme' }, fromDevice);
  expect(rows.rowsOf('contact').size).toBe(0);
  server('synced', { state: true });
  expect(rows.rowsOf('contact').size).toBe(1);
  document.destroy();
  expect(rows.rowsOf('contact').size).toBe(0);
});

test('[CLI-26] a document that nobody has written into yet stays to be made, also on the next connection', async () => {
  vi.stubGlobal('fetch', async () => Response.json({ ticket: 't' }));
  const token = () => (provider?.configuration.token as (() => Promise<string>) | undefined)?.();
  const synced = () => {
    if (provider) provider.unsyncedChanges = 0;
    server('synced', { state: true });
  };
  const document = await opened();
  document.attach(socket);
  synced();
  document.detach();
  document.attach(socket);
  expect(await token()).toBe('t#create');
  document.edit('Name', (doc) => contact.change(doc, { name: 'Acme' }, 'me'));
  synced();
  expect(await token()).toBe('t');
  vi.unstubAllGlobals();
});
