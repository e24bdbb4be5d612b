/** Which days a view of the calendar shows. A week begins where the device's region begins it; weeks are counted by ISO 8601. */
import { addDays } from '../../ui/work/days.ts';
import type { CalendarView } from './calendar-search.ts';

/** 1 is Monday and 7 is Sunday, as `Intl` says it. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
export const weekdayOf = (day: string): Weekday => (new Date(`${day}T00:00:00Z`).getUTCDay() || 7) as Weekday;
export const isWeekend = (day: string): boolean => weekdayOf(day) > 5;

/** Browsers that do not know their region's week begin it on Monday. */
export function firstWeekday(locale: string): Weekday {
  try {
    const known = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } };
    return (known.getWeekInfo?.().firstDay ?? 1) as Weekday;
  } catch {
    return 1;
  }
}

export const startOfWeek = (day: string, first: Weekday): string => addDays(day, -((weekdayOf(day) - first + 7) % 7));
const daysFrom = (day: string, count: number): readonly string[] => Array.from({ length: count }, (_, i) => addDays(day, i));

export const weekOf = (day: string, first: Weekday): readonly string[] => daysFrom(startOfWeek(day, first), 7);

/** Whole weeks, so that days of the months beside it are seen too. */
export function monthOf(day: string, first: Weekday): readonly string[] {
  const begins = startOfWeek(`${day.slice(0, 7)}-01`, first);
  const last = addDays(`${addMonths(day, 1).slice(0, 7)}-01`, -1);
  const weeks = Math.ceil((daysBetweenDays(begins, last) + 1) / 7);
  return daysFrom(begins, weeks * 7);
}

export const agendaDays = 28;

export function daysOf(view: CalendarView, day: string, first: Weekday): readonly string[] {
  if (view === 'day') return [day];
  if (view === 'week') return weekOf(day, first);
  return view === 'month' ? monthOf(day, first) : daysFrom(day, agendaDays);
}

/** The day that the view before or after this one is about. */
export function stepped(view: CalendarView, day: string, by: 1 | -1): string {
  if (view === 'month') return addMonths(day, by);
  return addDays(day, by * (view === 'day' ? 1 : view === 'week' ? 7 : agendaDays));
}

/** The same day of another month, or its last one. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** The first week is the one with the year's first Thursday. */
export function weekNumber(day: string): number {
  const thursday = addDays(day, 4 - weekdayOf(day));
  return Math.floor(daysBetweenDays(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1;
}

const daysBetweenDays = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** The instant at some minute of a day where the device is; summer time is the device's to know. */
export function instantAt(day: string, minutes: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 0, minutes).toISOString();
}

export const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
export function minutesOfClock(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
