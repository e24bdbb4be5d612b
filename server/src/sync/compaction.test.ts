import { contact, type DocumentName, nameOf } from '@tandem/core';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { memoryStorage } from '../storage/memory/memory-storage.ts';
import { noSteps } from '../storage/steps.ts';
import type { Storage } from '../storage/storage.ts';
import { createCompaction } from './compaction.ts';
import { snapshotOf } from './compaction-thread.ts';

const acme = nameOf('contact', 'acme');
const at = '2026-03-12T09:00:00Z';

function given(storage: Storage = memoryStorage(), mayCompact: (document: DocumentName) => Promise<boolean> = async () => true) {
  let time = 0;
  let listener: (documents: readonly (typeof acme)[]) => void = () => undefined;
  const logged: string[] = [];
  const compaction = createCompaction({
    storage,
    rows: 20,
    atMostRows: 200,
    quietMs: 1000,
    everyMs: 3_600_000,
    steps: noSteps,
    mayCompact,
    now: () => new Date(time),
    onAppended: (told) => {
      listener = told;
      return () => undefined;
    },
    log: { info() {}, warn() {}, error: (event) => void logged.push(event) },
  });
  const doc = new Y.Doc();
  async function write(count: number) {
    for (let i = 0; i < count; i++) {
      const before = Y.encodeStateVector(doc);
      contact.change(doc, { name: `Acme ${i}`, town: `secret ${i}` }, 'me');
      await storage.appendUpdates([{ document: acme, update: Y.encodeStateAsUpdate(doc, before), actor: 'ana', at }]);
    }
    listener([acme]);
  }
  return { storage, compaction, doc, write, logged, wait: (ms: number) => void (time += ms) };
}

async function stateOf(storage: Storage) {
  const stored = await storage.loadDocument(acme);
  const doc = new Y.Doc();
  for (const update of [stored?.snapshot, ...(stored?.updates ?? [])]) if (update) Y.applyUpdate(doc, update);
  return { doc, bytes: [stored?.snapshot, ...(stored?.updates ?? [])].map((part) => Buffer.from(part ?? []).toString('latin1')).join('') };
}

test('[SYNC-15] a very long log is compacted while somebody writes, and nothing of it is missing', async () => {
  const { storage, compaction, doc, write } = given();
  await write(210);
  const compacting = compaction.run();
  await write(5);
  expect(await compacting).toBe(1);
  expect((await storage.aboutDocument(acme))?.logRows).toBeLessThanOrEqual(5);
  expect(contact.read((await stateOf(storage)).doc)).toEqual(contact.read(doc));
});

test('[SYNC-15] a long log of a quiet document becomes a snapshot that says the same and forgets what was overwritten', async () => {
  const { storage, compaction, doc, write, wait } = given();
  await write(30);
  expect(await compaction.run()).toBe(0);
  wait(1000);
  expect(await compaction.run()).toBe(1);
  expect(await storage.aboutDocument(acme)).toMatchObject({ logRows: 0 });
  const { doc: loaded, bytes } = await stateOf(storage);
  expect(Y.encodeStateVector(loaded)).toEqual(Y.encodeStateVector(doc));
  expect(contact.read(loaded)).toEqual(contact.read(doc));
  expect(bytes).toContain('secret 29');
  expect(bytes).not.toContain('secret 3');
  await write(25);
  wait(1000);
  expect(await compaction.run()).toBe(1);
  expect(contact.read((await stateOf(storage)).doc)).toEqual(contact.read(doc));
});

test('[SYNC-15] what is appended while a snapshot is made stays in the log', async () => {
  const storage = memoryStorage();
  const late = new Y.Doc();
  late.getMap('fields').set('website', 'acme.example');
  const { compaction, doc, write, wait } = given({
    ...storage,
    async compact(name, snapshot, through) {
      await storage.appendUpdates([{ document: acme, update: Y.encodeStateAsUpdate(late), actor: 'ben', at }]);
      await storage.compact(name, snapshot, through);
    },
  });
  await write(30);
  wait(1000);
  expect(await compaction.run()).toBe(1);
  expect(await storage.aboutDocument(acme)).toMatchObject({ logRows: 1 });
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(late));
  expect(contact.read((await stateOf(storage)).doc)).toEqual(contact.read(doc));
});

test('[SYNC-15] a log with a damaged or incomplete part is left as it is and reported', async () => {
  const { storage, compaction, write, wait, logged } = given();
  const other = new Y.Doc();
  contact.change(other, { name: 'A' }, 'me');
  const before = Y.encodeStateVector(other);
  contact.change(other, { name: 'B' }, 'me');
  await storage.appendUpdates([{ document: acme, update: Y.encodeStateAsUpdate(other, before), actor: 'ana', at }]);
  await write(30);
  wait(1000);
  expect(await compaction.run()).toBe(0);
  expect(logged).toEqual(['sync.compaction-refused']);
  expect(await storage.aboutDocument(acme)).toMatchObject({ logRows: 31 });
  expect(snapshotOf({ snapshot: undefined, updates: [new Uint8Array([9, 9, 9])] })).toBeUndefined();
});

test('[PLN-47] a log that somebody has not followed so far is not compacted, and is asked about when it was read', async () => {
  const asked: string[] = [];
  let followed = false;
  const { storage, compaction, write, wait } = given(memoryStorage(), async (document) => {
    asked.push(document);
    return followed;
  });
  await write(30);
  wait(1000);
  expect(await compaction.run()).toBe(0);
  expect(await storage.aboutDocument(acme)).toMatchObject({ logRows: 30 });
  followed = true;
  expect(await compaction.run()).toBe(1);
  expect(asked).toEqual([acme, acme]);
});
