/** A quote with what a list says of it, from rows alone. */
import type { ContactRow, LinkRow, QuoteRow } from '@tandem/core';
import { type Standing, standingOf } from './standing.ts';

export interface ListedQuote {
  readonly id: string;
  readonly row: QuoteRow;
  readonly standing: Standing;
  /** Whom it is for, as that contact is shown; undefined for one that is not open to this person. */
  readonly company: ContactRow | undefined;
  readonly owner: string;
  /** When a person looked at it last; '' when nobody has. */
  readonly openedAt: string;
}

interface Known {
  readonly today: string;
  readonly company: (contact: string) => ContactRow | undefined;
  readonly userName: (user: string) => string;
  readonly links: Iterable<LinkRow>;
}

export function listedQuotes(rows: Iterable<QuoteRow>, { today, company, userName, links }: Known): readonly ListedQuote[] {
  const opened = lastOpened(links);
  return [...rows].map((row) => ({
    id: row.id,
    row,
    standing: standingOf(row, today),
    company: row.contact ? company(row.contact) : undefined,
    owner: userName(row.owner),
    openedAt: latest(opened.get(row.id) ?? '', row.history.findLast(({ state }) => state === 'viewed')?.at ?? ''),
  }));
}

function lastOpened(links: Iterable<LinkRow>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { of, subject, lastViewedAt } of links) if (of === 'quote') found.set(subject, latest(found.get(subject) ?? '', lastViewedAt));
  return found;
}
const latest = (a: string, b: string): string => (a > b ? a : b);
