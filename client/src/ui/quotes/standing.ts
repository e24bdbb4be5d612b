/** Where a quote stands on a day: by its date too, so that one that is over reads so everywhere, whatever has run. */
import { daysLeft as daysLeftOf, type QuoteRow, type QuoteState, quoteStateOn } from '@tandem/core';

export interface Standing {
  readonly state: QuoteState;
  /** It is with the customer and can still be accepted. */
  readonly isOut: boolean;
  /** Of one that is out: whole days after today, 0 on its last day; null when no day is known. */
  readonly daysLeft: number | null;
  /** It runs out within three days. */
  readonly isSoon: boolean;
}

export const soonWithin = 3;

export function standingOf(row: Pick<QuoteRow, 'state' | 'validUntil'>, today: string): Standing {
  const state = quoteStateOn(row, today);
  if (state !== 'sent' && state !== 'viewed') return { state, isOut: false, daysLeft: null, isSoon: false };
  const daysLeft = daysLeftOf(row.validUntil, today) ?? null;
  return { state, isOut: true, daysLeft, isSoon: daysLeft !== null && daysLeft <= soonWithin };
}

/** The one that stands for an opportunity: of those out or answered the newest, a draft only when there is nothing else. */
export function newestOf(rows: Iterable<QuoteRow>): QuoteRow | undefined {
  let found: QuoteRow | undefined;
  for (const row of rows) if (!found || isAfter(row, found)) found = row;
  return found;
}
const isAfter = (a: QuoteRow, b: QuoteRow): boolean => {
  const [first, second] = [Number(a.state !== 'draft'), Number(b.state !== 'draft')];
  if (first !== second) return first > second;
  const [x, y] = [a.sentAt || a.createdAt, b.sentAt || b.createdAt];
  return x === y ? a.id > b.id : x > y;
};

/** The quote of each opportunity, by the opportunity's id. */
export function quotesByOpportunity(rows: Iterable<QuoteRow>): ReadonlyMap<string, QuoteRow> {
  const found = new Map<string, QuoteRow>();
  for (const row of rows) {
    if (row.opportunity === '') continue;
    const other = found.get(row.opportunity);
    if (!other || isAfter(row, other)) found.set(row.opportunity, row);
  }
  return found;
}
