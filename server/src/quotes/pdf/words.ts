/** The words of a quote on paper, and how it writes days and sums. */
import type { QuoteLanguage } from '@tandem/core';

const en = {
  quote: 'Quote',
  draft: 'Draft, not sent',
  number: 'Number',
  version: 'Version',
  date: 'Date',
  validUntil: 'Valid until',
  delivery: 'Delivery',
  seller: 'Your contact',
  to: 'For',
  item: 'Item',
  quantity: 'Quantity',
  each: 'Each',
  off: 'Discount',
  tax: 'VAT',
  amount: 'Amount',
  included: 'included',
  option: 'Option',
  optionsNote: 'Options are not part of the sum.',
  lines: 'Sum of the lines',
  discount: 'Discount on the whole quote',
  net: 'Before VAT',
  total: 'To pay',
  untaxed: 'Total',
  terms: 'Terms',
  vatNumber: 'VAT no.',
  page: (page: number, of: number) => `Page ${page} of ${of}`,
  taxOn: (rate: string, on: string) => `VAT ${rate} on ${on}`,
};
const sv: typeof en = {
  quote: 'Offert',
  draft: 'Utkast, inte skickat',
  number: 'Nummer',
  version: 'Version',
  date: 'Datum',
  validUntil: 'Gäller till',
  delivery: 'Leverans',
  seller: 'Din kontakt',
  to: 'Till',
  item: 'Benämning',
  quantity: 'Antal',
  each: 'Pris',
  off: 'Rabatt',
  tax: 'Moms',
  amount: 'Belopp',
  included: 'ingår',
  option: 'Tillval',
  optionsNote: 'Tillval ingår inte i summan.',
  lines: 'Summa rader',
  discount: 'Rabatt på hela offerten',
  net: 'Exklusive moms',
  total: 'Att betala',
  untaxed: 'Totalt',
  terms: 'Villkor',
  vatNumber: 'Momsreg.nr',
  page: (page, of) => `Sida ${page} av ${of}`,
  taxOn: (rate, on) => `Moms ${rate} på ${on}`,
};
export type Words = typeof en;
export const wordsIn: Readonly<Record<QuoteLanguage, Words>> = { en, sv };

export interface Figures {
  sum(amount: number): string;
  count(quantity: number): string;
  percent(rate: number): string;
  day(day: string): string;
}

/** `whole`: no sum has hundredths, so none shows them. */
export function figuresIn(language: QuoteLanguage, currency: string, whole: boolean): Figures {
  const locale = language === 'sv' ? 'sv-SE' : 'en-GB';
  const digits = { minimumFractionDigits: whole ? 0 : 2, maximumFractionDigits: whole ? 0 : 2 };
  const money = /^[A-Z]{3}$/.test(currency)
    ? new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...digits })
    : undefined;
  const plain = new Intl.NumberFormat(locale, digits);
  const counted = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  const rates = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return {
    sum: (amount) => minus(money ? money.format(amount) : [plain.format(amount), currency].filter(Boolean).join('\u00A0')),
    count: (quantity) => minus(counted.format(quantity)),
    percent: (rate) => rates.format(rate / 100),
    day: (day) => days.format(new Date(`${day}T00:00:00Z`)),
  };
}

/** A sum has a sign, not a hyphen, in every language. */
const minus = (text: string): string => text.replace('-', '\u2212');
