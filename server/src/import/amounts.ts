/** Amounts of money as people write them, exact: as text with two decimals, never by way of a binary fraction. */
import { plainDigits } from './digits.ts';

export type DecimalSign = ',' | '.';
export interface Amount {
  /** `-1234.50` */
  readonly amount: string;
  readonly currency: string | null;
}

const signs: Readonly<Record<string, string>> = {
  '€': 'EUR',
  $: 'USD',
  '£': 'GBP',
  '¥': 'JPY',
  kr: 'SEK',
  'kr.': 'DKK',
  zł: 'PLN',
  '₹': 'INR',
  fr: 'CHF',
  chf: 'CHF',
};

/** The currency a code or a sign stands for; a sign is a guess and is warned of. */
export function readCurrency(written: string): { readonly currency: string; readonly bySign: boolean } | undefined {
  const text = written.trim();
  if (/^[A-Za-z]{3}$/.test(text)) return { currency: text.toUpperCase(), bySign: false };
  const currency = signs[text.toLowerCase()];
  return currency ? { currency, bySign: true } : undefined;
}

export function readAmount(written: string, decimal: DecimalSign): Amount | undefined {
  const text = plainDigits(written).trim();
  const match = /^(\()?([-+])?\s*([^\d\s.,()'-]{1,4})?\s*([-+])?(\d[\d.,' ]*)\s*([^\d\s.,()'-]{1,4})?(\))?$/.exec(text);
  const digits = match?.[5] && groupsToDigits(match[5].trim(), decimal);
  if (!match || !digits) return undefined;
  const negative = match[2] === '-' || match[4] === '-' || (match[1] !== undefined && match[7] !== undefined);
  const sign = match[3] ?? match[6];
  const currency = sign === undefined ? null : readCurrency(sign);
  if (currency === undefined) return undefined;
  return { amount: (negative ? '-' : '') + digits, currency: currency?.currency ?? null };
}

/** A column has one decimal sign, found from those values that allow only one. */
export function decimalSignOf(values: Iterable<string>): DecimalSign {
  let [comma, point] = [0, 0];
  for (const value of values) {
    const text = plainDigits(value).trim();
    if (/\d,\d{1,2}(\D|$)/.test(text) || /\.\d{3}[.,]/.test(text)) comma += 1;
    if (/\d\.\d{1,2}(\D|$)/.test(text) || /,\d{3}[.,]/.test(text)) point += 1;
  }
  return comma > point ? ',' : '.';
}

function groupsToDigits(written: string, decimal: DecimalSign): string | undefined {
  const group = decimal === ',' ? '.' : ',';
  const [whole = '', fraction = '', ...more] = written.split(decimal);
  if (more.length > 0 || !/^\d*$/.test(fraction) || fraction.length > 6) return undefined;
  const parts = whole.split(new RegExp(`[${group}' ]`));
  if (parts.length > 1 && (!/^\d{1,3}$/.test(parts[0] ?? '') || parts.slice(1).some((part) => !/^\d{3}$/.test(part)))) return undefined;
  const digits = parts.join('').replace(/^0+(?=\d)/, '');
  if (!/^\d{1,15}$/.test(digits)) return undefined;
  return `${digits}.${fraction.slice(0, 2).padEnd(2, '0')}`;
}

export const amountNumber = (amount: string): number => Number(amount);
