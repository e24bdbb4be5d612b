/** Lines in order, of which an edit moves only those that changed: each is found and put by halving, nothing is sorted again. */
import type { ListRow } from './list-row.ts';
import type { Compare } from './sort.ts';

export interface Ordered {
  readonly rows: readonly ListRow[];
  /** The lines as they were placed, by id: a line that changed is found by what it was. Made when the first one changes. */
  placed(): Map<string, ListRow>;
}

export function orderedFrom(rows: readonly ListRow[]): Ordered {
  let placed: Map<string, ListRow> | undefined;
  return { rows, placed: () => (placed ??= new Map(rows.map((row) => [row.id, row]))) };
}

/** Beyond this many changes at once, joining two sorted lists costs less than moving the tail of one for each. */
const movedOneByOne = 100;

/**
 * The order after these ids changed. `lineOf` answers the line as it is now, or nothing when it is not in this list any more.
 * `before.placed` moves along: the former order is not continued from twice.
 */
export function reorder(before: Ordered, ids: Iterable<string>, lineOf: (id: string) => ListRow | undefined, compare: Compare): Ordered {
  const placed = before.placed();
  const [gone, added]: [ListRow[], ListRow[]] = [[], []];
  for (const id of ids) {
    const [was, is] = [placed.get(id), lineOf(id)];
    if (was === is) continue;
    if (was) gone.push(was);
    if (is) {
      added.push(is);
      placed.set(id, is);
    } else placed.delete(id);
  }
  if (gone.length + added.length === 0) return before;
  if (gone.length + added.length > movedOneByOne) return { rows: joinAnew(before.rows, gone, added, compare), placed: () => placed };
  const rows = before.rows.slice();
  for (const row of gone) rows.splice(placeOf(rows, row, compare), 1);
  for (const row of added) rows.splice(placeOf(rows, row, compare), 0, row);
  return { rows, placed: () => placed };
}

function placeOf(rows: readonly ListRow[], wanted: ListRow, compare: Compare): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(rows[middle] as ListRow, wanted) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function joinAnew(rows: readonly ListRow[], gone: readonly ListRow[], added: ListRow[], compare: Compare): readonly ListRow[] {
  const without = new Set(gone);
  const next: ListRow[] = [];
  added.sort(compare);
  let i = 0;
  for (const row of rows) {
    if (without.has(row)) continue;
    for (let one = added[i]; one && compare(one, row) < 0; one = added[++i]) next.push(one);
    next.push(row);
  }
  return [...next, ...added.slice(i)];
}
