import { wordOrder } from '../../i18n/word-order.ts';
import { type Column, type ColumnId, columns } from './columns.ts';
import type { ListRow } from './list-row.ts';

export interface Sort {
  readonly by: ColumnId;
  readonly direction: 'up' | 'down';
}

export const byName: Sort = { by: 'name', direction: 'up' };

/** What has no value comes last in both directions: somebody who sorts by amount looks for amounts. */
const isNone = (value: string | number | null): value is null | '' => value === null || value === '';

export type Compare = (a: ListRow, b: ListRow) => number;

/**
 * Equal values are in the order of names, then of ids: no two lines are equal, so that a list never jumps by itself. For
 * finding the place of one line; whoever sorts them all makes each key once (`sortInPieces`).
 */
export function comparison(sort: Sort, locale: string): Compare {
  const column = columnOf(sort.by);
  const { key } = wordOrder(locale);
  const words = (a: string, b: string) => (a === b ? 0 : order(key(a), key(b)));
  const sign = sort.direction === 'up' ? 1 : -1;
  return (a, b) => {
    const [x, y] = [column.key(a), column.key(b)];
    if (isNone(x) || isNone(y)) {
      if (isNone(x) !== isNone(y)) return isNone(x) ? 1 : -1;
    } else {
      // A number stands before a word: sizes that the settings know have numbers, others their names.
      const found = typeof x === 'number' ? (typeof y === 'number' ? x - y : -1) : typeof y === 'number' ? 1 : words(x, y);
      if (found !== 0) return sign * Math.sign(found);
    }
    return byNameAndId(key, a, b);
  };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function byNameAndId(key: (word: string) => string, a: ListRow, b: ListRow): number {
  const [x, y] = [a.row.name, b.row.name];
  if (x !== y) {
    if (x === '' || y === '') return x === '' ? 1 : -1;
    const found = order(key(x), key(y));
    if (found !== 0) return found;
  }
  return order(a.id, b.id);
}

const columnOf = (id: ColumnId): Column => columns.find((column) => column.id === id) ?? (columns[0] as Column);

/**
 * All lines, in pieces between which something more urgent gets its turn. Lines that come in the order of names stay so where
 * values are equal: an order by another column then costs one key a line.
 */
export function* sortInPieces(rows: readonly ListRow[], sort: Sort, locale: string, areByName: boolean): Generator<void, ListRow[]> {
  const column = columnOf(sort.by);
  const { key, part } = wordOrder(locale);
  const sign = sort.direction === 'up' ? 1 : -1;
  const [numbers, words, without]: [number[], number[], number[]] = [[], [], []];
  const values = new Float64Array(rows.length);
  const texts: string[] = [];
  for (const [i, row] of rows.entries()) {
    const value = column.key(row);
    texts.push(typeof value === 'string' ? value : '');
    if (isNone(value)) without.push(i);
    else if (typeof value === 'number') {
      values[i] = sign * value;
      numbers.push(i);
    } else {
      values[i] = sign * part(value, 0);
      words.push(i);
    }
    if (i % keysAtOnce === keysAtOnce - 1) yield;
  }
  const ties = (i: number, j: number) => (areByName ? i - j : byNameAndId(key, rows[i] as ListRow, rows[j] as ListRow));
  const byWord = (i: number, j: number) => sign * order(key(texts[i] as string), key(texts[j] as string)) || ties(i, j);
  function* byRest(same: readonly number[], from: number): Generator<void, readonly number[]> {
    const [first] = same;
    if (same.every((i) => texts[i] === texts[first as number])) return areByName ? same : same.toSorted(ties);
    if (same.length < few || from > 4) return same.toSorted(byWord);
    return yield* inBuckets(
      same,
      (i) => sign * part(texts[i] as string, from),
      (left) => byRest(left, from + 1),
    );
  }
  // biome-ignore lint/correctness/useYield: a step like the others, and never a long one
  function* sameNumbers(same: readonly number[]): Generator<void, readonly number[]> {
    return areByName ? same : same.toSorted(ties);
  }
  const sortedNumbers = yield* inBuckets(numbers, (i) => values[i] as number, sameNumbers);
  const sortedWords = yield* inBuckets(
    words,
    (i) => values[i] as number,
    (same) => byRest(same, 1),
  );
  const lasting = areByName ? without : without.sort(ties);
  const all = sign === 1 ? [sortedNumbers, sortedWords, lasting] : [sortedWords, sortedNumbers, lasting];
  return all.flatMap((part) => part.map((i) => rows[i] as ListRow));
}

/** How many keys are made between two chances to do something more urgent. */
const keysAtOnce = 4000;
/** So few are compared word by word. */
const few = 48;

/**
 * Sorted by a number: the browser's own sort of plain numbers says where each begins, then every line goes to its bucket. A
 * tenth of the time of a sort that asks a function for each comparison. Lines in one bucket keep their order for `within`.
 */
function* inBuckets(
  indices: readonly number[],
  valueOf: (i: number) => number,
  within: (same: readonly number[]) => Generator<void, readonly number[]>,
): Generator<void, readonly number[]> {
  if (indices.length < 2) return indices;
  const values = Float64Array.from(indices, valueOf);
  const starts = new Map<number, number>();
  const sorted = values.slice().sort();
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) starts.set(sorted[i] as number, i);
  if (indices.length > keysAtOnce) yield;
  const filled = new Map(starts);
  const placed: number[] = new Array(indices.length);
  for (let i = 0; i < values.length; i++) {
    const at = filled.get(values[i] as number) as number;
    placed[at] = indices[i] as number;
    filled.set(values[i] as number, at + 1);
  }
  if (indices.length > keysAtOnce) yield;
  if (starts.size === indices.length) return placed;
  const bounds = [...starts.values(), placed.length];
  let done = 0;
  for (let bucket = 0; bucket + 1 < bounds.length; bucket++) {
    const [from, to] = [bounds[bucket] as number, bounds[bucket + 1] as number];
    if (to - from < 2) continue;
    const same = yield* within(placed.slice(from, to));
    for (let i = 0; i < same.length; i++) placed[from + i] = same[i] as number;
    done += same.length;
    if (done > keysAtOnce) {
      done = 0;
      yield;
    }
  }
  return placed;
}

/** Pressing a head: the first press sorts figures from the largest, words from A; the second turns it round. */
export function nextSort(current: Sort, by: ColumnId): Sort {
  if (current.by === by) return { by, direction: current.direction === 'up' ? 'down' : 'up' };
  return { by, direction: columns.find(({ id }) => id === by)?.numeric || by === 'lastClosed' ? 'down' : 'up' };
}
