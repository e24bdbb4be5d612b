import { type Column, type ColumnId, columns } from './columns.ts';
import type { ListRow } from './list-row.ts';

export interface Sort {
  readonly by: ColumnId;
  readonly direction: 'up' | 'down';
}

export const byName: Sort = { by: 'name', direction: 'up' };

/**
 * Each key is computed once, not once a comparison. What has no value comes last in both directions: somebody who sorts by
 * amount looks for amounts. Equal keys are in the order of names, then of ids, so that a list never jumps by itself.
 */
export function sortRows(rows: readonly ListRow[], sort: Sort, locale: string): readonly ListRow[] {
  const { keyed, compare } = orderOf(sort, locale);
  return rows
    .map(keyed)
    .sort(compare)
    .map(({ row }) => row);
}

/** Puts few lines into many that are in order already. */
export function insertRows(ordered: ListRow[], added: readonly ListRow[], sort: Sort, locale: string): readonly ListRow[] {
  const { keyed, compare } = orderOf(sort, locale);
  for (const row of added) {
    const wanted = keyed(row);
    let low = 0;
    let high = ordered.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(keyed(ordered[middle] as ListRow), wanted) < 0) low = middle + 1;
      else high = middle;
    }
    ordered.splice(low, 0, row);
  }
  return ordered;
}

interface Keyed {
  readonly row: ListRow;
  readonly key: string | number | null;
}

function orderOf(sort: Sort, locale: string) {
  const column = columns.find(({ id }) => id === sort.by) ?? (columns[0] as Column);
  const words = new Intl.Collator(locale, { sensitivity: 'base' });
  const sign = sort.direction === 'up' ? 1 : -1;
  return {
    keyed: (row: ListRow): Keyed => ({ row, key: column.key(row) }),
    compare: (a: Keyed, b: Keyed) =>
      compareKeys(a.key, b.key, sign, words) || words.compare(a.row.row.name, b.row.row.name) || compareIds(a.row.id, b.row.id),
  };
}

function compareKeys(a: string | number | null, b: string | number | null, sign: number, words: Intl.Collator): number {
  const noA = a === null || a === '';
  const noB = b === null || b === '';
  if (noA || noB) return Number(noA) - Number(noB);
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
  return sign * words.compare(String(a), String(b));
}

const compareIds = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Pressing a head: the first press sorts figures from the largest, words from A; the second turns it round. */
export function nextSort(current: Sort, by: ColumnId): Sort {
  if (current.by === by) return { by, direction: current.direction === 'up' ? 'down' : 'up' };
  return { by, direction: columns.find(({ id }) => id === by)?.numeric || by === 'lastClosed' ? 'down' : 'up' };
}
