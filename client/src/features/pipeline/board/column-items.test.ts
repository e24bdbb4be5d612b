import type { OpportunityRow } from '@tandem/core';
import { expect, test } from 'vitest';
import { anOpportunity } from '../testing.ts';
import { columnItems, ghostHeight, indexAtHeight, type Slot, topOfItem } from './column-items.ts';

const cards: readonly OpportunityRow[] = ['a', 'b', 'c'].map((id) => anOpportunity({ id }));
const jonas = { user: 'jonas', name: 'Jonas Weber', color: 2 };
const slot = (index: number, by?: typeof jonas): Slot => ({ key: `slot:${by?.user ?? 'me'}`, index, height: 104, by });
const drawn = (own: string, others: ReadonlyMap<string, typeof jonas>, slots: readonly Slot[]) =>
  columnItems(cards, { own, others, slots }, () => 80)
    .map(({ kind, key }) => (kind === 'card' ? key : `${kind}:${key}`))
    .join(' ');

test('[S1-03] the own card leaves its place and a slot opens where it would go', () => {
  expect([0, 1, 2].map((index) => drawn('b', new Map(), [slot(index)]))).toEqual([
    'slot:slot:me a c',
    'a slot:slot:me c',
    'a c slot:slot:me',
  ]);
});

test("[S1-03] a colleague's card leaves a note at its place, and its slot opens in the stage it is over", () => {
  expect(drawn('', new Map([['b', jonas]]), [slot(3, jonas)])).toBe('a ghost:b c slot:slot:jonas');
  expect(columnItems(cards, { own: '', others: new Map([['b', jonas]]), slots: [] }, () => 80)[1]).toMatchObject({
    by: jonas,
    height: ghostHeight,
  });
});

test('[S1-03] two people may carry cards over one column at once', () => {
  expect(drawn('a', new Map([['c', jonas]]), [slot(1), slot(0, jonas)])).toBe('slot:slot:jonas b slot:slot:me ghost:c');
});

test('[S1-03] the place follows the middle of the carried card, as if its own place were closed', () => {
  const at = (middle: number) => indexAtHeight(cards, 'a', middle, () => 80, 6);
  expect([at(-50), at(39), at(41), at(125), at(127), at(9_999)]).toEqual([0, 0, 1, 1, 2, 2]);
  expect(
    topOfItem(
      columnItems(cards, { own: 'a', others: new Map(), slots: [slot(1)] }, () => 80),
      'slot:me',
      6,
    ),
  ).toBe(86);
});
