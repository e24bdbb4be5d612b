/** Asks every rule about every event, in the order of the log. Nothing is written here: the runner commits, a trial counts. */
import {
  type CrmEvent,
  rules as catalogue,
  type Decision,
  decide,
  type Each,
  type Effect,
  effectKey,
  engineTitles,
  type FactRead,
  type RowKind,
  type Rule,
  type UserRow,
} from '@tandem/core';
import { type PlannedTask, still } from '../storage/history.ts';
import type { LoggedEvent, NewDecision, NewEffect } from '../storage/ledger.ts';
import { type Applied, isMadeLater } from './applied-rule.ts';
import { effectId } from './effect-id.ts';
import { factsOfEvent } from './facts-of-event.ts';
import { type FactsWindow, NotRead } from './facts-window.ts';
import { startOfDay } from './local-days.ts';
import { type RuleInForce, rulesAt, runs, settingsAt } from './rules-at.ts';

/** One event, or one thing of a day that has begun. */
export interface Asked {
  readonly event: LoggedEvent;
  readonly daily?: { readonly each: Each; readonly subject: string };
  /** How many rules stand between a person's edit and the event. */
  readonly depth: number;
  /** A rule was applied to what is open: it alone is asked, with what is known by then. `order` is its place among these. */
  readonly later?: { readonly applied: Applied; readonly order: number };
}
export interface Deciding {
  readonly window: FactsWindow;
  readonly now: () => Date;
  readonly rules?: readonly Rule[];
  /** In place of the rules in force, when something is tried. */
  readonly inForce?: (at: readonly RuleInForce[]) => readonly RuleInForce[];
  /** What this run has decided on earlier; a runner's own commits are in the ledger, a replay's are not. */
  readonly planned?: Planned;
  readonly failed?: (rule: string, event: string, error: unknown) => void;
}
/** Tasks decided on in this run, by contact. */
export interface Planned {
  readonly of: (contact: string, ledger: () => readonly PlannedTask[]) => readonly PlannedTask[];
  readonly add: (tasks: readonly PlannedTask[]) => void;
}

/** A chain longer than this is cut: two rules that answer each other would never end. */
export const longestChain = 8;
export const { chain: chainTitle, failure: failureTitle } = engineTitles;

export async function decideEvents(asked: readonly Asked[], deciding: Deciding): Promise<readonly NewDecision[]> {
  const { window } = deciding;
  // Of a few events it is cheaper to read what rules often ask for than to be asked; of many it is not.
  window.prefetch(asked.flatMap(subjectsOf), asked.length <= few ? asked.flatMap(contactOf) : []);
  await window.load();
  for (;;) {
    // Begun anew from the first event: what the tenth decides may rest on what the first one has planned.
    const made: PlannedTask[] = [];
    const decisions = asked.flatMap((one) => askAll(one, deciding, made));
    if (await window.load()) continue;
    deciding.planned?.add(made);
    return decisions;
  }
}

function askAll({ event: heard, daily, depth, later }: Asked, deciding: Deciding, made: PlannedTask[]): readonly NewDecision[] {
  const { window, rules = catalogue, inForce = (all) => all } = deciding;
  // What was planned before it in the same breath counts, as it does between events that follow each other.
  const event = later ? { ...heard, seq: later.applied.seq + later.order / 1e6, point: later.applied.point, at: later.applied.at } : heard;
  const force = inForce(rulesAt(settingsAt(window, event.point), rules));
  const told = (decisions: readonly NewDecision[]) => (later ? decisions.map((one) => decidedLater(one, heard, later.applied)) : decisions);
  return force
    .filter((one) => runs(one) && answers(one.rule, event.type, daily?.each) && (!later || one.rule.name === later.applied.rule))
    .flatMap((one) => {
      try {
        return told(askOne(one, daily ? { ...event, subject: daily.subject } : event, depth, deciding, made));
      } catch (error) {
        if (error instanceof NotRead) return [];
        // One rule's mistake must not keep the others from being asked, and must be seen.
        deciding.failed?.(one.rule.name, event.key, error);
        return told([decisionOf(one, event, { about: aboutOf(event), conditions: [{ title: failureTitle, held: false }] }, deciding.now)]);
      }
    });
}

const answers = (rule: Rule, type: CrmEvent['type'], each: Each | undefined): boolean =>
  'each' in rule ? rule.each === each : each === undefined && rule.on.includes(type);

/** It stands under the application, beside what was decided when it happened. */
const decidedLater = (decision: NewDecision, { at }: LoggedEvent, { seq, key }: Applied): NewDecision => ({
  ...decision,
  event: { ...decision.event, seq, at, key: `${key}/${decision.event.key}` },
  effects: decision.effects.filter(isMadeLater),
});

function askOne(
  force: RuleInForce,
  event: LoggedEvent & { readonly subject?: string },
  depth: number,
  deciding: Deciding,
  made: PlannedTask[],
): readonly NewDecision[] {
  const { window, planned = fromLedger } = deciding;
  const ledger = (contact: string) =>
    planned.of(contact, () => window.planned(contact)).concat(made.filter(({ effect }) => effect.contact === contact));
  const { facts, read } = factsOfEvent({ window, event, parameters: force.parameters, planned: (contact) => unique(ledger(contact)) });
  const decision = decide(force.rule, event as CrmEvent, facts);
  if (!decision) return [];
  const stopped = decision.effects.length > 0 && depth >= longestChain;
  const effects = stopped ? toldToAdmins(force, decision.about, facts.day, window, event) : onceEach(decision.effects);
  const conditions = depth >= longestChain ? [...decision.conditions, { title: chainTitle, held: !stopped }] : decision.conditions;
  for (const { key, effect } of effects) if (effect.type === 'task.open') made.push({ effect, key, event: event.seq, overAt: still });
  return [
    {
      ...decisionOf(force, event, { about: decision.about, conditions, facts: read() }, deciding.now),
      depth: depth + 1,
      daily: 'subject' in event,
      effects: effects.map((one) => newEffect(one, facts.settings.timeZone)),
    },
  ];
}

function decisionOf(
  { rule, version, parameters }: RuleInForce,
  { seq, type, key, at, actor, ...event }: LoggedEvent,
  told: Pick<Decision, 'about' | 'conditions'> & { readonly facts?: readonly FactRead[] },
  now: () => Date,
): NewDecision {
  const contact = 'contactId' in event ? event.contactId : told.about.startsWith('contact/') ? told.about.slice('contact/'.length) : '';
  return {
    rule: rule.name,
    version,
    parameters,
    at: now().toISOString(),
    event: { seq, type, key, at, actor },
    contact,
    depth: 1,
    daily: false,
    effects: [],
    ...told,
    facts: told.facts ?? [],
  };
}

function newEffect({ key, effect }: Decision['effects'][number], zone: string): NewEffect {
  // What waits for a day waits for its beginning where the workspace is.
  return { key, id: effectId(key), effect, notBefore: effect.type === 'timer' ? startOfDay(zone, effect.day) : atOnce };
}
/** Before any clock, also one that was put back. */
const atOnce = '1970-01-01T00:00:00.000Z';

/** Two effects with one key are one effect. */
const onceEach = (effects: Decision['effects']): Decision['effects'] =>
  effects.filter(({ key }, i) => effects.findIndex((other) => other.key === key) === i);

function toldToAdmins({ rule }: RuleInForce, about: string, day: string, window: FactsWindow, event: LoggedEvent): Decision['effects'] {
  const people = window.all('user', event.point).map(({ content }) => content as UserRow);
  return people
    .filter(({ role, active }) => role === 'admin' && active)
    .map(({ id }) => {
      const contact = 'contactId' in event ? event.contactId : '';
      const effect: Effect = { type: 'notice', user: id, kind: 'rule-stopped', about, contact, detail: { rule: rule.name } };
      return { key: effectKey(rule.name, `stopped/${day}`, effect), effect };
    });
}

const fromLedger: Planned = { of: (_contact, ledger) => ledger(), add: () => undefined };
const unique = (tasks: readonly PlannedTask[]): readonly PlannedTask[] => [
  ...new Map(tasks.toReversed().map((task) => [task.key, task])).values(),
];

const few = 10;
const contactOf = ({ event }: Asked): readonly string[] => ('contactId' in event && event.contactId ? [event.contactId] : []);

const kindOfEach: Readonly<Record<Each, RowKind>> = {
  lead: 'contact',
  'open-task': 'task',
  'open-quote': 'quote',
  plan: 'plan',
  reader: 'user',
};
/** The rows that an event is about: every rule asks for them first. */
function subjectsOf({ event, daily }: Asked): readonly string[] {
  const ids = event as unknown as Partial<Record<string, string>>;
  return [
    ...(ids.contactId ? [`contact/${ids.contactId}`] : []),
    ...(ids.opportunityId ? [`opportunity/${ids.opportunityId}`] : []),
    ...(ids.taskId ? [`task/${ids.taskId}`] : []),
    ...(ids.activityId ? [`activity/${ids.activityId}`] : []),
    ...(ids.appointmentId ? [`appointment/${ids.appointmentId}`] : []),
    ...(ids.planId ? [`plan/${ids.planId}`] : []),
    ...(ids.quoteId ? [`quote/${ids.quoteId}`] : []),
    ...(ids.linkId ? [`link/${ids.linkId}`] : []),
    ...(ids.visitId ? [`visit/${ids.visitId}`] : []),
    ...(daily ? [`${kindOfEach[daily.each]}/${daily.subject}`] : []),
  ];
}
const aboutOf = (event: LoggedEvent): string => subjectsOf({ event, depth: 0 }).at(-1) ?? 'settings/settings';
