/** Blocks as lines of words, for where blocks have no room: a cell of a table. */
import type { OutlineBlock, Run } from './outline.ts';

const words = (text: string): Run => ({ text, marks: {} });
const lookOfHead = (run: Run): Run => ({ ...run, marks: { ...run.marks, bold: true } });

export function linesOf(blocks: readonly OutlineBlock[]): readonly (readonly Run[])[] {
  return blocks.flatMap(linesOfBlock);
}

function linesOfBlock(block: OutlineBlock): readonly (readonly Run[])[] {
  switch (block.is) {
    case 'heading':
      return brokenUp(block.runs.map(lookOfHead));
    case 'paragraph':
      return brokenUp(block.runs);
    case 'code':
      return block.text.split('\n').map((text) => [{ text, marks: { code: true } }]);
    case 'rule':
      return [];
    case 'quote':
      return linesOf(block.blocks);
    case 'list':
      return block.items.flatMap(({ checked, blocks: within }, i) => {
        const sign = block.marker === 'number' ? `${block.start + i}. ` : block.marker === 'check' ? (checked ? '[x] ' : '[ ] ') : '• ';
        const [first = [], ...rest] = linesOf(within);
        return [[words(sign), ...first], ...rest];
      });
    case 'table':
      return block.rows.map((row) =>
        row.flatMap((cell, i) => [...(i > 0 ? [words(', ')] : []), ...linesOf(cell.blocks).flatMap((line) => [...line, words(' ')])]),
      );
    case 'image':
      return [[words([block.name, block.alt].filter(Boolean).join(': '))]];
  }
}

/** A new line where the words have one. */
function brokenUp(runs: readonly Run[]): readonly (readonly Run[])[] {
  const lines: Run[][] = [[]];
  for (const run of runs)
    for (const [i, text] of run.text.split('\n').entries()) {
      if (i > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...run, text });
    }
  return lines.some((line) => line.length > 0) ? lines : [];
}
