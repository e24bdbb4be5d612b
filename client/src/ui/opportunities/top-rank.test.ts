import { expect, test } from 'vitest';
import { anOpportunity } from '../../features/pipeline/testing.ts';
import { topRank, topRanks } from './top-rank.ts';

const rows = [
  anOpportunity({ id: 'a', rank: 'a3' }),
  anOpportunity({ id: 'b', rank: 'a1' }),
  anOpportunity({ id: 'c', stage: 'won', rank: 'Zz' }),
];

test('[S1-03] several cards that come to a stage at once stand above the others, in the order they had', () => {
  const found = topRanks(rows, 'qualified', 3, () => 0.4);
  expect([...found].sort()).toEqual(found);
  expect(new Set(found).size).toBe(3);
  expect((found.at(-1) ?? '') < 'a1').toBe(true);
});

test('[S1-03] the first card of an empty stage gets a rank too', () => {
  expect(topRank([], 'qualified', () => 0.4)).not.toBe('');
});
