/** Events for tests of rules, with the parts that every event has. */
import type { CrmEvent, CrmEventType } from '../events/crm-event.ts';
import { type DailyEvent, decide, type EventOf, type Rule } from '../rules/rule.ts';
import { type Given, given } from './given.ts';

export const happens = <T extends CrmEventType>(
  event: { readonly type: T } & Omit<EventOf<T>, 'type' | 'key' | 'at' | 'actor'> & { readonly actor?: string },
): CrmEvent => ({ key: `${event.type}/7`, at: '2026-03-12T09:00:00Z', actor: 'ana', ...event }) as unknown as CrmEvent;

export const dawns = (subject: string, day = '2026-03-12'): DailyEvent => ({
  type: 'day.started',
  key: `day.started/Europe/Stockholm/${day}`,
  at: `${day}T00:00:00Z`,
  actor: 'system',
  zone: 'Europe/Stockholm',
  day,
  subject,
});

/** What a rule does about an event, as its effects; undefined when the event does not concern it. */
export const doneBy = (rule: Rule, event: CrmEvent | DailyEvent, what: Given = {}) =>
  decide(rule, event, given(rule, what))?.effects.map(({ effect }) => effect);

/** The conditions that did not hold. */
export const failing = (rule: Rule, event: CrmEvent | DailyEvent, what: Given = {}) =>
  decide(rule, event, given(rule, what))
    ?.conditions.filter(({ held }) => !held)
    .map(({ title }) => title);
