/** What the list of quotes shows, as it stands in the address: shared, kept by the browser, and linked to from figures. */
import { isDay, type QuoteState, quoteStates } from '@tandem/core';

/** Groups over the states: with the customer, running out, not accepted, decided. */
export const quoteGroups = ['out', 'soon', 'lost', 'closed'] as const;
export type QuoteFilter = QuoteState | (typeof quoteGroups)[number];
export const quoteSorts = ['number', 'title', 'contact', 'owner', 'state', 'net', 'sent', 'until', 'opened'] as const;
export type QuoteSort = (typeof quoteSorts)[number];

export interface QuoteSearch {
  readonly state?: QuoteFilter;
  /** `me`, `team` or somebody's id; everybody's without it. */
  readonly owner?: string;
  readonly q?: string;
  readonly sort?: QuoteSort;
  readonly desc?: boolean;
  /** Days between which it was answered or ran out. */
  readonly from?: string;
  readonly to?: string;
}

const oneOf = <T extends string>(known: readonly T[], value: unknown): T | undefined => known.find((one) => one === value);

/** An address may be typed, old or another version's: what does not fit is left out. */
export function readQuoteSearch(search: Record<string, unknown>): QuoteSearch {
  const state = oneOf<QuoteFilter>([...quoteStates, ...quoteGroups], search['state']);
  const sort = oneOf(quoteSorts, search['sort']);
  const text = (key: string) => (typeof search[key] === 'string' || typeof search[key] === 'number' ? String(search[key]) : '');
  return {
    ...(state && { state }),
    ...(text('owner') && { owner: text('owner') }),
    ...(text('q') && { q: text('q') }),
    ...(sort && { sort }),
    ...(search['desc'] === true && { desc: true }),
    ...(isDay(search['from']) && { from: search['from'] }),
    ...(isDay(search['to']) && { to: search['to'] }),
  };
}
