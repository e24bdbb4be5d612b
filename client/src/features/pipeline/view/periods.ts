/** Calendar periods as pairs of days. Days are compared as text; the clock is the caller's. */

export interface Period {
  readonly from: string;
  readonly to: string;
}

export function monthOf(day: string, offset = 0): Period {
  const first = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + offset, 1));
  return { from: utcDay(first), to: utcDay(new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0))) };
}

export function quarterOf(day: string): Period {
  const year = Number(day.slice(0, 4));
  const start = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3;
  return { from: utcDay(new Date(Date.UTC(year, start, 1))), to: utcDay(new Date(Date.UTC(year, start + 3, 0))) };
}

export const isWithin = (day: string, { from, to }: Period): boolean =>
  day !== '' && (from === '' || day >= from) && (to === '' || day <= to);

const utcDay = (date: Date) => date.toISOString().slice(0, 10);
