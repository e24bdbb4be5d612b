import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { contact, nameOf, pipelineBoard } from '@tandem/core';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openSqliteStorage } from '../storage/sqlite/sqlite-storage.ts';
import { askForMissing, authenticate } from './frame.ts';
import { cleanUp, givenServer, join, joinRaw } from './testing/given.ts';
import { updateFrame } from './testing/hostile-frames.ts';
import { startTestServer, until } from './testing/test-server.ts';

const acme = nameOf('contact', 'acme');
const north = nameOf('board', 'north');

test('[SYNC-1] two people edit one document together, and what both see as saved is in storage', async () => {
  const server = await givenServer();
  const first = join(server, 'ana').open(acme, { create: true });
  contact.change(first.doc, { name: 'Acme' }, 'me');
  await first.saved();
  const second = join(server, 'ben').open(acme);
  await until(() => contact.read(second.doc).name === 'Acme');
  contact.change(second.doc, { town: 'Kiel' }, 'me');
  await second.saved();
  await until(() => contact.read(first.doc).town === 'Kiel');
  const stored = await server.storage.loadDocument(acme);
  const fresh = new Y.Doc();
  for (const update of stored?.updates ?? []) Y.applyUpdate(fresh, update);
  expect(contact.read(fresh)).toMatchObject({ name: 'Acme', town: 'Kiel' });
  expect(stored?.creator).toBe('ana');
});

test('[SYNC-2] a change by the server reaches the log and everybody who has the document open', async () => {
  const server = await givenServer();
  await server.sync.documents.change(north, 'import:1', (doc) => pipelineBoard.addEntry(doc, 'cards', 'o1', { title: 'GTX' }, 'import'));
  const seen = join(server, 'ana').open(north);
  await until(() => pipelineBoard.read(seen.doc).cards.length === 1);
  await server.sync.documents.change(north, 'rule:x', (doc) => pipelineBoard.changeEntry(doc, 'cards', 'o1', { amount: 5 }, 'rule'));
  await until(() => pipelineBoard.read(seen.doc).cards[0]?.amount === 5);
  expect((await server.storage.updatesOf(north, 10)).map((update) => update.actor)).toEqual(['rule:x', 'import:1']);
  expect(pipelineBoard.read((await server.sync.documents.read(north)) ?? new Y.Doc()).cards).toMatchObject([{ amount: 5 }]);
});

test('[SYNC-2] changes of one document by the server happen one after the other, each on what the one before did', async () => {
  const { sync, storage } = await givenServer();
  const heard: string[] = [];
  sync.documents.onAppended((names) => heard.push(...names));
  await Promise.all(
    Array.from({ length: 20 }, () =>
      sync.documents.change(acme, 'system', (doc) => contact.change(doc, { employees: (contact.read(doc).employees ?? 0) + 1 }, 'system')),
    ),
  );
  expect(contact.read((await sync.documents.read(acme)) ?? new Y.Doc()).employees).toBe(20);
  expect(heard).toHaveLength(20);
  await sync.documents.change(acme, 'system', () => undefined);
  expect((await storage.aboutDocument(acme))?.logRows).toBe(20);
  await expect(
    sync.documents.change(acme, 'system', () => {
      throw new Error('no such stage');
    }),
  ).rejects.toThrow('no such stage');
});

test('[SYNC-3] documents survive a restart of the server, and their clients go on where they were', async () => {
  const folder = await mkdtemp(path(tmpdir(), 'tandem-sync-'));
  cleanUp(() => rm(folder, { recursive: true, force: true }));
  const before = await openSqliteStorage(folder);
  const first = await startTestServer({ storage: before.storage });
  const client = join(first, 'ana');
  const mine = client.open(acme, { create: true });
  contact.change(mine.doc, { name: 'Acme' }, 'me');
  await mine.saved();
  client.destroy();
  await first.stop();
  await before.close();

  const after = await openSqliteStorage(folder);
  cleanUp(() => after.close());
  expect(await after.storage.status()).toMatchObject({ documents: 1, integrity: 'ok' });
  const second = await givenServer({ storage: after.storage });
  contact.change(mine.doc, { town: 'Kiel' }, 'me');
  const again = join(second, 'ana').open(acme, { doc: mine.doc });
  await again.saved();
  const theirs = join(second, 'ben').open(acme);
  await until(() => contact.read(theirs.doc).town === 'Kiel');
  expect(contact.read(theirs.doc).name).toBe('Acme');
});

test('[SYNC-4] the author is told up to where the log holds the edits', async () => {
  const server = await givenServer();
  const mine = join(server, 'ana').open(acme, { create: true });
  await until(() => mine.provider.isAuthenticated);
  contact.change(mine.doc, { name: 'Acme' }, 'me');
  contact.change(mine.doc, { town: 'Kiel' }, 'me');
  await until(() => mine.messages.some((message) => message.t === 'durable'));
  expect(mine.messages.at(-1)).toEqual({ t: 'durable', seq: (await server.storage.aboutDocument(acme))?.through });
});

test('[SYNC-5] an update that is known already is acknowledged and not written again', async () => {
  const server = await givenServer();
  const mine = join(server, 'ana').open(acme, { create: true });
  contact.change(mine.doc, { name: 'Acme' }, 'me');
  await mine.saved();
  const rows = (await server.storage.aboutDocument(acme))?.logRows;
  const again = join(server, 'ana').open(acme, { doc: mine.doc });
  await again.saved();
  mine.provider.forceSync();
  await mine.saved();
  expect((await server.storage.aboutDocument(acme))?.logRows).toBe(rows);
});

test('[SYNC-6] a document can be left and opened again at once on one socket', async () => {
  const server = await givenServer();
  await server.sync.documents.change(acme, 'system', (doc) => contact.change(doc, { name: 'Acme' }, 'system'));
  const client = join(server, 'ana');
  server.subjects.set(acme, { type: 'contact', owner: 'ana', creator: '', sellers: [], shares: [] });
  const mine = client.open(acme);
  await mine.saved();
  for (let i = 0; i < 20; i++) {
    mine.provider.detach();
    mine.provider.attach();
  }
  contact.change(mine.doc, { town: 'Kiel' }, 'me');
  await until(() => mine.provider.isAuthenticated && mine.provider.unsyncedChanges === 0);
  expect(contact.read((await server.sync.documents.read(acme)) ?? new Y.Doc()).town).toBe('Kiel');
});

test('[SYNC-6] leaving and opening again that arrive together are not mixed up', async () => {
  const server = await givenServer();
  await server.sync.documents.change(acme, 'ana', (doc) => contact.change(doc, { name: 'Acme' }, 'system'));
  const raw = await joinRaw(server);
  const authenticated = () => raw.received.filter((data) => Buffer.from(data).toString().includes('read-write')).length;
  raw.send(authenticate(acme, 'ana'));
  await until(() => authenticated() === 1);
  const { _socket: line } = raw.ws as unknown as { _socket: { cork(): void; uncork(): void } };
  line.cork();
  raw.send(new Uint8Array([acme.length, ...new TextEncoder().encode(acme), 7, 0]));
  raw.send(authenticate(acme, 'ana'));
  raw.send(askForMissing(acme, new Y.Doc()));
  line.uncork();
  await until(() => authenticated() === 2);
  const doc = new Y.Doc();
  contact.change(doc, { town: 'Kiel' }, 'me');
  raw.send(updateFrame(acme, Y.encodeStateAsUpdate(doc)));
  await until(() => raw.received.some((data) => data.length === acme.length + 3 && data.at(-2) === 8 && data.at(-1) === 1));
  expect(contact.read((await server.sync.documents.read(acme)) ?? new Y.Doc()).town).toBe('Kiel');
});

test('[SYNC-7] a server that stops takes no more, and what was acknowledged before is there', async () => {
  const server = await startTestServer();
  const client = join(server, 'ana');
  const mine = client.open(acme, { create: true });
  await mine.saved();
  for (let i = 0; i < 50; i++) contact.change(mine.doc, { employees: i }, 'me');
  await server.stop();
  client.destroy();
  const stored = await server.storage.loadDocument(acme);
  const fresh = new Y.Doc();
  for (const update of stored?.updates ?? []) Y.applyUpdate(fresh, update);
  const lost = 50 - (Y.decodeStateVector(Y.encodeStateVector(fresh)).get(mine.doc.clientID) ?? 0);
  expect(mine.provider.unsyncedChanges).toBeGreaterThanOrEqual(lost);
  expect(server.sync.status()).toMatchObject({ sockets: 0, appending: 0 });
});
