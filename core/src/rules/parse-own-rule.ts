/** Reads what an admin has put together. Anything that cannot be understood is refused with what it is about; nothing is guessed. */
import { type OwnCondition, type OwnEffect, type OwnField, type OwnRule, type OwnTrigger, ownFields, ownTriggers } from './own-rule.ts';

export type OwnRuleProblem =
  | 'not-readable'
  | 'unknown-trigger'
  | 'unknown-field'
  | 'unknown-operator'
  | 'unknown-value'
  | 'unknown-effect'
  | 'bad-days'
  | 'no-effect'
  | 'too-much';

/** `at` is the piece that was not understood, as it was written. */
export interface OwnRuleRefused {
  readonly problem: OwnRuleProblem;
  readonly at: string;
}
export type ParsedOwnRule = { readonly rule: OwnRule } | { readonly refused: OwnRuleRefused };

const most = { conditions: 20, effects: 10, days: 365, text: 200 };
const recipients = ['owner', 'leader', 'actor'];

class Refused extends Error {
  readonly refused: OwnRuleRefused;
  constructor(problem: OwnRuleProblem, at: unknown) {
    super(problem);
    this.refused = { problem, at: (typeof at === 'string' ? at : (JSON.stringify(at) ?? '')).slice(0, 80) };
  }
}
type Part = Readonly<Record<string, unknown>>;

/** Takes JSON text, or what it was parsed to. Never throws. */
export function parseOwnRule(definition: unknown): ParsedOwnRule {
  try {
    return { rule: ruleOf(part(typeof definition === 'string' ? json(definition) : definition)) };
  } catch (error) {
    if (error instanceof Refused) return { refused: error.refused };
    throw error;
  }
}

function ruleOf({ on, conditions, after, effects }: Part): OwnRule {
  if (!ownTriggers.includes(on as OwnTrigger)) throw new Refused('unknown-trigger', on);
  const asked = list(conditions, most.conditions);
  const wanted = list(effects, most.effects);
  if (wanted.length === 0) throw new Refused('no-effect', '');
  const trigger = on as OwnTrigger;
  return {
    on: trigger,
    conditions: asked.map((one) => conditionOf(part(one), ownFields[trigger])),
    after: days(after),
    effects: wanted.map((one) => effectOf(part(one))),
  };
}

function conditionOf({ field, is, value }: Part, fields: Readonly<Record<string, OwnField>>): OwnCondition {
  const known = typeof field === 'string' && Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (!known) throw new Refused('unknown-field', field);
  const operator = known.operators.find((one) => one === is);
  if (!operator) throw new Refused('unknown-operator', `${field} ${is}`);
  if (operator === 'known' || operator === 'empty') return { field: field as string, is: operator, value: '' };
  if (known.kind === 'number') {
    if (typeof value !== 'number' || !Number.isFinite(value)) throw new Refused('unknown-value', value);
    return { field: field as string, is: operator, value };
  }
  if (typeof value !== 'string' || value === '' || value.length > most.text) throw new Refused('unknown-value', value);
  if (known.options && !known.options.includes(value)) throw new Refused('unknown-value', value);
  return { field: field as string, is: operator, value };
}

function effectOf(effect: Part): OwnEffect {
  if (effect.do === 'give-to') return { do: 'give-to', user: text(effect.user, true) };
  if (effect.do !== 'task' && effect.do !== 'notice') throw new Refused('unknown-effect', effect.do);
  if (!recipients.includes(effect.for as string)) throw new Refused('unknown-effect', effect.for);
  const recipient = effect.for as 'owner' | 'leader' | 'actor';
  if (effect.do === 'notice') return { do: 'notice', for: recipient };
  return {
    do: 'task',
    taskType: text(effect.taskType, true),
    subject: text(effect.subject ?? '', false),
    for: recipient,
    days: days(effect.days),
  };
}

function text(value: unknown, needed: boolean): string {
  if (typeof value !== 'string' || value.length > most.text || (needed && value === '')) throw new Refused('unknown-value', value);
  return value;
}
function days(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > most.days) throw new Refused('bad-days', value);
  return value;
}
function list(value: unknown, longest: number): readonly unknown[] {
  if (!Array.isArray(value)) throw new Refused('not-readable', value);
  if (value.length > longest) throw new Refused('too-much', String(value.length));
  return value;
}
function part(value: unknown): Part {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Refused('not-readable', value);
  return value as Part;
}
function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused('not-readable', text);
  }
}
