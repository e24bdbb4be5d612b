import { expect, test } from 'vitest';
import { readAmount } from './read-amount.ts';

test('[S2-11] an amount is read as people of different countries write it', () => {
  expect(
    ['12500', '12 500', '12,500', '12.500', '12,500.50', '12.500,5', '€ 900', '7,5', '1,234,567', '0.99', '1 000 kr'].map(readAmount),
  ).toEqual([12500, 12500, 12500, 12500, 12500.5, 12500.5, 900, 7.5, 1234567, 0.99, 1000]);
});

test('[S2-11] what is no amount is refused, not guessed', () => {
  expect(['', 'many', '-5', '12a', '.', 'NaN'].map(readAmount)).toEqual(Array(6).fill(undefined));
});
