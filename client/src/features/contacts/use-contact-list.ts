/** The list as this person sees it now: rows of the device through the view, the filter and the order that are open. */
import { useDeferredValue, useMemo } from 'react';
import { localeOf } from '../../i18n/i18n.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useMe } from '../../state/session.ts';
import { useRow, useRows } from '../../sync/rows.ts';
import { type ColumnLayout, defaultLayout } from './columns.ts';
import { filteredRows, type Ordered, orderRows } from './contact-list-view.ts';
import { useContactsState } from './contacts-state.ts';
import type { ContactKind, Filter } from './filter.ts';
import { deriveListing, type Listing, type ListRow, type ListSources } from './list-row.ts';
import type { Sort } from './sort.ts';
import { type View, viewsOf } from './views.ts';

export interface ContactList {
  readonly kind: ContactKind;
  readonly views: readonly View[];
  readonly view: View;
  readonly filter: Filter;
  readonly sort: Sort;
  readonly layout: ColumnLayout;
  /** Every line of the kind, in order; `rows` are those the filter leaves. */
  readonly all: readonly ListRow[];
  readonly rows: readonly ListRow[];
}

// One listing for the whole tab: the page of a company reads the same lines as the list it was opened from.
let listing: Listing | undefined;
function listingOf(sources: ListSources): Listing {
  const known = listing?.sources;
  const same =
    known &&
    known.contacts === sources.contacts &&
    known.opportunities === sources.opportunities &&
    known.users === sources.users &&
    known.settings === sources.settings;
  listing = listing && same ? listing : deriveListing(sources, listing);
  return listing;
}

export function useListing(): Listing {
  const contacts = useRows('contact');
  const opportunities = useRows('opportunity');
  const users = useRows('user');
  const settings = useRow('settings', 'settings')?.state;
  return useMemo(() => listingOf({ contacts, opportunities, users, settings }), [contacts, opportunities, users, settings]);
}

const orders = new Map<ContactKind, Ordered>();

export function useContactList(): ContactList {
  const { person } = useMe();
  const language = usePreferences((state) => state.language);
  const kind = useContactsState((state) => state.kind);
  const open = useContactsState((state) => state.open[state.kind]);
  const saved = useContactsState((state) => state.saved);
  const chosen = useContactsState((state) => state.layouts[state.kind]);
  // Rows arrive in bursts while a device catches up; typing and scrolling go first.
  const lines = useDeferredValue(useListing());

  const views = useMemo(() => viewsOf(kind, person, saved), [kind, person, saved]);
  const view = views.find(({ id }) => id === open.view) ?? (views[0] as View);
  const filter = open.filter ?? view.filter;
  const sort = open.sort ?? view.sort;
  const ordered = useMemo(() => {
    const order = orderRows(lines, kind, sort, localeOf(language), orders.get(kind));
    orders.set(kind, order);
    return order.rows;
  }, [lines, kind, sort, language]);
  const wanted = useDeferredValue(filter);
  const rows = useMemo(() => filteredRows(ordered, wanted, person), [ordered, wanted, person]);
  const layout = useMemo(() => open.columns ?? view.columns ?? chosen ?? defaultLayout(kind), [open.columns, view, chosen, kind]);
  return { kind, views, view, filter, sort, layout, all: ordered, rows };
}
