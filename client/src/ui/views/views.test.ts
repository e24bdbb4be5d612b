import 'fake-indexeddb/auto';
import { nameOf, type ViewRow, views } from '@tandem/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Me } from '../../state/session.ts';
import { documentNamed } from '../../sync/document-store.ts';
import { undoLast } from '../../sync/edit.ts';
import { rowsOf, rowsStore } from '../../sync/rows.ts';
import { withoutServer } from '../../sync/testing-without-server.ts';
import { migrateViews } from './migrate-views.ts';
import { ownViews, type SavedView, savedViews } from './saved-views.ts';
import { addView, mayPublish, moveView, rankAt, removeView } from './view-edits.ts';

const person = { id: 'ana', role: 'seller', team: 'north', leads: [] } as const;
const ana: Me = { ...person, person, name: 'Ana', email: 'ana@halden.example', isLeader: false };
const view = { title: 'Kiel', screen: 'companies', definition: '{}' } as const;
const titles = () => ownViews('companies', 'ana').map(({ title }) => title);

// A train: there is no server for any of it.
withoutServer();

test('[CLI-94] the first view is saved without a network, moved, removed and brought back by undo', async () => {
  const kiel = await addView(ana, view);
  const lund = await addView(ana, { ...view, title: 'Lund' });
  expect(titles()).toEqual(['Kiel', 'Lund']);
  await moveView(ana, 'companies', lund ?? '', kiel ?? '');
  expect(titles()).toEqual(['Lund', 'Kiel']);
  const [first] = ownViews('companies', 'ana');
  await removeView(ana, first as SavedView);
  expect(titles()).toEqual(['Kiel']);
  await undoLast();
  expect(titles()).toEqual(['Lund', 'Kiel']);
});

test('[CLI-94] views that two browsers kept are taken over once, also when both had the same', async () => {
  const kept = [view, { ...view, title: 'Lund' }];
  expect(await migrateViews('ana', kept)).toBe(true);
  expect(await migrateViews('ana', kept)).toBe(true);
  expect(titles()).toEqual(['Kiel', 'Lund']);
  // The other browser did the same before it heard of this one.
  const laptop = new Y.Doc();
  await migrateViews('ana', [view], async (_, __, edit) => edit(laptop));
  const document = documentNamed(nameOf('views', 'ana'));
  if (!document) throw new Error('the views are open while they wait');
  Y.applyUpdate(document.doc, Y.encodeStateAsUpdate(laptop), 'tab');
  expect(views.read(document.doc).views).toHaveLength(2);
});

test('[CLI-94] views whose document is not on this device are taken over another time', async () => {
  const row: ViewRow = { kind: 'view', id: 'v1', owner: 'ana', rank: 'a0', published: false, ...view, title: 'From the desk' };
  rowsStore.restore([{ key: 'view/v1', row, in: ['user:ana'] }]);
  rowsStore.flush();
  expect(await migrateViews('ana', [view])).toBe(false);
  expect([...rowsOf('view').keys()]).toEqual(['v1']);
});

test('[S4-13] the own views come first in their order, then what colleagues have published, with their names', () => {
  const row = (values: Partial<ViewRow>): ViewRow => ({
    kind: 'view',
    id: 'x',
    owner: 'ana',
    rank: 'a0',
    published: false,
    ...view,
    ...values,
  });
  const rows = [
    row({ id: '1', rank: 'a1', title: 'Second' }),
    row({ id: '2', rank: 'a0', title: 'First' }),
    row({ id: '3', owner: 'ben', title: 'Hidden' }),
    row({ id: '4', owner: 'ben', title: 'For all', published: true }),
    row({ id: '5', screen: 'persons', title: 'Elsewhere' }),
  ];
  const shown = savedViews(rows, 'companies', 'ana', (user) => (user === 'ben' ? 'Ben Okoye' : ''));
  expect(shown.map(({ title, from }) => [title, from])).toEqual([
    ['First', ''],
    ['Second', ''],
    ['For all', 'Ben Okoye'],
  ]);
});

test('[S4-13] who answers for others may publish: managers and leaders, not a seller', () => {
  const leader = { ...person, leads: ['otto'] };
  expect([mayPublish(ana), mayPublish({ ...ana, person: leader }), mayPublish({ ...ana, person: { ...person, role: 'manager' } })]).toEqual(
    [false, true, true],
  );
});

test('[CLI-94] a moved view stands where the other one was, wherever it came from', () => {
  const own = Array.from({ length: 6 }, (_, i) => ({ id: `${i}`, rank: `a${i}` }) as SavedView);
  expect(rankAt(own, '2', '2')).toBeUndefined();
  fc.assert(
    fc.property(fc.nat(5), fc.nat(5), (from, to) => {
      const rank = rankAt(own, `${from}`, `${to}`, () => 0.5);
      fc.pre(from !== to);
      const moved = own.map((one, i) => (i === from ? { ...one, rank: rank ?? '' } : one)).sort((a, b) => (a.rank < b.rank ? -1 : 1));
      expect(moved.findIndex(({ id }) => id === `${from}`)).toBe(to);
    }),
  );
});
