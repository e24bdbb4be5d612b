/** What the rules must have wanted, worked out the plain way: every version of every row in memory, every rule asked about every event. */
import {
  type ActivityRow,
  type AppointmentRow,
  addDays,
  type ContactRow,
  dayIn,
  decide,
  type Each,
  type Effect,
  type Facts,
  matchOf,
  type OpportunityRow,
  type RowContent,
  type Rule,
  rules,
  type TaskRow,
  type TeamRow,
  type UserRow,
} from '@tandem/core';
import { given } from '@tandem/core/testing';
import { traitsOf } from '@tandem/core/traits';
import { type Point, rememberedKinds, type Version } from '../../storage/history.ts';
import type { LoggedEvent } from '../../storage/ledger.ts';
import type { Storage } from '../../storage/storage.ts';
import { type Applied, isMadeLater, openForDays } from '../applied-rule.ts';
import { longestChain } from '../decide-events.ts';
import { startOfDay } from '../local-days.ts';
import { rulesAt } from '../rules-at.ts';

interface Wanted {
  readonly effect: Effect;
  readonly event: number;
  readonly depth: number;
}
const end = Number.MAX_SAFE_INTEGER;
const isRow =
  <K extends RowContent['kind']>(kind: K) =>
  (row: RowContent): row is Extract<RowContent, { kind: K }> =>
    row.kind === kind;

export async function oracleKeys(storage: Storage, among: readonly Rule[] = rules): Promise<ReadonlyMap<string, Wanted>> {
  const events = await storage.eventsSince(0, 100_000);
  const { versions } = await storage.readFacts({ from: 0, to: end - 1, kinds: rememberedKinds });
  const contacts = [...new Set(versions.filter(({ key }) => key.startsWith('contact/')).map(({ key }) => key.slice(8)))];
  const { creators } = await storage.readFacts({ from: 0, to: 0, creators: contacts });
  const givenUp = new Map<string, Point>();
  const { planned } = await storage.readFacts({ from: 0, to: 0, planned: contacts });
  for (const { key, overAt } of planned) givenUp.set(key, overAt);
  const wanted = new Map<string, Wanted>();
  const known = { versions, creators, givenUp, wanted, among };
  for (const event of events) {
    if (event.type !== 'rule.applied') askAbout(event, known);
    else for (const [order, past] of lately(events, event, versions).entries()) askAbout(past, known, { applied: event, order: order + 1 });
  }
  return wanted;
}
interface Known {
  readonly versions: readonly Version[];
  readonly creators: readonly { readonly contact: string; readonly creator: string }[];
  readonly givenUp: ReadonlyMap<string, Point>;
  readonly wanted: Map<string, Wanted>;
  readonly among: readonly Rule[];
}

/** The last 90 days in their order; of days only the last one, for what rules look at day by day. */
function lately(events: readonly LoggedEvent[], { seq, at, point }: LoggedEvent, versions: readonly Version[]): readonly LoggedEvent[] {
  const then = versions.find((one) => one.content.kind === 'settings' && one.point <= point && one.until > point)?.content;
  const zone = then?.kind === 'settings' ? then.state.timeZone : 'UTC';
  const since = startOfDay(zone, addDays(dayIn(zone, at), -openForDays));
  const before = events.filter((one) => one.seq < seq && one.point > 0 && one.at >= since);
  const today = before.findLast(({ type }) => type === 'day.started');
  return [...before.filter(({ type }) => type !== 'day.started'), ...(today ? [today] : [])];
}

function askAbout(heard: LoggedEvent, known: Known, later?: { readonly applied: Applied; readonly order: number }): void {
  const { versions, wanted, among } = known;
  const event = later ? { ...heard, seq: later.applied.seq + later.order / 1e6, point: later.applied.point, at: later.applied.at } : heard;
  const rows = versions.filter(({ point, until }) => point <= event.point && until > event.point).map(({ content }) => content);
  const state = rows.find(isRow('settings'))?.state;
  if (!state) return;
  const facts = factsOf(event, rows, known);
  const cause = event.type === 'timer.due' ? event.setBy : event.actor.startsWith('rule:') ? event.actor.slice(5) : '';
  const depth = cause ? (wanted.get(cause)?.depth ?? 1) : 0;
  const made = new Map<string, Wanted>();
  for (const { rule, parameters, off, refused } of rulesAt(state, among)) {
    if (off || refused || (later && rule.name !== later.applied.rule)) continue;
    const own: Facts = { ...facts, days: (name) => Number(parameters[name]), choice: (name) => String(parameters[name]) };
    const subjects = 'each' in rule ? thingsOf(rule.each, event, rows) : rule.on.includes(event.type) ? [undefined] : [];
    for (const subject of subjects) {
      const decision = decide(rule, (subject === undefined ? event : { ...event, subject }) as LoggedEvent, own);
      if (depth >= longestChain) continue;
      for (const { key, effect } of decision?.effects ?? [])
        if (!wanted.has(key) && !made.has(key) && (!later || isMadeLater({ effect })))
          made.set(key, { effect, event: event.seq, depth: depth + 1 });
    }
  }
  for (const [key, one] of made) wanted.set(key, one);
}

function thingsOf(each: Each, event: LoggedEvent, rows: readonly RowContent[]): readonly string[] {
  if (event.type !== 'day.started') return [];
  if (each === 'open-task') return rows.flatMap((row) => (row.kind === 'task' && row.doneAt === '' ? [row.id] : []));
  if (each === 'open-quote')
    return rows.flatMap((row) => (row.kind === 'quote' && (row.state === 'sent' || row.state === 'viewed') ? [row.id] : []));
  if (each === 'reader') return rows.flatMap((row) => (row.kind === 'user' && ['admin', 'manager'].includes(row.role) ? [row.id] : []));
  if (each === 'plan') return rows.flatMap((row) => (row.kind === 'plan' && row.reviewOn !== '' ? [row.id] : []));
  return rows.flatMap((row) => (row.kind === 'contact' && row.lifecycle === 'lead' && !row.company && !row.mergedInto ? [row.id] : []));
}

function factsOf(event: LoggedEvent, rows: readonly RowContent[], { creators, givenUp, wanted }: Known): Facts {
  const contacts: readonly ContactRow[] = rows.filter(isRow('contact'));
  const users: readonly UserRow[] = rows.filter(isRow('user')).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const teams: readonly TeamRow[] = rows.filter(isRow('team'));
  const settings = rows.find(isRow('settings'))?.state;
  const active = (id: string) => users.some((user) => user.id === id && user.active);
  const planned = [...wanted].flatMap(([key, { effect, event: from }]) =>
    effect.type === 'task.open' && from < event.seq && (givenUp.get(key) ?? end) > event.point ? [effect] : [],
  );
  const byKey = <R extends { id: string }>(found: readonly R[]) => found.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const facts = given(rules[0] as Rule, {
    contacts: byKey(contacts),
    tasks: byKey(rows.filter(isRow('task')) as TaskRow[]),
    appointments: byKey(rows.filter(isRow('appointment')) as AppointmentRow[]),
    opportunities: byKey(rows.filter(isRow('opportunity')) as OpportunityRow[]),
    activities: byKey(rows.filter(isRow('activity')) as ActivityRow[]),
    quotes: byKey(rows.filter(isRow('quote'))),
    plans: byKey(rows.filter(isRow('plan'))),
    links: byKey(rows.filter(isRow('link'))),
    visits: byKey(rows.filter(isRow('visit'))),
    users,
    planned,
    at: event.at,
    day: event.type === 'day.started' ? event.day : dayIn(settings?.timeZone ?? 'UTC', event.at),
    leaders: Object.fromEntries(
      users.map(({ id, team }) => {
        const leader = teams.find((one) => one.id === team)?.leader ?? '';
        return [id, leader !== id && active(leader) ? leader : ''];
      }),
    ),
    creators: Object.fromEntries(
      creators.map(({ contact, creator }) => [contact, creator.includes(':') || creator === 'system' ? '' : creator]),
    ),
  });
  return {
    ...facts,
    settings: settings ?? facts.settings,
    personsOf: (company) => byKey(contacts).filter((row) => company !== '' && row.company === company),
    tasksOf: (contact) => (contact === '' ? [] : facts.tasksOf(contact)),
    fallbackOwner: () =>
      (['manager', 'admin'] as const).map((role) => users.find((user) => user.active && user.role === role)?.id ?? '').find(Boolean) ?? '',
    twinsOf(id) {
      const own = contacts.find((row) => row.id === id);
      if (!own) return [];
      // Everybody compared with everybody.
      return contacts
        .filter((row) => matchOf(traitsOf(own), traitsOf(row))?.strength === 'sure')
        .toSorted((a, b) => (a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt < b.createdAt ? -1 : 1));
    },
  };
}
