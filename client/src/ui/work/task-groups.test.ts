import { aTaskRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { translate } from '../../i18n/i18n.ts';
import { addDays, dayOf, figureSpans, lastDayOfWeek } from './days.ts';
import { dayWords } from './due-words.ts';
import { groupTasks } from './task-groups.ts';

// A Thursday.
const today = '2026-03-12';
const task = (id: string, due: string, rest = {}) => aTaskRow({ id, due, ...rest });

test('[CLI-120] tasks are grouped by when they are due, the longest late first; what is done is not listed', () => {
  const tasks = [
    task('later', '2026-03-23'),
    task('monday', '2026-03-16'),
    task('sunday', '2026-03-15'),
    task('today', today),
    task('late 1', '2026-03-11'),
    task('late 9', '2026-03-03'),
    task('tomorrow', '2026-03-13'),
    task('no day', ''),
    task('done', '2026-03-01', { doneAt: '2026-03-02T10:00:00Z' }),
  ];
  expect(groupTasks(tasks, today).map(({ group, tasks: held }) => [group, held.map(({ id }) => id)])).toEqual([
    ['late', ['late 9', 'late 1']],
    ['today', ['today']],
    ['tomorrow', ['tomorrow']],
    ['week', ['sunday']],
    ['next', ['monday']],
    ['later', ['later', 'no day']],
  ]);
});

test('[CLI-120] on a Sunday tomorrow is the next week, and a group without a task is left out', () => {
  const groups = groupTasks([task('a', '2026-03-16'), task('b', '2026-03-17')], '2026-03-15');
  expect(groups.map(({ group }) => group)).toEqual(['tomorrow', 'next']);
});

test('[CLI-121] [S0-05] late is said in days, anything else with its weekday and date', () => {
  const words = dayWords('en-GB', translate);
  expect([words.due('2026-03-11', today), words.due('2026-03-09', today)]).toEqual(['1 day late', '3 days late']);
  expect([words.due(today, today), words.due('2026-03-13', today)]).toEqual(['Today, Thu 12 Mar', 'Fri 13 Mar']);
  expect([words.long(today), words.due('', today)]).toEqual(['Thursday 12 March', 'No date']);
});

test('[CLI-121] days are those of the calendar where the person is, over the ends of months and of summer time', () => {
  expect([addDays('2026-02-28', 1), addDays('2026-03-28', 2), addDays('2026-01-01', -1)]).toEqual([
    '2026-03-01',
    '2026-03-30',
    '2025-12-31',
  ]);
  expect([lastDayOfWeek('2026-03-09'), lastDayOfWeek('2026-03-15')]).toEqual(['2026-03-15', '2026-03-15']);
  const { calls, visits } = figureSpans(today);
  expect([calls.from, calls.to].map((at) => dayOf(new Date(at)))).toEqual([today, '2026-03-13']);
  expect([visits.from, visits.to].map((at) => dayOf(new Date(at)))).toEqual(['2026-03-09', '2026-03-16']);
});
