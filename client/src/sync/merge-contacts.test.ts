import { contact } from '@tandem/core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { memoryDevice } from './device.ts';
import { documentNamed, startDocuments, stopDocuments } from './document-store.ts';
import { EditRefused, editDocument, forgetSteps, undoLabels, undoLast } from './edit.ts';
import { divideContact, markDifferent, mergeContacts } from './merge-contacts.ts';
import { rowsOf, rowsStore } from './rows.ts';
import { resetSyncFacts, setSyncFacts } from './sync-state.ts';

/** Without a server: merging must work on a train. */
beforeEach(async () => {
  setSyncFacts({ workOffline: true });
  startDocuments(memoryDevice, { onEdit: () => undefined, onWake: () => undefined });
  for (const [id, name, mail] of [
    ['berg', 'Berg AB', 'info@berg.example'],
    ['twin', 'Berg Aktiebolag', 'anna@berg.example'],
  ] as const) {
    const make = (doc: Parameters<typeof contact.change>[0]) => {
      contact.change(doc, { name, createdAt: '2026-11-21T10:00:00Z' }, 'me');
      contact.addEntry(doc, 'mails', `m-${id}`, { value: mail }, 'me');
    };
    await editDocument(contact.nameOf(id), `New ${id}`, make, { create: true });
  }
});
afterEach(() => {
  forgetSteps();
  stopDocuments();
  rowsStore.clear();
  resetSyncFacts();
});
const order = { winner: 'berg', loser: 'twin', chosen: ['name'], by: 'petra', label: 'Merged' } as const;
const row = (id: string) => rowsOf('contact').get(id);

test('[CLI-115] a merge shows at once without a server, is one step, and is taken back as one', async () => {
  await mergeContacts(order);
  expect(row('twin')).toMatchObject({ name: 'Berg Aktiebolag', mergedInto: 'berg' });
  expect(row('berg')).toMatchObject({ name: 'Berg Aktiebolag', mails: ['info@berg.example', 'anna@berg.example'] });
  expect(undoLabels().undo).toBe('Merged');
  await undoLast();
  expect(row('twin')?.mergedInto).toBe('');
  expect(row('berg')).toMatchObject({ name: 'Berg AB', mails: ['info@berg.example'] });
  expect(undoLabels().undo).toBe('New twin');
});

test('[CLI-115] a division gives everything back as one step, and says they are different when told to', async () => {
  await mergeContacts(order);
  await divideContact('twin', 'Divided', { by: 'petra' });
  expect(row('twin')).toMatchObject({ mergedInto: '', different: ['berg'] });
  expect(row('berg')).toMatchObject({ name: 'Berg AB', mails: ['info@berg.example'] });
  await undoLast();
  expect(row('twin')).toMatchObject({ mergedInto: 'berg', different: [] });
  expect(row('berg')?.mails).toEqual(['info@berg.example', 'anna@berg.example']);
});

test('[CLI-115] when one of the two is not here, nothing is changed and the reason is told', async () => {
  await expect(mergeContacts({ ...order, loser: 'gone' })).rejects.toEqual(new EditRefused('not-here', contact.nameOf('gone')));
  await expect(mergeContacts({ ...order, winner: 'gone' })).rejects.toBeInstanceOf(EditRefused);
  expect(row('twin')?.mergedInto).toBe('');
  expect(contact.read(documentNamed(contact.nameOf('berg'))?.doc as never).merges).toEqual([]);
});

test('[CLI-115] saying that two are different is one edit of one of them', async () => {
  await markDifferent('berg', 'twin', 'petra', 'Different');
  expect([row('berg')?.different, row('twin')?.different]).toEqual([['twin'], []]);
});
