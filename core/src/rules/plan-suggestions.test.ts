import { expect, test } from 'vitest';
import { aUserRow, given } from '../testing/given.ts';
import { doneBy, failing, happens } from '../testing/happens.ts';
import { aContactRow, aPlanRow } from '../testing/rows.ts';
import { planSuggestionDecided, planSuggestionDoubled } from './plan-suggestions.ts';
import { decide } from './rule.ts';

const berg = aContactRow({ id: 'berg', owner: 'ana', shares: ['petra'] });
const users = ['ana', 'petra', 'otto'].map((id) => aUserRow(id));
const at = '2026-03-12T07:00:00Z';
const decided = [{ id: 's1', by: 'petra', is: 'accepted' as const, decidedBy: 'ana', decidedAt: at }];
const plan = aPlanRow({ id: 'p1', title: 'Berg 2026', contact: 'berg', owner: 'ana', decided, doubled: ['g2'] });
const was = { users, contacts: [berg], plans: [plan] };
const ref = { planId: 'p1', contactId: 'berg' };
const accepted = (userId: string, by: string, count = 1) =>
  happens({ type: 'plan.suggestion-accepted', ...ref, userId, by, count, actor: by });

test('[S2-30] [PLAN-103] whoever suggested is told what became of it, in one word however many were decided at one time', () => {
  expect(doneBy(planSuggestionDecided, accepted('petra', 'ana', 3), was)).toEqual([
    {
      type: 'notice',
      user: 'petra',
      kind: 'plan-suggestion-accepted',
      about: 'plan/p1',
      contact: 'berg',
      detail: { by: 'ana', count: 3 },
    },
  ]);
  const rejected = happens({ type: 'plan.suggestion-rejected', ...ref, userId: 'petra', by: 'ana', count: 1, actor: 'ana' });
  expect(failing(planSuggestionDecided, rejected, was)).toEqual(['It was not taken back meanwhile']);
  const other = { ...was, plans: [{ ...plan, decided: [{ ...decided[0], is: 'rejected' as const }] as typeof plan.decided }] };
  expect(doneBy(planSuggestionDecided, rejected, other)).toMatchObject([{ user: 'petra', kind: 'plan-suggestion-rejected' }]);
});

test('[S2-30] [PLAN-103] nobody is told of what they decided themselves, of a plan they may not read, or of what was taken back', () => {
  const by = (one: string, decidedBy: string) => ({
    ...was,
    plans: [{ ...plan, decided: [{ ...decided[0], by: one, decidedBy }] as typeof plan.decided }],
  });
  expect(failing(planSuggestionDecided, accepted('ana', 'ana'), by('ana', 'ana'))).toEqual(['Somebody else has decided']);
  expect(failing(planSuggestionDecided, accepted('otto', 'ana'), by('otto', 'ana'))).toEqual(['Its author may read the plan']);
  expect(failing(planSuggestionDecided, accepted('petra', 'ana'), { ...was, plans: [{ ...plan, decided: [] }] })).toEqual([
    'It was not taken back meanwhile',
  ]);
  expect(doneBy(planSuggestionDecided, accepted('nobody', 'ana'), was)).toBeUndefined();
});

test('[PLAN-104] of two who accepted at once the words of one go, once, without anybody having the plan open', () => {
  const doubled = happens({ type: 'plan.suggestion-doubled', ...ref, placingId: 'g2', actor: 'ana' });
  expect(doneBy(planSuggestionDoubled, doubled, was)).toEqual([{ type: 'plan.settle', plan: 'p1' }]);
  expect(decide(planSuggestionDoubled, doubled, given(planSuggestionDoubled, was))?.effects[0]?.key).toBe(
    'plan-suggestion-doubled/p1/g2/plan.settle/p1',
  );
  expect(failing(planSuggestionDoubled, doubled, { ...was, plans: [{ ...plan, doubled: [] }] })).toEqual([
    'One of two decisions does not count',
  ]);
});
