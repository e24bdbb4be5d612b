import { expect, test } from 'vitest';
import { deriveListing } from './listing.ts';
import { aContact, anOpportunity, listingOf, sourcesOf } from './testing.ts';

test('[S1-17] a company shows what is open, what was won and when something was last closed', () => {
  const { rows } = listingOf(
    [aContact({ id: 'acme', owner: 'ana', status: 's1', industry: 'i1', sizeClass: 'large' })],
    [
      anOpportunity({ id: 'o1', contact: 'acme', amount: 100 }),
      anOpportunity({ id: 'o2', contact: 'acme', amount: null }),
      anOpportunity({ id: 'o3', contact: 'acme', stage: 'won', amount: 250, closedOn: '2026-03-01' }),
      anOpportunity({ id: 'o4', contact: 'acme', stage: 'lost', amount: 999, closedOn: '2026-05-01' }),
      anOpportunity({ id: 'o5', contact: 'other', amount: 7 }),
    ],
  );
  expect(rows.get('acme')).toMatchObject({
    open: 2,
    openSum: 100,
    won: 1,
    wonSum: 250,
    lost: 1,
    lastClosed: '2026-05-01',
    ownerName: 'Ana Silva',
    status: 'Active',
    industry: 'Software',
    size: 'Large',
    sizeFrom: 500,
  });
});

test('[S1-20] a person shows the company it belongs to, and the company its first person', () => {
  const { rows } = listingOf([
    aContact({ id: 'acme', name: 'Acme', owner: 'ana' }),
    aContact({
      id: 'p2',
      is: 'person',
      name: 'Second',
      company: 'acme',
      createdAt: '2026-02-02T00:00:00Z',
      mails: ['second@acme.example'],
    }),
    aContact({ id: 'p1', is: 'person', name: 'First', company: 'acme', createdAt: '2026-02-01T00:00:00Z' }),
  ]);
  expect(rows.get('acme')).toMatchObject({ mainPerson: 'First', withoutMail: false });
  expect(rows.get('p1')).toMatchObject({ companyName: 'Acme', owner: 'ana', ownerName: 'Ana Silva' });
});

test('[S1-17] a stage or a title the settings do not know is shown as it is and counts as open', () => {
  const { rows } = listingOf(
    [aContact({ id: 'acme', industry: 'Mining' })],
    [anOpportunity({ id: 'o', contact: 'acme', stage: 'gone', amount: 5 })],
  );
  expect(rows.get('acme')).toMatchObject({ industry: 'Mining', open: 1, openSum: 5, won: 0, lost: 0 });
});

test('[S1-17] lines that did not change stay the same objects, the changed one is new', () => {
  const sources = sourcesOf(
    [aContact({ id: 'acme' }), aContact({ id: 'beta' })],
    [anOpportunity({ id: 'o', contact: 'acme', amount: 1 }), anOpportunity({ id: 'o2', contact: 'beta', amount: 1 })],
  );
  const before = deriveListing(sources);
  const opportunities = new Map(sources.opportunities).set('o', anOpportunity({ id: 'o', contact: 'acme', amount: 2 }));
  const contacts = new Map(sources.contacts).set('beta', aContact({ id: 'beta' }));
  const after = deriveListing({ ...sources, contacts, opportunities }, before);
  expect(after.rows.get('beta')).toBe(before.rows.get('beta'));
  expect(after.rows.get('acme')).toMatchObject({ openSum: 2 });
});

test('[S1-19] a promoted company is a new line at once, so that its name is drawn in the new colour', () => {
  const sources = sourcesOf([aContact({ id: 'acme', lifecycle: 'lead' })]);
  const before = deriveListing(sources);
  const contacts = new Map(sources.contacts).set('acme', aContact({ id: 'acme', lifecycle: 'customer' }));
  const after = deriveListing({ ...sources, contacts }, before);
  expect(before.rows.get('acme')?.row.lifecycle).toBe('lead');
  expect(after.rows.get('acme')?.row.lifecycle).toBe('customer');
});
