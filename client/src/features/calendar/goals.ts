/** How far people are with the goals of the shown days: what was done, and what is planned until the period ends. */
import {
  type ActivityRow,
  type AppointmentRow,
  type DaySpan,
  type Goal,
  type GoalRow,
  goalOf,
  goalOfAll,
  goalOfTeam,
  periodOf,
  type Wanted,
} from '@tandem/core';
import { dayOf } from '../../ui/work/days.ts';

export const plannedMeasures = ['visits', 'calls'] as const;
export type PlannedMeasure = (typeof plannedMeasures)[number];

export interface GoalProgress extends Wanted {
  readonly measure: PlannedMeasure;
  readonly done: number;
  /** Appointments of the kind that are still ahead in the period. */
  readonly planned: number;
}

export interface GoalRows {
  readonly goals: Iterable<GoalRow>;
  readonly activities: Iterable<ActivityRow>;
  readonly appointments: Iterable<AppointmentRow>;
}
export interface Seller {
  readonly id: string;
  readonly sells: boolean;
  readonly team: string;
}
type Count = Pick<GoalProgress, 'done' | 'planned'>;

export function goalProgress(person: Seller, rows: GoalRows, day: string, now: Date): readonly GoalProgress[] {
  const goals = [...rows.goals];
  const counting = counter(rows, day, now);
  return plannedMeasures.flatMap((measure) => {
    const goal = goalOf(goals, person, measure);
    return goal ? [{ ...goal, measure, ...counting([person], measure, goal.period) }] : [];
  });
}

export interface TeamProgress {
  /** One line a person of a team, or a team of the company; who has no goal has no line. */
  readonly lines: readonly (GoalProgress & { readonly id: string })[];
  readonly together: GoalProgress | undefined;
}
/** The people of a team beside their goals; with '' the teams of the company. */
export function teamProgress(
  team: string,
  people: readonly Seller[],
  measure: PlannedMeasure,
  rows: GoalRows,
  day: string,
  now: Date,
): TeamProgress {
  const goals = [...rows.goals];
  const counting = counter(rows, day, now);
  const progress = (whose: readonly Seller[], goal: Wanted | undefined) =>
    goal && { ...goal, measure, ...counting(whose, measure, goal.period) };
  const line = (id: string, found: GoalProgress | undefined) => (found ? [{ id, ...found }] : []);
  if (team) {
    const members = people.filter((person) => person.team === team);
    return {
      lines: members.flatMap((person) => line(person.id, progress([person], goalOf(goals, person, measure)))),
      together: progress(members, goalOfTeam(goals, team, members, measure)),
    };
  }
  return {
    lines: [...Map.groupBy(people, (person) => person.team)].flatMap(([id, members]) =>
      line(id, progress(members, id ? goalOfTeam(goals, id, members, measure) : undefined)),
    ),
    together: progress(people, goalOfAll(goals, people, measure)),
  };
}

/** All rows are gone through once for each measure and period that is asked for. */
function counter(rows: GoalRows, day: string, now: Date) {
  const known = new Map<string, ReadonlyMap<string, Count>>();
  return (people: readonly Seller[], measure: PlannedMeasure, period: Goal['period']): Count => {
    const key = `${measure}/${period}`;
    const counts = known.get(key) ?? countsIn(rows, measure, periodOf(period, day), now);
    known.set(key, counts);
    return people.reduce(
      (sum, { id }) => ({ done: sum.done + (counts.get(id)?.done ?? 0), planned: sum.planned + (counts.get(id)?.planned ?? 0) }),
      { done: 0, planned: 0 },
    );
  };
}

function countsIn(rows: GoalRows, measure: PlannedMeasure, { first, last }: DaySpan, now: Date): ReadonlyMap<string, Count> {
  const counts = new Map<string, { done: number; planned: number }>();
  const of = (user: string) => {
    const found = counts.get(user) ?? { done: 0, planned: 0 };
    counts.set(user, found);
    return found;
  };
  const within = (instant: string) => {
    const on = instant === '' ? '' : dayOf(new Date(instant));
    return on >= first && on <= last;
  };
  const type = measure === 'visits' ? 'visit' : 'call';
  for (const row of rows.activities) if (row.type === type && within(row.at)) of(row.by).done++;
  for (const row of rows.appointments)
    if (row.is === type && within(row.startsAt) && Date.parse(row.startsAt) > now.getTime()) of(row.owner).planned++;
  return counts;
}

export const missing = ({ amount, done, planned }: Pick<GoalProgress, 'amount' | 'done' | 'planned'>): number =>
  Math.max(0, amount - done - planned);
