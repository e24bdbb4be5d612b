/** What the public page says, and how it writes days, times and money. Nothing here is asked of a user's settings: visitors have none. */
import { en } from './en.ts';
import { sv } from './sv.ts';

export type PageLanguage = 'en' | 'sv';
export const pageLanguages: readonly PageLanguage[] = ['en', 'sv'];

/** Every text once for each language; the English ones say which there are. */
export type PageWords = typeof en;
export const pageWords: Readonly<Record<PageLanguage, PageWords>> = { en, sv };

const locales: Readonly<Record<PageLanguage, string>> = { en: 'en-GB', sv: 'sv-SE' };

export interface Figures {
  /** `€1,250.50`; whole amounts have no hundredths. */
  money(amount: number, currency: string): string;
  number(value: number): string;
  /** `Friday 27 March 2026`, of a local day. */
  longDay(day: string): string;
  /** `27 March 2026`, of a local day. */
  day(day: string): string;
  /** `27 March 2026` where the workspace is. */
  dayOf(iso: string, zone: string): string;
  /** `Friday 27 March` and `09:00` where the workspace is; `short` is `Fri` within the week, `today` when it is, else `Fri 27 Mar`. */
  slot(iso: string, zone: string, now: Date, today: string): { readonly day: string; readonly short: string; readonly time: string };
  /** `Central European Time` */
  zone(zone: string, now: Date): string;
  /** `1.2 MB` */
  bytes(bytes: number): string;
}

export function figuresIn(language: PageLanguage): Figures {
  const locale = locales[language];
  const spread = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  const ofDay = (day: string, more: Intl.DateTimeFormatOptions) => {
    const date = new Date(`${day}T12:00:00Z`);
    return Number.isNaN(date.getTime())
      ? day
      : new Intl.DateTimeFormat(locale, { ...spread, ...more, timeZone: 'UTC' }).format(date).replaceAll(',', '');
  };
  const at = (iso: string, zone: string, options: Intl.DateTimeFormatOptions) => {
    const date = new Date(iso);
    return Number.isNaN(date.getTime()) ? '' : new Intl.DateTimeFormat(locale, { ...options, timeZone: known(zone) }).format(date);
  };
  function shortDay(iso: string, zone: string, now: Date, today: string): string {
    const local = (time: Date) => new Intl.DateTimeFormat('en-CA', { timeZone: known(zone) }).format(time);
    if (at(iso, zone, {}) && local(new Date(iso)) === local(now)) return today;
    const near = Date.parse(iso) - now.getTime() < 6 * 86_400_000;
    return at(iso, zone, { weekday: 'short', ...(!near && { day: 'numeric', month: 'short' }) }).replaceAll(',', '');
  }
  return {
    money(amount, currency) {
      const digits = Number.isInteger(amount) ? 0 : 2;
      const fractions = { minimumFractionDigits: digits, maximumFractionDigits: digits };
      try {
        return new Intl.NumberFormat(locale, {
          style: 'currency',
          currency: currency || 'EUR',
          currencyDisplay: 'narrowSymbol',
          ...fractions,
        })
          .format(amount)
          .replace('-', '\u2212');
      } catch {
        // A currency that was typed by hand and is none: the sum stays readable.
        return `${new Intl.NumberFormat(locale, fractions).format(amount)} ${currency}`;
      }
    },
    number: (value) => new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(value).replace('-', '\u2212'),
    longDay: (day) => ofDay(day, { weekday: 'long' }),
    day: (day) => ofDay(day, {}),
    dayOf: (iso, zone) => at(iso, zone, spread),
    slot: (iso, zone, now, today) => ({
      day: at(iso, zone, { weekday: 'long', day: 'numeric', month: 'long' }).replaceAll(',', ''),
      short: shortDay(iso, zone, now, today),
      time: at(iso, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    }),
    zone: (zone, now) =>
      new Intl.DateTimeFormat(locale, { timeZone: known(zone), timeZoneName: 'longGeneric' })
        .formatToParts(now)
        .find(({ type }) => type === 'timeZoneName')?.value ?? zone,
    bytes(bytes) {
      const steps = ['kB', 'MB', 'GB'] as const;
      const step = bytes >= 1e9 ? 2 : bytes >= 1e6 ? 1 : 0;
      const size = Math.max(bytes / 1000 ** (step + 1), 0.1);
      return `${new Intl.NumberFormat(locale, { maximumFractionDigits: size < 10 ? 1 : 0 }).format(size)} ${steps[step]}`;
    },
  };
}

function known(zone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone || 'UTC';
  } catch {
    return 'UTC';
  }
}

/** `?lang=` of the page, or what the link was made in; without a link what the browser asks for. */
export function languageOf(asked: string | undefined, ofLink: string | undefined, accepts: string | undefined): PageLanguage {
  const given = pageLanguages.find((language) => language === asked) ?? pageLanguages.find((language) => language === ofLink);
  return given ?? (/^\s*sv/i.test(accepts?.slice(0, 200) ?? '') ? 'sv' : 'en');
}
