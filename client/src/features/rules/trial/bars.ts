import type { Trial } from '@tandem/core';

export interface Bar {
  readonly day: string;
  readonly before: number;
  readonly after: number;
  readonly beforeHigh: number;
  readonly afterHigh: number;
}

/** Heights begin at zero and share one scale; one effect is always seen. */
export function barsOf(days: Trial['days'], height: number): { readonly bars: readonly Bar[]; readonly most: number } {
  const most = Math.max(0, ...days.flatMap(({ before, after }) => [before, after]));
  const high = (count: number) => (count === 0 ? 0 : Math.max(2, Math.round((count / most) * height)));
  return { most, bars: days.map((day) => ({ ...day, beforeHigh: high(day.before), afterHigh: high(day.after) })) };
}
