import { expect, test } from 'vitest';
import { placeInYear, quoteNumber } from './quote-number.ts';

test('[QUOTE-22] a number names its year and its place in it, also beyond four digits', () => {
  expect([quoteNumber(2026, 1), quoteNumber(2026, 12_345)]).toEqual(['Q-2026-0001', 'Q-2026-12345']);
  for (const place of [1, 41, 12_345]) expect(placeInYear(quoteNumber(2026, place), 2026)).toBe(place);
  expect([placeInYear('Q-2025-0007', 2026), placeInYear('', 2026), placeInYear('Q-2026-7', 2026), placeInYear('2026-0007', 2026)]).toEqual([
    0, 0, 0, 0,
  ]);
});
