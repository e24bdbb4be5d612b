import { aContactRow, aQuoteRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { searchOver } from './testing.ts';
import { whyFound } from './why.ts';

const rows = [
  aContactRow({ id: 'c1', name: 'Veldkamp Verhuur' }),
  aQuoteRow({ id: 'q1', number: 'Q-2026-0318', title: 'Rental fleet', contact: 'c1', owner: 'ana', state: 'sent' }),
  aQuoteRow({ id: 'q2', number: 'Q-2026-0319', title: 'Loader', owner: 'ben', state: 'draft' }),
];

test('[CLI-229] a quote is found by its number, written as it is or in one piece, by its title and by its customer', () => {
  const { ids } = searchOver(rows);
  expect([ids('#Q-2026-0318'), ids('q20260318', 'quotes'), ids('rental', 'quotes'), ids('veldkamp', 'quotes')]).toEqual([
    ['q1'],
    ['q1'],
    ['q1'],
    ['q1'],
  ]);
  expect(ids('@rental')).toEqual([]);
  expect(ids('q-2026', 'quotes')).toEqual(['q1', 'q2']);
});

test('[CLI-229] the number that was searched for is marked', () => {
  const [hit] = searchOver(rows).found('0318').hits.quotes;
  if (!hit) throw new Error('the quote is found');
  const query = {
    mode: '',
    typed: '0318',
    line: '0318',
    compactLine: '',
    words: [{ text: '0318', compact: '0318' }],
    phone: undefined,
  } as const;
  expect(whyFound(hit.row, hit.found.row, hit.found.belongs, query, []).facts).toEqual([
    { fact: 'number', text: 'Q-2026-0318', marks: [[7, 11]] },
  ]);
});
