import { contact, nameOf } from '@tandem/core';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { memoryStorage } from '../storage/memory/memory-storage.ts';
import type { Storage } from '../storage/storage.ts';
import { givenServer, join } from './testing/given.ts';
import { until } from './testing/test-server.ts';

const acme = nameOf('contact', 'acme');

/** A disk that can be told to fail, and says how often it was asked. */
function failingStorage() {
  const storage = memoryStorage();
  const disk = { full: false, attempts: 0, holds: undefined as Promise<void> | undefined };
  const wrapped: Storage = {
    ...storage,
    async appendUpdates(updates) {
      disk.attempts++;
      await disk.holds;
      if (disk.full) throw Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR/13' });
      return storage.appendUpdates(updates);
    },
  };
  return { storage: wrapped, disk };
}

test('[SYNC-8] [D5] nothing is acknowledged while the disk is full; when there is space again the edit arrives by itself', async () => {
  const { storage, disk } = failingStorage();
  const server = await givenServer({ storage });
  const client = join(server, 'ana');
  const mine = client.open(acme, { create: true });
  contact.change(mine.doc, { name: 'Acme' }, 'me');
  await mine.saved();
  const theirs = join(server, 'ben').open(acme);
  await theirs.saved();

  disk.full = true;
  const codes: number[] = [];
  client.socket.on('close', ({ event }: { event: { code: number } }) => codes.push(event.code));
  const acknowledged: number[] = [];
  mine.provider.on('unsyncedChanges', ({ number }: { number: number }) => acknowledged.push(number));
  contact.change(mine.doc, { town: 'Kiel' }, 'me');
  await until(() => codes.length >= 2);
  expect(codes.every((code) => code === 1013)).toBe(true);
  expect(acknowledged).not.toContain(0);
  expect(contact.read(theirs.doc).town).toBe('');
  expect(contact.read((await server.sync.documents.read(acme)) ?? new Y.Doc()).town).toBe('');
  expect(server.sync.status().appendFailures).toBeGreaterThan(0);

  disk.full = false;
  await mine.saved();
  await until(() => contact.read(theirs.doc).town === 'Kiel');
  expect(contact.read((await server.sync.documents.read(acme)) ?? new Y.Doc()).town).toBe('Kiel');
  expect(server.sync.status().appendFailures).toBe(0);
});

test('[SYNC-8] a failure that passes within the retries is not noticed by anybody', async () => {
  const { storage, disk } = failingStorage();
  const server = await givenServer({ storage, retries: [5, 5, 5, 50, 200, 500, 1000] });
  const client = join(server, 'ana');
  const mine = client.open(acme, { create: true });
  await mine.saved();
  let closed = 0;
  client.socket.on('close', () => closed++);
  disk.full = true;
  const before = disk.attempts;
  contact.change(mine.doc, { name: 'Acme' }, 'me');
  await until(() => disk.attempts >= before + 2);
  disk.full = false;
  await mine.saved();
  expect(closed).toBe(0);
});

test('[SYNC-9] an update that a second socket repeats is not acknowledged before the first one is on disk', async () => {
  const { storage, disk } = failingStorage();
  const server = await givenServer({ storage });
  const mine = join(server, 'ana').open(acme, { create: true });
  contact.change(mine.doc, { name: 'Acme' }, 'me');
  await mine.saved();
  let release = () => {};
  disk.holds = new Promise((resolve) => {
    release = resolve;
  });
  contact.change(mine.doc, { town: 'Kiel' }, 'me');
  const before = disk.attempts;
  await until(() => disk.attempts > before - 1 && mine.provider.unsyncedChanges > 0);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(mine.doc));
  const again = join(server, 'ana').open(acme, { doc: copy });
  await until(() => disk.attempts >= 3);
  expect(again.provider.unsyncedChanges).toBeGreaterThan(0);
  expect(mine.provider.unsyncedChanges).toBeGreaterThan(0);
  release();
  await Promise.all([mine.saved(), again.saved()]);
  expect(contact.read((await server.sync.documents.read(acme)) ?? new Y.Doc()).town).toBe('Kiel');
});

test('[SYNC-10] [D6] a document that cannot be loaded is said to be so, never to be forbidden, and opens once it can', async () => {
  const storage = memoryStorage();
  let broken = false;
  const server = await givenServer({
    storage: { ...storage, loadDocument: (name) => (broken ? Promise.reject(new Error('disk I/O error')) : storage.loadDocument(name)) },
  });
  await server.sync.documents.change(acme, 'ana', (doc) => contact.change(doc, { name: 'Acme' }, 'system'));
  broken = true;
  const client = join(server, 'ana');
  const mine = client.open(acme);
  await until(() => mine.refused.length > 0);
  expect(mine.refused).toEqual(['load-failed']);
  broken = false;
  mine.provider.detach();
  mine.provider.attach();
  await until(() => contact.read(mine.doc).name === 'Acme');
});

test('[SYNC-10] [D8] a damaged update is left out and reported, a damaged snapshot is not served at all', async () => {
  const storage = memoryStorage();
  let damaged: readonly string[] = ['update 2'];
  const server = await givenServer({
    storage: {
      ...storage,
      loadDocument: async (name) => {
        const stored = await storage.loadDocument(name);
        return stored && { ...stored, damaged };
      },
    },
  });
  await storage.appendUpdates([{ document: acme, update: Y.encodeStateAsUpdate(new Y.Doc()), actor: 'ana', at: '2026-03-12T09:00:00Z' }]);
  expect(await server.sync.documents.read(acme)).toBeDefined();
  expect(server.logged).toContainEqual(expect.objectContaining({ level: 'error', event: 'sync.updates-damaged' }));
  damaged = ['snapshot'];
  const mine = join(server, 'ana').open(acme);
  await until(() => mine.refused.length > 0);
  expect(mine.refused).toEqual(['load-failed']);
  await expect(server.sync.documents.read(acme)).rejects.toThrow('cannot be opened');
});

test('[SYNC-11] [M13] an erased document is not brought back by a device that still has it', async () => {
  const server = await givenServer();
  const client = join(server, 'ana');
  const mine = client.open(acme, { create: true });
  contact.change(mine.doc, { name: 'Acme' }, 'me');
  await mine.saved();
  await server.storage.eraseDocument(acme, new Date().toISOString());
  server.sync.documents.disconnect({ document: acme }, 'erased');
  await until(() => mine.messages.some((message) => message.t === 'closed'));
  expect(mine.messages.at(-1)).toEqual({ t: 'closed', reason: 'erased' });
  const stale = join(server, 'ana').open(acme, { doc: mine.doc, create: true });
  await until(() => stale.refused.length > 0);
  expect(stale.refused).toEqual(['erased']);
  expect(await server.storage.loadDocument(acme)).toBeUndefined();
  expect(await server.sync.documents.read(acme)).toBeUndefined();
});

test('[SYNC-64] an edit that reached the disk after its author had left is seen by whoever opened the document meanwhile', async () => {
  const { storage, disk } = failingStorage();
  const server = await givenServer({ storage });
  const ana = join(server, 'ana');
  const mine = ana.open(acme, { create: true });
  contact.change(mine.doc, { name: 'Acme' }, 'me');
  await mine.saved();

  const { promise, resolve: release } = Promise.withResolvers<void>();
  disk.holds = promise;
  const before = disk.attempts;
  contact.change(mine.doc, { town: 'Kiel' }, 'me');
  await until(() => disk.attempts > before);
  ana.socket.destroy();
  await until(() => server.sync.status().openDocuments === 0);
  disk.holds = undefined;
  const theirs = join(server, 'ben').open(acme);
  await theirs.saved();
  expect(contact.read(theirs.doc).town).toBe('');

  release();
  await until(() => contact.read(theirs.doc).town === 'Kiel');
});
