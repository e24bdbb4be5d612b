/**
 * A quote as it was sent: everything the recipient sees, in words and figures of that moment. Prices, names and terms that change
 * afterwards do not change it; the share page and the PDF show nothing that is not in it.
 */
import type { QuoteLine } from '../documents/quote.ts';
import type { QuoteTotals } from './totals.ts';

export const quoteLanguages = ['en', 'sv'] as const;
export type QuoteLanguage = (typeof quoteLanguages)[number];

export interface SentLine {
  readonly id: string;
  readonly kind: QuoteLine['kind'];
  readonly title: string;
  readonly detail: string;
  /** Null on a text. */
  readonly quantity: number | null;
  /** Null: nothing is asked for it. */
  readonly price: number | null;
  /** Percent off this line; 0 for none. */
  readonly discount: number;
  /** Percent, the line's own or the quote's. */
  readonly tax: number;
  /** Of an option what it would cost; it is not in the sums. */
  readonly amount: number;
}

export interface SentQuote {
  readonly quote: string;
  readonly number: string;
  /** From 1; 0 is a draft that is only looked at. */
  readonly version: number;
  readonly language: QuoteLanguage;
  readonly title: string;
  /** The sender's company. */
  readonly from: { readonly company: string; readonly vatNumber: string; readonly address: readonly string[] };
  readonly seller: { readonly id: string; readonly name: string; readonly mail: string };
  /** Whom it is for; the name is '' when it is for the company as a whole. */
  readonly to: { readonly name: string; readonly jobTitle: string; readonly company: string; readonly address: readonly string[] };
  /** Local days where the sender's workspace is. */
  readonly sentOn: string;
  readonly validUntil: string;
  /** '' means none was named. */
  readonly delivery: string;
  readonly currency: string;
  readonly intro: readonly string[];
  readonly lines: readonly SentLine[];
  /** Percent off the sum; 0 for none. */
  readonly discount: number;
  readonly totals: Omit<QuoteTotals, 'lines'>;
  readonly terms: readonly string[];
  /** Whether the share page may take an answer. */
  readonly accept: boolean;
}
