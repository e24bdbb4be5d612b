/**
 * What a quote comes to. Sums are rounded to hundredths once for each line, once for the discount and once for each rate of tax.
 * Between the roundings hundredths are whole numbers, whose sum is the same in any order: two devices that hold the lines
 * differently sorted show one sum.
 */
import type { Quote, QuoteLine } from '../documents/quote.ts';

export interface QuoteTotals {
  /** Of each line by its id: quantity times price less the line's discount; of a text 0. An option's is shown and not counted. */
  readonly lines: Readonly<Record<string, number>>;
  readonly sum: number;
  readonly discount: number;
  readonly net: number;
  /** Ascending by rate; a rate of 0 has no entry. */
  readonly taxes: readonly { readonly rate: number; readonly on: number; readonly amount: number }[];
  readonly total: number;
}

export function quoteTotals({ lines, discount, tax }: Pick<Quote, 'lines' | 'discount' | 'tax'>): QuoteTotals {
  const amounts = lines.map((line) => [line, lineAmount(line)] as const);
  const onRate = new Map<number, number>();
  let sum = 0;
  for (const [line, amount] of amounts) {
    if (line.kind !== 'product') continue;
    const rate = asPercent(line.tax ?? tax);
    sum += amount;
    onRate.set(rate, (onRate.get(rate) ?? 0) + amount);
  }
  // What is taken back is worth more than what is sold: there is nothing to take a discount off.
  const off = sum > 0 ? whole((sum * asPercent(discount)) / 100) : 0;
  const left = sum > 0 ? (sum - off) / sum : 1;
  const taxes = [...onRate]
    .filter(([rate]) => rate > 0)
    .sort(([a], [b]) => a - b)
    .map(([rate, on]) => ({ rate, on: whole(on * left), amount: whole((on * left * rate) / 100) }));
  const net = sum - off;
  return {
    lines: Object.fromEntries(amounts.map(([line, amount]) => [line.id, amount / 100])),
    sum: sum / 100,
    discount: off / 100,
    net: net / 100,
    taxes: taxes.map(({ rate, on, amount }) => ({ rate, on: on / 100, amount: amount / 100 })),
    total: taxes.reduce((all, { amount }) => all + amount, net) / 100,
  };
}

/** Of one line, in hundredths. */
const lineAmount = ({ kind, quantity, price, discount }: QuoteLine): number =>
  kind === 'text' ? 0 : whole((quantity ?? 1) * (price ?? 0) * (100 - asPercent(discount)));

/** A discount or a tax is between nothing and all of it, whatever a device has written. */
export const asPercent = (value: number | null): number => Math.min(100, Math.max(0, value ?? 0));

/** A line beyond this is a slip of the hand; sums of hundredths stay whole numbers. */
const most = 1e14;

/** Halves go away from zero, as on paper: the nearest binary number below 1.005 counts as 1.005. */
function whole(amount: number): number {
  const rounded = Math.round(Math.min(most, Math.abs(amount) * (1 + 4 * Number.EPSILON)));
  return rounded === 0 ? 0 : Math.sign(amount) * rounded;
}
