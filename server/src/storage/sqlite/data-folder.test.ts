import { copyFile, mkdir, mkdtemp, open, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { contact, nameOf } from '@tandem/core';
import { afterEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { noSteps } from '../steps.ts';
import { documentsStore, documentsTables } from './documents-store.ts';
import { openError } from './open-error.ts';
import { writeAll } from './serve-storage.ts';
import { openSqliteStorage } from './sqlite-storage.ts';

// Threads and files on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });
const at = '2026-03-12T09:00:00Z';
const acme = nameOf('contact', 'acme');
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});
async function givenFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tandem-folder-'));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
const company = (i: number) => {
  const doc = new Y.Doc();
  contact.change(doc, { name: `Company ${i}`, town: 'Kiel' }, 'me');
  return { document: nameOf('contact', `c${i}`), update: Y.encodeStateAsUpdate(doc), actor: 'ana', at };
};
async function givenData(documents = 300) {
  const folder = await givenFolder();
  const { storage, close } = await openSqliteStorage(folder);
  await storage.appendUpdates(Array.from({ length: documents }, (_, i) => company(i)));
  await close();
  return { folder, file: join(folder, 'tandem.db') };
}

test('[STORE-18] two servers never share a data folder, and the second one says so', async () => {
  const folder = await givenFolder();
  const first = await openSqliteStorage(folder);
  await expect(openSqliteStorage(folder)).rejects.toThrow(
    `The data in ${folder} cannot be opened: another Tandem is running on it. Stop that one first, or choose another folder.`,
  );
  await first.storage.appendUpdates([company(1)]);
  await first.close();
  const second = await openSqliteStorage(folder);
  expect(await second.storage.loadDocument(nameOf('contact', 'c1'))).toBeDefined();
  await second.close();
});

test('[STORE-19] a folder that is made of a file, a file that is no database, and one that was cut off are each said in one sentence', async () => {
  const folder = await givenFolder();
  await writeFile(join(folder, 'note'), 'x');
  await expect(openSqliteStorage(join(folder, 'note', 'data'))).rejects.toThrow('a part of the path is a file. Choose another folder.');
  await expect(openSqliteStorage(join(folder, 'note'))).rejects.toThrow('there is a file of that name. Choose another folder.');
  await writeFile(join(folder, 'tandem.db'), 'this is a text about something else altogether');
  await expect(openSqliteStorage(folder)).rejects.toThrow(
    'the database is damaged (it does not begin like one). Put back a backup, or move the file away to begin anew.',
  );
  const blocked = await givenFolder();
  await mkdir(join(blocked, 'tandem.db'));
  await expect(openSqliteStorage(blocked)).rejects.toThrow(/^The data in .* cannot be opened: .*\.$/);
});

test.each([0.9, 0.5, 0.1])('[STORE-19] [D8] a database cut off at %f of its length is not opened', async (part) => {
  const { folder, file } = await givenData();
  await truncate(file, Math.floor((await stat(file)).size * part));
  await expect(openSqliteStorage(folder)).rejects.toThrow(
    /the database is damaged.*Put back a backup, or move the file away to begin anew\.$/,
  );
});

test('[STORE-19] data that a newer version wrote is left alone', async () => {
  const { folder, file } = await givenData(1);
  const db = new DatabaseSync(file);
  db.exec("UPDATE migration SET number = 99 WHERE part = 'documents'");
  db.close();
  const before = await readFile(file);
  await expect(openSqliteStorage(folder)).rejects.toThrow(
    /the data was written by a newer Tandem \(documents 99, this one knows \d+\)\. Start that version\.$/,
  );
  expect((await readFile(file)).equals(before)).toBe(true);
});

test.each([
  [{ code: 'EACCES' }, 'it may not be read or written'],
  [{ code: 'EROFS' }, 'the disk is read-only'],
  [{ code: 'ENOSPC' }, 'the disk is full'],
  [{ code: 'ERR_SQLITE_ERROR/13' }, 'the disk is full'],
  [{ code: 'ERR_SQLITE_ERROR/8' }, 'it may not be written'],
  [{ code: 'ERR_SQLITE_ERROR/266' }, 'the disk does not answer'],
  [{ code: 'ERR_SQLITE_ERROR', errcode: 14 }, 'could not be opened'],
  [{ message: 'something else' }, 'something else'],
])('[STORE-19] %j is told as "%s"', (error, told) => {
  expect(openError('./data', error).message).toMatch(/^The data in \.\/data cannot be opened: .*\.$/);
  expect(openError('./data', error).message).toContain(told);
});

test('[STORE-20] [D8] every flipped bit of a stored update or snapshot is noticed, and the rest of the document is served', async () => {
  const { folder, file } = await givenData(1);
  const name = nameOf('contact', 'c0');
  {
    const { storage, close } = await openSqliteStorage(folder);
    const [seq = 0] = await storage.appendUpdates([{ ...company(0), update: company(7).update }]);
    await storage.compact(name, company(7).update, seq);
    await storage.appendUpdates([
      { ...company(0), update: company(8).update },
      { ...company(0), update: company(9).update },
    ]);
    await close();
  }
  const db = new DatabaseSync(file);
  db.exec('PRAGMA synchronous = OFF');
  cleanups.push(() => db.close());
  const read = documentsStore(db);
  const flip = (table: string, where: string) => {
    const { content } = db.prepare(`SELECT content FROM ${table} WHERE ${where}`).get() as { content: Uint8Array };
    const found: boolean[] = [];
    for (let bit = 0; bit < Math.min(content.length * 8, 500); bit++) {
      const changed = content.slice();
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      db.prepare(`UPDATE ${table} SET content = ? WHERE ${where}`).run(changed);
      found.push(read.loadDocument(name)?.damaged.length === 1);
    }
    db.prepare(`UPDATE ${table} SET content = ? WHERE ${where}`).run(content);
    return found;
  };
  const { seq } = db.prepare('SELECT min(seq) AS seq FROM update_log').get() as { seq: number };
  expect(flip('update_log', `seq = ${seq}`).every(Boolean)).toBe(true);
  expect(flip('snapshot', 'document = 1').every(Boolean)).toBe(true);
  db.prepare('UPDATE update_log SET content = ? WHERE seq = ?').run(new Uint8Array([1, 2, 3]), seq);
  expect(read.loadDocument(name)).toMatchObject({ damaged: [`update ${seq}`], updates: [expect.any(Uint8Array)] });
});

test('[STORE-21] [D5] when the disk is full, no call of the commit is answered as done, none of them is there, and later ones are', async () => {
  const folder = await givenFolder();
  const db = new DatabaseSync(join(folder, 'small.db'));
  cleanups.push(() => db.close());
  db.exec('PRAGMA journal_mode = WAL');
  for (const sql of documentsTables) db.exec(sql);
  const stores = { documents: documentsStore(db) };
  const call = (i: number, bytes: number) => ({
    store: 'documents',
    method: 'appendUpdates',
    args: [[{ document: nameOf('contact', `c${i}`), update: new Uint8Array(bytes), actor: 'ana', at }]],
  });
  const { page_count: pages } = db.prepare('PRAGMA page_count').get() as { page_count: number };
  db.exec(`PRAGMA max_page_count = ${pages + 20}`);
  const outcomes = writeAll(db, stores, [call(1, 10), call(2, 1_000_000), call(3, 10)], noSteps);
  expect(outcomes.map((outcome) => outcome.ok)).toEqual([false, false, false]);
  expect(outcomes[0]).toMatchObject({ code: 'ERR_SQLITE_ERROR/13' });
  expect(stores.documents.documentNames('', '', 10)).toEqual([]);
  expect(writeAll(db, stores, [call(1, 10), call(3, 10)], noSteps).every((outcome) => outcome.ok)).toBe(true);
  expect(stores.documents.documentNames('', '', 10)).toEqual(['contact/c1', 'contact/c3']);
});

test('[STORE-21] a call that fails by itself undoes itself and nothing else of the commit', async () => {
  const db = new DatabaseSync(':memory:');
  cleanups.push(() => db.close());
  for (const sql of documentsTables) db.exec(sql);
  const stores = { documents: documentsStore(db) };
  const append = (name: string) => ({
    store: 'documents',
    method: 'appendUpdates',
    args: [[{ document: name, update: new Uint8Array([1]), actor: 'ana', at }]],
  });
  const erase = { store: 'documents', method: 'eraseDocument', args: [acme, at] };
  const outcomes = writeAll(
    db,
    stores,
    [append('contact/a'), erase, append(acme), append('contact/b'), { store: 'documents', method: 'constructor', args: [] }],
    noSteps,
  );
  expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, true, false, true, false]);
  expect(stores.documents.documentNames('', '', 10)).toEqual(['contact/a', 'contact/b']);
});

test('[STORE-22] after an orderly stop nothing is checked; after anything else the whole file is, and the start does not wait for it', async () => {
  const { folder, file } = await givenData(50);
  const clean = await openSqliteStorage(folder);
  expect((await clean.storage.status()).integrity).toBe('ok');
  // What a killed server leaves: the files as they were while it ran.
  const killed = await givenFolder();
  for (const name of ['tandem.db', 'tandem.db-wal']) await copyFile(join(folder, name), join(killed, name));
  await clean.close();
  const after = await openSqliteStorage(killed);
  expect(['checking', 'ok']).toContain((await after.storage.status()).integrity);
  await expect.poll(async () => (await after.storage.status()).integrity, { timeout: 20_000 }).toBe('ok');
  await after.close();

  const damaged = await givenFolder();
  await copyFile(file, join(damaged, 'tandem.db'));
  const db = new DatabaseSync(join(damaged, 'tandem.db'));
  db.exec('UPDATE data_set SET stopped_cleanly = 0');
  db.close();
  const page = Buffer.alloc(4096, 0xaa);
  const handle = await open(join(damaged, 'tandem.db'), 'r+');
  await handle.write(page, 0, page.length, 4096 * Math.floor((await handle.stat()).size / 8192));
  await handle.close();
  const broken = await openSqliteStorage(damaged);
  await expect.poll(async () => (await broken.storage.status()).integrity, { timeout: 20_000 }).toMatch(/^the database is damaged/);
  await broken.close();
  const again = await openSqliteStorage(damaged);
  expect((await again.storage.status()).integrity).not.toBe('ok');
  await again.close();
});

test('[STORE-6] [S-56] no byte of what was erased stays in the files', async () => {
  const folder = await givenFolder();
  const { storage, close } = await openSqliteStorage(folder);
  const doc = new Y.Doc();
  contact.change(doc, { name: 'CANARY-7f3a' }, 'me');
  await storage.appendUpdates([{ document: acme, update: Y.encodeStateAsUpdate(doc), actor: 'ana', at }]);
  await storage.commitProjections([
    {
      document: acme,
      through: 1,
      actor: 'ana',
      at: '2026-03-12T09:00:00Z',
      removed: [],
      staleContacts: [],
      rows: [
        { content: { kind: 'team', id: 'acme', name: 'CANARY-7f3a', leader: '', office: '' }, audiences: ['everyone'], document: acme },
      ],
      events: [{ type: 'contact.renamed', key: 'r', at, actor: 'ana', contactId: 'acme', from: '', to: 'CANARY-7f3a' }],
    },
  ]);
  const files = async () =>
    Buffer.concat(
      await Promise.all(['tandem.db', 'tandem.db-wal'].map((name) => readFile(join(folder, name)).catch(() => Buffer.alloc(0)))),
    );
  expect((await files()).includes('CANARY-7f3a')).toBe(true);
  await storage.eraseDocument(acme, at);
  await storage.status();
  await expect.poll(async () => (await files()).includes('CANARY-7f3a')).toBe(false);
  await close();
});
