import { expect, test } from 'vitest';
import { archivedOf, chosenFrom, type Listed, rankAt, rankAtEnd, sameTitle } from './list-order.ts';
import { numberOf } from './value-cells.tsx';

const entry = (id: string, rank: string, archived = false): Listed => ({ id, title: id.toUpperCase(), rank, archived });
const list = [entry('c', 'a2'), entry('a', 'a0'), entry('old', 'a1', true), entry('b', 'a1')];
const ids = (entries: readonly Listed[]) => entries.map((one) => one.id);
const half = () => 0.5;

test('[CLI-200] a list is in the order of its admins, with the archived entries apart', () => {
  expect(ids(chosenFrom(list))).toEqual(['a', 'b', 'c']);
  expect(ids(archivedOf(list))).toEqual(['old']);
});

test('[CLI-200] an entry moved to a place stands there, whatever its neighbours are', () => {
  const shown = chosenFrom(list);
  for (const [id, to, order] of [
    ['a', 2, ['b', 'c', 'a']],
    ['c', 0, ['c', 'a', 'b']],
    ['a', 1, ['b', 'a', 'c']],
    ['b', 99, ['a', 'c', 'b']],
  ] as const) {
    const rank = rankAt(shown, id, to, half);
    expect(ids(chosenFrom(shown.map((one) => (one.id === id ? { ...one, rank: rank ?? '' } : one))))).toEqual(order);
  }
  expect(rankAt(shown, 'b', 1, half)).toBeUndefined();
  expect(rankAt(shown, 'gone', 0, half)).toBeUndefined();
});

test('[CLI-200] a new entry goes to the end, behind archived ones too', () => {
  expect(rankAtEnd([...list, entry('z', 'a9', true)], half) > 'a9').toBe(true);
  expect(rankAtEnd([], half)).not.toBe('');
});

test('[CLI-201] the same title is found again in any letter case, so that nothing is there twice', () => {
  expect(sameTitle(list, ' old ')?.id).toBe('old');
  expect(sameTitle(list, 'new')).toBeUndefined();
});

test('[CLI-201] a number is typed as people write it; what is none is refused', () => {
  expect([numberOf('1 250,5', 1e12), numberOf('', 100), numberOf('101', 100), numberOf('-1', 100), numberOf('x', 100)]).toEqual([
    1250.5,
    null,
    undefined,
    undefined,
    undefined,
  ]);
});
