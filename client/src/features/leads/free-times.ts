/** Times in one's own agenda that are free for a short call: in office hours of working days, from the next half hour on. */
import { type Appointment, isConflict } from '@tandem/core';
import { addDays, dayOf } from '../../ui/work/days.ts';

type Taken = Pick<Appointment, 'startsAt' | 'minutes'>;
const [opens, closes, step] = [9, 17, 30] as const;

/** At most one before noon and one after it each day, so that three of them are a choice. */
export function freeTimes(taken: readonly Taken[], now: Date, minutes: number, count: number): readonly string[] {
  const found: string[] = [];
  const soon = now.getTime() + 60 * 60_000;
  for (let day = dayOf(now), tried = 0; found.length < count && tried < 30; day = addDays(day, 1), tried++) {
    const weekday = new Date(`${day}T12:00:00`).getDay();
    if (weekday === 0 || weekday === 6) continue;
    for (const [from, to] of [
      [opens, 12],
      [13, closes],
    ] as const) {
      const free = firstFree(taken, day, from, to, minutes, soon);
      if (free && found.length < count) found.push(free);
    }
  }
  return found;
}

function firstFree(taken: readonly Taken[], day: string, from: number, to: number, minutes: number, soon: number): string | undefined {
  for (let at = from * 60; at + minutes <= to * 60; at += step) {
    const startsAt = instantOf(day, `${two(Math.floor(at / 60))}:${two(at % 60)}`);
    if (Date.parse(startsAt) < soon || taken.some((one) => one.startsAt !== '' && isConflict(one, { startsAt, minutes }))) continue;
    return startsAt;
  }
  return undefined;
}

/** A day and a time of the clock where the person is. */
export const instantOf = (day: string, time: string): string => new Date(`${day}T${time}:00`).toISOString();
const two = (value: number): string => String(value).padStart(2, '0');
