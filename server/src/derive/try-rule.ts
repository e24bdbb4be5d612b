/**
 * What a rule would have done: asked about the past with facts as they were, once as it was set and once as it is tried. Nothing is
 * written. What others did about it then stays as it was: a trial answers for one rule, not for another history.
 */
import { addDays, type ConditionRead, dayIn, type Effect, type Rule, type Trial } from '@tandem/core';
import type { LoggedEvent, NewDecision } from '../storage/ledger.ts';
import type { Storage } from '../storage/storage.ts';
import { type Applied, askedByApplying } from './applied-rule.ts';
import { type Asked, decideEvents } from './decide-events.ts';
import { effectId } from './effect-id.ts';
import { createFactsWindow } from './facts-window.ts';
import { startOfDay } from './local-days.ts';
import { plannedOfRun } from './planned-of-run.ts';
import type { RuleInForce } from './rules-at.ts';

type TrialStorage = Pick<Storage, 'readFacts' | 'thingsAt' | 'pointAt' | 'eventsSince' | 'eventBefore' | 'effectsByKey' | 'rowsByKey'>;
/** Which rule runs, given those in force at the time of an event; undefined when it does not. */
export type AsSet = (inForce: readonly RuleInForce[]) => RuleInForce | undefined;
interface Wanted {
  readonly rule: Rule;
  readonly before: AsSet;
  readonly after: AsSet;
  readonly days: number;
  readonly zone: string;
  readonly now: () => Date;
  /** Gives the event loop back. */
  readonly pause: () => Promise<void>;
}
interface Wished {
  readonly key: string;
  readonly about: string;
  /** Of the event. */
  readonly day: string;
  readonly effect: Effect;
  readonly read: readonly ConditionRead[];
}

const eventsAtOnce = 500;
const thingsAtOnce = 500;
const mostDifferences = 500;
const mostRead = 4;

export async function tryRule(storage: TrialStorage, wanted: Wanted): Promise<Trial> {
  const today = dayIn(wanted.zone, wanted.now().toISOString());
  const from = addDays(today, -wanted.days);
  const first = await storage.eventBefore(startOfDay(wanted.zone, from));
  const before = await runAs(storage, wanted, wanted.before, first);
  const after = await runAs(storage, wanted, wanted.after, first);
  return { ...(await compare(storage, { from, to: today }, before, after)), open: await countOpen(storage, wanted) };
}

async function runAs(
  storage: TrialStorage,
  { rule, zone, now, pause }: Wanted,
  asSet: AsSet,
  first: number,
): Promise<ReadonlyMap<string, Wished>> {
  const wished = new Map<string, Wished>();
  const planned = plannedOfRun((key) => key.startsWith(`${rule.name}/`));
  let timers: LoggedEvent[] = [];
  const timersSet = new Set<string>();
  // An own rule may have waited for something else before it was changed.
  const isOwn = rule.name.startsWith('own-');

  async function ask(asked: readonly Asked[]): Promise<void> {
    if (asked.length === 0) return;
    const points = asked.map(({ event }) => event.point);
    const window = createFactsWindow(storage, Math.min(...points), Math.max(...points));
    const inForce = (all: readonly RuleInForce[]) => {
      const one = asSet(all);
      return one ? [one] : [];
    };
    for (const decision of await decideEvents(asked, { window, now, inForce, planned })) await take(decision);
    await pause();
  }
  async function take({ effects, event, about, conditions }: NewDecision): Promise<void> {
    for (const { key, effect, notBefore } of effects) {
      if (effect.type !== 'timer') {
        if (!wished.has(key)) wished.set(key, { key, about, day: dayIn(zone, event.at), effect, read: ofRecords(conditions) });
        continue;
      }
      if (timersSet.has(key)) continue;
      timersSet.add(key);
      const { rule: name, contact: contactId } = effect;
      const due: LoggedEvent = {
        type: 'timer.due',
        key: `timer.due/${key}`,
        at: notBefore,
        actor: 'system',
        rule: name,
        contactId,
        setBy: key,
        seq: event.seq,
        point: await storage.pointAt(notBefore),
      };
      timers = [...timers, due].sort((a, b) => (a.at < b.at ? -1 : 1));
    }
  }
  /** Timers that this run has set itself, up to an instant. */
  async function askTimers(until: string): Promise<void> {
    for (let due = timers[0]; due && due.at <= until; due = timers[0]) {
      timers = timers.slice(1);
      await ask([{ event: due, depth: 0 }]);
    }
  }
  const isMine = (event: LoggedEvent): boolean => event.type !== 'timer.due' || (event.rule === rule.name && !timersSet.has(event.setBy));

  for (let after = first; ; ) {
    const events = await storage.eventsSince(after, eventsAtOnce);
    for (const event of events) {
      // Before the history began nobody knows how things were.
      if (event.point === 0) continue;
      if ('each' in rule && event.type === 'day.started') {
        for (let thing = ''; ; ) {
          const things = await storage.thingsAt(rule.each, event.point, thing, thingsAtOnce);
          await ask(things.map((subject) => ({ event, depth: 0, daily: { each: rule.each, subject } })));
          if (things.length < thingsAtOnce) break;
          thing = things.at(-1) ?? '';
        }
      }
    }
    if (!('each' in rule)) {
      let some: Asked[] = [];
      for (const event of events) {
        if (event.point === 0 || !isMine(event) || !(isOwn || rule.on.includes(event.type))) continue;
        if (timers[0] && timers[0].at <= event.at) {
          await ask(some);
          some = [];
          await askTimers(event.at);
        }
        some.push({ event, depth: 0 });
      }
      await ask(some);
    }
    if (events.length < eventsAtOnce) break;
    after = events.at(-1)?.seq ?? after;
  }
  await askTimers(now().toISOString());
  // What was there before the stretch began would not have come again.
  for (const { key, at } of await storage.effectsByKey([...wished.keys()]))
    if (dayIn(zone, at) < (wished.get(key)?.day ?? '')) wished.delete(key);
  return wished;
}

/** Effects that applying it now would add. */
async function countOpen(storage: TrialStorage, { rule, after, now, pause }: Wanted): Promise<number> {
  const at = now().toISOString();
  const applied: Applied = {
    ...{ type: 'rule.applied', key: 'rule.applied/tried', actor: 'system', rule: rule.name },
    ...{ at, seq: afterAll, point: await storage.pointAt(at) },
  };
  const inForce = (all: readonly RuleInForce[]) => [after(all) ?? []].flat();
  const keys = new Set<string>();
  for await (const asked of askedByApplying(storage, applied, [rule])) {
    const window = createFactsWindow(storage, applied.point, applied.point);
    for (const { effects } of await decideEvents(asked, { window, now, inForce })) for (const { key } of effects) keys.add(key);
    await pause();
  }
  for (const { key } of await storage.effectsByKey([...keys])) keys.delete(key);
  return keys.size;
}
/** Later than every event there is. */
const afterAll = 1e9;

const userOf = ({ effect }: Wished): string => ('user' in effect ? effect.user : 'owner' in effect ? effect.owner : '');
/** The day it speaks of: a task's own, otherwise the event's. */
const dayOf = ({ effect, day }: Wished): string => ('due' in effect ? effect.due : day);

/** What is the same for every record, how the workspace is set, tells none from another. */
const ofRecords = (conditions: NewDecision['conditions']): readonly ConditionRead[] =>
  conditions
    .flatMap(({ read = [] }) => read)
    .filter(({ of, field }, i, all) => !of.startsWith('settings/') && i === all.findIndex((one) => one.of === of && one.field === field))
    .slice(0, mostRead);

async function compare(
  storage: Pick<Storage, 'rowsByKey'>,
  { from, to }: { readonly from: string; readonly to: string },
  before: ReadonlyMap<string, Wished>,
  after: ReadonlyMap<string, Wished>,
): Promise<Omit<Trial, 'open'>> {
  const days = new Map<string, { before: number; after: number }>();
  for (let day = from; day <= to; day = addDays(day, 1)) days.set(day, { before: 0, after: 0 });
  const users = new Map<string, { before: number; after: number }>();
  const differences: Trial['differences'][number][] = [];
  for (const [which, wished] of [
    ['before', before],
    ['after', after],
  ] as const)
    for (const one of wished.values()) {
      const day = days.get(one.day);
      if (day) day[which]++;
      const of = users.get(userOf(one)) ?? { before: 0, after: 0 };
      of[which]++;
      users.set(userOf(one), of);
    }
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(key), after.get(key)];
    const one = was ?? is;
    if (!one || (was && is && dayOf(was) === dayOf(is))) continue;
    const change = was && is ? 'other-day' : was ? 'only-before' : 'only-after';
    const [dayBefore, dayAfter] = [was ? dayOf(was) : '', is ? dayOf(is) : ''];
    differences.push({ about: one.about, user: userOf(one), change, dayBefore, dayAfter, read: one.read });
  }
  const late = await lateTasks(storage, to, before, after);
  return {
    from,
    to,
    days: [...days].map(([day, counts]) => ({ day, ...counts })),
    before: before.size,
    after: after.size,
    users: [...users].map(([user, counts]) => ({ user, ...counts })).sort((a, b) => b.after - a.after || (a.user < b.user ? -1 : 1)),
    late,
    differences: differences.slice(0, mostDifferences),
  };
}

/** A task that was really there is late when it is not done; one that was not there had nobody to do it. */
async function lateTasks(
  storage: Pick<Storage, 'rowsByKey'>,
  today: string,
  before: ReadonlyMap<string, Wished>,
  after: ReadonlyMap<string, Wished>,
) {
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  const rows = new Map((await storage.rowsByKey(keys.map((key) => `task/${effectId(key)}`))).map(({ content }) => [content.id, content]));
  const late = (wished: ReadonlyMap<string, Wished>) =>
    [...wished.values()].filter(({ key, effect }) => {
      const row = rows.get(effectId(key));
      return effect.type === 'task.open' && effect.due < today && !(row?.kind === 'task' && row.doneAt !== '');
    }).length;
  return { before: late(before), after: late(after) };
}
