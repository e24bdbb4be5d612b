/** What the sentence editor does to a rule while it is written. A draft may be unfinished; `parseOwnRule` says whether it is. */
import { type OwnCondition, type OwnEffect, type OwnField, type OwnOperator, type OwnRule, type OwnTrigger, ownFields } from '@tandem/core';

export const emptyRule = (taskType: string): OwnRule => ({
  on: 'contact.created',
  conditions: [],
  after: 0,
  effects: [newEffect('task', taskType)],
});

export function newEffect(kind: OwnEffect['do'], taskType: string): OwnEffect {
  if (kind === 'task') return { do: 'task', taskType, subject: '', for: 'owner', days: 2 };
  return kind === 'notice' ? { do: 'notice', for: 'owner' } : { do: 'give-to', user: '' };
}

/** Conditions that can still be asked about stay. */
export const withTrigger = (rule: OwnRule, on: OwnTrigger): OwnRule => ({
  ...rule,
  on,
  conditions: rule.conditions.filter(({ field }) => Object.hasOwn(ownFields[on], field)),
});

/** About the first field that is not asked about yet. */
export function withNewCondition(rule: OwnRule): OwnRule {
  const fields = Object.keys(ownFields[rule.on]);
  const field = fields.find((name) => !rule.conditions.some((one) => one.field === name)) ?? fields[0] ?? '';
  return { ...rule, conditions: [...rule.conditions, blankCondition(rule.on, field)] };
}
const blankCondition = (on: OwnTrigger, field: string): OwnCondition => {
  const known = ownFields[on][field];
  const is = known?.operators[0] ?? 'is';
  return { field, is, value: firstValue(known, is) };
};

export const withField = (rule: OwnRule, place: number, field: string): OwnRule =>
  replaceCondition(rule, place, () => blankCondition(rule.on, field));

export const withOperator = (rule: OwnRule, place: number, is: OwnOperator): OwnRule =>
  replaceCondition(rule, place, (one) => {
    const field = ownFields[rule.on][one.field];
    const had = needsValue(one.is) && needsValue(is);
    return { ...one, is, value: had ? one.value : firstValue(field, is) };
  });

export const withValue = (rule: OwnRule, place: number, value: string | number): OwnRule =>
  replaceCondition(rule, place, (one) => ({ ...one, value }));

export const withoutCondition = (rule: OwnRule, place: number): OwnRule => ({
  ...rule,
  conditions: rule.conditions.filter((_, at) => at !== place),
});

export const withEffect = (rule: OwnRule, place: number, effect: OwnEffect): OwnRule => ({
  ...rule,
  effects: rule.effects.map((one, at) => (at === place ? effect : one)),
});
export const withoutEffect = (rule: OwnRule, place: number): OwnRule => ({
  ...rule,
  effects: rule.effects.filter((_, at) => at !== place),
});

export const needsValue = (is: OwnOperator): boolean => is !== 'known' && is !== 'empty';

function firstValue(field: OwnField | undefined, is: OwnOperator): string | number {
  if (!needsValue(is) || !field) return '';
  return field.kind === 'number' ? 0 : (field.options?.[0] ?? '');
}
const replaceCondition = (rule: OwnRule, place: number, change: (one: OwnCondition) => OwnCondition): OwnRule => ({
  ...rule,
  conditions: rule.conditions.map((one, at) => (at === place ? change(one) : one)),
});
