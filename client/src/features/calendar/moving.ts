/** Where something that is carried through the calendar would stand: the same for a mouse, a finger and the keys. */
import { shortestAppointment } from '@tandem/core';
import { addDays } from '../../ui/work/days.ts';
import type { MovableItem } from './calendar-items.ts';

export interface Spot {
  readonly day: string;
  /** Minutes since midnight; undefined is above the hours, which only tasks can be. */
  readonly start: number | undefined;
  readonly minutes: number;
}

export const stepMinutes = 15;
const dayMinutes = 24 * 60;

export const spotOf = (item: MovableItem): Spot => ({ day: item.day, start: item.start, minutes: item.minutes });
export const sameSpot = (a: Spot, b: Spot): boolean => a.day === b.day && a.start === b.start && a.minutes === b.minutes;

/** It stays within its day. */
export const placedAt = (spot: Spot, day: string, start: number | undefined): Spot => ({
  ...spot,
  day,
  start: start === undefined ? undefined : Math.max(0, Math.min(dayMinutes - stepMinutes, Math.round(start / stepMinutes) * stepMinutes)),
});

export const lengthened = (spot: Spot, minutes: number): Spot => {
  const steps = Math.round(minutes / stepMinutes) * stepMinutes;
  const most = dayMinutes - (spot.start ?? 0);
  return { ...spot, minutes: Math.max(Math.min(stepMinutes, shortestAppointment * 3), Math.min(most, steps)) };
};

/** One press of an arrow; with Shift it is the length that changes. Undefined for another key. */
export function nudged(spot: Spot, key: string, shift: boolean, wholeDays: boolean): Spot | undefined {
  const across = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : 0;
  const down = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0;
  if (across === 0 && down === 0) return undefined;
  if (across !== 0) return { ...spot, day: addDays(spot.day, across) };
  if (wholeDays) return { ...spot, day: addDays(spot.day, down * 7) };
  if (shift) return lengthened(spot, spot.minutes + down * stepMinutes);
  // A task without a time is brought down into the day by the first press.
  if (spot.start === undefined) return placedAt(spot, spot.day, 9 * 60);
  return placedAt(spot, spot.day, spot.start + down * stepMinutes);
}

/** A task goes no further than its limit and not into the past; an appointment goes anywhere. */
export function isAllowed(item: MovableItem, spot: Spot, today: string, limit: string): boolean {
  if (item.is === 'appointment') return spot.start !== undefined;
  if (spot.day === item.day) return true;
  return spot.day >= today && (limit === '' || spot.day <= limit);
}
