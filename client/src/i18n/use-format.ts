/** Numbers, money and days in the person's language and the workspace's currency. */
import { useMemo } from 'react';
import { usePreferences } from '../state/preferences.ts';
import { useRow } from '../sync/rows.ts';
import { localeOf } from './i18n.ts';

export interface Format {
  readonly number: (value: number) => string;
  /** Whole units, or two decimals when there are any; '' for no amount. */
  readonly money: (value: number | null) => string;
  readonly percent: (value: number) => string;
  /** `12 Mar`, with the year when it is not this one; '' for no day. Takes days and instants. */
  readonly day: (day: string) => string;
  /** `12 March 2026` */
  readonly dayLong: (day: string) => string;
  readonly time: (instant: string) => string;
  /** `today`, `tomorrow`, `3 days ago` */
  readonly relativeDay: (day: string) => string;
  /** `now`, `10 minutes ago`, `2 days ago` */
  readonly since: (instant: string) => string;
  readonly bytes: (count: number) => string;
}

export function useFormat(): Format {
  const language = usePreferences((state) => state.language);
  const currency = useRow('settings', 'settings')?.state.currency || 'EUR';
  return useMemo(() => createFormat(localeOf(language), currency), [language, currency]);
}

export function createFormat(locale: string, currency: string, now: () => Date = () => new Date()): Format {
  const number = new Intl.NumberFormat(locale);
  const moneyOf = (digits: number) =>
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: usable(currency),
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  const [whole, cents] = [moneyOf(0), moneyOf(2)];
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const [short, shortYear, long] = [
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }),
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }),
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' }),
  ];
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const dated = (day: string, format: (date: Date) => string): string => {
    const date = dateOf(day);
    return date ? format(date) : '';
  };
  return {
    number: (value) => number.format(value),
    money: (value) => (value === null ? '' : (Number.isInteger(value) ? whole : cents).format(value)),
    percent: (value) => percent.format(value),
    day: (day) => dated(day, (date) => (date.getFullYear() === now().getFullYear() ? short : shortYear).format(date)),
    dayLong: (day) => dated(day, (date) => long.format(date)),
    time: (instant) => dated(instant, (date) => clock.format(date)),
    relativeDay: (day) => dated(day, (date) => relative.format(Math.round((midnight(date) - midnight(now())) / 86_400_000), 'day')),
    since: (instant) => dated(instant, (date) => ago(relative, (date.getTime() - now().getTime()) / 1000)),
    bytes: (count) => {
      if (count < 1e6) return `${number.format(Math.ceil(count / 1e3))} kB`;
      if (count < 1e9) return `${number.format(Math.round(count / 1e5) / 10)} MB`;
      return `${number.format(Math.round(count / 1e8) / 10)} GB`;
    },
  };
}

/** A day without a time is a day of the reader's calendar, wherever the reader is. */
function dateOf(day: string): Date | undefined {
  const date = new Date(day.length === 10 ? `${day}T12:00:00` : day);
  return day === '' || Number.isNaN(date.getTime()) ? undefined : date;
}
const midnight = (date: Date): number => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());

function ago(relative: Intl.RelativeTimeFormat, seconds: number): string {
  if (Math.abs(seconds) < 60) return relative.format(0, 'second');
  if (Math.abs(seconds) < 3600) return relative.format(Math.round(seconds / 60), 'minute');
  if (Math.abs(seconds) < 86_400) return relative.format(Math.round(seconds / 3600), 'hour');
  return relative.format(Math.round(seconds / 86_400), 'day');
}

/** The settings hold free text: what is no currency code must not break every screen. */
function usable(currency: string): string {
  return /^[A-Za-z]{3}$/.test(currency) ? currency : 'EUR';
}
