/** How an exported plan writes days and amounts. */
import type { OutlineLanguage } from '@tandem/core/plans/outline-words';

export interface Figures {
  day(day: string): string;
  time(at: Date): string;
  money(amount: number, currency: string): string;
  count(value: number): string;
  percent(share: number): string;
}

export function figuresIn(language: OutlineLanguage, own: string, timeZone: string): Figures {
  const locale = language === 'sv' ? 'sv-SE' : 'en-GB';
  const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const times = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
  const counts = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  return {
    day(day) {
      const at = Date.parse(`${day}T00:00:00Z`);
      return Number.isNaN(at) ? day : days.format(at);
    },
    time: (at) => times.format(at),
    money(amount, currency) {
      const digits = Number.isInteger(amount) ? 0 : 2;
      const code = currency || own;
      const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
      if (!/^[A-Z]{3}$/.test(code)) return [new Intl.NumberFormat(locale, fraction).format(amount), code].filter(Boolean).join('\u00A0');
      return new Intl.NumberFormat(locale, { style: 'currency', currency: code, currencyDisplay: 'narrowSymbol', ...fraction }).format(
        amount,
      );
    },
    count: (value) => counts.format(value),
    percent: (share) => percents.format(share),
  };
}
