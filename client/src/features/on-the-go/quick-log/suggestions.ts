/** Whom a log is most likely about: the page one is on, who is next, who is due, whom one was in touch with last. */
import { type ActivityRow, type ContactRow, shownAs, type TaskRow } from '@tandem/core';
import { byDue, isOpen } from '../../../ui/work/task-groups.ts';
import type { Appointment } from '../next-up.ts';

export type Why = 'here' | 'next' | 'due' | 'recent' | 'found' | 'near';
export interface Suggestion {
  readonly row: ContactRow;
  readonly why: Why;
  readonly km?: number;
}

export function suggestionsFor(
  me: string,
  {
    here,
    appointments,
    tasks,
    activities,
    contacts,
    until,
  }: {
    readonly here: string;
    readonly appointments: readonly Appointment[];
    readonly tasks: Iterable<TaskRow>;
    readonly activities: Iterable<ActivityRow>;
    readonly contacts: ReadonlyMap<string, ContactRow>;
    /** Tasks due after this day are no reason. */
    readonly until: string;
  },
  count: number,
): readonly Suggestion[] {
  const due = [...tasks].filter((task) => task.owner === me && isOpen(task) && task.due !== '' && task.due <= until).sort(byDue);
  const recent = [...activities].filter(({ by }) => by === me).sort((a, b) => (a.at < b.at ? 1 : -1));
  const asked: readonly (readonly [string, Why])[] = [
    [here, 'here'],
    ...appointments.slice(0, 1).map(({ contact }) => [contact, 'next'] as const),
    ...due.map(({ contact }) => [contact, 'due'] as const),
    ...recent.map(({ person, contact }) => [person || contact, 'recent'] as const),
  ];
  const found = new Map<string, Suggestion>();
  for (const [id, why] of asked) {
    if (found.size >= count) break;
    const row = contacts.get(shownAs(id, contacts));
    if (row && !found.has(row.id)) found.set(row.id, { row, why });
  }
  return [...found.values()];
}

/** Names that begin with what was typed before those that hold it; accents and case do not matter. */
export function findContacts(text: string, contacts: Iterable<ContactRow>, count: number): readonly ContactRow[] {
  const asked = fold(text.trim());
  if (asked === '') return [];
  const [first, others]: [ContactRow[], ContactRow[]] = [[], []];
  for (const row of contacts) {
    if (row.mergedInto) continue;
    const name = fold(row.name);
    const place = name.indexOf(asked);
    if (place === 0) first.push(row);
    else if (place > 0) others.push(row);
  }
  const byName = (a: ContactRow, b: ContactRow) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1);
  return [...first.sort(byName), ...others.sort(byName)].slice(0, count);
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
