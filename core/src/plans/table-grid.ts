/** A table as a grid: which cell stands in each place, cells over several columns and rows counted. */
import type { OutlineCell } from './outline.ts';

export interface Place {
  readonly cell: OutlineCell;
  /** Of a cell over several places, whether this is its first column, and its first row. */
  readonly isLeft: boolean;
  readonly isTop: boolean;
}
/** More than anybody reads side by side; Word has room for 63. */
const mostColumns = 60;

/** As wide everywhere as the widest row; `undefined` where a row is shorter. */
export function gridOf(rows: readonly (readonly OutlineCell[])[]): readonly (readonly (Place | undefined)[])[] {
  const grid: (Place | undefined)[][] = rows.map(() => []);
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const cell of row) {
      while (grid[y]?.[x]) x++;
      if (x >= mostColumns) break;
      const right = Math.min(x + cell.colspan, mostColumns);
      const bottom = Math.min(y + cell.rowspan, grid.length);
      for (let down = y; down < bottom; down++)
        for (let at = x; at < right && !grid[down]?.[at]; at++)
          (grid[down] as (Place | undefined)[])[at] = { cell, isLeft: at === x, isTop: down === y };
      x = right;
    }
  }
  const columns = Math.max(1, ...grid.map((row) => row.length));
  return grid.map((row) => Array.from({ length: columns }, (_, i) => row[i]));
}
