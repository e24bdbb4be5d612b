import { anOpportunityRow, someSettings } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { startOf } from './begin-quote.ts';

const settings = {
  products: [{ ...someSettings().products[0], id: 'p1', title: 'GTX Basic', rank: 'a0', archived: false, series: '', price: 550 }],
};

test('[CLI-228] a quote that begins at an opportunity takes its title, its contact, and its product and amount as the first line', () => {
  const opportunity = anOpportunityRow({
    id: 'o1',
    board: 'north',
    document: 'board/north-2026',
    title: 'Rental fleet',
    contact: 'c1',
    product: 'p1',
    amount: 2200,
  });
  expect(startOf({ opportunity, contact: 'other' }, settings)).toEqual({
    fields: { contact: 'c1', person: '', title: 'Rental fleet', opportunity: 'o1', board: 'north-2026' },
    lines: [{ kind: 'product', product: 'p1', title: 'GTX Basic', quantity: 1, price: 2200 }],
    prose: {},
  });
});

test('[CLI-228] without an amount the price of the product is taken, and what nobody knows makes no line', () => {
  const bare = anOpportunityRow({ id: 'o1', document: 'board/north', amount: null });
  expect(startOf({ opportunity: { ...bare, product: 'p1' } }, settings).lines).toEqual([
    { kind: 'product', product: 'p1', title: 'GTX Basic', quantity: 1, price: 550 },
  ]);
  expect(startOf({ opportunity: { ...bare, product: 'p1' } }, settings).fields).toMatchObject({ title: 'GTX Basic' });
  expect(startOf({ opportunity: bare }, undefined).lines).toEqual([]);
  expect(startOf({ contact: 'c1' }, settings)).toEqual({ fields: { contact: 'c1', person: '' }, lines: [], prose: {} });
});
