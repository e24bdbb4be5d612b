import { ranks } from '@tandem/core';
import { expect, test } from 'vitest';
import { indexAfter, rankAbove, rankAt, reachableIndex } from './place.ts';

const cards = ranks(4).map((rank, i) => ({ id: 'abcd'[i] ?? '', rank }));
const orderAfter = (moved: string, index: number) => {
  const rank = rankAt(cards, moved, index, () => 0.3);
  return [...cards.filter(({ id }) => id !== moved), { id: moved, rank }]
    .sort((x, y) => (x.rank < y.rank ? -1 : 1))
    .map(({ id }) => id)
    .join('');
};

test('[S1-03] a card dropped at a place stands there, from within the column or from another one', () => {
  expect([orderAfter('d', 0), orderAfter('a', 3), orderAfter('b', 2), orderAfter('x', 2), orderAfter('x', 4)]).toEqual([
    'dabc',
    'bcda',
    'acbd',
    'abxcd',
    'abcdx',
  ]);
});

test('[S1-03] two people who drop into the same gap at once get different ranks', () => {
  const seeded = (values: number[]) => () => values.shift() ?? 0;
  expect(rankAt(cards, 'x', 1, seeded([0.1, 0.9, 0.1]))).not.toBe(rankAt(cards, 'y', 1, seeded([0.9, 0.1, 0.9])));
});

test("[S1-03] a colleague's place means the same on a screen whose filter hides some cards", () => {
  const after = rankAbove(cards, 'x', 3);
  const filtered = cards.filter(({ id }) => id !== 'b');
  expect([indexAfter(cards, 'x', after), indexAfter(filtered, 'x', after), indexAfter(cards, 'x', rankAbove(cards, 'x', 0))]).toEqual([
    3, 2, 0,
  ]);
});

test('[S1-03] between cards of equal rank, as boards shown together have them, the slot opens where the card can stand', () => {
  const equal = ['a0', 'a1', 'a1', 'a1', 'a2'].map((rank, i) => ({ id: `${i}`, rank }));
  expect([0, 1, 2, 3, 4, 5].map((index) => reachableIndex(equal, index))).toEqual([0, 1, 1, 4, 4, 5]);
});
