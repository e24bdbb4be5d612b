/** What a rule may know about an event: rows as they were at the event's point of the history. What it reads is noted. */
import {
  type ContactRow,
  dayIn,
  type FactRead,
  type Facts,
  matchOf,
  type RowContent,
  type RowKind,
  type TaskRow,
  type TeamRow,
  type UserRow,
} from '@tandem/core';
import { sureTraitsOf, traitsOf } from '@tandem/core/traits';
import type { PlannedTask, Version } from '../storage/history.ts';
import type { LoggedEvent } from '../storage/ledger.ts';
import { type FactsWindow, isPlanned } from './facts-window.ts';
import { type Parameters, settingsAt } from './rules-at.ts';

export interface NotedFacts {
  readonly facts: Facts;
  /** In the order in which they were asked for. */
  readonly read: () => readonly FactRead[];
}
interface Around {
  readonly window: FactsWindow;
  readonly event: LoggedEvent;
  readonly parameters: Parameters;
  /** In place of the ledger's own: what was decided in this run and is not committed yet belongs to it. */
  readonly planned: (contact: string) => readonly PlannedTask[];
}

export function factsOfEvent({ window, event, parameters, planned }: Around): NotedFacts {
  const { point, at } = event;
  const settings = settingsAt(window, point);
  const noted = new Map<string, FactRead>();
  const note = ({ key, at: since, actor }: FactRead) => void noted.set(key, { key, at: since, actor });

  const taken = (found: readonly Version[]): readonly Version[] => {
    for (const version of found) note(version);
    return found;
  };

  function row<K extends RowKind>(kind: K, id: string): Extract<RowContent, { readonly kind: K }> | undefined {
    if (id === '') return undefined;
    const version = window.version(`${kind}/${id}`, point);
    if (version) note(version);
    return version?.content as Extract<RowContent, { readonly kind: K }> | undefined;
  }
  function rows<K extends RowKind>(kind: K, contact: string): readonly Extract<RowContent, { readonly kind: K }>[] {
    if (contact === '') return [];
    return taken(window.about(contact, kind, point)).map(({ content }) => content as Extract<RowContent, { readonly kind: K }>);
  }
  // People and teams are known to everybody and change seldom: they are read, not noted.
  const people = (): readonly UserRow[] => window.all('user', point).map(({ content }) => content as UserRow);
  const user = (id: string): UserRow | undefined => people().find((one) => one.id === id);
  const first = (role: UserRow['role']): string => people().find((one) => one.active && one.role === role)?.id ?? '';

  const facts: Facts = {
    day: event.type === 'day.started' ? event.day : dayIn(settings.timeZone, at),
    at,
    settings,
    days: (name) => Number(parameters[name] ?? 0),
    choice: (name) => String(parameters[name] ?? ''),
    contact: (id) => row('contact', id),
    task: (id) => row('task', id),
    appointment: (id) => row('appointment', id),
    opportunity: (id) => row('opportunity', id),
    activity: (id) => row('activity', id),
    quote: (id) => row('quote', id),
    plan: (id) => row('plan', id),
    link: (id) => row('link', id),
    visit: (id) => row('visit', id),
    user,
    leaderOf(id) {
      const team = user(id)?.team ?? '';
      const found = window.all('team', point).find(({ content }) => content.id === team)?.content as TeamRow | undefined;
      return found && found.leader !== id && user(found.leader)?.active ? found.leader : '';
    },
    fallbackOwner: () => (user(settings.leadsGoTo)?.active ? settings.leadsGoTo : first('manager') || first('admin')),
    creatorOf(id) {
      const creator = id === '' ? '' : window.creator(id);
      return creator === 'system' || creator.includes(':') ? '' : creator;
    },
    personsOf: (company) => rows('contact', company),
    tasksOf: (contact) => rows('task', contact),
    appointmentsOf: (contact) => rows('appointment', contact),
    opportunitiesOf: (contact) => rows('opportunity', contact),
    quotesOf: (contact) => rows('quote', contact),
    plansOf: (contact) => rows('plan', contact),
    tasksOfPlan: (plan) => taken(plan === '' ? [] : window.tasksOfPlan(plan, point)).map(({ content }) => content as TaskRow),
    linksOf: (contact) => rows('link', contact),
    activitiesOf: (contact) => rows('activity', contact),
    plannedTasksOf: (contact) =>
      contact === ''
        ? []
        : planned(contact)
            .filter((task) => isPlanned(task, event))
            .map(({ effect }) => effect),
    twinsOf(id) {
      const own = row('contact', id);
      if (!own) return [];
      const traits = traitsOf(own);
      const others = window.holders(sureTraitsOf(own), point).filter((other) => other !== id);
      window.prefetch(others.map((other) => `contact/${other}`));
      const found = others.flatMap((other) => {
        const version = window.version(`contact/${other}`, point);
        return version?.content.kind === 'contact' && matchOf(traits, traitsOf(version.content))?.strength === 'sure' ? [version] : [];
      });
      for (const version of found) note(version);
      return found.map(({ content }) => content as ContactRow).sort(oldestFirst);
    },
  };
  return { facts, read: () => [...noted.values()] };
}

const oldestFirst = (a: ContactRow, b: ContactRow): number =>
  a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt < b.createdAt ? -1 : 1;
