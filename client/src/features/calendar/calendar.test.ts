import { anActivityRow, anAppointmentRow, anOpportunityRow, aTaskRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { addMonths, clock, daysOf, firstWeekday, instantAt, minutesOfClock, stepped, weekNumber } from './calendar-days.ts';
import { calendarItems, type Layer, plannedMinutes, taskItem, unplanned } from './calendar-items.ts';
import { goalProgress, missing, teamProgress } from './goals.ts';
import { isAllowed, lengthened, nudged, placedAt, spotOf } from './moving.ts';
import { placedItems, untimed } from './placing.ts';

// A Thursday.
const today = '2026-03-12';
const at = (time: string, day = today) => new Date(`${day}T${time}:00`).toISOString();
const all: ReadonlySet<Layer> = new Set<Layer>(['tasks', 'appointments', 'closes']);
const items = (rows: Partial<Parameters<typeof calendarItems>[0]>, people = ['ana'], layers = all) =>
  calendarItems({ appointments: [], tasks: [], opportunities: [], isOpenStage: (id) => id === 'open', ...rows }, new Set(people), layers);

test('[CLI-160] [S4-28] a week begins where the region begins it, a month shows whole weeks, and weeks are counted by ISO', () => {
  expect([firstWeekday('en-GB'), firstWeekday('no such thing')]).toEqual([1, 1]);
  expect([daysOf('week', today, 1)[0], daysOf('week', today, 7)[0]]).toEqual(['2026-03-09', '2026-03-08']);
  const month = daysOf('month', today, 1);
  expect([month[0], month.at(-1), month.length % 7]).toEqual(['2026-02-23', '2026-04-05', 0]);
  expect(['2026-03-12', '2026-01-01', '2027-01-03', '2026-12-31'].map(weekNumber)).toEqual([11, 1, 53, 53]);
  expect([stepped('month', '2026-01-31', 1), stepped('week', today, -1), addMonths('2026-03-31', -1)]).toEqual([
    '2026-02-28',
    '2026-03-05',
    '2026-02-28',
  ]);
});

test('[CLI-160] a time of day is the device\u2019s, also on the night when clocks change', () => {
  for (const day of [today, '2026-03-29', '2026-10-25']) expect(new Date(instantAt(day, 9 * 60 + 30)).getHours()).toBe(9);
  expect([clock(570), minutesOfClock('09:30')]).toEqual(['09:30', 570]);
});

test('[CLI-161] layers and people choose what is shown; what is done or closed is not', () => {
  const rows = {
    appointments: [
      anAppointmentRow({ id: 'a', startsAt: at('09:00') }),
      anAppointmentRow({ id: 'b', owner: 'nils', startsAt: at('09:00') }),
    ],
    tasks: [aTaskRow({ id: 't', due: today }), aTaskRow({ id: 'done', due: today, doneAt: at('08:00') })],
    opportunities: [
      anOpportunityRow({ id: 'o', owner: 'ana', stage: 'open', closeOn: today }),
      anOpportunityRow({ id: 'won', owner: 'ana', stage: 'won', closeOn: today }),
    ],
  };
  expect(items(rows).map(({ key }) => key)).toEqual(['close/o', 'task/t', 'appointment/a']);
  expect(items(rows, ['ana', 'nils'], new Set<Layer>(['appointments'])).map(({ key }) => key)).toEqual(['appointment/a', 'appointment/b']);
  expect(plannedMinutes(items({ appointments: [anAppointmentRow({ id: 'a', startsAt: at('09:00'), minutes: 45 })] }), today)).toBe(45);
});

test('[CLI-161] only two appointments of one person at one time are a conflict; a task and a colleague are not', () => {
  const shown = items(
    {
      appointments: [
        anAppointmentRow({ id: 'a', startsAt: at('09:00'), minutes: 60 }),
        anAppointmentRow({ id: 'b', startsAt: at('09:30'), minutes: 60 }),
        anAppointmentRow({ id: 'c', startsAt: at('14:00'), minutes: 60 }),
        anAppointmentRow({ id: 'd', owner: 'nils', startsAt: at('14:00'), minutes: 60 }),
      ],
      tasks: [aTaskRow({ id: 't', due: today, time: '14:15' }), aTaskRow({ id: 'u', due: today })],
    },
    ['ana', 'nils'],
  );
  expect(placedItems(shown, today).map(({ item, columns, conflict }) => [item.key, columns, conflict])).toEqual([
    ['appointment/a', 2, true],
    ['appointment/b', 2, true],
    ['appointment/c', 3, false],
    ['appointment/d', 3, false],
    ['task/t', 3, false],
  ]);
  expect(untimed(shown, today).map(({ key }) => key)).toEqual(['task/u']);
});

test('[CLI-162] arrows move by a quarter of an hour and by days, Shift changes the length, and nothing leaves its day', () => {
  const spot = { day: today, start: 9 * 60, minutes: 60 };
  expect(nudged(spot, 'ArrowDown', false, false)).toEqual({ ...spot, start: 9 * 60 + 15 });
  expect(nudged(spot, 'ArrowUp', true, false)).toEqual({ ...spot, minutes: 45 });
  expect(nudged(spot, 'ArrowRight', false, false)).toEqual({ ...spot, day: '2026-03-13' });
  expect(nudged(spot, 'ArrowDown', false, true)).toEqual({ ...spot, day: '2026-03-19' });
  expect(nudged(spot, 'x', false, false)).toBeUndefined();
  expect(nudged({ ...spot, start: undefined }, 'ArrowDown', false, false)?.start).toBe(9 * 60);
  expect([placedAt(spot, today, -40).start, placedAt(spot, today, 5000).start, placedAt(spot, today, 608).start]).toEqual([0, 1425, 615]);
  expect([lengthened(spot, 3).minutes, lengthened({ ...spot, start: 23 * 60 }, 300).minutes]).toEqual([15, 60]);
});

test('[CLI-162] [S0-41] a task is carried to no day beyond its limit and to none that is over; an appointment needs a time', () => {
  const task = taskItem(aTaskRow({ id: 't', due: '2026-03-10', limit: '2026-03-15' }));
  const to = (day: string) => isAllowed(task, { ...spotOf(task), day }, today, '2026-03-15');
  expect([to('2026-03-11'), to(today), to('2026-03-15'), to('2026-03-16')]).toEqual([false, true, true, false]);
  expect(isAllowed(task, { ...spotOf(task), start: 600 }, today, '2026-03-15')).toBe(true);
  const [appointment] = items({ appointments: [anAppointmentRow({ id: 'a', startsAt: at('09:00') })] });
  if (appointment?.is !== 'appointment') throw new Error('there is an appointment');
  expect([
    isAllowed(appointment, { ...spotOf(appointment), day: '2026-01-01' }, today, ''),
    isAllowed(appointment, { ...spotOf(appointment), start: undefined }, today, ''),
  ]).toEqual([true, false]);
});

test('[CLI-163] late tasks are pinned, what has a time already is not to be planned', () => {
  const tasks = [
    aTaskRow({ id: 'late', due: '2026-03-09', time: '09:00' }),
    aTaskRow({ id: 'later', due: '2026-03-20' }),
    aTaskRow({ id: 'today', due: today }),
    aTaskRow({ id: 'timed', due: today, time: '10:00' }),
    aTaskRow({ id: 'other', owner: 'nils', due: today }),
    aTaskRow({ id: 'done', due: today, doneAt: at('08:00') }),
  ];
  const { late, open } = unplanned(tasks, 'ana', today);
  expect([late.map(({ id }) => id), open.map(({ id }) => id)]).toEqual([['late'], ['today', 'later']]);
});

test('[CLI-164] [S4-28] a goal says what was done in its period, what is planned, and what is missing', () => {
  const rows = {
    goals: [{ kind: 'goal', id: 'g', for: 'user:ana', measure: 'visits', period: 'week', amount: 10 } as const],
    activities: [
      anActivityRow({ id: '1', type: 'visit', at: at('09:00', '2026-03-09') }),
      anActivityRow({ id: '2', type: 'visit', at: at('09:00', '2026-03-02') }),
      anActivityRow({ id: '3', type: 'call', at: at('09:00') }),
    ],
    appointments: [
      anAppointmentRow({ id: 'a', is: 'visit', startsAt: at('15:00') }),
      anAppointmentRow({ id: 'b', is: 'visit', startsAt: at('08:00') }),
      anAppointmentRow({ id: 'c', is: 'visit', startsAt: at('08:00', '2026-03-16') }),
    ],
  };
  const [progress] = goalProgress({ id: 'ana', sells: true, team: 'north' }, rows, today, new Date(at('12:00')));
  expect(progress).toEqual({ measure: 'visits', period: 'week', amount: 10, done: 1, planned: 1 });
  expect(progress && missing(progress)).toBe(8);
});

test('[CLI-164] [S4-28] a leader sees each person of the team beside their goal and all together, a manager the teams', () => {
  const goal = (id: string, whose: string, amount: number) =>
    ({ kind: 'goal', id, for: whose, measure: 'visits', period: 'week', amount }) as const;
  const visit = (id: string, by: string) => anActivityRow({ id, by, type: 'visit', at: at('09:00', '2026-03-09') });
  const rows = {
    goals: [goal('a', 'user:ana', 10), goal('b', 'user:otto', 4), goal('c', 'team:south', 20)],
    activities: [visit('1', 'ana'), visit('2', 'ana'), visit('3', 'otto'), visit('4', 'eva')],
    appointments: [anAppointmentRow({ id: 'v', owner: 'otto', is: 'visit', startsAt: at('15:00') })],
  };
  const people = [
    { id: 'ana', sells: true, team: 'north' },
    { id: 'otto', sells: true, team: 'north' },
    { id: 'eva', sells: true, team: 'south' },
  ];
  const shown = (team: string) => {
    const { lines, together } = teamProgress(team, people, 'visits', rows, today, new Date(at('12:00')));
    return [...lines, { id: 'together', done: 0, planned: 0, amount: 0, ...together }].map((line) => [
      line.id,
      line.done,
      line.planned,
      line.amount,
    ]);
  };
  expect(shown('north')).toEqual([
    ['ana', 2, 0, 10],
    ['otto', 1, 1, 4],
    ['together', 3, 1, 14],
  ]);
  expect(shown('')).toEqual([
    ['north', 3, 1, 14],
    ['south', 1, 0, 20],
    ['together', 4, 1, 34],
  ]);
});
