import { expect, test } from 'vitest';
import { aSearch } from '../testing.ts';
import { addressFromSearch, emptySearch, isNarrowed, parseAmountRange, parseDayRange, searchFromAddress } from './pipeline-filter.ts';

const full = aSearch({
  board: 'process:sales',
  status: 'won',
  owner: 'me',
  stages: ['qualified', 'quoted'],
  products: ['gtx'],
  amount: '100..2000.5',
  close: '2026-01-01..2026-03-31',
  without: 'company',
  text: 'acme & sons',
  view: 'list',
  sort: 'amount',
  descending: true,
  card: '01HX',
});

test('[S1-04] the address holds the whole filter, so that the toggle between board and list keeps it', () => {
  expect(searchFromAddress(addressFromSearch(full))).toEqual(full);
  expect(searchFromAddress(addressFromSearch({ ...full, view: 'board' }))).toEqual({ ...full, view: 'board' });
});

test('[S1-04] an empty filter leaves the address empty', () => {
  expect(addressFromSearch(emptySearch)).toEqual({});
  expect(searchFromAddress({})).toEqual(emptySearch);
});

test('[S1-04] an address from elsewhere is read tolerantly: what makes no sense counts as not set', () => {
  const odd = {
    view: 'cube',
    status: 7,
    stage: ['a', ' b '],
    amount: '5',
    close: 'someday',
    sort: '__proto__',
    desc: 'yes',
    q: 2026,
    without: {},
  };
  expect(searchFromAddress(odd)).toEqual(aSearch({ stages: ['a', 'b'], text: '2026' }));
});

test('[S1-04] ranges are open at either end, but never at both', () => {
  expect(parseAmountRange('15000..')).toEqual({ from: 15000, to: null });
  expect(parseAmountRange('..20.5')).toEqual({ from: null, to: 20.5 });
  expect([parseAmountRange('..'), parseAmountRange('a..b'), parseAmountRange('1..2..3')]).toEqual([undefined, undefined, undefined]);
  expect(parseDayRange('..2026-02-28')).toEqual({ from: '', to: '2026-02-28' });
  expect([parseDayRange('..'), parseDayRange('2026-02-30..'), parseDayRange('late')]).toEqual([undefined, undefined, undefined]);
});

test('[S1-04] choosing a board or an order does not count as narrowing', () => {
  expect(isNarrowed(aSearch({ board: 'north', sort: 'amount', view: 'list' }))).toBe(false);
  expect(isNarrowed(aSearch({ close: 'late' }))).toBe(true);
});
