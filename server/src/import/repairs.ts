/** Spellings of the file that mean something known: offered once for all rows, done only when ticked. */
import { closest, type Difference, spellingKey } from './spelling.ts';

export type RepairedField =
  | 'product'
  | 'industry'
  | 'country'
  | 'stage'
  | 'owner'
  | 'company'
  | 'status'
  | 'source'
  | 'saleType'
  | 'lostReason';
export interface Repair {
  readonly field: RepairedField;
  readonly from: string;
  readonly to: string;
  readonly rows: number;
  readonly difference: Difference;
  /** Where the right spelling is known from. */
  readonly knownFrom: 'settings' | 'countries' | 'directory' | 'file';
  /** Ticked beforehand. Names of companies and people are not: two that differ by a letter may really exist. */
  readonly ticked: boolean;
}
export interface Known {
  readonly from: Repair['knownFrom'];
  readonly values: readonly string[];
}

const namesOfSomebody: ReadonlySet<RepairedField> = new Set(['company', 'owner']);

/** `counts` are the different values of the column with their rows. A value that is known as it stands needs no repair. */
export function findRepairs(field: RepairedField, counts: ReadonlyMap<string, number>, known: readonly Known[]): readonly Repair[] {
  const exact = new Set(known.flatMap(({ values }) => values.map(lower)));
  return [...counts].flatMap(([from, rows]): Repair[] => {
    if (from === '' || exact.has(lower(from))) return [];
    const found = known.map(({ from: knownFrom, values }) => ({ knownFrom, near: closest(from, values) })).find(({ near }) => near);
    const { knownFrom, near } = found ?? { knownFrom: 'file' as const, near: closest(from, oftenSpelled(counts, from, rows)) };
    if (!near) return [];
    return [{ field, from, to: near.to, rows, difference: near.difference, knownFrom, ticked: !namesOfSomebody.has(field) }];
  });
}

/** Within the file a spelling may be a slip only of one that is at least ten times as frequent. */
const oftenSpelled = (counts: ReadonlyMap<string, number>, from: string, rows: number): string[] =>
  [...counts]
    .filter(([value, count]) => value !== from && value !== '' && count >= rows * 10 && spellingKey(value) !== '')
    .map(([value]) => value);

const lower = (value: string): string => value.trim().toLowerCase();

/** Ticked repairs as one look-up; a value without a repair is itself. */
export function repairer(repairs: readonly Pick<Repair, 'field' | 'from' | 'to'>[]): (field: RepairedField, value: string) => string {
  const byField = new Map(repairs.map(({ field, from, to }) => [`${field}\n${from}`, to]));
  return (field, value) => byField.get(`${field}\n${value}`) ?? value;
}
