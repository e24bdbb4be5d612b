import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { QuoteLine } from '../documents/quote.ts';
import { asPercent, quoteTotals } from './totals.ts';

const line = (values: Partial<QuoteLine> = {}): QuoteLine => ({
  id: 'a',
  kind: 'product',
  rank: 'a0',
  product: '',
  title: 'GTX',
  detail: '',
  quantity: 1,
  price: 0,
  discount: null,
  tax: null,
  ...values,
});
const totals = (lines: readonly QuoteLine[], discount: number | null = null, tax: number | null = null) =>
  quoteTotals({ lines: [...lines], discount, tax });

test('[QUOTE-1] a quote of excavators comes to what the paper says', () => {
  const lines = [
    line({ id: 'cab', quantity: 4, price: 27_500, discount: 4 }),
    line({ id: 'coupler', quantity: 4, price: 2_150 }),
    line({ id: 'trailer', quantity: 2, price: 3_400 }),
    line({ id: 'hours', quantity: 4, price: null }),
    line({ id: 'transport', quantity: 2, price: 500 }),
  ];
  expect(totals(lines, 3.2787, 21)).toEqual({
    lines: { cab: 105_600, coupler: 8_600, trailer: 6_800, hours: 0, transport: 1_000 },
    sum: 122_000,
    discount: 4_000.01,
    net: 117_999.99,
    taxes: [{ rate: 21, on: 117_999.99, amount: 24_780 }],
    total: 142_779.99,
  });
});

test('[QUOTE-2] an option shows its amount and counts for nothing, a text has none', () => {
  const shown = totals(
    [line({ price: 100 }), line({ id: 'b', kind: 'option', price: 30 }), line({ id: 'c', kind: 'text', price: 5 })],
    null,
    25,
  );
  expect(shown).toMatchObject({ lines: { a: 100, b: 30, c: 0 }, sum: 100, net: 100, total: 125 });
});

test('[QUOTE-2] a line without a quantity counts once; what is taken back is less', () => {
  expect(totals([line({ quantity: null, price: 70 }), line({ id: 'b', price: -20, quantity: 2 })])).toMatchObject({ sum: 30, total: 30 });
});

test('[QUOTE-3] each rate of tax is worked out on its share of the discounted sum, lowest first', () => {
  const lines = [line({ price: 100, tax: 25 }), line({ id: 'b', price: 50, tax: 12 }), line({ id: 'c', price: 50, tax: 0 })];
  expect(totals(lines, 10, 6).taxes).toEqual([
    { rate: 12, on: 45, amount: 5.4 },
    { rate: 25, on: 90, amount: 22.5 },
  ]);
  expect(totals(lines, 10, 6)).toMatchObject({ discount: 20, net: 180, total: 207.9 });
});

test('[QUOTE-4] halves of a hundredth go away from zero, as on paper', () => {
  for (const [price, amount] of [
    [1.005, 1.01],
    [1000.005, 1000.01],
    [8.345, 8.35],
    [-1.005, -1.01],
    [0.1 + 0.2, 0.3],
    [1.0049, 1],
  ] as const)
    expect(totals([line({ price })]).sum).toBe(amount);
});

test('[QUOTE-5] there is nothing to take a discount off when more is taken back than sold', () => {
  expect(totals([line({ price: 10 }), line({ id: 'b', price: -50, tax: 25 })], 50, 25)).toMatchObject({
    sum: -40,
    discount: 0,
    net: -40,
    total: -50,
  });
  expect(totals([line({ price: 10, tax: 25 }), line({ id: 'b', price: -10, tax: 0 })], 50)).toMatchObject({ sum: 0, net: 0, total: 2.5 });
});

test('[QUOTE-5] a discount and a tax are between nothing and all of it', () => {
  expect([-5, 0, null, 40, 100, 900].map(asPercent)).toEqual([0, 0, 0, 40, 100, 100]);
  expect(totals([line({ price: 10, discount: 400 })]).sum).toBe(0);
});

const cents = (most: number) => fc.integer({ min: -most, max: most }).map((value) => value / 100);
const someLines = fc.array(
  fc.record({
    kind: fc.constantFrom('product' as const, 'option' as const, 'text' as const),
    quantity: fc.option(
      fc.oneof(
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 0, max: 5000 }).map((n) => n / 10),
      ),
    ),
    price: fc.option(cents(100_000_000)),
    discount: fc.option(cents(20_000)),
    tax: fc.option(fc.constantFrom(0, 6, 12, 21, 25)),
  }),
  { maxLength: 40 },
);
const built = someLines.map((lines) => lines.map((values, i) => line({ ...values, id: `l${i}` })));
const isCents = (amount: number) => Math.abs(amount * 100 - Math.round(amount * 100)) < 1e-3;

test('[QUOTE-6] any lines: sums add up, are hundredths, and the discount lies between nothing and the sum', () => {
  fc.assert(
    fc.property(built, fc.option(cents(20_000)), fc.constantFrom(null, 0, 21, 25), (lines, discount, tax) => {
      const found = totals(lines, discount, tax);
      const counted = lines.filter(({ kind }) => kind === 'product').reduce((all, { id }) => all + (found.lines[id] ?? 0), 0);
      expect(found.sum).toBeCloseTo(counted, 2);
      expect(found.discount).toBeGreaterThanOrEqual(0);
      if (found.sum > 0) expect(found.discount).toBeLessThanOrEqual(found.sum);
      expect(found.net).toBeCloseTo(found.sum - found.discount, 2);
      expect(found.total).toBeCloseTo(found.net + found.taxes.reduce((all, { amount }) => all + amount, 0), 2);
      for (const { rate, on, amount } of found.taxes) expect(Math.abs(amount - (on * rate) / 100)).toBeLessThan(0.012);
      expect([found.sum, found.discount, found.net, found.total, ...Object.values(found.lines)].every(isCents)).toBe(true);
      expect(Object.is(found.net, -0) || Object.is(found.discount, -0)).toBe(false);
    }),
  );
});

test('[QUOTE-6] in whatever order the lines stand, the quote comes to the same', () => {
  fc.assert(
    fc.property(built, fc.option(cents(10_000)), fc.infiniteStream(fc.nat()), (lines, discount, chance) => {
      const shuffled = lines
        .map((one) => [chance.next().value as number, one] as const)
        .sort(([a], [b]) => a - b)
        .map(([, one]) => one);
      const { lines: _, ...expected } = totals(lines, discount, 25);
      expect(totals(shuffled, discount, 25)).toMatchObject(expected);
    }),
  );
});

test('[QUOTE-6] what a slip of the hand has written stays a number', () => {
  const absurd = totals([line({ price: 1e300, quantity: 1e300 }), line({ id: 'b', price: -1e300, quantity: 9 })], 10, 25);
  for (const amount of [absurd.sum, absurd.discount, absurd.net, absurd.total]) expect(Number.isFinite(amount)).toBe(true);
});
