/** The list as it is shown: order, filter and counts over the lines of one kind. */
import type { Person } from '@tandem/core';
import type { Moment } from '../../sync/moment.ts';
import { type ContactKind, type Filter, matcher } from './filter.ts';
import type { ListRow } from './list-row.ts';
import type { Listing } from './listing.ts';
import { type Ordered, orderedFrom, reorder } from './ordered.ts';
import { byName, comparison, type Sort, sortInPieces } from './sort.ts';

export interface Counts {
  readonly all: number;
  readonly lead: number;
  readonly prospect: number;
  readonly customer: number;
}

/** How the lines of one kind are shown. */
export interface Showing {
  readonly kind: ContactKind;
  readonly sort: Sort;
  readonly locale: string;
  readonly filter: Filter;
  readonly person: Person;
}

/** What was shown, with the moment it was made from: what the next moment starts from. */
export interface Shown extends Showing {
  readonly moment: Moment;
  readonly all: Ordered;
  readonly found: Ordered;
  readonly counts: Counts;
}

/** Filtering comes after ordering: a letter typed into the search then costs one pass and no comparison. */
export function show(listing: Listing, showing: Showing, before?: Shown): Shown {
  const grown = before && growShown(listing, showing, before);
  if (grown?.filter === showing.filter && grown.person === showing.person) return grown;
  const work = makeShown(listing, showing, grown);
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

/** From nothing, or from the same order under another filter. */
export function* makeShown(listing: Listing, showing: Showing, sameAs?: Shown): Generator<void, Shown> {
  const all = sameAs?.all ?? (yield* ordered(listing, showing));
  yield;
  const found = orderedFrom(all.rows.filter(matcher(showing.filter, showing.person)));
  yield;
  return { ...showing, moment: listing.moment, all, found, counts: countsOf(found.rows) };
}

/** By name first, once: every other order starts from there, and needs no names for lines of equal value. */
function* ordered(listing: Listing, { kind, sort, locale }: Showing): Generator<void, Ordered> {
  const key = `${kind} ${locale}`;
  const held = byNames.get(listing.rows) ?? new Map<string, ByName>();
  byNames.set(listing.rows, held);
  const known = held.get(key);
  const ids = known?.moment.changedUntil(listing.moment);
  const names =
    known && ids
      ? reorder(known.names, ids, lineIn(listing, kind), comparison(byName, locale))
      : orderedFrom(yield* sortInPieces(linesOf(listing, kind), byName, locale, false));
  held.set(key, { moment: listing.moment, names });
  // A copy of its own: what is shown moves along with its lines, and so do the names.
  if (sort.by === byName.by && sort.direction === byName.direction) return orderedFrom(names.rows);
  return orderedFrom(yield* sortInPieces(names.rows, sort, locale, true));
}
interface ByName {
  readonly moment: Moment;
  readonly names: Ordered;
}
const byNames = new WeakMap<Listing['rows'], Map<string, ByName>>();

/** The same order and filter at a later moment. */
function growShown(listing: Listing, showing: Showing, before: Shown): Shown | undefined {
  if (!sameOrder(before, showing)) return undefined;
  const ids = before.moment.changedUntil(listing.moment);
  if (!ids) return undefined;
  if (ids.size === 0) return before.moment === listing.moment ? before : { ...before, moment: listing.moment };
  const compare = comparison(showing.sort, showing.locale);
  const lineOf = lineIn(listing, showing.kind);
  const matches = matcher(before.filter, before.person);
  const foundOf = (id: string) => {
    const line = lineOf(id);
    return line && matches(line) ? line : undefined;
  };
  const counts = { ...before.counts };
  const count = (line: ListRow | undefined, by: 1 | -1) => {
    if (!line) return;
    counts.all += by;
    counts[line.row.lifecycle] += by;
  };
  for (const id of ids) {
    count(before.found.placed().get(id), -1);
    count(foundOf(id), 1);
  }
  const [all, found] = [reorder(before.all, ids, lineOf, compare), reorder(before.found, ids, foundOf, compare)];
  return { ...before, moment: listing.moment, all, found, counts };
}

const sameOrder = (a: Showing, b: Showing) =>
  a.kind === b.kind && a.sort.by === b.sort.by && a.sort.direction === b.sort.direction && a.locale === b.locale;

const isOfKind = (line: ListRow, kind: ContactKind) => line.row.is === kind && !line.unlisted;
const lineIn = (listing: Listing, kind: ContactKind) => (id: string) => {
  const line = listing.rows.get(id);
  return line && isOfKind(line, kind) ? line : undefined;
};
const linesOf = ({ rows }: Listing, kind: ContactKind) => [...rows.values()].filter((line) => isOfKind(line, kind));

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
