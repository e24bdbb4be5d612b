/** Days as people write them at the end of a sentence, in English and in Swedish. Both at once: who writes in one cites the other. */
import { addDays } from '../documents/days.ts';
import { isDay } from '../documents/fields.ts';

export interface DayWords {
  readonly day: string;
  /** Where the words stand, the `by` before them included. */
  readonly from: number;
  readonly to: number;
}

const months = [
  'jan|january|januari',
  'feb|february|februari',
  'mar|march|mars',
  'apr|april',
  'may|maj',
  'jun|june|juni',
  'jul|july|juli',
  'aug|august|augusti',
  'sep|sept|september',
  'oct|okt|october|oktober',
  'nov|november',
  'dec|december',
];
// "Sat", "sun" and "lör" alone are words of other sentences too often.
const weekdays = [
  'monday|mon|måndag|mån',
  'tuesday|tue|tues|tisdag|tis',
  'wednesday|wed|onsdag|ons',
  'thursday|thu|thurs|torsdag|tors',
  'friday|fri|fredag|fre',
  'saturday|lördag',
  'sunday|söndag',
];
const numbers = [
  'a|an|one|en|ett',
  'two|två',
  'three|tre',
  'four|fyra',
  'five|fem',
  'six|sex',
  'seven|sju',
  'eight|åtta',
  'nine|nio',
  'ten|tio',
];
const any = (words: readonly string[]): string => words.join('|');
const placeIn = (lists: readonly string[], word: string): number => lists.findIndex((list) => list.split('|').includes(word));

const count = `\\d{1,2}|${any(numbers)}`;
const before =
  '(?:(?:by|on|before|until|till|due|at the latest|no later than|senast|till och med|t\\.?o\\.?m\\.?|före|innan|på|nu på|den|the)\\s+){0,3}';
const ordinal = '(?:st|nd|rd|th|:a|:e)?\\.?';

type Read = (parts: readonly string[], today: string) => string | undefined;
/** Each form of a day, and how it is read; the longer ones first. */
const forms: readonly (readonly [string, Read])[] = [
  ['(\\d{4}-\\d{2}-\\d{2})', ([day = '']) => (isDay(day) ? day : undefined)],
  [
    `(\\d{1,2})${ordinal}\\s+(?:of\\s+)?(${any(months)})\\.?(?:,?\\s+(\\d{4}))?`,
    ([day, month = '', year], today) => dated(day, placeIn(months, month) + 1, year, today),
  ],
  [
    `(${any(months)})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(\\d{4}))?`,
    ([month = '', day, year], today) => dated(day, placeIn(months, month) + 1, year, today),
  ],
  ['(\\d{1,2})\\/(\\d{1,2})(?:\\/(\\d{4}))?', ([day, month, year], today) => dated(day, Number(month), year, today)],
  ['(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})', ([day, month, year], today) => dated(day, Number(month), year, today)],
  [
    `(?:the\\s+)?(?:end\\s+of|slutet\\s+av)\\s+(${any(months)})(?:\\s+(\\d{4}))?`,
    ([month = '', year], today) => endOf(placeIn(months, month) + 1, year, today),
  ],
  ['(?:week|vecka|v\\.?)\\s*(\\d{1,2})', ([week], today) => fridayOf(Number(week), today)],
  [
    `(?:in|om)\\s+(${count})\\s+(days?|dag(?:ar)?|weeks?|veck(?:a|or)|months?|månad(?:er)?)`,
    ([many = '', unit = ''], today) => later(many, unit, today),
  ],
  ['(?:i\\s?övermorgon|övermorgon|(?:the\\s+)?day\\s+after\\s+tomorrow)', (_, today) => addDays(today, 2)],
  ['(?:tomorrow|i\\s?morgon)', (_, today) => addDays(today, 1)],
  ['(?:today|i\\s?dag)', (_, today) => today],
  ['(?:next\\s+week|nästa\\s+vecka)', (_, today) => addDays(today, 7 - weekday(today))],
  [
    `(next\\s+|nästa\\s+|this\\s+|nu\\s+på\\s+)?(${any(weekdays)})`,
    ([which = '', name = ''], today) => comingDay(which, placeIn(weekdays, name), today),
  ],
];
const readers = forms.map(([pattern, read]) => ({ pattern: new RegExp(`(?:^|[\\s(,;:])(${before}${pattern})[\\s.!)]*$`, 'iu'), read }));

/** The day that the text ends with; `undefined` when it ends with none. A day without a year is the next one of that name, today included. */
export function dayAtEnd(text: string, today: string): DayWords | undefined {
  // A day is short: a pasted page is not searched for one at each letter.
  const skipped = Math.max(0, text.length - longest);
  const end = text.slice(skipped);
  for (const { pattern, read } of readers) {
    const found = pattern.exec(end);
    if (!found) continue;
    const [, words = '', ...parts] = found;
    const day = read(
      parts.map((part) => part?.toLowerCase() ?? ''),
      today,
    );
    if (day === undefined) continue;
    const from = skipped + found.index + found[0].indexOf(words);
    return { day, from, to: from + words.length };
  }
  return undefined;
}

const longest = 80;
const two = (value: number): string => String(value).padStart(2, '0');

function dated(day: string | undefined, month: number, year: string | undefined, today: string): string | undefined {
  const end = `-${two(month)}-${two(Number(day))}`;
  if (year) return isDay(`${year}${end}`) ? `${year}${end}` : undefined;
  // 29 February waits for its year.
  const first = Number(today.slice(0, 4));
  return Array.from({ length: 8 }, (_, i) => `${first + i}${end}`).find((one) => isDay(one) && one >= today);
}

function endOf(month: number, year: string | undefined, today: string): string | undefined {
  const last = (of: number): string => addDays(`${addDays(`${of}-${two(month)}-01`, 31).slice(0, 7)}-01`, -1);
  if (year) return last(Number(year));
  const first = Number(today.slice(0, 4));
  return [last(first), last(first + 1)].find((day) => day >= today);
}

/** 0 is Monday. */
const weekday = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

function comingDay(which: string, at: number, today: string): string {
  // "Next Friday" is that of next week, said on whichever day.
  if (/^(next|nästa)/.test(which)) return addDays(today, 7 - weekday(today) + at);
  const days = (at - weekday(today) + 7) % 7;
  return addDays(today, days);
}

function later(many: string, unit: string, today: string): string | undefined {
  const number = /^\d/.test(many) ? Number(many) : placeIn(numbers, many) + 1;
  if (/^(d)/.test(unit)) return addDays(today, number);
  if (/^(w|v)/.test(unit)) return addDays(today, number * 7);
  const total = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + number;
  const month = `${Math.floor(total / 12)}-${two((total % 12) + 1)}`;
  const last = Number(addDays(`${addDays(`${month}-01`, 31).slice(0, 7)}-01`, -1).slice(8));
  return `${month}-${two(Math.min(Number(today.slice(8)), last))}`;
}

/** Of a week by its number (ISO), the last working day: this year's, or next year's when it is over. */
function fridayOf(week: number, today: string): string | undefined {
  if (week < 1 || week > 53) return undefined;
  const year = Number(today.slice(0, 4));
  return [year, year + 1].map((of) => friday(of, week)).find((day) => day !== undefined && day >= today);
}
function friday(year: number, week: number): string | undefined {
  const fourth = `${year}-01-04`;
  const found = addDays(fourth, (week - 1) * 7 - weekday(fourth) + 4);
  // Not every year has a week 53: its Friday would be one of the next year's first week.
  return week === 53 && addDays(found, -1).slice(0, 4) !== String(year) ? undefined : found;
}
