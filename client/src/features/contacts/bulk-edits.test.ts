import 'fake-indexeddb/auto';
import { contact } from '@tandem/core';
import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { translate } from '../../i18n/i18n.ts';
import { editDocument, forgetSteps, redoLast, undoLabels, undoLast } from '../../sync/edit.ts';
import { rowsOf } from '../../sync/rows.ts';
import { withoutServer } from '../../sync/testing-without-server.ts';
import { wordsOf } from '../../ui/undo-step.ts';
import { changeMany } from './bulk-edits.ts';

// A train: what is not on this device cannot be changed.
withoutServer();

async function given(owners: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, owner] of Object.entries(owners)) await write(id, owner);
  forgetSteps();
}
const write = (id: string, owner: string) =>
  editDocument(contact.nameOf(id), 'New', (doc: Y.Doc) => contact.change(doc, { name: id, owner }, 'me'), { create: true });
const ownersOf = (...ids: readonly string[]) => ids.map((id) => rowsOf('contact').get(id)?.owner);

test('[S0-26] many companies are given away at once and taken back as one step', async () => {
  await given({ a: 'ana', b: 'ben', c: 'dana' });
  const { changed, left, undo } = await changeMany({ ids: ['a', 'b', 'c'], field: 'owner', value: 'dana', label: 'Give' });
  expect([changed, left]).toEqual([2, []]);
  expect(ownersOf('a', 'b', 'c')).toEqual(['dana', 'dana', 'dana']);
  await undo();
  expect(ownersOf('a', 'b', 'c')).toEqual(['ana', 'ben', 'dana']);
});

test('[CLI-413] undo in the toast takes back that change and no newer one, says what stayed, and says when it is too late', async () => {
  await given({ a: 'ana', b: 'ben', e: 'ana' });
  const bulk = await changeMany({ ids: ['a', 'b'], field: 'owner', value: 'dana', label: 'Give' });
  await write('e', 'cleo');
  await write('b', 'cleo');
  const undone = await bulk.undo();
  expect(ownersOf('a', 'b', 'e')).toEqual(['ana', 'cleo', 'cleo']);
  expect(wordsOf(undone, translate)).toEqual(['Taken back: Give', 'One value stays: somebody has changed it since.']);
  expect(undoLabels().undo).toBe('New');
  const again = await bulk.undo();
  expect(ownersOf('a', 'b', 'e')).toEqual(['ana', 'cleo', 'cleo']);
  expect(wordsOf(again, translate)).toEqual(['Cannot be undone any more: it was undone already, or too much was done since']);
});

test('[CLI-413] what the key has taken back is not taken back by the toast, and what was done again is', async () => {
  await given({ a: 'ana', e: 'ana' });
  const bulk = await changeMany({ ids: ['a'], field: 'owner', value: 'dana', label: 'Give' });
  await undoLast();
  await write('e', 'cleo');
  expect(await bulk.undo()).toBeUndefined();
  expect(ownersOf('a', 'e')).toEqual(['ana', 'cleo']);
  const second = await changeMany({ ids: ['a'], field: 'owner', value: 'ben', label: 'Give' });
  await undoLast();
  await redoLast();
  expect(ownersOf('a')).toEqual(['ben']);
  await second.undo();
  expect(ownersOf('a', 'e')).toEqual(['ana', 'cleo']);
});

test('[CLI-93] the key for undo takes back a change of hundreds at once, and says what it was', async () => {
  const ids = Array.from({ length: 130 }, (_, i) => `c${i}`);
  await given(Object.fromEntries(ids.map((id) => [id, 'ana'])));
  const seen: number[] = [];
  await changeMany({ ids, field: 'owner', value: 'ben', label: 'Gave 130', onProgress: (done) => seen.push(done) });
  expect(undoLabels().undo).toBe('Gave 130');
  expect(seen).toEqual([20, 40, 60, 80, 100, 120, 130]);
  await undoLast();
  expect(new Set(ownersOf(...ids))).toEqual(new Set(['ana']));
  expect(undoLabels().undo).toBeUndefined();
});

test('[CLI-93] those that are not here are named with the reason, and a stop leaves the rest', async () => {
  await given({ a: 'ana' });
  const { changed, left } = await changeMany({ ids: ['a', 'gone'], field: 'status', value: 's1', label: 'Set' });
  expect([changed, left]).toEqual([1, [{ id: 'gone', reason: 'not-here' }]]);
  const stopped = await changeMany({ ids: ['a'], field: 'status', value: 's2', label: 'Set', signal: AbortSignal.abort() });
  expect(stopped.changed).toBe(0);
});

test('[S0-26] taking back leaves what a colleague has changed since', async () => {
  await given({ a: 'ana', b: 'ben' });
  const { undo } = await changeMany({ ids: ['a', 'b'], field: 'owner', value: 'dana', label: 'Give' });
  await write('b', 'cleo');
  expect(await undo()).toMatchObject({ stayed: 1 });
  expect(ownersOf('a', 'b')).toEqual(['ana', 'cleo']);
});
