/** The list as it is shown: filter, order and counts over the lines of one kind. */
import type { Person } from '@tandem/core';
import { type ContactKind, type Filter, matcher } from './filter.ts';
import type { Listing, ListRow } from './list-row.ts';
import { insertRows, type Sort, sortRows } from './sort.ts';

export interface Counts {
  readonly all: number;
  readonly lead: number;
  readonly prospect: number;
  readonly customer: number;
}

/** Lines in order, with the listing they were ordered from: what the next order can start from. */
export interface Ordered {
  readonly listing: Listing;
  readonly kind: ContactKind;
  readonly sort: Sort;
  readonly locale: string;
  readonly rows: readonly ListRow[];
}

/**
 * Filtering comes after ordering: a letter typed into the search then costs one pass and no comparison. After an edit
 * only the lines that changed are put in their places again.
 */
export function orderRows(listing: Listing, kind: ContactKind, sort: Sort, locale: string, before?: Ordered): Ordered {
  const sameOrder =
    before?.kind === kind && before.sort.by === sort.by && before.sort.direction === sort.direction && before.locale === locale;
  const known = sameOrder ? before.listing.rows : undefined;
  const changed: ListRow[] = [];
  for (const row of listing.rows.values()) if (row.row.is === kind && known?.get(row.id) !== row) changed.push(row);
  if (!sameOrder || changed.length > 500) return { listing, kind, sort, locale, rows: sortRows(ofKind(listing, kind), sort, locale) };
  const rows = before.rows.filter((row) => listing.rows.get(row.id) === row);
  return { listing, kind, sort, locale, rows: insertRows(rows, changed, sort, locale) };
}

const ofKind = (listing: Listing, kind: ContactKind) => [...listing.rows.values()].filter(({ row }) => row.is === kind);

export const filteredRows = (ordered: readonly ListRow[], filter: Filter, person: Person): readonly ListRow[] =>
  ordered.filter(matcher(filter, person));

export function countsOf(rows: readonly ListRow[]): Counts {
  const counts = { all: rows.length, lead: 0, prospect: 0, customer: 0 };
  for (const { row } of rows) counts[row.lifecycle]++;
  return counts;
}

export function countMatching(rows: readonly ListRow[], filter: Filter, person: Person): number {
  const matches = matcher(filter, person);
  let count = 0;
  for (const row of rows) if (matches(row)) count++;
  return count;
}

/** What a filter can be set to: the values that occur, each with how often, the most frequent first. */
export function choicesOf(rows: readonly ListRow[], valueOf: (row: ListRow) => string, titleOf: (row: ListRow) => string) {
  const found = new Map<string, { value: string; title: string; count: number }>();
  for (const row of rows) {
    const value = valueOf(row);
    if (!value) continue;
    const known = found.get(value);
    if (known) known.count++;
    else found.set(value, { value, title: titleOf(row), count: 1 });
  }
  return [...found.values()].sort((a, b) => b.count - a.count || (a.title < b.title ? -1 : 1));
}
