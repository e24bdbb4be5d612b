/** Who reads a digest, and how sums and addresses are written for them. */
import type { DigestLanguage } from './words.ts';

export interface DigestNames {
  user(id: string): string;
  team(id: string): string;
  file(id: string): string;
  contact(id: string): string;
}
export interface ToReader {
  readonly language: DigestLanguage;
  readonly currency: string;
  readonly company: string;
  /** The reader's name. */
  readonly name: string;
  readonly names: DigestNames;
  /** Which digest its links speak of; '' is the one of this moment. */
  readonly of: string;
  /** `HH:MM` of the daily mail; '' for one that was asked for. */
  readonly hour: string;
}

/** The digest itself, or one of its lines with the rows behind it. */
export const addressOf = (of: string, section = '', line = ''): string => {
  const search = Object.entries({ of, section, line })
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return search.length > 0 ? `/digest?${search.join('&')}` : '/digest';
};

export function moneyIn(locale: string, currency: string): (amount: number) => string {
  const digits = { maximumFractionDigits: 0 } as const;
  let format = new Intl.NumberFormat(locale, digits);
  try {
    format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...digits });
  } catch {
    // No currency, or one that nobody knows: the number says enough.
  }
  return (amount) => format.format(amount);
}
