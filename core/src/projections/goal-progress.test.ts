import { expect, test } from 'vitest';
import { expectedByNow, forecast, goalOf, goalOfAll, goalOfTeam, periodBefore, periodOf, workingDays } from './goal-progress.ts';
import type { GoalRow } from './row.ts';

const goal = (id: string, whose: string, amount: number | null, period: GoalRow['period'] = 'day'): GoalRow => ({
  kind: 'goal',
  id,
  for: whose,
  measure: 'calls',
  period,
  amount,
});
const seller = (id: string) => ({ id, sells: true });

test('[S4-28] [STAT-8] the nearest goal counts: the own one, otherwise what everybody has who sells; a goal of nothing is none', () => {
  const goals = [goal('1', 'everyone', 15), goal('2', 'user:ana', 20), goal('3', 'user:otto', 0), goal('4', 'team:north', 30)];
  expect(goalOf(goals, seller('ana'), 'calls')?.amount).toBe(20);
  expect(goalOf(goals, seller('otto'), 'calls')?.amount).toBe(15);
  expect(goalOf(goals, { id: 'boss', sells: false }, 'calls')).toBeUndefined();
  expect(goalOf(goals, seller('ana'), 'visits')).toBeUndefined();
});

test("[S4-28] [STAT-8] a team's goal is its own, otherwise what its people have together, in one period", () => {
  const goals = [goal('1', 'everyone', 15), goal('2', 'user:ana', 20), goal('4', 'team:north', 30)];
  const people = [seller('ana'), seller('otto'), { id: 'boss', sells: false }];
  expect(goalOfTeam(goals, 'north', people, 'calls')).toEqual({ amount: 30, period: 'day' });
  expect(goalOfTeam(goals, 'south', people, 'calls')).toEqual({ amount: 35, period: 'day' });
  expect(goalOfTeam([goal('1', 'everyone', 15), goal('2', 'user:otto', 100, 'week')], '', people, 'calls')).toEqual({
    amount: 35,
    period: 'day',
  });
  expect(goalOfTeam([], 'south', people, 'calls')).toBeUndefined();
  const all = [
    { ...seller('ana'), team: 'north' },
    { ...seller('otto'), team: 'south' },
  ];
  expect(goalOfAll(goals, all, 'calls')).toEqual({ amount: 45, period: 'day' });
});

test('[S4-09] [STAT-9] a forecast and what should be there by now go by working days', () => {
  const april = periodOf('month', '2026-04-20');
  expect(workingDays(april)).toBe(22);
  expect([forecast(100, april, '2026-04-15'), expectedByNow(100, april, '2026-04-15')]).toEqual([200, 50]);
  // A weekend changes nothing, and after the period it is what it was.
  expect(forecast(100, april, '2026-04-12')).toBe(forecast(100, april, '2026-04-10'));
  expect([forecast(100, april, '2026-06-01'), expectedByNow(100, april, '2026-06-01')]).toEqual([100, 100]);
  const sunday = periodOf('day', '2026-04-12');
  expect([forecast(3, sunday, '2026-04-12'), expectedByNow(5, sunday, '2026-04-12')]).toEqual([3, 5]);
});

test('[S4-28] [STAT-11] periods are those of the calendar: days, weeks from Monday, months and quarters, and what was before them', () => {
  expect(periodOf('day', '2026-03-12')).toEqual({ first: '2026-03-12', last: '2026-03-12' });
  expect(periodOf('week', '2026-03-15')).toEqual({ first: '2026-03-09', last: '2026-03-15' });
  expect(periodOf('week', '2026-03-09')).toEqual({ first: '2026-03-09', last: '2026-03-15' });
  expect(periodOf('month', '2028-02-10')).toEqual({ first: '2028-02-01', last: '2028-02-29' });
  expect(periodOf('quarter', '2026-12-31')).toEqual({ first: '2026-10-01', last: '2026-12-31' });
  expect(periodBefore('quarter', '2026-02-01')).toEqual({ first: '2025-10-01', last: '2025-12-31' });
  expect(periodBefore('week', '2026-03-12')).toEqual({ first: '2026-03-02', last: '2026-03-08' });
  expect(periodBefore('day', '2026-03-01').first).toBe('2026-02-28');
});
