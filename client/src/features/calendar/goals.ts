/** How far somebody is with the goals of the shown days: what was done, and what is planned until the period ends. */
import { type ActivityRow, type AppointmentRow, type Goal, type GoalRow, goalOf } from '@tandem/core';
import { addDays, dayOf } from '../../ui/work/days.ts';
import { addMonths, startOfWeek } from './calendar-days.ts';

export const plannedMeasures = ['visits', 'calls'] as const;
export type PlannedMeasure = (typeof plannedMeasures)[number];

export interface GoalProgress {
  readonly measure: PlannedMeasure;
  readonly period: Goal['period'];
  readonly amount: number;
  readonly done: number;
  /** Appointments of the kind that are still ahead in the period. */
  readonly planned: number;
}

export interface GoalRows {
  readonly goals: Iterable<GoalRow>;
  readonly activities: Iterable<ActivityRow>;
  readonly appointments: Iterable<AppointmentRow>;
}

/** First day and the day after the last one. Goals of a week count from Monday, wherever a calendar begins its weeks. */
export function periodOf(period: Goal['period'], day: string): readonly [from: string, to: string] {
  if (period === 'day') return [day, addDays(day, 1)];
  if (period === 'week') {
    const monday = startOfWeek(day, 1);
    return [monday, addDays(monday, 7)];
  }
  const first = `${day.slice(0, 7)}-01`;
  if (period === 'month') return [first, addMonths(first, 1)];
  const begins = addMonths(first, -((Number(day.slice(5, 7)) - 1) % 3));
  return [begins, addMonths(begins, 3)];
}

export function goalProgress(
  person: { readonly id: string; readonly sells: boolean },
  rows: GoalRows,
  day: string,
  now: Date,
): readonly GoalProgress[] {
  const goals = [...rows.goals];
  return plannedMeasures.flatMap((measure) => {
    const goal = goalOf(goals, person, measure);
    if (!goal?.amount) return [];
    const [from, to] = periodOf(goal.period, day);
    const within = (instant: string) => {
      const on = instant === '' ? '' : dayOf(new Date(instant));
      return on >= from && on < to;
    };
    const type = measure === 'visits' ? 'visit' : 'call';
    let [done, planned] = [0, 0];
    for (const row of rows.activities) if (row.by === person.id && row.type === type && within(row.at)) done++;
    for (const row of rows.appointments)
      if (row.owner === person.id && row.is === type && within(row.startsAt) && Date.parse(row.startsAt) > now.getTime()) planned++;
    return [{ measure, period: goal.period, amount: goal.amount, done, planned }];
  });
}

export const missing = ({ amount, done, planned }: GoalProgress): number => Math.max(0, amount - done - planned);
