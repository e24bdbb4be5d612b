import { expect, test } from 'vitest';
import { anActivityRow, aTaskRow } from '../testing/rows.ts';
import { type FigureSpans, personalFigures } from './statistics.ts';

const today = { from: '2026-03-11T23:00:00Z', to: '2026-03-12T23:00:00Z' };
const week = { from: '2026-03-08T23:00:00Z', to: '2026-03-15T23:00:00Z' };
const spans: FigureSpans = { calls: today, visits: week, tasksDone: today };
const none = { activities: [], tasks: [] };

test('[STAT-1] calls and visits count for who logged them, each in its own period', () => {
  const activities = [
    anActivityRow({ id: '1', type: 'call', at: '2026-03-12T08:00:00Z', outcome: 'reached' }),
    anActivityRow({ id: '2', type: 'call', at: '2026-03-12T09:00:00Z', outcome: 'not-reached' }),
    anActivityRow({ id: '3', type: 'call', at: '2026-03-11T09:00:00Z' }),
    anActivityRow({ id: '4', type: 'call', at: '2026-03-12T09:00:00Z', by: 'otto' }),
    anActivityRow({ id: '5', type: 'visit', at: '2026-03-09T09:00:00Z' }),
    anActivityRow({ id: '6', type: 'visit', at: '2026-03-01T09:00:00Z' }),
    anActivityRow({ id: '7', type: 'note', at: '2026-03-12T09:00:00Z' }),
  ];
  expect(personalFigures('ana', { ...none, activities }, spans)).toEqual({ calls: 2, reached: 1, visits: 1, tasksDone: 0 });
});

test('[STAT-2] a period holds its first instant and not its last, however instants are written', () => {
  const at = (id: string, instant: string) => anActivityRow({ id, type: 'call', at: instant });
  const activities = [
    at('1', today.from),
    at('2', '2026-03-11T23:00:00.000Z'),
    at('3', today.to),
    at('4', '2026-03-12T22:59:59.9Z'),
    at('5', ''),
  ];
  expect(personalFigures('ana', { ...none, activities }, spans).calls).toBe(3);
});

test('[STAT-3] a task is done work of its owner on the day it was completed; cancelled it is none', () => {
  const tasks = [
    aTaskRow({ id: '1', due: '2026-03-01', doneAt: '2026-03-12T08:00:00Z', outcome: 'done' }),
    aTaskRow({ id: '2', due: '2026-03-12', doneAt: '2026-03-12T08:00:00Z', outcome: 'cancelled' }),
    aTaskRow({ id: '3', due: '2026-03-12', doneAt: '2026-03-11T08:00:00Z', outcome: 'done' }),
    aTaskRow({ id: '4', due: '2026-03-12' }),
    aTaskRow({ id: '5', due: '2026-03-12', doneAt: '2026-03-12T08:00:00Z', outcome: 'reached', owner: 'otto' }),
  ];
  expect(personalFigures('ana', { ...none, tasks }, spans).tasksDone).toBe(1);
});
