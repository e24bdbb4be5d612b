import { aContactRow, anOpportunityRow, aTaskRow, someSettings } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { doubledSteps, firstFree } from './step-table.ts';
import { usesOf } from './uses.ts';

test('[S3-22] an entry says how many records choose it, in whatever field', () => {
  const uses = usesOf(
    {
      contacts: [aContactRow({ id: 'a', status: 'bankrupt', source: 'fair' }), aContactRow({ id: 'b', status: 'bankrupt' })],
      opportunities: [anOpportunityRow({ id: 'o', stage: 'engaging', lostReason: 'price' })],
      tasks: [aTaskRow({ id: 't', type: 'call' })],
      boards: [],
    },
    someSettings(),
  );
  expect(['bankrupt', 'fair', 'engaging', 'price', 'call', 'mail'].map((id) => uses.get(id) ?? 0)).toEqual([2, 1, 1, 1, 1, 0]);
  expect(uses.get('leads')).toBe(3);
});

const step = (id: string, taskType: string, outcome: 'reached' | 'not-reached' | 'done') => ({
  id,
  taskType,
  outcome,
  nextType: 'mail',
  days: 1,
});

test('[CLI-202] a new next step is about the first type and outcome that nothing follows yet', () => {
  expect(firstFree(['call'], [])).toEqual({ taskType: 'call', outcome: 'reached' });
  const steps = [step('1', 'call', 'reached'), step('2', 'call', 'done')];
  expect(firstFree(['call'], steps)).toEqual({ taskType: 'call', outcome: 'not-reached' });
  expect(firstFree(['call'], [...steps, step('3', 'call', 'not-reached')])).toBeUndefined();
});

test('[CLI-202] of two lines about one outcome the later one is marked: the rule takes the first', () => {
  expect([...doubledSteps([step('2', 'call', 'done'), step('1', 'call', 'done'), step('3', 'call', 'reached')])]).toEqual(['2']);
});
