import type { ContactRow, OpportunityRow, RowContent } from '@tandem/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRowsStore } from '../../sync/rows-store.ts';
import { type Shown, show } from './contact-list-view.ts';
import { everyone } from './filter.ts';
import { deriveListing, type Listing, type ListSources } from './listing.ts';
import type { Sort } from './sort.ts';
import { aContact, ana, anOpportunity, sourcesOf } from './testing.ts';

const ids = Array.from({ length: 8 }, (_, i) => `c${i}`);
const pick = fc.constantFrom(...ids, '');
const aName = fc.constantFrom('Åkeri', 'Zorn', 'acme', 'Acme', 'Öst', '', 'Beta 2', 'Beta 10');
const contactRow: fc.Arbitrary<ContactRow> = fc
  .record({
    id: fc.constantFrom(...ids),
    is: fc.constantFrom('company' as const, 'person' as const),
    name: aName,
    company: pick,
    owner: fc.constantFrom('ana', 'ben', ''),
    town: aName,
    revenue: fc.constantFrom(null, 5, 40, -1),
    mails: fc.constantFrom([], ['a@b.example']),
    mergedInto: fc.oneof({ weight: 6, arbitrary: fc.constant('') }, { weight: 1, arbitrary: pick }),
  })
  .map(aContact);
const deal: fc.Arbitrary<OpportunityRow> = fc
  .record({
    id: fc.constantFrom('o1', 'o2', 'o3', 'o4'),
    contact: pick,
    stage: fc.constantFrom('talk', 'won', 'lost'),
    amount: fc.constantFrom(null, 10, 90),
    closedOn: fc.constantFrom('', '2026-01-02', '2026-05-01'),
  })
  .map(anOpportunity);
type Step = { readonly put: RowContent } | { readonly gone: string };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: contactRow.map((put) => ({ put })) },
  { weight: 2, arbitrary: deal.map((put) => ({ put })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...ids.map((id) => `contact/${id}`), 'opportunity/o1', 'opportunity/o2').map((gone) => ({ gone })),
  },
);
const sort: fc.Arbitrary<Sort> = fc.record({
  by: fc.constantFrom('name', 'town', 'revenue', 'openSum', 'owner', 'company'),
  direction: fc.constantFrom('up', 'down'),
});
const filter = fc.constantFrom(
  everyone,
  { ...everyone, owner: 'me' as const },
  { ...everyone, text: 'be' },
  { ...everyone, withoutMail: true },
);

test('[CLI-91] what the list shows after any changes is what it shows when it is made from nothing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.array(step, { minLength: 1, maxLength: 5 }), fc.option(sort), fc.option(filter)), { maxLength: 12 }),
      (bursts) => {
        const { users, settings } = sourcesOf([]);
        const store = createRowsStore();
        let listing: Listing | undefined;
        const shownBefore = new Map<string, Shown>();
        let view: Parameters<typeof show>[1] = {
          kind: 'company',
          sort: { by: 'name', direction: 'up' },
          locale: 'sv',
          filter: everyone,
          person: ana,
        };
        for (const [steps, nextSort, nextFilter] of bursts) {
          for (const one of steps) store.overlay('d', 'put' in one ? [one.put] : [], 'gone' in one ? [one.gone] : []);
          store.flush();
          view = { ...view, sort: nextSort ?? view.sort, filter: nextFilter ?? view.filter };
          const sources: ListSources = { contacts: store.rowsOf('contact'), opportunities: store.rowsOf('opportunity'), users, settings };
          listing = deriveListing(sources, listing);
          const fresh = deriveListing(sources);
          for (const id of ids) expect(listing.rows.get(id)).toEqual(fresh.rows.get(id));
          for (const kind of ['company', 'person'] as const) {
            const shown = show(listing, { ...view, kind }, shownBefore.get(kind));
            shownBefore.set(kind, shown);
            const anew = show(fresh, { ...view, kind });
            expect(shown.all.rows).toEqual(anew.all.rows);
            expect(shown.found.rows).toEqual(anew.found.rows);
            expect(shown.counts).toEqual(anew.counts);
          }
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('[CLI-91] an edit of one contact makes one new line, and keeps all others', () => {
  const { users, settings } = sourcesOf([]);
  const store = createRowsStore();
  store.overlay(
    'a',
    [aContact({ id: 'acme', name: 'Acme' }), aContact({ id: 'beta' }), aContact({ id: 'p', is: 'person', company: 'acme' })],
    [],
  );
  store.flush();
  const sources = () => ({ contacts: store.rowsOf('contact'), opportunities: store.rowsOf('opportunity'), users, settings });
  const before = deriveListing(sources());
  const lines = new Map(before.rows);
  store.overlay('a', [aContact({ id: 'acme', name: 'Acme', town: 'Lund' })], []);
  store.flush();
  const after = deriveListing(sources(), before);
  expect([...(before.moment.changedUntil(after.moment) ?? [])]).toEqual(['acme']);
  expect(after.rows.get('beta')).toBe(lines.get('beta'));
  expect(after.rows.get('p')).toBe(lines.get('p'));
});

test('[CLI-91] who was merged into somebody here is in no list, and what is theirs counts for the other', () => {
  const { rows, ...listing } = deriveListing(
    sourcesOf(
      [
        aContact({ id: 'a', name: 'Acme' }),
        aContact({ id: 'b', name: 'ACME', mergedInto: 'a' }),
        aContact({ id: 'p', is: 'person', company: 'b' }),
      ],
      [anOpportunity({ id: 'o', contact: 'b', amount: 7 })],
    ),
  );
  expect(rows.get('a')).toMatchObject({ openSum: 7, mainPerson: 'p' });
  const view = { kind: 'company', sort: { by: 'name', direction: 'up' }, locale: 'en', filter: everyone, person: ana } as const;
  expect(show({ rows, ...listing }, view).all.rows.map(({ id }) => id)).toEqual(['a']);
});
