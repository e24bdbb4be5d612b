/** Events and activities of one company or person as what a reader sees: who did what, from what, to what. Words come from the catalogue. */
import type { ActivityRow, ActivityType, CrmEvent, QuoteState, RecordEvent } from '@tandem/core';

/** What the server tells. Links and visits are told from their own rows, a question as the note that it is kept as. */
export type ToldEvent =
  | Exclude<RecordEvent, { readonly type: `plan.${string}` }>
  | Extract<CrmEvent, { readonly type: 'link.call-booked' | 'plan.opened' | 'plan.approved' | 'plan.returned' }>;
/** Of a plan the history of its account tells what concerns the account; the rest is the plan's own. */
const toldOfPlans: ReadonlySet<string> = new Set(['plan.opened', 'plan.approved', 'plan.returned']);
/** Told from rows of this device: they are there without a network, and say more. */
export type SharedType = 'link.shared' | 'link.sent' | 'link.passed-on' | 'link.opened' | 'link.scanned';

export interface HistoryWords {
  readonly user: (id: string) => string;
  readonly stage: (id: string) => string;
  readonly status: (id: string) => string;
  readonly lifecycle: (value: string) => string;
  readonly activity: (type: string) => string;
  readonly contact: (id: string) => string;
  readonly minutes: (count: number) => string;
  readonly opportunity: (id: string) => string;
  readonly quote: (id: string) => string;
  readonly plan: (id: string) => string;
  readonly link: (id: string) => string;
  readonly money: (amount: number) => string;
  readonly day: (day: string) => string;
  readonly nobody: string;
  readonly nothing: string;
}

export interface HistoryLine {
  readonly key: string;
  readonly at: string;
  readonly type: ToldEvent['type'] | SharedType | `did.${ActivityType | 'call-not-reached'}`;
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
  /** A visit, to be looked into. */
  readonly visit?: string;
}

export function historyLine(event: ToldEvent, words: HistoryWords): HistoryLine {
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

export interface Known {
  readonly activities: ReadonlyMap<string, ActivityRow>;
  readonly quotes: ReadonlyMap<string, { readonly history: readonly { readonly state: QuoteState }[] }>;
}
/** What the device knows is not told twice. */
export const withoutKnown = (events: readonly ToldEvent[], { activities, quotes }: Known): readonly ToldEvent[] =>
  events.filter((event) => {
    if (event.type === 'activity.logged') return !activities.has(event.activityId);
    if (!('quoteId' in event) || !event.type.startsWith('quote.')) return true;
    const state = event.type === 'quote.opened' ? 'draft' : event.type.slice('quote.'.length);
    return !quotes.get(event.quoteId)?.history.some((step) => step.state === state);
  });

function valuesOf(event: ToldEvent, words: HistoryWords): Record<string, string> {
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
    case 'quote.opened':
    case 'quote.sent':
    case 'quote.viewed':
    case 'quote.accepted':
    case 'quote.refused':
    case 'quote.expired':
      return { quote: words.quote(event.quoteId) };
    case 'plan.opened':
    case 'plan.approved':
    case 'plan.returned':
      return { plan: words.plan(event.planId) };
    case 'link.call-booked':
      return { title: words.link(event.linkId), user: user(event.userId) };
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

const toldFromRows: ReadonlySet<string> = new Set(['link.shared', 'link.opened', 'link.scanned', 'link.asked']);

/** The answer of the server, checked: a type that this version does not know is left out, not shown half. */
export function readEvents(answer: unknown, known: Readonly<Record<string, true>>): readonly ToldEvent[] {
  const list = Array.isArray(answer) ? answer : ((answer as { events?: unknown } | null)?.events ?? []);
  if (!Array.isArray(list)) return [];
  return list.filter((event): event is ToldEvent => {
    const { type, at, actor } = (event ?? {}) as Partial<ToldEvent>;
    if (typeof type !== 'string' || !Object.hasOwn(known, type) || toldFromRows.has(type)) return false;
    if (type.startsWith('plan.') && !toldOfPlans.has(type)) return false;
    return typeof at === 'string' && typeof actor === 'string';
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
