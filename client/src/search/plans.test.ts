import { aContactRow, anAction, aPlanRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { readQuery } from './query.ts';
import { searchOver } from './testing.ts';
import { whyFound } from './why.ts';

const rows = [
  aContactRow({ id: 'c1', name: 'Brinkhof' }),
  aPlanRow({
    id: 'p1',
    title: 'Six loaders, plan 2026',
    contact: 'c1',
    actions: [anAction({ id: 'i1', text: 'Lease proposal for @contact/c9 over 60 months' })],
  }),
  aPlanRow({ id: 'p2', title: 'Account plan', template: true }),
];

test('[CLI-300] a plan is found by its title, its account and what is to be done, and the sentence is shown', () => {
  const { ids, found } = searchOver(rows);
  expect([ids('six loaders', 'plans'), ids('#brinkhof', 'plans'), ids('lease', 'plans'), ids('@plan', 'plans')]).toEqual([
    ['p1'],
    ['p1'],
    ['p1'],
    [],
  ]);
  const [hit] = found('60 months').hits.plans;
  if (!hit) throw new Error('the plan is found');
  const { facts } = whyFound(hit.row, hit.found.row, hit.found.belongs, readQuery('60 months'), []);
  expect(facts.map(({ text }) => text)).toEqual(['Lease proposal for over 60 months']);
});

test('[CLI-300] templates come behind the plans of the team, and who is mentioned is not found by an id', () => {
  const { ids } = searchOver(rows);
  expect(ids('plan', 'plans')).toEqual(['p1', 'p2']);
  expect(ids('c9', 'plans')).toEqual([]);
});
