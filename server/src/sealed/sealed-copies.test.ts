import { DatabaseSync } from 'node:sqlite';
import { nameOf, type Person, type Subject } from '@tandem/core';
import { expect, test } from 'vitest';
import { documentsStore, documentsTables } from '../storage/sqlite/documents-store.ts';
import { sealedStore, sealedTables } from '../storage/sqlite/sealed-store.ts';
import { ana, ben, cem } from '../sync/testing/test-server.ts';
import { keptCopies } from './kept-words.ts';
import { createSealedCopies, type Handed } from './sealed-copies.ts';
import type { SealedStore } from './sealed-store.ts';

const acme = nameOf('contact', 'acme');
const at = '2026-03-12T09:00:00Z';
const change = { id: '01H0000000000000000000000A', path: 'fields/town', label: 'Town', from: 'Lund', to: 'Malmö', at };
const copy = (patch: Partial<Handed> = {}): Handed => ({
  id: 'copy1',
  document: acme,
  changes: [change],
  update: new Uint8Array([1, 2]),
  ...patch,
});

/** Ana's company is Cem's since this morning; Ben is their manager. */
function given() {
  const db = new DatabaseSync(':memory:');
  for (const sql of [...documentsTables, ...sealedTables]) db.exec(sql);
  const documents = documentsStore(db);
  const methods = sealedStore(db);
  const store = Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [name, async (...args: never[]) => (method as (...all: never[]) => unknown)(...args)]),
  ) as unknown as SealedStore;
  let time = new Date(at);
  const subject: Subject = { type: 'contact', owner: 'cem', creator: '', sellers: [], shares: [] };
  const sealed = createSealedCopies({
    store,
    subjectOf: async (name) => ({ subject, exists: documents.aboutDocument(name) !== undefined }),
    boardsOf: () => [],
    now: () => time,
  });
  documents.appendUpdates([{ document: acme, update: new Uint8Array([0]), actor: 'ana', at }]);
  return { sealed, store, documents, db, wait: (hours: number) => (time = new Date(time.getTime() + hours * 3_600_000)) };
}

test('[SYNC-70] [N11] what somebody had written before a record was taken away is seen by whoever may edit it now, and by nobody else', async () => {
  const { sealed } = given();
  expect(await sealed.seal(ana, copy())).toBe(true);
  expect(await sealed.of(cem, acme)).toMatchObject([{ by: 'ana', changes: [change] }]);
  expect(await sealed.of(ben, acme)).toHaveLength(1);
  expect(await sealed.of(ana, acme)).toBeUndefined();
  const other: Person = { id: 'eve', role: 'seller', team: 'west', leads: [] };
  expect(await sealed.of(other, acme)).toBeUndefined();
});

test('[SYNC-71] who never had a record gets the same answer as who had it, and nothing is kept', async () => {
  const { sealed, documents } = given();
  const eve: Person = { id: 'eve', role: 'seller', team: 'west', leads: [] };
  expect(await sealed.seal(eve, copy())).toBe(true);
  expect(await sealed.seal(eve, copy({ document: nameOf('contact', 'nobody') }))).toBe(true);
  expect(await sealed.seal(eve, copy({ document: 'no name' }))).toBe(true);
  expect(await sealed.of(cem, acme)).toEqual([]);
  expect(documents.aboutDocument(nameOf('contact', 'nobody'))).toBeUndefined();
});

test('[SYNC-71] who only held the row, until it left, had the record', async () => {
  const { sealed, db } = given();
  const eve: Person = { id: 'eve', role: 'seller', team: 'west', leads: [] };
  const mark = db.prepare(`INSERT INTO row_audience (audience, key, seq, removed) VALUES ('user:eve', 'contact/acme', 1, ?)`);
  mark.run(1);
  await sealed.seal(eve, copy());
  expect(await sealed.of(cem, acme)).toHaveLength(1);
});

test('[SYNC-71] who may still edit the record sends it the usual way', async () => {
  const { sealed } = given();
  await sealed.seal(cem, copy());
  expect(await sealed.of(cem, acme)).toEqual([]);
});

test('[SYNC-72] a copy that is sent twice is one; applied and discarded changes go, and with the last the copy', async () => {
  const { sealed } = given();
  const second = { ...change, id: '01H0000000000000000000000B', path: 'fields/name' };
  await sealed.seal(ana, copy({ changes: [change, second] }));
  await sealed.seal(ana, copy({ changes: [change, second] }));
  expect(await sealed.settle(ana, 'copy1', [change.id])).toBe(false);
  expect(await sealed.settle(cem, 'copy1', [change.id])).toBe(true);
  expect((await sealed.of(cem, acme))?.[0]?.changes).toEqual([second]);
  await sealed.settle(cem, 'copy1', [second.id]);
  expect(await sealed.of(cem, acme)).toEqual([]);
});

test('[SYNC-73] copies are taken at most 60 times an hour of one person, whatever they are about, and kept for 30 days', async () => {
  const { sealed, wait } = given();
  for (let i = 0; i < 60; i++) expect(await sealed.seal(ana, copy({ id: `c${i}`, document: i % 2 ? acme : 'contact/nobody' }))).toBe(true);
  expect(await sealed.seal(ana, copy({ id: 'c60' }))).toBe(false);
  expect(await sealed.of(cem, acme)).toHaveLength(30);
  wait(2);
  expect(await sealed.seal(ana, copy({ id: 'c60' }))).toBe(true);
  wait(31 * 24);
  await sealed.sweep();
  expect(await sealed.of(cem, acme)).toEqual([]);
});

test('[SYNC-74] an erasure takes the copies of a contact, and those that name it', async () => {
  const { sealed, store } = given();
  const work = {
    contacts: ['vera'],
    near: { names: [], mails: [], phones: [] },
    far: { names: ['Vera Lindqvist'], mails: [], phones: [] },
  };
  await sealed.seal(ana, copy());
  await sealed.seal(ana, copy({ id: 'copy2', changes: [{ ...change, to: 'Talked to Vera Lindqvist' }] }));
  const keeper = keptCopies(store);
  expect(await keeper.count(work)).toBe(1);
  await keeper.erase(work);
  expect((await sealed.of(cem, acme))?.map(({ id }) => id)).toEqual(['copy1']);
  await sealed.forgetDocument(acme);
  expect(await sealed.of(cem, acme)).toEqual([]);
});
