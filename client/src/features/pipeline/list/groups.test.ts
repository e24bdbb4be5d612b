import { anOpportunityRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import type { Stages } from '../../../ui/opportunities/stages.ts';
import { groupRows } from './groups.ts';

const stage = (id: string, status: 'open' | 'won' | 'lost', digit: number, probability: number) => ({
  id,
  title: id,
  status,
  digit,
  probability,
});
const byId = new Map(
  [stage('talk', 'open', 1, 50), stage('offer', 'open', 2, 80), stage('won', 'won', 3, 100)].map((one) => [one.id, one]),
);
const stages = { byId, of: () => [...byId.values()] } as unknown as Stages;
const rows = [
  anOpportunityRow({ id: '1', stage: 'won', owner: 'zoe', amount: 10 }),
  anOpportunityRow({ id: '2', stage: 'talk', owner: 'ana', amount: 100 }),
  anOpportunityRow({ id: '3', stage: 'gone', owner: '', amount: 1 }),
  anOpportunityRow({ id: '4', stage: 'talk', owner: 'zoe', amount: null }),
];
const nameOf = (user: string) => ({ ana: 'Ana', zoe: 'Zoe' })[user] ?? '';

test('[S1-04] the list in groups of stages stands as the board does, each group with its count and sums', () => {
  const groups = groupRows(rows, 'stage', stages, nameOf);
  expect(groups.map(({ key, rows: of, sum }) => [key, of.length, sum])).toEqual([
    ['talk', 2, 100],
    ['won', 1, 10],
    ['gone', 1, 1],
  ]);
  expect(groups[0]?.rows.map(({ id }) => id)).toEqual(['2', '4']);
});

test('[S1-04] groups of owners are in the order of their names, nobody last', () => {
  expect(groupRows(rows, 'owner', stages, nameOf).map(({ key }) => key)).toEqual(['ana', 'zoe', '']);
});
