/** A rule and what deciding one gives. Deciding is pure: the same event and facts give the same decision with the same keys. */
import type { CrmEvent, CrmEventType } from '../events/crm-event.ts';
import { type Effect, effectKey } from './effect.ts';
import type { Facts } from './facts.ts';
import { type ConditionRead, noteReads } from './note-reads.ts';

/** Days are whole and 0 to `most`; a choice picks an entry of a settings list by its id, or by `initial`'s icon for task types. */
export type Parameter =
  | { readonly kind: 'days'; readonly initial: number; readonly most: number }
  | { readonly kind: 'task-type'; readonly initial: 'call' | 'visit' | 'mail' | 'quote' | 'choose' | 'other' };

export type EventOf<T extends CrmEventType> = Extract<CrmEvent, { readonly type: T }>;

/** What a daily rule looks at one by one, on every `day.started`. */
export const dailyThings = ['open-task', 'lead', 'open-quote', 'plan', 'reader'] as const;
export type Each = (typeof dailyThings)[number];

interface Common<E> {
  /** Kebab-case, for ever: it is part of every key. */
  readonly name: string;
  /** Rows of the features this carries out, for tests and the screen. */
  readonly rows: readonly string[];
  /** Raised when the meaning changes; shown, never part of a key. */
  readonly version: number;
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** Whether there is anything to say about this event at all; what does not concern a rule leaves no decision. */
  readonly concerns: (event: E, facts: Facts) => boolean;
  /** The record that "Why?" and "Why not?" list the decision under, as `<kind>/<id>`. */
  readonly about: (event: E) => string;
  /** Each title is read under "Why?"; the client's catalogue has it in other languages. */
  readonly when: Readonly<Record<string, (event: E, facts: Facts) => boolean>>;
  readonly effects: (event: E, facts: Facts) => readonly Effect[];
  /** Instead of the event's own key: what may happen once only, however often the event does. */
  readonly once?: (event: E, facts: Facts) => string;
}
export interface Reaction<T extends CrmEventType = CrmEventType> extends Common<EventOf<T>> {
  readonly on: readonly T[];
}
/** One thing on one day: its key is the day's and the thing's. */
export type DailyEvent = EventOf<'day.started'> & { readonly subject: string };
export interface Daily extends Common<DailyEvent> {
  readonly each: Each;
}
// biome-ignore lint/suspicious/noExplicitAny: a rule takes its own events; the list holds all
export type Rule = Reaction<any> | Daily;

export const rule = <const T extends CrmEventType>(declared: Reaction<T>): Reaction<T> => declared;
export const dailyRule = (declared: Daily): Daily => declared;

/** Titles of what the engine itself asks of every rule: that it could be asked, and that no chain of rules goes on for ever. */
export const engineTitles = { chain: 'Not more than eight rules have followed each other', failure: 'The rule could be asked' } as const;

export interface Condition {
  readonly title: string;
  readonly held: boolean;
  /** What it read, in the order in which it did; decisions of before this was noted have none. */
  readonly read?: readonly ConditionRead[];
}
export interface Decision {
  readonly rule: string;
  readonly version: number;
  readonly about: string;
  readonly conditions: readonly Condition[];
  /** Empty unless every condition held. */
  readonly effects: readonly { readonly key: string; readonly effect: Effect }[];
}

/** Undefined: the event does not concern the rule. */
export function decide(rule: Rule, event: CrmEvent | DailyEvent, facts: Facts): Decision | undefined {
  const it = event as never;
  if (!rule.concerns(it, facts)) return undefined;
  const noting = noteReads(facts, event);
  const conditions = Object.entries(rule.when).map(([title, holds]): Condition => {
    const held = holds(noting.event as never, noting.facts);
    const read = noting.taken();
    return { title, held, ...(read.length > 0 && { read }) };
  });
  const fires = conditions.every((one) => one.held);
  const occurrence = rule.once?.(it, facts) ?? occurrenceOf(event);
  const effects = fires ? rule.effects(it, facts) : [];
  return {
    rule: rule.name,
    version: rule.version,
    about: rule.about(it),
    conditions,
    effects: effects.map((effect) => ({ key: effectKey(rule.name, occurrence, effect), effect })),
  };
}

const occurrenceOf = (event: CrmEvent | DailyEvent): string => ('subject' in event ? `${event.day}/${event.subject}` : event.key);
