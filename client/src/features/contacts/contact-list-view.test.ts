import { expect, test } from 'vitest';
import type { SavedView } from '../../ui/views/saved-views.ts';
import { defaultLayout, toggleColumn } from './columns.ts';
import { choicesOf, countMatching, countsOf, show } from './contact-list-view.ts';
import { type ContactKind, everyone, type Filter, ownOwner } from './filter.ts';
import type { Listing } from './listing.ts';
import { byName, nextSort, type Sort } from './sort.ts';
import { aContact, ana, anOpportunity, ben, cleo, listingOf } from './testing.ts';
import { readView, sameFilter, viewsOf, writeDefinition } from './views.ts';

const listing = listingOf(
  [
    aContact({
      id: '1',
      name: 'Örebro Stål',
      owner: 'ana',
      lifecycle: 'customer',
      country: 'Sweden',
      mails: ['hej@orebro.example'],
      phones: ['+46 19-55 51'],
    }),
    aContact({ id: '2', name: 'acme', owner: 'ben', lifecycle: 'lead', industry: 'i1', town: 'Malmö' }),
    aContact({ id: '3', name: 'Beta', owner: 'dana', lifecycle: 'prospect', revenue: 5 }),
    aContact({ id: '4', name: 'Zeta', owner: '', lifecycle: 'lead', revenue: 40 }),
    aContact({ id: '5', is: 'person', name: 'Maria Lind', company: '1', jobTitle: 'Buyer' }),
  ],
  [anOpportunity({ id: 'o1', contact: '1', amount: 10 }), anOpportunity({ id: 'o2', contact: '3', stage: 'won', amount: 90 })],
);
const view = { kind: 'company', sort: byName, locale: 'en', filter: everyone, person: cleo } as const;
const orderedRows = (listing: Listing, kind: ContactKind, sort: Sort, locale: string) =>
  show(listing, { ...view, kind, sort, locale }).all.rows;
const shown = (filter: Partial<Filter>, person = cleo, sort: Sort = byName, kind: ContactKind = 'company') =>
  show(listing, { ...view, kind, sort, filter: { ...everyone, ...filter }, person }).found.rows.map(({ row }) => row.name);

test('[S0-25] a seller first sees what belongs to the seller, a leader the team, a manager everybody', () => {
  expect([ana, ben, cleo].map(ownOwner)).toEqual(['me', 'team', 'anyone']);
  expect(viewsOf('company', ana, [])[0]?.id).toBe('mine');
  expect(viewsOf('company', ben, [])[0]?.id).toBe('team');
  expect(viewsOf('company', cleo, [])[0]?.id).toBe('all');
  expect(shown({ owner: 'me' }, ana)).toEqual(['Örebro Stål']);
  expect(shown({ owner: 'team' }, ben)).toEqual(['acme', 'Örebro Stål']);
  expect(shown({ owner: 'anyone' })).toHaveLength(4);
  expect(shown({ owner: 'nobody' })).toEqual(['Zeta']);
  expect(shown({ owner: 'user:dana' })).toEqual(['Beta']);
});

test('[S0-25] a person without an owner belongs to whoever owns the company', () => {
  expect(shown({ owner: 'me' }, ana, byName, 'person')).toEqual(['Maria Lind']);
});

test('[S1-17] the list is filtered by lifecycle, industry, country, missing address and opportunities', () => {
  expect(shown({ lifecycles: ['lead', 'prospect'] })).toEqual(['acme', 'Beta', 'Zeta']);
  expect(shown({ industries: ['i1'] })).toEqual(['acme']);
  expect(shown({ countries: ['Sweden'] })).toEqual(['Örebro Stål']);
  expect(shown({ withoutMail: true, lifecycles: ['lead'] })).toEqual(['acme', 'Zeta']);
  expect(shown({ opportunity: 'open' })).toEqual(['Örebro Stål']);
  expect(shown({ opportunity: 'none' })).toEqual(['acme', 'Zeta']);
});

test('[S1-17] every word of a search must occur somewhere: name, person, owner, town, mail or digits of a phone', () => {
  expect(shown({ text: 'MALMÖ' })).toEqual(['acme']);
  expect(shown({ text: 'silva örebro' })).toEqual(['Örebro Stål']);
  expect(shown({ text: 'maria' })).toEqual(['Örebro Stål']);
  expect(shown({ text: '+46195551' })).toEqual(['Örebro Stål']);
  expect(shown({ text: 'software' })).toEqual(['acme']);
  expect(shown({ text: 'beta zeta' })).toEqual([]);
  expect(shown({ text: 'orebro stål seller' }, cleo, byName, 'person')).toEqual([]);
  expect(shown({ text: 'orebro stal buyer' }, cleo, byName, 'person')).toEqual(['Maria Lind']);
  expect(shown({ text: 'örebro buyer' }, cleo, byName, 'person')).toEqual(['Maria Lind']);
});

test('[S1-17] names are in the order of the language, and what has no value is last in both directions', () => {
  expect(shown({})).toEqual(['acme', 'Beta', 'Örebro Stål', 'Zeta']);
  expect(orderedRows(listing, 'company', byName, 'sv').map(({ row }) => row.name)).toEqual(['acme', 'Beta', 'Zeta', 'Örebro Stål']);
  expect(shown({}, cleo, { by: 'revenue', direction: 'up' })).toEqual(['Beta', 'Zeta', 'acme', 'Örebro Stål']);
  expect(shown({}, cleo, { by: 'revenue', direction: 'down' })).toEqual(['Zeta', 'Beta', 'acme', 'Örebro Stål']);
});

test('[S1-17] the first press on a head sorts figures from the largest and words from A, the second turns it round', () => {
  const first = nextSort(byName, 'wonSum');
  expect(first).toEqual({ by: 'wonSum', direction: 'down' });
  expect(nextSort(first, 'wonSum')).toEqual({ by: 'wonSum', direction: 'up' });
  expect(nextSort(first, 'town')).toEqual({ by: 'town', direction: 'up' });
});

test('[S1-19] the counts line tells leads, prospects and customers', () => {
  const rows = orderedRows(listing, 'company', byName, 'en');
  expect(countsOf(rows)).toEqual({ all: 4, lead: 2, prospect: 1, customer: 1 });
  expect(countMatching(rows, { ...everyone, lifecycles: ['customer'] }, cleo)).toBe(1);
});

const saved = (definition: string): SavedView => ({
  id: 'v1',
  title: 'Sweden',
  definition,
  rank: 'a0',
  published: false,
  from: '',
  owner: 'ana',
});

test('[S4-13] a saved view stands after the built-in ones of its kind and is told from a changed filter', () => {
  const filter = { ...everyone, countries: ['Sweden'] };
  const layout = { ...toggleColumn(defaultLayout('company'), 'town'), widths: { name: 300 }, pinned: true };
  const one = saved(writeDefinition({ filter, sort: byName, group: 'owner', columns: layout }));
  const views = viewsOf('company', ana, [one]);
  expect(views[views.length - 1]).toEqual({
    id: 'v1',
    kind: 'company',
    name: 'Sweden',
    filter,
    sort: byName,
    group: 'owner',
    columns: layout,
    saved: one,
  });
  expect(viewsOf('person', ana, []).map(({ id }) => id)).toEqual(['mine', 'all']);
  expect(sameFilter(filter, { ...everyone, countries: ['Sweden'], text: ' ' })).toBe(true);
  expect(sameFilter(filter, { ...everyone, countries: ['Sweden', 'Norway'] })).toBe(false);
});

test('[CLI-92] a view that another version or a hand has written opens with what can be read of it', () => {
  const strange = JSON.stringify({
    filter: { owner: 7, countries: 'Sweden', industries: ['i1', 4], lifecycles: ['lead', 'ghost'], withoutMail: 'yes', text: null },
    sort: { by: 'shoe size', direction: 'down' },
    group: 'mood',
    columns: { order: ['name', 'aura', 'town', 'town'], hidden: {}, widths: { town: 'wide', name: 200 } },
  });
  expect(readView('company', saved(strange))).toMatchObject({
    filter: { ...everyone, industries: ['i1'], lifecycles: ['lead'] },
    sort: { by: 'name', direction: 'down' },
    columns: { order: ['name', 'town'], hidden: [], widths: { name: 200 } },
  });
  for (const broken of ['', 'null', '[1]', '{"filter":', '"x"']) {
    expect(readView('person', saved(broken))).toMatchObject({ filter: everyone, sort: byName });
  }
});

test('[S1-17] a filter offers the values that occur, the most frequent first', () => {
  const rows = orderedRows(listing, 'company', byName, 'en');
  expect(
    choicesOf(
      rows,
      ({ row }) => row.lifecycle,
      ({ row }) => row.lifecycle,
    )[0],
  ).toEqual({ value: 'lead', title: 'lead', count: 2 });
});
