/** What follows from suggestions in a plan: their author is told what became of them, and words that came twice go once (S2-30). */
import type { Facts } from './facts.ts';
import { isPerson } from './lead.ts';
import { contactFor, mayReadPlan } from './plan-people.ts';
import { rule } from './rule.ts';

interface Decided {
  readonly planId: string;
  readonly userId: string;
  readonly by: string;
  readonly type: 'plan.suggestion-accepted' | 'plan.suggestion-rejected';
}
const about = ({ planId }: { readonly planId: string }) => `plan/${planId}`;
const stillSo = ({ planId, userId, by, type }: Decided, facts: Facts) =>
  facts.plan(planId)?.decided.some((one) => `plan.suggestion-${one.is}` === type && one.by === userId && one.decidedBy === by) === true;

/** However many were decided at one time, it is one word to their author. */
export const planSuggestionDecided = rule({
  name: 'plan-suggestion-decided',
  rows: ['S2-30'],
  version: 1,
  parameters: {},
  on: ['plan.suggestion-accepted', 'plan.suggestion-rejected'],
  concerns: ({ by, userId }, facts) => isPerson(by) && facts.user(userId) !== undefined,
  about,
  when: {
    'Somebody else has decided': ({ by, userId }) => by !== userId,
    'It was not taken back meanwhile': stillSo,
    'Its author may read the plan': ({ planId, userId }, facts) => {
      const plan = facts.plan(planId);
      return plan !== undefined && mayReadPlan(facts, plan, userId);
    },
  },
  effects: ({ planId, userId, by, count, type }, facts) => {
    const plan = facts.plan(planId);
    if (!plan) return [];
    const kind = type === 'plan.suggestion-accepted' ? 'plan-suggestion-accepted' : 'plan-suggestion-rejected';
    const contact = contactFor(facts, plan, userId);
    return [{ type: 'notice', user: userId, kind, about: `plan/${planId}`, contact, detail: { by, count } }];
  },
});

/** Two accepted without knowing of each other: the words of the one that does not count go, whether anybody has the plan open or not. */
export const planSuggestionDoubled = rule({
  name: 'plan-suggestion-doubled',
  rows: ['S2-30'],
  version: 1,
  parameters: {},
  on: ['plan.suggestion-doubled'],
  concerns: ({ planId }, facts) => facts.plan(planId) !== undefined,
  about,
  when: {
    'One of two decisions does not count': ({ planId, placingId }, facts) => facts.plan(planId)?.doubled.includes(placingId) === true,
  },
  effects: ({ planId }) => [{ type: 'plan.settle', plan: planId }],
  once: ({ planId, placingId }) => `${planId}/${placingId}`,
});
