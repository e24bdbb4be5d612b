/** A table as a grid: which cell stands in each place, cells over several columns and rows counted. */
import type { OutlineCell } from './outline.ts';
import { linesOf } from './outline-lines.ts';

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

const [shortest, longest] = [10, 70];

/** What part of the width each column gets: more words, more room, and none so little that nothing fits. */
export function sharesOf(grid: readonly (readonly (Place | undefined)[])[]): readonly number[] {
  const columns = grid[0]?.length ?? 1;
  const lengths = Array.from({ length: columns }, (_, x) => {
    let most = shortest;
    for (const row of grid) {
      const place = row[x];
      if (!place?.isLeft || !place.isTop || place.cell.colspan > 1) continue;
      for (const line of linesOf(place.cell.blocks))
        most = Math.max(
          most,
          line.reduce((sum, { text }) => sum + text.length, 0),
        );
    }
    // A column twice as full needs less than twice the room.
    return Math.sqrt(Math.min(most, longest));
  });
  const sum = lengths.reduce((total, length) => total + length, 0);
  return lengths.map((length) => length / sum);
}
