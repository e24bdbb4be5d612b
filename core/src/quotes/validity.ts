/** How long a quote holds (S0-43): to the end of its last day, where the workspace is. By the date alone, whatever has run since. */
import { addDays, daysBetween } from '../documents/days.ts';
import type { QuoteState } from '../documents/quote.ts';
import type { QuoteRow } from '../projections/shared-rows.ts';

/** When neither the quote nor the workspace says. */
export const usualQuoteDays = 30;
/** A link to it opens for as long. */
const mostQuoteDays = 730;

/** The quote's own days, otherwise the workspace's. */
export function quoteDays(own: number | null, workspace: number | null): number {
  const days = Math.round(own ?? workspace ?? usualQuoteDays);
  return Math.min(mostQuoteDays, Math.max(0, days));
}

export const validUntil = (sentOn: string, own: number | null, workspace: number | null): string =>
  addDays(sentOn, quoteDays(own, workspace));

/** 0 on the last day, negative afterwards; undefined for a quote without one. */
export const daysLeft = (lastDay: string, today: string): number | undefined => (lastDay === '' ? undefined : daysBetween(today, lastDay));

export const isOver = (lastDay: string, today: string): boolean => lastDay !== '' && lastDay < today;

/** As it reads on a day: what is out and over is expired at midnight, before a rule has written it down and on a device without network. */
export const quoteStateOn = ({ state, validUntil: last }: Pick<QuoteRow, 'state' | 'validUntil'>, today: string): QuoteState =>
  (state === 'sent' || state === 'viewed') && isOver(last, today) ? 'expired' : state;
