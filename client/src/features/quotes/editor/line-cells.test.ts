import type { QuoteLine } from '@tandem/core';
import { expect, test } from 'vitest';
import { cellText, editableColumns, readCell, readPercent } from './line-cells.ts';

const line: QuoteLine = {
  id: 'l1',
  kind: 'product',
  rank: 'a0',
  product: '',
  title: 'Trailer',
  detail: '',
  quantity: 2,
  price: 3400.5,
  discount: null,
  tax: null,
};

test('[CLI-222] figures are read as people of either language write them, and nothing typed is nothing said', () => {
  expect([readCell('price', '27 500,50'), readCell('price', '€27,500'), readCell('price', '-2.000'), readCell('quantity', '')]).toEqual([
    { price: 27_500.5 },
    { price: 27_500 },
    { price: -2000 },
    { quantity: null },
  ]);
  expect([readPercent('4 %'), readPercent('3,28'), readPercent(''), readPercent('101'), readPercent('-1'), readPercent('four')]).toEqual([
    4,
    3.28,
    null,
    undefined,
    undefined,
    undefined,
  ]);
  expect([readCell('price', 'much'), readCell('title', '  Telematics '), readCell('detail', 'x'.repeat(501))]).toEqual([
    undefined,
    { title: 'Telematics' },
    undefined,
  ]);
});

test('[CLI-222] a cell that is opened shows what would be read from it', () => {
  expect([cellText('price', line, 'sv-SE'), cellText('price', line, 'en-GB'), cellText('discount', line, 'en-GB')]).toEqual([
    '3400,5',
    '3400.5',
    '',
  ]);
  expect(readCell('price', cellText('price', line, 'sv-SE'))).toEqual({ price: 3400.5 });
});

test('[CLI-222] a text has words only', () => {
  expect(editableColumns({ kind: 'text' }, true)).toEqual(['title', 'detail']);
  expect(editableColumns({ kind: 'option' }, false)).not.toContain('tax');
  expect(editableColumns({ kind: 'product' }, true)).toContain('tax');
});
