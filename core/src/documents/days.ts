/** Calendar days as `YYYY-MM-DD`, without a time zone. */

const dayMs = 86_400_000;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);

export const addDays = (day: string, days: number): string => new Date(at(day) + days * dayMs).toISOString().slice(0, 10);

/** The same day of another month, or its last one. */
export function addMonths(day: string, months: number): string {
  const first = new Date(at(`${day.slice(0, 7)}-01`));
  first.setUTCMonth(first.getUTCMonth() + months);
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(Number(day.slice(8)), last));
  return first.toISOString().slice(0, 10);
}

/** From the first to the second; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((at(to) - at(from)) / dayMs);

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day that an instant is in, in a zone; an unknown zone counts as UTC. */
export function dayIn(zone: string, instant: string): string {
  let format = formats.get(zone);
  if (!format) {
    format = formatOf(zone);
    formats.set(zone, format);
  }
  return format.format(new Date(instant));
}

function formatOf(zone: string): Intl.DateTimeFormat {
  // Canada writes a day as rows do.
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  try {
    return new Intl.DateTimeFormat('en-CA', { ...parts, timeZone: zone || 'UTC' });
  } catch {
    return new Intl.DateTimeFormat('en-CA', { ...parts, timeZone: 'UTC' });
  }
}
