/** The list as this person sees it now: rows of the device through the view, the filter and the order that are open. */
import type { Settings } from '@tandem/core';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { localeOf } from '../../i18n/i18n.ts';
import { nextTurn, runInSlices } from '../../search/slices.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useMe } from '../../state/session.ts';
import { rowsOf, useRow, useRows, useRowsReady } from '../../sync/rows.ts';
import { useSavedViews } from '../../ui/views/saved-views.ts';
import { type ColumnLayout, defaultLayout } from './columns.ts';
import { type Counts, makeShown, type Showing, type Shown, show } from './contact-list-view.ts';
import { useContactsState } from './contacts-state.ts';
import { type ContactKind, type Filter, findableOf } from './filter.ts';
import type { Grouping } from './groups.ts';
import type { ListRow } from './list-row.ts';
import { deriveListing, type Listing, type ListSources, makeListing } from './listing.ts';
import type { Picture } from './picture.ts';
import type { Sort } from './sort.ts';
import { useKeptPicture, useLastPicture } from './use-picture.ts';
import { type View, viewsOf } from './views.ts';

export interface ContactList {
  readonly kind: ContactKind;
  readonly views: readonly View[];
  readonly view: View;
  readonly filter: Filter;
  readonly sort: Sort;
  readonly group: Grouping | undefined;
  readonly layout: ColumnLayout;
  /** Every line of the kind, in order; `rows` are those the filter leaves. */
  readonly all: readonly ListRow[];
  readonly rows: readonly ListRow[];
  readonly counts: Counts;
  /** False until the first list of this visit is made, or there is a picture of the last one. */
  readonly ready: boolean;
  /** What is shown is a picture, which nothing is written from. */
  readonly pictured: Picture | undefined;
}

// One listing for the whole tab: the page of a company reads the same lines as the list it was opened from.
let listing: Listing | undefined;
const shown = new Map<ContactKind, Shown>();

const isOf = ({ sources: known }: Listing, sources: ListSources) =>
  known.contacts === sources.contacts &&
  known.opportunities === sources.opportunities &&
  known.users === sources.users &&
  known.settings === sources.settings;

function listingOf(sources: ListSources): Listing {
  if (!listing || !isOf(listing, sources)) listing = deriveListing(sources, listing);
  return listing;
}

function useSources(): ListSources {
  const contacts = useRows('contact');
  const opportunities = useRows('opportunity');
  const users = useRows('user');
  const settings = useSettled(useRow('settings', 'settings')?.state);
  return useMemo(() => ({ contacts, opportunities, users, settings }), [contacts, opportunities, users, settings]);
}

/** Opening the settings lays the same ones over those of the feed: no line is made anew for that. */
function useSettled(settings: Settings | undefined): Settings | undefined {
  const before = useRef(settings);
  if (before.current !== settings && JSON.stringify(before.current) !== JSON.stringify(settings)) before.current = settings;
  return before.current;
}

export function useListing(): Listing {
  const sources = useSources();
  return useMemo(() => listingOf(sources), [sources]);
}

/** Below this the whole list is made in less than a frame. */
const fewRows = 3000;
/** Milliseconds of work between two chances to draw and to hear keys, also on a phone that is four times slower. */
const budget = 8;

/** The first list of a visit is made in slices, as is one of which thousands are new; other changes are small steps. */
function useShown(sources: ListSources, showing: Showing, hasRows: boolean): Shown | undefined {
  const before = shown.get(showing.kind);
  const isNew = !listing || sources.contacts.size - listing.rows.size > fewRows;
  const isMuch = sources.contacts.size > fewRows && (isNew || !before);
  const [, setMade] = useState(0);
  useEffect(() => {
    if (!isMuch || !hasRows) return;
    const given = new AbortController();
    const known = isNew ? undefined : listing;
    const work = (function* () {
      const made = known ?? (yield* makeListing(sources));
      return { made, first: yield* makeShown(made, showing) };
    })();
    void runInSlices(work, { budget, signal: given.signal, pause: nextTurn, now: () => performance.now() }).then((result) => {
      if (!result || given.signal.aborted) return;
      listing = result.made;
      shown.set(showing.kind, result.first);
      setMade((count) => count + 1);
    });
    return () => given.abort();
  }, [isMuch, isNew, hasRows, sources, showing]);
  return useMemo(() => {
    if (!hasRows) return undefined;
    // What was shown stays while the larger list is made; an empty one says nothing.
    if (isMuch) return before && before.all.rows.length > 0 ? before : undefined;
    const next = show(listingOf(sources), showing, before);
    shown.set(showing.kind, next);
    return next;
  }, [hasRows, isMuch, sources, showing, before]);
}

/** Rows may have come that no list was made from yet. */
const isNow = ({ moment }: Shown): boolean =>
  listing?.moment === moment &&
  listing.sources.contacts === rowsOf('contact') &&
  listing.sources.opportunities === rowsOf('opportunity') &&
  listing.sources.users === rowsOf('user');

const nobody: readonly ListRow[] = [];
const noCounts: Counts = { all: 0, lead: 0, prospect: 0, customer: 0 };

export function useContactList(): ContactList {
  const { person } = useMe();
  const language = usePreferences((state) => state.language);
  const kind = useContactsState((state) => state.kind);
  const open = useContactsState((state) => state.open[state.kind]);
  const saved = useSavedViews(kind === 'company' ? 'companies' : 'persons');
  const chosen = useContactsState((state) => state.layouts[state.kind]);
  const hasRows = useRowsReady();
  // Not deferred: a change is a small step, and thousands at once go in slices.
  const sources = useSources();

  const views = useMemo(() => viewsOf(kind, person, saved), [kind, person, saved]);
  const view = views.find(({ id }) => id === open.view) ?? (views[0] as View);
  const filter = open.filter ?? view.filter;
  const sort = open.sort ?? view.sort;
  const group = open.group === '' ? undefined : (open.group ?? view.group);
  const [wanted, ordered] = [useDeferredValue(filter), useDeferredValue(sort)];
  const showing = useMemo(
    (): Showing => ({ kind, sort: ordered, locale: localeOf(language), filter: wanted, person }),
    [kind, ordered, language, wanted, person],
  );
  const now = useShown(sources, showing, hasRows);
  const picture = useLastPicture(showing, group === undefined && now === undefined);
  useKeptPicture(group === undefined ? now : undefined, isNow);
  const layout = useMemo(() => open.columns ?? view.columns ?? chosen ?? defaultLayout(kind), [open.columns, view, chosen, kind]);
  const [all, rows] = [now?.all.rows ?? nobody, now?.found.rows ?? picture?.all ?? nobody];
  const made = now !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a visit; what comes later is few lines
  useEffect(() => (now ? readAhead(now) : undefined), [made]);
  const counts = now?.counts ?? picture?.counts ?? noCounts;
  const ready = made || picture !== undefined;
  return { kind, views, view, filter, sort, group, layout, all, rows, counts, ready, pictured: made ? undefined : picture };
}

/** What a first search looks through and a first edit starts from is put together before, when there is nothing else to do. */
function readAhead({ all, found }: Shown): () => void {
  const given = new AbortController();
  const work = (function* () {
    yield void all.placed();
    yield void found.placed();
    for (const row of all.rows) yield void findableOf(row);
  })();
  const idle = () => new Promise<void>((resolve) => (globalThis.requestIdleCallback ?? setTimeout)(() => resolve()));
  void idle().then(() => runInSlices(work, { budget, signal: given.signal, pause: idle, now: () => performance.now() }));
  return () => given.abort();
}
