import { expect, test } from 'vitest';
import { given } from '../testing/given.ts';
import { doneBy, failing, happens } from '../testing/happens.ts';
import { aContactRow, anOpportunityRow } from '../testing/rows.ts';
import { type OwnRule, ownFields, ownTriggers } from './own-rule.ts';
import { parseOwnRule } from './parse-own-rule.ts';
import { decide } from './rule.ts';
import { ownRuleAsRule } from './run-own-rule.ts';

const fair: OwnRule = {
  on: 'contact.created',
  conditions: [{ field: 'contact.source', is: 'is', value: 'fair' }],
  after: 0,
  effects: [{ do: 'task', taskType: 'call', subject: 'Thank for the visit', for: 'owner', days: 1 }],
};
const berg = aContactRow({ id: 'berg', owner: 'ana', source: 'fair', employees: 40, town: 'Kiel ' });
const created = happens({ type: 'contact.created', contactId: 'berg', kind: 'company', owner: 'ana', actor: 'otto' });
const run = (own: OwnRule) => ownRuleAsRule('r1', 1, own);

test('[RULE-11] what was written down reads back as it is, as text and as data', () => {
  expect(parseOwnRule(JSON.stringify(fair))).toEqual({ rule: fair });
  expect(parseOwnRule({ ...fair, conditions: [{ field: 'contact.mail', is: 'empty', value: 7 }] })).toMatchObject({
    rule: { conditions: [{ field: 'contact.mail', is: 'empty', value: '' }] },
  });
});

test.each([
  ['not-readable', 'no json', 'no json'],
  ['not-readable', 'null', []],
  ['unknown-trigger', 'contact.exploded', { ...fair, on: 'contact.exploded' }],
  ['unknown-field', 'contact.salary', { ...fair, conditions: [{ field: 'contact.salary', is: 'is', value: 'x' }] }],
  ['unknown-field', 'opportunity.amount', { ...fair, conditions: [{ field: 'opportunity.amount', is: 'above', value: 1 }] }],
  ['unknown-field', '__proto__', { ...fair, conditions: [{ field: '__proto__', is: 'is', value: 'x' }] }],
  ['unknown-operator', 'contact.source above', { ...fair, conditions: [{ field: 'contact.source', is: 'above', value: 1 }] }],
  ['unknown-value', '"many"', { ...fair, conditions: [{ field: 'contact.employees', is: 'above', value: 'many' }] }],
  ['unknown-value', 'boss', { ...fair, conditions: [{ field: 'contact.lifecycle', is: 'is', value: 'boss' }] }],
  ['unknown-effect', 'delete', { ...fair, effects: [{ do: 'delete' }] }],
  ['unknown-effect', 'everybody', { ...fair, effects: [{ do: 'notice', for: 'everybody' }] }],
  ['bad-days', '-1', { ...fair, after: -1 }],
  ['bad-days', '1.5', { ...fair, effects: [{ ...fair.effects[0], days: 1.5 }] }],
  ['no-effect', '', { ...fair, effects: [] }],
  ['too-much', '21', { ...fair, conditions: Array.from({ length: 21 }, () => fair.conditions[0]) }],
])('[RULE-11] refused as %s, about %s', (problem, at, definition) => {
  const parsed = parseOwnRule(definition);
  const refused = 'refused' in parsed ? parsed.refused : undefined;
  expect(refused?.problem).toBe(problem);
  expect(refused?.at.replaceAll('"', '')).toBe(at === 'null' ? '[]' : at.replaceAll('"', ''));
});

test('[RULE-11] an own rule does what it says, under its own name', () => {
  expect(doneBy(run(fair), created, { contacts: [berg] })).toMatchObject([
    { type: 'task.open', user: 'ana', taskType: 'call', subject: 'Thank for the visit', due: '2026-03-13' },
  ]);
  expect(failing(run(fair), created, { contacts: [{ ...berg, source: 'web' }] })).toEqual(['contact.source is fair']);
  expect(decide(run(fair), created, given(run(fair), { contacts: [berg] }))?.effects[0]?.key).toBe(
    'own-r1/contact.created/7/task.open/berg',
  );
});

test.each([
  ['contact.employees', 'above', 39, true],
  ['contact.employees', 'below', 40, false],
  ['contact.revenue', 'empty', '', true],
  ['contact.revenue', 'above', 0, false],
  ['contact.town', 'is', 'kiel', true],
  ['contact.town', 'is-not', 'Kiel', false],
  ['contact.mail', 'known', '', false],
  ['contact.kind', 'is', 'company', true],
] as const)('[RULE-11] %s %s %s: %s', (field, is, value, holds) =>
  expect(failing(run({ ...fair, conditions: [{ field, is, value }] }), created, { contacts: [berg] })).toHaveLength(holds ? 0 : 1),
);

test('[RULE-11] after a wait the contact is asked anew, and the rule of another wait is not concerned', () => {
  const waiting = run({ ...fair, after: 3 });
  expect(doneBy(waiting, created, { contacts: [berg] })).toEqual([{ type: 'timer', rule: 'own-r1', contact: 'berg', day: '2026-03-15' }]);
  const over = (rule: string) => happens({ type: 'timer.due', rule, contactId: 'berg', setBy: 'x', actor: 'system' });
  expect(doneBy(waiting, over('own-r1'), { day: '2026-03-15', contacts: [berg] })).toMatchObject([
    { type: 'task.open', due: '2026-03-16' },
  ]);
  expect(doneBy(waiting, over('own-r1'), { contacts: [{ ...berg, source: 'web' }] })).toEqual([]);
  expect(doneBy(waiting, over('own-r2'), { contacts: [berg] })).toBeUndefined();
});

test('[RULE-11] the leader, the actor and a new owner', () => {
  const many = run({
    ...fair,
    conditions: [],
    effects: [
      { do: 'notice', for: 'leader' },
      { do: 'notice', for: 'actor' },
      { do: 'give-to', user: 'otto' },
    ],
  });
  expect(doneBy(many, created, { contacts: [berg], leaders: { ana: 'lena' } })).toMatchObject([
    { type: 'notice', user: 'lena' },
    { type: 'notice', user: 'otto' },
    { type: 'contact.owner', user: 'otto' },
  ]);
  expect(doneBy(many, created, { contacts: [{ ...berg, owner: 'otto' }] })?.map(({ type }) => type)).toEqual(['notice', 'notice']);
});

test('[RULE-11] an opportunity is asked what it is', () => {
  const big = run({ ...fair, on: 'opportunity.opened', conditions: [{ field: 'opportunity.amount', is: 'above', value: 1_000 }] });
  const opened = happens({
    type: 'opportunity.opened',
    opportunityId: 'o1',
    boardId: 'b1',
    contactId: 'berg',
    stage: 'engaging',
    amount: 2_000,
  });
  const facts = { contacts: [berg], opportunities: [anOpportunityRow({ id: 'o1', amount: 2_000 })] };
  expect(doneBy(big, opened, facts)).toHaveLength(1);
  expect(failing(big, opened, { ...facts, opportunities: [] })).toEqual(['opportunity.amount above 1000']);
});

test('[RULE-11] every trigger can ask about the contact, and every field has an operator', () => {
  for (const trigger of ownTriggers) {
    expect(Object.keys(ownFields[trigger])).toContain('contact.lifecycle');
    for (const field of Object.values(ownFields[trigger])) expect(field.operators.length).toBeGreaterThan(0);
  }
});
