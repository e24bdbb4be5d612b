import { type OwnRule, parseOwnRule } from '@tandem/core';
import { expect, test } from 'vitest';
import {
  emptyRule,
  newEffect,
  withEffect,
  withField,
  withNewCondition,
  withOperator,
  withoutCondition,
  withoutEffect,
  withTrigger,
  withValue,
} from './draft.ts';

const isUnderstood = (rule: OwnRule) => 'rule' in parseOwnRule(rule);
const problemOf = (rule: OwnRule) => {
  const parsed = parseOwnRule(rule);
  return 'refused' in parsed ? parsed.refused.problem : undefined;
};

test('[CLI-153] a new rule is one that runs: something happens, and a task follows', () => {
  expect(isUnderstood(emptyRule('call'))).toBe(true);
});

test('[CLI-153] a condition begins with a field that is not asked about yet, and its first comparison', () => {
  const rule = withNewCondition(withNewCondition(emptyRule('call')));
  expect(rule.conditions).toEqual([
    { field: 'contact.kind', is: 'is', value: 'company' },
    { field: 'contact.lifecycle', is: 'is', value: 'lead' },
  ]);
  expect(isUnderstood(rule)).toBe(true);
});

test('[CLI-153] another field takes its own comparison and value; another comparison keeps the value where it needs one', () => {
  let rule = withField(withNewCondition(emptyRule('call')), 0, 'contact.source');
  expect(problemOf(rule)).toBe('unknown-value');
  rule = withOperator(withValue(rule, 0, 'fair'), 0, 'is-not');
  expect(rule.conditions[0]).toEqual({ field: 'contact.source', is: 'is-not', value: 'fair' });
  rule = withOperator(rule, 0, 'empty');
  expect(rule.conditions[0]).toEqual({ field: 'contact.source', is: 'empty', value: '' });
  expect(isUnderstood(rule)).toBe(true);
  expect(withField(rule, 0, 'contact.employees').conditions[0]).toEqual({ field: 'contact.employees', is: 'above', value: 0 });
});

test('[CLI-153] when something else happens, only conditions that can still be asked about stay', () => {
  let rule = withTrigger(emptyRule('call'), 'opportunity.opened');
  rule = withField(withNewCondition(rule), 0, 'opportunity.amount');
  rule = withField(withNewCondition(rule), 1, 'contact.mail');
  expect(withTrigger(rule, 'contact.created').conditions.map((one) => one.field)).toEqual(['contact.mail']);
  expect(isUnderstood(withTrigger(rule, 'contact.created'))).toBe(true);
});

test('[CLI-153] effects are changed and removed in their place; without one the rule is refused', () => {
  const rule = { ...emptyRule('call'), effects: [newEffect('task', 'call'), newEffect('notice', 'call')] };
  expect(withEffect(rule, 1, { do: 'give-to', user: 'ana' }).effects).toEqual([rule.effects[0], { do: 'give-to', user: 'ana' }]);
  expect(problemOf(withoutEffect(withoutEffect(rule, 0), 0))).toBe('no-effect');
  expect(withoutCondition(withNewCondition(rule), 0).conditions).toEqual([]);
});
