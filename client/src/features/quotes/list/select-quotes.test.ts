import { aContactRow, aLinkRow, aQuoteRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { listedQuotes } from '../../../ui/quotes/listed.ts';
import { readQuoteSearch } from './quote-search.ts';
import { isIn, narrowed, sorted, sumsOf } from './select-quotes.ts';

const today = '2026-03-24';
const acme = aContactRow({ id: 'c1', name: 'Veldkamp Verhuur' });
const rows = [
  aQuoteRow({ id: 'draft', title: 'Späthydraulik', owner: 'ana', createdAt: '2026-03-20T08:00:00Z', net: 5 }),
  aQuoteRow({
    id: 'soon',
    number: 'Q-2026-0003',
    title: 'Rental fleet',
    contact: 'c1',
    owner: 'ben',
    state: 'sent',
    validUntil: '2026-03-26',
    net: 100,
  }),
  aQuoteRow({ id: 'out', number: 'Q-2026-0002', title: 'Loader', owner: 'ana', state: 'viewed', validUntil: '2026-04-20', net: 50 }),
  aQuoteRow({ id: 'over', number: 'Q-2026-0001', owner: 'ana', state: 'sent', validUntil: '2026-03-10', net: 7 }),
  aQuoteRow({
    id: 'won',
    number: 'Q-2026-0004',
    owner: 'ben',
    state: 'accepted',
    validUntil: '2026-03-30',
    net: 30,
    answer: { at: '2026-03-22T10:00:00Z', name: 'Anouk', reason: '' },
  }),
  aQuoteRow({ id: 'foreign', owner: 'ben', state: 'sent', validUntil: '2026-05-01', net: 1000, currency: 'SEK' }),
];
const lines = listedQuotes(rows, {
  today,
  company: (id) => (id === 'c1' ? acme : undefined),
  userName: (id) => (id === 'ana' ? 'Ana Berg' : 'Ben Okoye'),
  links: [
    aLinkRow({ id: 'l1', of: 'quote', subject: 'out', lastViewedAt: '2026-03-21T10:00:00Z' }),
    aLinkRow({ id: 'l2', of: 'quote', subject: 'out', lastViewedAt: '2026-03-23T10:00:00Z' }),
  ],
});
const ids = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id).join(' ');
const all = () => true;

test('[S0-44] [CLI-221] the list begins with what runs out first, then drafts, then what is decided', () => {
  expect(ids(sorted(lines, {}))).toBe('soon out foreign draft won over');
  expect(ids(sorted(lines, { sort: 'net', desc: true }))).toBe('foreign soon out won over draft');
  expect(ids(sorted(lines, { sort: 'until' }))).toBe('soon out foreign draft over won');
});

test('[S0-43] [S0-44] [CLI-221] states and their groups: what is over by its date is among the expired', () => {
  const of = (state: Parameters<typeof isIn>[0]) => ids(lines.filter((line) => isIn(state, line)));
  expect([of('out'), of('soon'), of('closed'), of('expired'), of('sent'), of('draft')]).toEqual([
    'soon out foreign',
    'soon',
    'over won',
    'over',
    'soon foreign',
    'draft',
  ]);
});

test('[CLI-221] found by number, title, customer and owner, whatever the accents; narrowed to owners and to the days of decisions', () => {
  expect([
    ids(narrowed(lines, { q: '0003' }, all)),
    ids(narrowed(lines, { q: 'veldkamp ben' }, all)),
    ids(narrowed(lines, { q: 'spat' }, all)),
  ]).toEqual(['soon', 'soon', 'draft']);
  expect(ids(narrowed(lines, {}, (owner) => owner === 'ana'))).toBe('draft out over');
  expect(ids(narrowed(lines, { from: '2026-03-20', to: '2026-03-24' }, all))).toBe('won');
});

test('[S0-15] [S0-16] [CLI-221] sums of what is out, won and lost; money of another currency is counted and not added', () => {
  expect(sumsOf(lines, 'EUR')).toEqual({
    out: { count: 3, net: 150 },
    soon: { count: 1, net: 100 },
    won: { count: 1, net: 30 },
    lost: { count: 1, net: 7 },
  });
  expect(lines.find(({ id }) => id === 'out')?.openedAt).toBe('2026-03-23T10:00:00Z');
});

test('[CLI-221] an address that does not fit shows all', () => {
  expect(readQuoteSearch({ state: 'out', owner: 'ana', q: 2026, sort: 'net', desc: true, from: '2026-03-01' })).toEqual({
    state: 'out',
    owner: 'ana',
    q: '2026',
    sort: 'net',
    desc: true,
    from: '2026-03-01',
  });
  expect(readQuoteSearch({ state: 'gone', sort: 'x', from: 'yesterday', q: '' })).toEqual({});
});
