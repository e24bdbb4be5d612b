/** Days and times in the orders and languages business files use. */
import { plainDigits } from './digits.ts';

/** In which order the numbers of a date stand; a column has one, found from those values that allow only one. */
export type DateOrder = 'dmy' | 'mdy';

export interface ReadDate {
  /** `YYYY-MM-DD`, or `--MM-DD` for a birthday without a year. */
  readonly day: string;
  /** `HH:MM:SS`, with `Z` when the file names the zone. */
  readonly time?: string;
}

const numeric = /^(\d{1,2})[./-](\d{1,2})[./-](\d{2}|\d{4})(?:,?\s+(.+))?$/;
const yearFirst = /^(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?:[T\s]\s*(.+))?$/;
const worded = /^(\d{1,2})\.?[\s-]+(\p{L}+)\.?,?[\s-]+(\d{4})(?:,?\s+(.+))?$/u;
const wordedFirst = /^(\p{L}+)\.?\s+(\d{1,2}),?\s+(\d{4})(?:,?\s+(.+))?$/u;
const clock = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([AP]\.?M\.?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;
const nothing = /^0{1,4}[./-]0{1,2}[./-]0{1,4}$/;

/** Undefined: not a date, or a day that does not exist. '': the file's way of saying "none". */
export function readDate(written: string, order: DateOrder): ReadDate | '' | undefined {
  const text = plainDigits(written).trim();
  if (text === '' || nothing.test(text)) return '';
  const noYear = /^--(\d{2})-?(\d{2})$/.exec(text);
  if (noYear) return dayExists(2000, Number(noYear[1]), Number(noYear[2])) ? { day: `--${noYear[1]}-${noYear[2]}` } : undefined;
  let match = yearFirst.exec(text);
  if (match) return made(Number(match[1]), Number(match[2]), Number(match[3]), match[4]);
  match = numeric.exec(text);
  if (match) {
    const [first, second] = [Number(match[1]), Number(match[2])];
    const [day, month] = order === 'dmy' ? [first, second] : [second, first];
    return made(fullYear(match[3] ?? ''), month, day, match[4]);
  }
  match = worded.exec(text);
  if (match) return made(Number(match[3]), monthOf(match[2] ?? ''), Number(match[1]), match[4]);
  match = wordedFirst.exec(text);
  if (match) return made(Number(match[3]), monthOf(match[1] ?? ''), Number(match[2]), match[4]);
  return undefined;
}

/** Looks at a column's values: a number above twelve gives the order away; points are never month first. */
export function dateOrderOf(values: Iterable<string>, country: string | undefined): DateOrder {
  let [dayFirst, monthFirst] = [0, 0];
  for (const value of values) {
    const match = numeric.exec(plainDigits(value).trim());
    if (!match) continue;
    if (Number(match[1]) > 12 || value.includes('.')) dayFirst += 1;
    else if (Number(match[2]) > 12) monthFirst += 1;
  }
  if (dayFirst !== monthFirst) return dayFirst > monthFirst ? 'dmy' : 'mdy';
  return country === 'US' ? 'mdy' : 'dmy';
}

export const dateText = ({ day, time }: ReadDate): string => (time ? `${day}T${time}` : day);

function made(year: number, month: number, day: number, rest: string | undefined): ReadDate | undefined {
  if (!dayExists(year, month, day)) return undefined;
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  if (!rest) return { day: date };
  const time = clock.exec(rest.trim());
  if (!time) return undefined;
  const half = time[4]?.toUpperCase().replaceAll('.', '');
  const hour = half ? (Number(time[1]) % 12) + (half === 'PM' ? 12 : 0) : Number(time[1]);
  if (hour > 23 || Number(time[2]) > 59) return undefined;
  const wall = `${two(hour)}:${time[2]}:${time[3] ?? '00'}`;
  const zone = time[5]?.toUpperCase();
  if (!zone) return { day: date, time: wall };
  if (zone === 'Z' || zone === 'UTC') return { day: date, time: `${wall}Z` };
  const instant = new Date(`${date}T${wall}${zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone}`).toISOString();
  return { day: instant.slice(0, 10), time: `${instant.slice(11, 19)}Z` };
}

const two = (number: number): string => String(number).padStart(2, '0');
const fullYear = (written: string): number =>
  written.length === 4 ? Number(written) : Number(written) + (Number(written) < 50 ? 2000 : 1900);

function dayExists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

let months: Map<string, number> | undefined;
function monthOf(word: string): number {
  if (!months) {
    months = new Map();
    for (const language of ['en', 'sv', 'de', 'nb', 'da', 'nl', 'fr', 'es']) {
      for (const style of ['long', 'short'] as const) {
        const format = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' });
        for (let month = 0; month < 12; month++)
          months.set(
            format
              .format(new Date(Date.UTC(2024, month, 1)))
              .toLowerCase()
              .replace('.', ''),
            month + 1,
          );
      }
    }
    months.set('sept', 9);
  }
  return months.get(word.toLowerCase().replace('.', '')) ?? 0;
}
