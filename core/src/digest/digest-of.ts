/** Rows become a digest. Nothing is read beside what is given, and the order of rows changes nothing. */
import { addDays, dayIn, daysBetween } from '../documents/days.ts';
import type { Role } from '../permissions/people.ts';
import type { TaskRow } from '../projections/row.ts';
import { isLate } from '../projections/standing.ts';
import type { Counted, Digest, DigestLine, DigestMeasure, DigestSection, DigestSectionName, LateTask } from './digest.ts';
import { type CountedAt, type DigestRows, donePile, nothing, type Piles, pilesOf, sum, wonPile } from './piles.ts';
import { ranked } from './ranked.ts';

export interface DigestPerson {
  readonly id: string;
  readonly role: Role;
  readonly team: string;
  readonly active: boolean;
  /** Has signed in at least once. */
  readonly started: boolean;
}
export interface DigestInput extends Pick<CountedAt, 'zone' | 'currency' | 'stages'> {
  readonly at: string;
  /** How many days are counted, today among them. */
  readonly days: number;
  readonly minimum: number;
  readonly people: readonly DigestPerson[];
  readonly teams: readonly { readonly id: string }[];
  readonly rows: DigestRows;
}
export const usualDigestDays = 30;
const bestPlaces = 3;
const lateTasksShown = 3;

export function digestOf({ at, zone, days, currency, stages, minimum, people, teams, rows }: DigestInput): Digest {
  const day = dayIn(zone, at);
  const period = { first: addDays(day, 1 - days), last: day };
  const yesterday = { first: addDays(day, -1), last: addDays(day, -1) };
  const piles = pilesOf(rows, { zone, day, period, currency, stages });
  const here = people.filter(({ active }) => active).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const started = here.filter((person) => person.started);
  const held = new Set(here.flatMap(({ team }) => (team && teams.some(({ id }) => id === team) ? [team] : [])));
  const byTeam = held.size >= 2;

  const lineOf = (person: { readonly id: string }, measures: readonly DigestMeasure[]): DigestLine => ({
    ...emptyLine('user', person.id),
    counted: Object.fromEntries(measures.map((measure) => [measure, piles[measure].get(person.id) ?? nothing])),
  });
  const linesOf = (among: readonly { readonly id: string }[], ...measures: readonly DigestMeasure[]) =>
    among.map((person) => lineOf(person, measures));
  // Work of somebody who has left waits for somebody all the same.
  const everybody = people.toSorted((a, b) => (a.id < b.id ? -1 : 1));

  const compared = byTeam
    ? [...held, ''].sort().map((team) => teamLine(team, here, held, piles))
    : linesOf(here, 'won', 'done', 'accepted', 'refused', 'late');
  const sold = (line: DigestLine) => line.counted.won?.amount ?? 0;
  const sections: Readonly<Record<DigestSectionName, readonly DigestLine[]>> = {
    compared: ranked(
      compared.filter((line) => line.id !== '' || line.about === 'user' || hasAny(line)),
      sold,
    ),
    best: ranked(linesOf(here, 'won').filter(hasAny), sold).filter(({ place }) => place <= bestPlaces),
    active: ranked(linesOf(here, 'done').filter(hasAny), (line) => line.counted.done?.count ?? 0),
    attention: linesOf(
      here.filter(({ role }) => role === 'seller'),
      'won',
    )
      .map((line) => ({ ...line, gap: Math.max(0, minimum - sold(line)) }))
      .filter(({ gap }) => gap > 0)
      .sort((a, b) => b.gap - a.gap || (a.id < b.id ? -1 : 1)),
    late: ranked(linesOf(everybody, 'late').filter(hasAny), (line) => line.counted.late?.count ?? 0).map((line) => ({
      ...line,
      lateTasks: latest(rows.tasks, line.id, day),
    })),
    outstanding: ranked(
      linesOf(everybody, 'out').filter(hasAny),
      (line) => line.counted.out?.count ?? 0,
      (line) => line.counted.out?.amount ?? 0,
    ),
    closed: ranked(
      linesOf(everybody, 'accepted', 'refused', 'ranOut').filter(hasAny),
      (line) => line.counted.accepted?.amount ?? 0,
      (line) => line.counted.accepted?.count ?? 0,
    ),
    viewed: ranked(
      [...piles.views].map(([file, views]): DigestLine => ({ ...emptyLine('file', file), counted: { views } })),
      (line) => line.counted.views?.count ?? 0,
    ),
    people: linesOf(started, 'done', 'late', 'out', 'accepted', 'refused', 'ranOut'),
    'not-started': here.filter((person) => !person.started).map(({ id }) => emptyLine('user', id)),
  };
  return {
    at,
    zone,
    day,
    period,
    comparedBy: byTeam ? 'teams' : 'users',
    minimum,
    totals: Object.fromEntries(Object.entries(piles).map(([measure, pile]) => [measure, all(pile)])) as Record<DigestMeasure, Counted>,
    yesterday: { won: all(wonPile(rows.opportunities, stages, yesterday)), done: all(donePile(rows.tasks, zone, yesterday)) },
    sections: Object.fromEntries(Object.entries(sections).map(([name, lines]) => [name, { name, lines }])) as unknown as Readonly<
      Record<DigestSectionName, DigestSection>
    >,
  };
}

const emptyLine = (about: DigestLine['about'], id: string): DigestLine => ({
  id,
  about,
  place: 0,
  tied: false,
  counted: {},
  gap: 0,
  lateTasks: [],
});
const all = (pile: ReadonlyMap<string, Counted>): Counted => sum([...pile.values()]);
const hasAny = ({ counted }: DigestLine): boolean => Object.values(counted).some(({ count }) => count > 0);

/** Whoever is in no team, or in one that is gone, stands together as ''. */
function teamLine(team: string, here: readonly DigestPerson[], held: ReadonlySet<string>, piles: Piles): DigestLine {
  const members = here.filter((person) => (team === '' ? !held.has(person.team) : person.team === team));
  const of = (measure: DigestMeasure) => sum(members.map(({ id }) => piles[measure].get(id) ?? nothing));
  return {
    ...emptyLine('team', team),
    counted: { won: of('won'), done: of('done'), accepted: of('accepted'), refused: of('refused'), late: of('late') },
  };
}

function latest(tasks: readonly TaskRow[], owner: string, day: string): readonly LateTask[] {
  return tasks
    .filter((task) => task.owner === owner && isLate(task, day))
    .sort((a, b) => (a.due === b.due ? (a.id < b.id ? -1 : 1) : a.due < b.due ? -1 : 1))
    .slice(0, lateTasksShown)
    .map(({ id, contact, opportunity, subject, due }) => ({ task: id, contact, opportunity, subject, due, days: daysBetween(due, day) }));
}
