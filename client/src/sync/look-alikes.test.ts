import { aContactRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { createLookAlikes } from './look-alikes.ts';

type Row = ReturnType<typeof aContactRow>;

/** Idle time comes when the test says so, and a slice lasts two contacts. */
function given(...rows: readonly Row[]) {
  const contacts = new Map(rows.map((row) => [row.id, row]));
  const work: (() => void)[] = [];
  let listener: (() => void) | undefined;
  let subscribed = 0;
  const store = createLookAlikes({
    contacts: () => contacts,
    subscribe: (listen) => {
      subscribed++;
      listener = listen;
      return () => {
        listener = undefined;
      };
    },
    whenIdle: (slice) => void work.push(slice),
    startSlice: () => {
      let taken = 0;
      return () => ++taken >= 2;
    },
  });
  return {
    store,
    contacts,
    subscriptions: () => subscribed,
    changed: () => listener?.(),
    idle() {
      let slices = 0;
      for (let slice = work.shift(); slice; slice = work.shift()) {
        slice();
        slices++;
      }
      return slices;
    },
    pairs: () =>
      store
        .view()
        .pairs()
        .map(({ a, b }) => `${a} ${b}`),
  };
}
const berg = (id: string, more: Partial<Row> = {}) => aContactRow({ id, name: 'Berg AB', town: 'Lund', ...more });

test('[CLI-110] nothing is compared until somebody asks, then in slices, and afterwards only what changed is told', () => {
  const { store, contacts, subscriptions, changed, idle, pairs } = given(berg('a'), berg('b'), berg('c', { name: 'Nordlek' }));
  expect([subscriptions(), store.view().ready]).toEqual([0, false]);
  let told = 0;
  const stop = store.subscribe(() => told++);
  expect(idle()).toBe(2);
  expect([store.view().ready, told, pairs()]).toEqual([true, 1, ['a b']]);
  changed();
  idle();
  expect(told).toBe(1);
  contacts.set('c', berg('c'));
  changed();
  idle();
  expect([told, pairs()]).toEqual([2, ['a b', 'a c', 'b c']]);
  stop();
  contacts.delete('a');
  expect(pairs().length).toBe(3);
  // Asked again, it has what happened meanwhile.
  store.subscribe(() => undefined);
  idle();
  expect(pairs()).toEqual(['b c']);
});

test('[CLI-110] whoever was merged is in no pair, and is named by the other when typed again', () => {
  const { store, contacts, changed, idle, pairs } = given(berg('a'), berg('b', { name: 'Nordlek', mergedInto: 'a' }));
  store.subscribe(() => undefined);
  idle();
  expect(pairs()).toEqual([]);
  expect(
    store
      .view()
      .like(berg('', { name: 'Nordlek' }))
      .map(({ id }) => id),
  ).toEqual(['a']);
  // The one it was merged into is no longer for this person: it stands by itself again.
  contacts.delete('a');
  contacts.set('c', berg('c', { name: 'Nordlek' }));
  changed();
  idle();
  expect(pairs()).toEqual(['b c']);
});

test('[CLI-110] only what is more than possible is worth a look', () => {
  const { store, idle, pairs } = given(berg('a'), berg('b', { town: '' }));
  store.subscribe(() => undefined);
  idle();
  expect([pairs(), store.view().worthALook()]).toEqual([['a b'], 0]);
});
