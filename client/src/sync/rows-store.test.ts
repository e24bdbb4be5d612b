import { expect, test, vi } from 'vitest';
import { changedBetween } from './moment.ts';
import { createRowsStore } from './rows-store.ts';
import { aContactRow, anOpportunityRow } from './testing.ts';

const acme = aContactRow({ id: 'c1', name: 'Acme' });
const line = (audience: string, through: number, rows: { in: string[]; row: ReturnType<typeof aContactRow> }[], gone: string[] = []) =>
  ({ t: 'rows', audience, through, rows, gone }) as const;

test('[CLI-1] rows of the feed become maps by kind and id, and what to keep names the cursor', () => {
  const store = createRowsStore();
  const batch = store.applyLine(line('user:ana', 7, [{ in: ['user:ana'], row: acme }]));
  store.flush();
  expect([...store.rowsOf('contact')]).toEqual([['c1', acme]]);
  expect(batch).toEqual({ put: [{ key: 'contact/c1', row: acme, in: ['user:ana'] }], remove: [], cursors: { 'user:ana': 7 }, left: [] });
});

test('[CLI-2] a row that is gone disappears from memory and from the device', () => {
  const store = createRowsStore();
  store.applyLine(line('user:ana', 7, [{ in: ['user:ana'], row: acme }]));
  const batch = store.applyLine(line('user:ana', 8, [], ['contact/c1']));
  expect(store.rowsOf('contact').size).toBe(0);
  expect(batch?.remove).toEqual(['contact/c1']);
});

test('[CLI-3] a row of a left audience goes, and stays while another audience holds it', () => {
  const store = createRowsStore();
  const shared = aContactRow({ id: 'c2', name: 'Shared' });
  store.applyLine(
    line('board:b1', 1, [
      { in: ['board:b1'], row: acme },
      { in: ['board:b1', 'user:ana'], row: shared },
    ]),
  );
  const batch = store.applyLine({ t: 'hello', epoch: 'e', audiences: ['everyone', 'user:ana'] });
  expect([...store.rowsOf('contact').keys()]).toEqual(['c2']);
  expect(batch).toMatchObject({ remove: ['contact/c1'], put: [{ key: 'contact/c2', in: ['user:ana'] }] });
});

test('[CLI-4] the map of a kind is the same object until a row of that kind changes', () => {
  const store = createRowsStore();
  const heard = vi.fn();
  store.subscribe('contact', heard);
  store.applyLine(line('everyone', 1, [{ in: ['everyone'], row: acme }]));
  store.flush();
  const before = store.rowsOf('contact');
  store.overlay('board/b1', [anOpportunityRow({ id: 'o1' })], []);
  store.flush();
  expect(store.rowsOf('contact')).toBe(before);
  store.applyLine(line('everyone', 2, [{ in: ['everyone'], row: aContactRow({ id: 'c1', name: 'Acme AB' }) }]));
  expect(store.rowsOf('contact')).toBe(before);
  store.flush();
  expect(store.rowsOf('contact')).not.toBe(before);
  expect(heard).toHaveBeenCalledTimes(2);
});

test('[CLI-4] what the device kept is a new map, and later changes follow from it', () => {
  const store = createRowsStore();
  const [empty, heard] = [store.rowsOf('contact'), vi.fn()];
  store.subscribe('contact', heard);
  const kept = [acme, aContactRow({ id: 'c2', name: 'Other' })].map((row) => ({ key: `contact/${row.id}`, row, in: ['user:ana'] }));
  store.restore(kept);
  store.flush();
  const restored = store.rowsOf('contact');
  expect([heard.mock.calls.length, restored === empty, [...restored.keys()]]).toEqual([1, false, ['c1', 'c2']]);
  expect(changedBetween(empty, restored)).toBeUndefined();
  store.applyLine(line('user:ana', 8, [{ in: ['user:ana'], row: aContactRow({ id: 'c1', name: 'Acme Ltd' }) }]));
  store.flush();
  expect([...(changedBetween(restored, store.rowsOf('contact')) ?? [])]).toEqual(['c1']);
  store.restore(kept.slice(0, 1));
  store.flush();
  expect([...store.rowsOf('contact').keys()]).toEqual(['c1']);
});

test('[CLI-5] what a local document says lies over the feed until the document is closed', () => {
  const store = createRowsStore();
  store.applyLine(line('everyone', 1, [{ in: ['everyone'], row: acme }]));
  store.overlay('contact/c1', [aContactRow({ id: 'c1', name: 'Edited here' })], []);
  store.applyLine(line('everyone', 2, [{ in: ['everyone'], row: aContactRow({ id: 'c1', name: 'Older news' }) }]));
  expect(store.rowsOf('contact').get('c1')?.name).toBe('Edited here');
  store.liftOverlay('contact/c1');
  expect(store.rowsOf('contact').get('c1')?.name).toBe('Older news');
});

test('[CLI-29] the feed stands for a document while it has a row of it: a contact, a board, an archive by its cards', () => {
  const store = createRowsStore();
  store.restore([{ key: 'opportunity/o1', row: anOpportunityRow({ id: 'o1' }), in: ['board:b1'] }]);
  store.applyLine(line('everyone', 1, [{ in: ['everyone'], row: acme }]));
  expect(['contact/c1', 'board/b1', 'settings', 'contact/gone', 'board/gone'].filter((name) => store.standsFor(name))).toEqual([
    'contact/c1',
    'board/b1',
    'settings',
  ]);
  store.applyLine({ ...line('everyone', 2, []), gone: ['contact/c1'] });
  expect(store.standsFor('contact/c1')).toBe(false);
});

test('[CLI-5] an entry that was removed here is not shown although the feed still has it', () => {
  const store = createRowsStore();
  store.restore([{ key: 'opportunity/o1', row: anOpportunityRow({ id: 'o1' }), in: ['board:b1'] }]);
  expect(store.keysFrom('board/b1')).toEqual(['opportunity/o1']);
  store.overlay('board/b1', [], ['opportunity/o1']);
  expect(store.rowsOf('opportunity').size).toBe(0);
});

test('[S1-17] a company whose making was taken back is in no list and no count, one without a name is', () => {
  const store = createRowsStore();
  const rows = [aContactRow({ id: 'unmade' }), aContactRow({ id: 'nameless', createdAt: '2026-03-12T10:00:00Z' })];
  store.applyLine(
    line(
      'user:ana',
      7,
      rows.map((row) => ({ in: ['user:ana'], row })),
    ),
  );
  store.flush();
  expect([...store.rowsOf('contact').keys()]).toEqual(['nameless']);
});

test('[CLI-412] rows shown ahead are those of the device once it was read, and what the device does not have is gone', () => {
  const store = createRowsStore();
  const [old, other] = [aContactRow({ id: 'c1', name: 'Acme of old' }), aContactRow({ id: 'c9', name: 'Nobody' })];
  let told = 0;
  store.subscribe('contact', () => told++);
  store.foreshadow([old, other]);
  store.flush();
  expect([...store.rowsOf('contact').values()]).toEqual([old, other]);
  expect([[...store.base()], store.standsFor('contact/c1'), told]).toEqual([[], false, 1]);
  const many = Array.from({ length: 9000 }, (_, i) => aContactRow({ id: `d${i}`, name: 'D' }));
  const work = store.restoring([acme, ...many].map((row) => ({ key: `contact/${row.id}`, row, in: ['everyone'] })));
  let pieces = 1;
  while (!work.next().done) pieces++;
  store.flush();
  expect([pieces > 2, told]).toEqual([true, 2]);
  expect([...store.rowsOf('contact').keys()].toSorted()).toEqual(['c1', ...many.map(({ id }) => id)].toSorted());
  expect(store.rowsOf('contact').get('c1')).toBe(acme);
});

test('[CLI-412] rows shown ahead go when nothing else comes', () => {
  const store = createRowsStore();
  store.foreshadow([acme]);
  store.clear();
  expect(store.rowsOf('contact').size).toBe(0);
  store.foreshadow([acme]);
  store.restore([]);
  store.flush();
  expect(store.rowsOf('contact').size).toBe(0);
});
