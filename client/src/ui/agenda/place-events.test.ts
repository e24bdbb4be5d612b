import { anAppointmentRow, aTaskRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { hoursOf, minutesOf, placed } from './place-events.ts';

const at = (id: string, time: string, minutes: number | null = 60) =>
  anAppointmentRow({ id, startsAt: new Date(`2026-03-12T${time}:00`).toISOString(), minutes });

test('[S0-04] [CLI-170] appointments and timed tasks of the day stand at their time, those of other days and done ones do not', () => {
  const tasks = [
    aTaskRow({ id: 't1', due: '2026-03-12', time: '16:45' }),
    aTaskRow({ id: 't2', due: '2026-03-12' }),
    aTaskRow({ id: 't3', due: '2026-03-12', time: '09:00', doneAt: '2026-03-12T08:00:00Z' }),
  ];
  const other = anAppointmentRow({ id: 'a2', startsAt: new Date('2026-03-13T09:00:00').toISOString() });
  const events = placed('2026-03-12', [at('a1', '10:30', 75), other], tasks);
  expect(events.map(({ id, start, end }) => [id, start, end])).toEqual([
    ['a1', 630, 705],
    ['t1', 1005, 1035],
  ]);
  expect(events.map(minutesOf)).toEqual(['10:30\u201311:45', '16:45']);
});

test('[CLI-170] what overlaps stands side by side and is marked; what only touches does not', () => {
  const events = placed('2026-03-12', [at('a', '09:00'), at('b', '09:30'), at('c', '10:00'), at('d', '11:00', null)], []);
  expect(events.map(({ id, column, columns, conflict }) => [id, column, columns, conflict])).toEqual([
    ['a', 0, 2, true],
    ['b', 1, 2, true],
    ['c', 0, 2, true],
    ['d', 0, 1, false],
  ]);
});

test('[CLI-170] a day shows its working hours, and earlier or later ones when something is there', () => {
  expect(hoursOf([])).toEqual([8, 18]);
  expect(
    hoursOf([
      { start: 6 * 60 + 30, end: 7 * 60 },
      { start: 19 * 60, end: 19 * 60 + 30 },
    ]),
  ).toEqual([6, 20]);
});
