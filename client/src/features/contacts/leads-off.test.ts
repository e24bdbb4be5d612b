import { expect, test } from 'vitest';
import { show } from './contact-list-view.ts';
import { everyone } from './filter.ts';
import { deriveListing } from './listing.ts';
import { byName } from './sort.ts';
import { aContact, cleo, someSettings, sourcesOf } from './testing.ts';

const contacts = [
  aContact({ id: '1', name: 'Acme', lifecycle: 'lead' }),
  aContact({ id: '2', name: 'Beta', lifecycle: 'customer' }),
  aContact({ id: '3', is: 'person', name: 'Eva Lind', lifecycle: 'lead' }),
  aContact({ id: '4', is: 'person', name: 'Bo Berg', lifecycle: 'lead', company: '2' }),
];
const view = { sort: byName, locale: 'en', filter: everyone, person: cleo } as const;

test('[CLI-188] [S1-09] without the lead function leads are in no list and not counted; with it again they are all there', () => {
  const sources = sourcesOf(contacts);
  const on = deriveListing(sources);
  const names = (listing: typeof on, kind: 'company' | 'person') => show(listing, { ...view, kind }).found.rows.map(({ row }) => row.name);
  expect([names(on, 'company'), names(on, 'person')]).toEqual([
    ['Acme', 'Beta'],
    ['Bo Berg', 'Eva Lind'],
  ]);
  const off = deriveListing({ ...sources, settings: { ...someSettings(), leadProcessOn: false } }, on);
  expect([names(off, 'company'), names(off, 'person')]).toEqual([['Beta'], ['Bo Berg']]);
  expect(show(off, { ...view, kind: 'company' }).counts).toMatchObject({ all: 1, lead: 0, customer: 1 });
  expect(names(deriveListing(sources, off), 'company')).toEqual(['Acme', 'Beta']);
});
