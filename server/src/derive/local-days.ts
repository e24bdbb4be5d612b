/** Where a local day begins. Clocks are put back and forward, in some places at midnight: the zone is asked, nothing is added up. */
import { addDays, dayIn } from '@tandem/core';

/** The first instant of the day in the zone. */
export function startOfDay(zone: string, day: string): string {
  // No zone is further from UTC than 16 hours, and days follow each other: the first instant that is not the day before.
  let before = Date.parse(`${day}T00:00:00Z`) - 16 * 3_600_000;
  let after = before + 32 * 3_600_000;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayIn(zone, new Date(middle).toISOString()) < day) before = middle;
    else after = middle;
  }
  return new Date(after).toISOString();
}

/** Days that have begun since `last`, the last one of which is today's; after a long sleep only the newest `most`. */
export function daysSince(last: string, today: string, most: number): readonly string[] {
  if (last === '') return [today];
  const days: string[] = [];
  for (let day = today; day > last && days.length < most; day = addDays(day, -1)) days.unshift(day);
  return days;
}
