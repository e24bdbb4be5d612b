/** Goals and how far they are. Days are those of the calendar where the person is; working days are Monday to Friday. */
import { addDays, daysBetween } from '../documents/days.ts';
import type { Goal } from '../documents/goals.ts';
import type { GoalRow } from './row.ts';
import type { DaySpan } from './sales-figures.ts';

export interface Wanted {
  readonly amount: number;
  readonly period: Goal['period'];
}

/** The goal that is nearest to a person: the own one, otherwise what everybody who sells has. A team's goal is the team's. */
export function goalOf(
  goals: Iterable<GoalRow>,
  person: { readonly id: string; readonly sells: boolean },
  measure: Goal['measure'],
): Wanted | undefined {
  let forAll: Wanted | undefined;
  for (const { for: whose, measure: about, amount, period } of goals) {
    if (about !== measure || !amount) continue;
    if (whose === `user:${person.id}`) return { amount, period };
    if (whose === 'everyone' && person.sells) forAll = { amount, period };
  }
  return forAll;
}

/** A team's own goal, otherwise what its people have together; undefined when nobody has one. */
export function goalOfTeam(
  goals: readonly GoalRow[],
  team: string,
  people: readonly { readonly id: string; readonly sells: boolean }[],
  measure: Goal['measure'],
): Wanted | undefined {
  const own = goals.find((goal) => goal.for === `team:${team}` && goal.measure === measure);
  if (own?.amount) return { amount: own.amount, period: own.period };
  return summed(people.flatMap((person) => goalOf(goals, person, measure) ?? []));
}

/** What all teams have together, and whoever is in none. */
export function goalOfAll(
  goals: readonly GoalRow[],
  people: readonly { readonly id: string; readonly sells: boolean; readonly team: string }[],
  measure: Goal['measure'],
): Wanted | undefined {
  const parts = [...Map.groupBy(people, ({ team }) => team)].flatMap(([team, members]) => goalOfTeam(goals, team, members, measure) ?? []);
  return summed(parts);
}

function summed(parts: readonly Wanted[]): Wanted | undefined {
  const period = parts[0]?.period;
  return period && { amount: parts.reduce((sum, goal) => sum + inPeriod(goal, period), 0), period };
}

/** Working days of an ordinary one. */
const usualDays: Readonly<Record<Goal['period'], number>> = { day: 1, week: 5, month: 65 / 3, quarter: 65 };
const inPeriod = ({ amount, period }: Wanted, other: Goal['period']): number =>
  period === other ? amount : (amount * usualDays[other]) / usualDays[period];

/** The period that a day is in. A week begins on Monday. */
export function periodOf(period: Goal['period'], day: string): DaySpan {
  if (period === 'day') return { first: day, last: day };
  if (period === 'week') {
    const first = addDays(day, -((weekday(day) + 6) % 7));
    return { first, last: addDays(first, 6) };
  }
  const [year = 0, month = 1] = day.split('-').map(Number);
  const months = period === 'month' ? 1 : 3;
  const begins = period === 'month' ? month : month - ((month - 1) % 3);
  return { first: dayOne(year, begins), last: addDays(dayOne(year, begins + months), -1) };
}

export const periodBefore = (period: Goal['period'], day: string): DaySpan => periodOf(period, addDays(periodOf(period, day).first, -1));

export function workingDays({ first, last }: DaySpan): number {
  let count = 0;
  for (let left = daysBetween(first, last), day = weekday(first); left >= 0; left--, day = (day + 1) % 7) if (day > 0 && day < 6) count++;
  return count;
}

/** What of a goal should be there at the end of today, if every working day gives the same. */
export function expectedByNow(goal: number, span: DaySpan, today: string): number {
  const all = workingDays(span);
  return all === 0 ? goal : (goal * workingDays(soFar(span, today))) / all;
}

/** Where it leads if it goes on as it has, by working days, today among those that are over. */
export function forecast(actual: number, span: DaySpan, today: string): number {
  const gone = workingDays(soFar(span, today));
  return gone === 0 ? actual : (actual * workingDays(span)) / gone;
}

const soFar = ({ first, last }: DaySpan, today: string): DaySpan => ({ first, last: today < last ? today : last });
const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
const dayOne = (year: number, month: number): string => new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
