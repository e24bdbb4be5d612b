/** When somebody can be called: working hours of the next working days less what stands in the agenda. Pure. */
import { type Agenda, addDays, dayIn, dueNow, endOf } from '@tandem/core';
import { instantIn } from '../import/zone-time.ts';
import type { Slot } from './answers.ts';

export const callMinutes = 30;
const workingDays = 5;
const from = 8;
const to = 17;
/** Nobody is called without any warning. */
const notice = 60 * 60_000;
const half = callMinutes * 60_000;

interface Asked {
  readonly agenda: Pick<Agenda, 'appointments' | 'tasks' | 'postponements'> | undefined;
  readonly zone: string;
  readonly now: Date;
}

export function freeSlots({ agenda, zone, now }: Asked): readonly Slot[] {
  const busy = agenda ? busyOf(agenda, zone) : [];
  const earliest = now.getTime() + notice;
  return nextWorkingDays(dayIn(zone, now.toISOString())).flatMap((day) =>
    startsOf(day, zone)
      .filter((start) => start >= earliest && !busy.some((one) => start < one.to && one.from < start + half))
      .map((start) => ({ startsAt: new Date(start).toISOString(), minutes: callMinutes })),
  );
}

function nextWorkingDays(today: string): readonly string[] {
  const days: string[] = [];
  for (let day = today; days.length < workingDays; day = addDays(day, 1))
    if (![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay())) days.push(day);
  return days;
}

const startsOf = (day: string, zone: string): readonly number[] =>
  Array.from({ length: (to - from) * 2 }, (_, i) => {
    const hour = String(from + Math.floor(i / 2)).padStart(2, '0');
    return Date.parse(instantIn(zone, `${day}T${hour}:${i % 2 === 0 ? '00' : '30'}:00`));
  });

interface Span {
  readonly from: number;
  readonly to: number;
}
function busyOf({ appointments, tasks, postponements }: NonNullable<Asked['agenda']>, zone: string): readonly Span[] {
  const met = appointments.map((one) => ({ from: Date.parse(one.startsAt), to: endOf(one) }));
  const timed = tasks.flatMap((task): readonly Span[] => {
    const { due } = dueNow(task, postponements);
    if (task.doneAt !== '' || due === '' || !/^\d\d:\d\d$/.test(task.time)) return [];
    const start = Date.parse(instantIn(zone, `${due}T${task.time}:00`));
    return [{ from: start, to: start + half }];
  });
  return [...met, ...timed].filter((span) => Number.isFinite(span.from));
}
