/** What the values of a column have in common, as far as guessing and choosing needs it. */
import { type DecimalSign, decimalSignOf, readAmount } from './amounts.ts';
import { type DateOrder, dateOrderOf, readDate } from './dates.ts';
import { pauses } from './pause.ts';
import type { FileRecord } from './read-records.ts';

export interface ColumnFacts {
  readonly filled: number;
  readonly empty: number;
  /** Different values with their rows, as written; no more than are needed to recognise a list. */
  readonly counts: ReadonlyMap<string, number>;
  /** Too many different values to keep: more than any list has. */
  readonly manyDifferent: boolean;
  readonly neverTwice: boolean;
  readonly first: readonly string[];
  readonly dateOrder: DateOrder;
  readonly decimal: DecimalSign;
}

const mostKept = 3000;
const examined = 2000;

export async function columnFacts(
  records: readonly FileRecord[],
  columns: number,
  country: string | undefined,
): Promise<readonly ColumnFacts[]> {
  const pause = pauses();
  const facts: ColumnFacts[] = [];
  for (let column = 0; column < columns; column++) {
    const counts = new Map<string, number>();
    const values: string[] = [];
    let [filled, overflow, twice] = [0, false, false];
    for (const { cells } of records) {
      const waiting = pause();
      if (waiting) await waiting;
      const value = (cells[column] ?? '').trim();
      if (value === '') continue;
      filled += 1;
      if (values.length < examined) values.push(value);
      const known = counts.get(value);
      if (known !== undefined) {
        counts.set(value, known + 1);
        twice = true;
      } else if (counts.size < mostKept) counts.set(value, 1);
      else overflow = true;
    }
    facts.push({
      filled,
      empty: records.length - filled,
      counts,
      manyDifferent: overflow,
      neverTwice: filled > 3 && !twice,
      first: [...counts.keys()].slice(0, 3),
      dateOrder: dateOrderOf(values, country),
      decimal: decimalSignOf(values),
    });
  }
  return facts;
}

/** The share of different values that pass, from 0 to 1. */
export function share(facts: ColumnFacts, passes: (value: string) => boolean): number {
  const values = [...facts.counts.keys()].slice(0, 200);
  return values.length === 0 ? 0 : values.filter(passes).length / values.length;
}

export const isDateColumn = (facts: ColumnFacts): boolean => share(facts, (value) => !!readDate(value, facts.dateOrder)) >= 0.8;
export const isAmountColumn = (facts: ColumnFacts): boolean =>
  share(facts, (value) => readAmount(value, facts.decimal) !== undefined) >= 0.8;

/** Year first, or the order that was found; and how many of the different values are no day at all. */
export function dateFacts(facts: ColumnFacts): { readonly order: 'ymd' | DateOrder; readonly broken: number } {
  const values = [...facts.counts.keys()];
  return {
    order: values.filter((value) => /^\d{4}\D/.test(value)).length > values.length / 2 ? 'ymd' : facts.dateOrder,
    broken: values.filter((value) => readDate(value, facts.dateOrder) === undefined).length,
  };
}
