/** A table that goes on over pages with its head repeated. A row that no page is high enough for is told line by line. */

import type { OutlineBlock, OutlineCell, Run } from '@tandem/core/plans/outline';
import { linesOf } from '@tandem/core/plans/outline-lines';
import { gridOf, type Place, sharesOf } from '@tandem/core/plans/table-grid';
import { edge, type Flow, ink } from './flow.ts';

const style = { size: 9.2 };
const padding = 5;
/** Below it a column holds no word. */
const narrowest = 34;

interface Drawn {
  readonly x: number;
  readonly width: number;
  readonly runs: readonly Run[];
  readonly head: boolean;
}

export function drawTable(flow: Flow, { rows }: Extract<OutlineBlock, { is: 'table' }>): void {
  const grid = gridOf(rows);
  const widths = sharesOf(grid).map((share) => share * (edge.right - edge.left));
  const drawn = grid.map((row) => (Math.min(...widths) < narrowest ? [] : cellsOf(row, widths)));
  const head = rows[0]?.every((cell) => cell.head) ? drawn[0] : undefined;
  const headHeight = head ? heightOf(flow, head) : 0;
  flow.space(4);
  for (const [i, cells] of drawn.entries()) {
    const height = heightOf(flow, cells);
    if (cells.length === 0 || height > edge.bottom - edge.top - headHeight - 20) tell(flow, grid[i] ?? []);
    else {
      if (height + (i === 0 ? 30 : 0) > flow.room) {
        flow.newPage();
        if (head && i > 0) drawRow(flow, head, headHeight);
      }
      drawRow(flow, cells, height);
    }
  }
  flow.space(8);
}

function cellsOf(row: readonly (Place | undefined)[], widths: readonly number[]): readonly Drawn[] {
  const cells: Drawn[] = [];
  let left: number = edge.left;
  for (const [x, place] of row.entries()) {
    const width = widths[x] ?? 0;
    const last = cells.at(-1);
    if (last && place && !place.isLeft) cells[cells.length - 1] = { ...last, width: last.width + width };
    else cells.push({ x: left, width, runs: place?.isTop ? runsOf(place.cell) : [], head: place?.cell.head === true });
    left += width;
  }
  return cells;
}

const runsOf = ({ head, blocks }: OutlineCell): readonly Run[] =>
  linesOf(blocks).flatMap((line, i) => [
    ...(i > 0 ? [{ text: '\n', marks: {} }] : []),
    ...line.map((run) => (head ? { ...run, look: 'quiet' as const } : run)),
  ]);

const heightOf = (flow: Flow, cells: readonly Drawn[]): number =>
  Math.max(0, ...cells.map(({ runs, width }) => flow.height(runs, style, width - 2 * padding))) + 2 * padding;

function drawRow(flow: Flow, cells: readonly Drawn[], height: number): void {
  const top = flow.y;
  for (const { x, width, runs, head } of cells) {
    flow.doc.rect(x, top, width, height).lineWidth(0.5);
    if (head) flow.doc.fillAndStroke(ink.fill, ink.line);
    else flow.doc.strokeColor(ink.line).stroke();
    flow.moveTo(top + padding);
    if (runs.length > 0) flow.words(runs, style, { x: x + padding, width: width - 2 * padding });
  }
  flow.moveTo(top + height);
}

function tell(flow: Flow, row: readonly (Place | undefined)[]): void {
  for (const place of row)
    if (place?.isTop && place.isLeft) {
      flow.words(runsOf(place.cell), style, { x: edge.left, width: edge.right - edge.left });
      flow.space(4);
    }
}
