import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRng } from '../testing/rng.ts';
import { byRank, rankBetween, ranks } from './rank.ts';

const seed = 20261121;
const outermost = [`A${'0'.repeat(26)}`, `A${'0'.repeat(25)}1`, `B${'0'.repeat(25)}`, `z${'z'.repeat(26)}`, `y${'z'.repeat(25)}`];
const anyRandom = fc.integer({ min: 1, max: 2 ** 31 - 1 }).map((start) => createRng(start).next);
/** Ranks as people make them: by dropping again and again at random places of a growing list. */
const grownList = fc.array(fc.nat(), { minLength: 1, maxLength: 40 }).map((drops) => {
  const random = createRng(drops.length).next;
  const list: string[] = [];
  for (const drop of drops) {
    const at = drop % (list.length + 1);
    list.splice(at, 0, rankBetween(list[at - 1] ?? null, list[at] ?? null, random));
  }
  return list;
});

test('[RANK-1] a new rank lies strictly between its neighbours, wherever in a list it is dropped', () =>
  fc.assert(
    fc.property(grownList, fc.nat(), anyRandom, (list, drop, random) => {
      const at = drop % (list.length + 1);
      const rank = rankBetween(list[at - 1] ?? null, list[at] ?? null, random);
      expect(at === 0 || (list[at - 1] as string) < rank).toBe(true);
      expect(at === list.length || rank < (list[at] as string)).toBe(true);
      expect([...list].sort()).toEqual(list);
    }),
    { seed, numRuns: 500 },
  ));

test('[RANK-2] any text as a neighbour gives a rank that can be a neighbour again', () => {
  const garbage = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[A-Za-z][0-9A-Za-z]{0,30}$/),
    fc.constantFrom('', 'a', 'a0', 'a00', 'a0é', 'a0 ', '__proto__', 'Zz', 'Z0', ...outermost),
  );
  fc.assert(
    fc.property(fc.option(garbage), fc.option(garbage), anyRandom, (before, after, random) => {
      const rank = rankBetween(before, after, random);
      fc.pre(/^[C-x]/.test(rank));
      expect([rankBetween(null, rank, random) < rank, rank < rankBetween(rank, null, random)]).toEqual([true, true]);
    }),
    { seed, numRuns: 1_000 },
  );
});

test('[RANK-2] the outermost ranks, which only a hostile device writes, are no reason to fail', () => {
  const random = createRng(2).next;
  for (const before of [null, ...outermost])
    for (const after of [null, ...outermost]) expect(rankBetween(before, after, random)).toMatch(/^[0-9A-Za-z]+$/);
});

test('[RANK-3] a card dropped between two equal ranks comes right after them, before all others', () =>
  fc.assert(
    fc.property(grownList, fc.nat(), anyRandom, (list, pick, random) => {
      const rank = list[pick % list.length] as string;
      const next = list[(pick % list.length) + 1];
      const dropped = rankBetween(rank, rank, random);
      expect(rank < dropped).toBe(true);
      expect(next === undefined || dropped < next).toBe(true);
    }),
    { seed, numRuns: 500 },
  ));

test('[RANK-3] neighbours in reversed order count as equal ones', () => {
  const random = createRng(1).next;
  const dropped = rankBetween('a5', 'a2', random);
  expect(['a5' < dropped, dropped < 'a51']).toEqual([true, true]);
});

test('[RANK-4] of 1,000 pairs of people who drop into the same gap, all but a few get different ranks', () => {
  const random = createRng(4).next;
  const gaps: readonly [string | null, string | null][] = [
    [null, null],
    ['a1', null],
    [null, 'a1'],
    ['a1', 'a2'],
    ['a1', 'a1V'],
    ['a1V', 'a1X'],
  ];
  for (const [before, after] of gaps) {
    let equal = 0;
    for (let pair = 0; pair < 1_000; pair++) {
      const mine = rankBetween(before, after, random);
      const theirs = rankBetween(before, after, random);
      if (mine === theirs) equal++;
    }
    expect(equal).toBeLessThan(5);
  }
});

test('[RANK-5] 3,000 drops at one place keep ranks short enough for their field', () => {
  const random = createRng(5).next;
  let first = rankBetween(null, null, random);
  let last = first;
  for (let i = 0; i < 3_000; i++) {
    last = rankBetween(last, null, random);
    first = rankBetween(null, first, random);
  }
  expect(Math.max(first.length, last.length)).toBeLessThan(16);
  let second = last;
  for (let i = 0; i < 1_500; i++) second = rankBetween(first, second, random);
  let secondLast = first;
  for (let i = 0; i < 1_500; i++) secondLast = rankBetween(secondLast, last, random);
  expect(Math.max(second.length, secondLast.length)).toBeLessThan(500);
});

test('[RANK-6] equal ranks are ordered by id, on every device the same', () => {
  const cards = [
    { rank: 'a1', id: 'z' },
    { rank: 'a0', id: 'm' },
    { rank: 'a1', id: 'b' },
  ];
  expect([...cards].sort(byRank).map((card) => card.id)).toEqual(['m', 'b', 'z']);
  expect(byRank({ rank: 'a1', id: 'b' }, { rank: 'a1', id: 'b' })).toBe(0);
});

test('[RANK-7] ranks for a whole list are in order and end where one more can be added', () => {
  const list = ranks(1_500);
  expect(new Set(list).size).toBe(1_500);
  expect([...list].sort()).toEqual(list);
  expect((list.at(-1) as string) < rankBetween(list.at(-1) as string, null, createRng(7).next)).toBe(true);
});
