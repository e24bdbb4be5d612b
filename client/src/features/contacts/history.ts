/** Events and activities of one company or person as what a reader sees: who did what, from what, to what. Words come from the catalogue. */
import type { ActivityRow, ActivityType, RecordEvent } from '@tandem/core';

export interface HistoryWords {
  readonly user: (id: string) => string;
  readonly stage: (id: string) => string;
  readonly status: (id: string) => string;
  readonly lifecycle: (value: string) => string;
  readonly activity: (type: string) => string;
  readonly contact: (id: string) => string;
  readonly minutes: (count: number) => string;
  readonly opportunity: (id: string) => string;
  readonly money: (amount: number) => string;
  readonly day: (day: string) => string;
  readonly nobody: string;
  readonly nothing: string;
}

export interface HistoryLine {
  readonly key: string;
  readonly at: string;
  readonly type: RecordEvent['type'] | `did.${ActivityType | 'call-not-reached'}`;
  /** The contact it happened to, under its own id: whoever was merged keeps a history of its own. */
  readonly origin: string;
  /** The user; '' when a rule, an import or the sample did it. */
  readonly actor: string;
  /** The rule that did it, for "because". */
  readonly rule: string;
  readonly values: Readonly<Record<string, string>>;
  /** What was written down, and how long it took. */
  readonly note: string;
  readonly minutes: string;
}

export function historyLine(event: RecordEvent, words: HistoryWords): HistoryLine {
  const isRule = event.actor.startsWith('rule:');
  return {
    key: event.key,
    at: event.at,
    type: event.type,
    origin: event.contactId,
    note: '',
    minutes: '',
    actor: isRule ? '' : words.user(event.actor),
    rule: isRule ? event.actor.slice('rule:'.length) : '',
    values: valuesOf(event, words),
  };
}

/** An activity is known to the device, so it is told without a server, and with its note. */
export function activityLine(activity: ActivityRow, words: HistoryWords): HistoryLine {
  const { type, outcome, minutes, note, at, by, person } = activity;
  return {
    key: `activity/${activity.id}`,
    at,
    type: type === 'call' && outcome === 'not-reached' ? 'did.call-not-reached' : `did.${type}`,
    origin: activity.contact,
    actor: words.user(by),
    rule: '',
    values: { name: words.contact(person) },
    note,
    minutes: minutes ? words.minutes(minutes) : '',
  };
}

/** What the device knows is not told twice. */
export const withoutKnown = (events: readonly RecordEvent[], known: ReadonlyMap<string, ActivityRow>): readonly RecordEvent[] =>
  events.filter((event) => event.type !== 'activity.logged' || !known.has(event.activityId));

function valuesOf(event: RecordEvent, words: HistoryWords): Record<string, string> {
  const user = (id: string) => (id ? words.user(id) || words.nobody : words.nobody);
  const or = (text: string) => text || words.nothing;
  const change = (from: string, to: string) => ({ from: or(from), to: or(to) });
  const amount = (value: number | null) => (value === null ? '' : words.money(value));
  switch (event.type) {
    case 'contact.created':
      return { owner: user(event.owner) };
    case 'contact.renamed':
      return change(event.from, event.to);
    case 'contact.lifecycle-changed':
      return change(words.lifecycle(event.from), words.lifecycle(event.to));
    case 'contact.owner-changed':
      return { from: user(event.from), to: user(event.to) };
    case 'contact.status-changed':
      return change(words.status(event.from), words.status(event.to));
    case 'contact.merged':
      return { loser: words.contact(event.contactId) || words.nothing, winner: words.contact(event.into) || words.nothing };
    case 'contact.lead-moved':
      return change(words.stage(event.from), words.stage(event.to));
    case 'contact.stage-decided':
      return { to: event.to ? words.lifecycle(event.to) : words.nothing };
    case 'contact.mail-added':
    case 'contact.mail-removed':
      return {};
    case 'contact.divided':
      return { loser: words.contact(event.contactId) || words.nothing, winner: words.contact(event.from) || words.nothing };
    case 'activity.logged':
      return { kind: words.activity(event.kind) };
    case 'opportunity.opened':
      return { title: words.opportunity(event.opportunityId), stage: words.stage(event.stage), amount: or(amount(event.amount)) };
    case 'opportunity.stage-changed':
      return { title: words.opportunity(event.opportunityId), ...change(words.stage(event.from), words.stage(event.to)) };
    case 'opportunity.amount-changed':
      return { title: words.opportunity(event.opportunityId), ...change(amount(event.from), amount(event.to)) };
    case 'opportunity.owner-changed':
      return { title: words.opportunity(event.opportunityId), from: user(event.from), to: user(event.to) };
    case 'opportunity.close-date-changed':
      return {
        title: words.opportunity(event.opportunityId),
        ...change(event.from && words.day(event.from), event.to && words.day(event.to)),
      };
    case 'opportunity.removed':
      return { title: words.opportunity(event.opportunityId) };
    case 'task.opened':
    case 'task.reopened':
      return { user: user(event.userId) };
    case 'task.removed':
    case 'appointment.planned':
    case 'appointment.moved':
    case 'appointment.cancelled':
      return { user: user(event.userId) };
    case 'task.limit-reached':
      return { user: user(event.userId), day: words.day(event.limit) };
    case 'task.completed':
      return { user: user(event.userId), outcome: or(event.outcome) };
    case 'task.postponed':
      return { user: user(event.userId), ...change(event.from && words.day(event.from), event.to && words.day(event.to)) };
  }
}

/** The answer of the server, checked: a type that this version does not know is left out, not shown half. */
export function readEvents(answer: unknown, known: Readonly<Record<string, true>>): readonly RecordEvent[] {
  const list = Array.isArray(answer) ? answer : ((answer as { events?: unknown } | null)?.events ?? []);
  if (!Array.isArray(list)) return [];
  return list.filter((event): event is RecordEvent => {
    const { type, at, actor } = (event ?? {}) as Partial<RecordEvent>;
    return typeof type === 'string' && Object.hasOwn(known, type) && typeof at === 'string' && typeof actor === 'string';
  });
}

export interface HistoryDay {
  readonly day: string;
  readonly lines: readonly HistoryLine[];
}

/** Newest first, under the day as it was where the reader is. */
export function byDay(lines: readonly HistoryLine[], dayOf: (instant: string) => string): readonly HistoryDay[] {
  const days: { day: string; lines: HistoryLine[] }[] = [];
  for (const line of [...lines].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))) {
    const day = dayOf(line.at);
    const last = days[days.length - 1];
    if (last?.day === day) last.lines.push(line);
    else days.push({ day, lines: [line] });
  }
  return days;
}
