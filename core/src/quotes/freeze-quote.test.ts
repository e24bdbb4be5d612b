import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { quote } from '../documents/quote.ts';
import { someSettings } from '../testing/given.ts';
import { aContactRow } from '../testing/rows.ts';
import { type Freezing, freezeQuote } from './freeze-quote.ts';

const company = aContactRow({ id: 'berg', name: 'Berg AB', addresses: ['Storgatan 1, 411 17 Göteborg', 'Lagret 2'] });
const person = aContactRow({ id: 'anna', is: 'person', name: 'Anna Berg', jobTitle: 'Buyer', company: 'berg' });
const settings = {
  ...someSettings({ companyName: 'Halden AB', vatNumber: 'SE1', address: 'Sjögatan 14\n662 31 Åmål', currency: 'SEK', quotationDays: 20 }),
  products: [{ id: 'gtx', title: 'GTX Pro', rank: 'a', archived: false, series: 'GTX', price: 10 }],
};

function draft(write: (doc: Y.Doc) => void = () => undefined) {
  const doc = new Y.Doc();
  quote.change(doc, { title: ' Ten machines ', contact: 'berg', tax: 25, delivery: '2026-05-04' }, null);
  quote.addEntry(doc, 'lines', 'l2', { rank: 'b', title: 'Training', price: 100, quantity: 2, tax: 0 }, null);
  quote.addEntry(doc, 'lines', 'l1', { rank: 'a', product: 'gtx', price: 10, discount: 10 }, null);
  quote.addEntry(doc, 'lines', 'l3', { rank: 'c', kind: 'text', title: 'Delivery', detail: 'In May', price: 7, tax: 12 }, null);
  quote.addEntry(doc, 'lines', 'l4', { rank: 'd' }, null);
  write(doc);
  return quote.read(doc);
}
const freeze = (values: Partial<Freezing> = {}) =>
  freezeQuote({
    quote: 'q1',
    state: draft(),
    settings,
    contact: company,
    company,
    person,
    recipient: 'Purchasing',
    seller: { id: 'ana', name: 'Ana Alm', mail: 'ana@firm.test' },
    number: 'Q-2026-0001',
    version: 1,
    language: 'en',
    sentOn: '2026-03-12',
    intro: ['Dear Anna'],
    terms: [],
    accept: true,
    ...values,
  });

test('[QUOTE-20] what is sent has the words, sums and days of that moment, lines in their order, empty ones left out', () => {
  expect(freeze()).toEqual({
    quote: 'q1',
    number: 'Q-2026-0001',
    version: 1,
    language: 'en',
    title: 'Ten machines',
    from: { company: 'Halden AB', vatNumber: 'SE1', address: ['Sjögatan 14', '662 31 Åmål'] },
    seller: { id: 'ana', name: 'Ana Alm', mail: 'ana@firm.test' },
    to: { name: 'Anna Berg', jobTitle: 'Buyer', company: 'Berg AB', address: ['Storgatan 1', '411 17 Göteborg'] },
    sentOn: '2026-03-12',
    validUntil: '2026-04-01',
    delivery: '2026-05-04',
    currency: 'SEK',
    intro: ['Dear Anna'],
    lines: [
      { id: 'l1', kind: 'product', title: 'GTX Pro', detail: '', quantity: 1, price: 10, discount: 10, tax: 25, amount: 9 },
      { id: 'l2', kind: 'product', title: 'Training', detail: '', quantity: 2, price: 100, discount: 0, tax: 0, amount: 200 },
      { id: 'l3', kind: 'text', title: 'Delivery', detail: 'In May', quantity: null, price: null, discount: 0, tax: 0, amount: 0 },
    ],
    discount: 0,
    totals: { sum: 209, discount: 0, net: 209, taxes: [{ rate: 25, on: 9, amount: 2.25 }], total: 211.25 },
    terms: [],
    accept: true,
  });
});

test('[QUOTE-21] it is for the person that was named, otherwise for whoever gets it, and never names a company twice', () => {
  expect(freeze({ person: undefined }).to).toMatchObject({ name: 'Purchasing', jobTitle: '', company: 'Berg AB' });
  expect(freeze({ person: undefined, recipient: 'Berg AB' }).to).toMatchObject({ name: '', company: 'Berg AB' });
  expect(freeze({ contact: person, person: undefined }).to).toMatchObject({
    name: 'Anna Berg',
    company: 'Berg AB',
    address: ['Storgatan 1', '411 17 Göteborg'],
  });
  expect(freeze({ contact: person, company: undefined, person: undefined }).to).toMatchObject({
    name: 'Anna Berg',
    company: '',
    address: [],
  });
});

test('[QUOTE-21] an address in one line is a street and, below it, where that is', () => {
  const from = (address: string) => freeze({ settings: { ...settings, address } }).from.address;
  expect(from('1200 Wharf St, Suite 400, Portland, ME 04101')).toEqual(['1200 Wharf St', 'Suite 400, Portland, ME 04101']);
  expect([from('Sjögatan 14'), from('')]).toEqual([['Sjögatan 14'], []]);
});

test('[QUOTE-20] its own currency and days stand above those of the workspace; the same draft gives the same content', () => {
  const state = draft((doc) => quote.change(doc, { currency: 'EUR', validDays: 5, discount: 250 }, null));
  expect(freeze({ state })).toMatchObject({ currency: 'EUR', validUntil: '2026-03-17', discount: 100, totals: { net: 0, total: 0 } });
  expect(JSON.stringify(freeze())).toBe(JSON.stringify(freeze()));
});
