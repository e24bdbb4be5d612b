import { contact, nameOf } from '@tandem/core';
import { aContactRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { memoryStorage } from '../storage/memory/memory-storage.ts';
import { createLookAlikes } from './look-alikes.ts';
import { createProjector } from './projector.ts';

const silent = { info() {}, warn() {}, error() {} };

function given() {
  const storage = memoryStorage();
  const projector = createProjector({ storage, log: silent, pause: () => Promise.resolve() });
  const docs = new Map<string, Y.Doc>();
  return {
    lookAlikes: createLookAlikes(storage),
    async edit(id: string, change: (doc: Y.Doc) => void) {
      const doc = docs.get(id) ?? new Y.Doc();
      docs.set(id, doc);
      const before = Y.encodeStateVector(doc);
      change(doc);
      const update = Y.encodeStateAsUpdate(doc, before);
      await storage.appendUpdates([{ document: nameOf('contact', id), update, actor: 'ana', at: '2026-03-01T10:00:00Z' }]);
      projector.wake();
      await projector.settled();
    },
  };
}
const typed = aContactRow({ id: 'new', name: 'Berg Aktiebolag', town: 'Malmö' });

test('[DER-20] a new contact is held against those the asker may see, as they are now', async () => {
  const { lookAlikes, edit } = given();
  await edit('berg', (doc) => contact.change(doc, { name: 'Berg AB', town: 'Malmö', owner: 'ana' }, null));
  const hint = [{ id: 'berg', name: 'Berg AB', strength: 'likely', reasons: ['name-town'] }];
  expect(await lookAlikes(typed, ['user:ana'])).toEqual(hint);
  expect(await lookAlikes(typed, ['user:ben'])).toEqual([]);
  await edit('berg', (doc) => contact.change(doc, { town: 'Lund' }, null));
  expect(await lookAlikes(typed, ['managers'])).toEqual([]);
});

test('[DER-20] what was merged into another is named by the other, to whoever sees the other', async () => {
  const { lookAlikes, edit } = given();
  await edit('berg', (doc) => contact.change(doc, { name: 'Berg AB', town: 'Malmö', owner: 'ana' }, null));
  await edit('nord', (doc) => contact.change(doc, { name: 'Nordlek', owner: 'ben' }, null));
  await edit('berg', (doc) => contact.change(doc, { mergedInto: 'nord' }, null));
  expect((await lookAlikes(typed, ['managers'])).map(({ name }) => name)).toEqual(['Nordlek']);
  expect((await lookAlikes(typed, ['user:ana'])).map(({ name }) => name)).toEqual(['Berg AB']);
  expect(await lookAlikes(typed, ['user:ben'])).toEqual([]);
});
