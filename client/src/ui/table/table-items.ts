/** What stands below each other in a table: rows, and the heads of their groups. Folded groups show their head alone. */
import type { ReactNode } from 'react';

export interface TableGroup<R> {
  readonly key: string;
  /** Read aloud, and drawn unless `mark` is. */
  readonly title: string;
  readonly mark?: ReactNode;
  /** Count and sums. */
  readonly facts?: ReactNode;
  readonly rows: readonly R[];
  readonly folded: boolean;
}
export type TableItem<R> = { readonly group: TableGroup<R>; readonly row?: undefined } | { readonly row: R; readonly group?: undefined };

export interface TableItems<R> {
  readonly count: number;
  at(index: number): TableItem<R> | undefined;
  keyAt(index: number): string;
  /** Where a key stands; `near` is where it stood before. -1 when it is not shown. */
  placeOf(key: string, near: number): number;
}

export const groupKey = (key: string): string => `group ${key}`;

/** Nothing is copied: 50,000 rows in groups cost as much as there are groups. */
export function itemsOf<R>(rows: readonly R[], groups: readonly TableGroup<R>[] | undefined, rowId: (row: R) => string): TableItems<R> {
  if (!groups) {
    return {
      count: rows.length,
      at: (index) => (index < rows.length ? { row: rows[index] as R } : undefined),
      keyAt: (index) => rowId(rows[index] as R),
      placeOf(key, near) {
        const row = rows[near];
        return row !== undefined && rowId(row) === key ? near : rows.findIndex((one) => rowId(one) === key);
      },
    };
  }
  const starts: number[] = [];
  let count = 0;
  for (const group of groups) {
    starts.push(count);
    count += 1 + (group.folded ? 0 : group.rows.length);
  }
  const at = (index: number): TableItem<R> | undefined => {
    if (index < 0 || index >= count) return undefined;
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((starts[middle] as number) <= index) low = middle;
      else high = middle - 1;
    }
    const group = groups[low] as TableGroup<R>;
    const place = index - (starts[low] as number) - 1;
    return place < 0 ? { group } : { row: group.rows[place] as R };
  };
  const keyAt = (index: number): string => {
    const item = at(index);
    return item === undefined ? '' : item.group ? groupKey(item.group.key) : rowId(item.row);
  };
  return {
    count,
    at,
    keyAt,
    placeOf(key, near) {
      if (near >= 0 && near < count && keyAt(near) === key) return near;
      for (const [i, group] of groups.entries()) {
        if (groupKey(group.key) === key) return starts[i] as number;
        const place = group.folded ? -1 : group.rows.findIndex((row) => rowId(row) === key);
        if (place >= 0) return (starts[i] as number) + 1 + place;
      }
      return -1;
    },
  };
}
