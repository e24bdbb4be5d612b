import { expect, test } from 'vitest';
import { choicesOf, countMatching, countsOf, filteredRows, orderRows } from './contact-list-view.ts';
import { everyone, type Filter, ownOwner } from './filter.ts';
import { byName, nextSort, type Sort } from './sort.ts';
import { aContact, ana, anOpportunity, ben, cleo, listingOf } from './testing.ts';
import { sameFilter, viewsOf } from './views.ts';

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
const orderedRows = (...order: Parameters<typeof orderRows>) => orderRows(...order).rows;
const shown = (filter: Partial<Filter>, person = cleo, sort: Sort = byName, kind: 'company' | 'person' = 'company') =>
  filteredRows(orderedRows(listing, kind, sort, 'en'), { ...everyone, ...filter }, person).map(({ row }) => row.name);

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
  expect(shown({ text: 'orebro stål buyer' }, cleo, byName, 'person')).toEqual([]);
  expect(shown({ text: 'örebro buyer' }, cleo, byName, 'person')).toEqual(['Maria Lind']);
});

test('[S1-17] names are in the order of the language, and what has no value is last in both directions', () => {
  expect(shown({})).toEqual(['acme', 'Beta', 'Örebro Stål', 'Zeta']);
  expect(orderedRows(listing, 'company', byName, 'sv').map(({ row }) => row.name)).toEqual(['acme', 'Beta', 'Zeta', 'Örebro Stål']);
  expect(shown({}, cleo, { by: 'revenue', direction: 'up' })).toEqual(['Beta', 'Zeta', 'acme', 'Örebro Stål']);
  expect(shown({}, cleo, { by: 'revenue', direction: 'down' })).toEqual(['Zeta', 'Beta', 'acme', 'Örebro Stål']);
});

test('[S1-17] the order after an edit is the same whether it starts from the order before or from nothing', () => {
  const before = orderRows(listing, 'company', byName, 'en');
  const rows = new Map([...listing.rows].filter(([id]) => id !== '3'));
  const line = (id: string) => listing.rows.get(id) ?? expect.unreachable();
  rows.set('6', { ...line('2'), id: '6', row: aContact({ id: '6', name: 'Alpha' }) });
  rows.set('1', { ...line('1'), row: aContact({ id: '1', name: 'Zzz' }) });
  const after = { ...listing, rows };
  expect(orderedRows(after, 'company', byName, 'en', before).map(({ row }) => row.name)).toEqual(['acme', 'Alpha', 'Zeta', 'Zzz']);
  expect(orderedRows(after, 'company', byName, 'en', before)).toEqual(orderedRows(after, 'company', byName, 'en'));
  expect(orderedRows(after, 'person', byName, 'en', before).map(({ row }) => row.name)).toEqual(['Maria Lind']);
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

test('[S4-13] a saved view stands after the built-in ones of its kind and is told from a changed filter', () => {
  const saved = { id: 'v1', kind: 'company' as const, name: 'Sweden', filter: { ...everyone, countries: ['Sweden'] }, sort: byName };
  const views = viewsOf('company', ana, [saved]);
  expect(views[views.length - 1]).toEqual(saved);
  expect(viewsOf('person', ana, [saved]).map(({ id }) => id)).toEqual(['mine', 'all']);
  expect(sameFilter(saved.filter, { ...everyone, countries: ['Sweden'], text: ' ' })).toBe(true);
  expect(sameFilter(saved.filter, { ...everyone, countries: ['Sweden', 'Norway'] })).toBe(false);
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
