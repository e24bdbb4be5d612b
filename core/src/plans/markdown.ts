/**
 * A plan as Markdown (CommonMark with tables, checklists and struck words as GitHub has them). Words that only look like signs of it
 * are escaped, HTML too, so that nothing runs wherever the file is opened. Underlining has no sign and is left out.
 */
import { inlineMarkdown } from './markdown-inline.ts';
import type { OutlineBlock, OutlineCell, OutlineItem, Run } from './outline.ts';
import { linesOf } from './outline-lines.ts';
import { gridOf } from './table-grid.ts';

export function toMarkdown(blocks: readonly OutlineBlock[]): string {
  const text = linesOfBlocks(blocks).join('\n');
  return text === '' ? '' : `${text}\n`;
}

type Written = { readonly is: OutlineBlock['is']; readonly marker?: string; readonly lines: readonly string[] };

/** Blocks stand apart by an empty line. Two lists that follow each other have different signs, or would be one. */
function linesOfBlocks(blocks: readonly OutlineBlock[], tight = false): readonly string[] {
  const lines: string[] = [];
  let last: Written | undefined;
  for (const block of blocks) {
    const written = write(block, last);
    if (written.lines.length === 0) continue;
    if (last && !(tight && written.is === 'list')) lines.push('');
    lines.push(...written.lines);
    last = written;
  }
  return lines;
}

function write(block: OutlineBlock, before: Written | undefined): Written {
  switch (block.is) {
    case 'heading': {
      const words = inlineMarkdown(oneLine(block.runs));
      return { is: block.is, lines: words ? [`${'#'.repeat(block.level)} ${words}`] : [] };
    }
    case 'paragraph':
      return { is: block.is, lines: split(inlineMarkdown(block.runs)) };
    case 'code':
      return { is: block.is, lines: codeLines(block.text, block.language) };
    case 'rule':
      return { is: block.is, lines: ['***'] };
    case 'quote':
      return { is: block.is, lines: linesOfBlocks(block.blocks).map((line) => (line ? `> ${line}` : '>')) };
    case 'list': {
      const [first, second] = block.marker === 'number' ? ['.', ')'] : ['-', '*'];
      const marker = before?.is === 'list' && before.marker === first ? (second as string) : (first as string);
      return { is: block.is, marker, lines: block.items.flatMap((item, i) => itemLines(item, signOf(block, marker, i))) };
    }
    case 'table':
      return { is: block.is, lines: tableLines(block.rows) };
    case 'image':
      // The file is not beside it: what it is called says where to look for it.
      return { is: block.is, lines: [`*${inlineMarkdown([{ text: [block.name, block.alt].filter(Boolean).join(': '), marks: {} }])}*`] };
  }
}

const split = (text: string): readonly string[] => (text === '' ? [] : text.split('\n'));
const oneLine = (runs: readonly Run[]): readonly Run[] => runs.map((run) => ({ ...run, text: run.text.replaceAll('\n', ' ') }));

function signOf({ marker, start }: Extract<OutlineBlock, { is: 'list' }>, sign: string, index: number): string {
  return marker === 'number' ? `${start + index}${sign} ` : marker === 'check' ? `${sign} [ ] ` : `${sign} `;
}

function itemLines({ checked, blocks }: OutlineItem, sign: string): readonly string[] {
  const tight = blocks.filter(({ is }) => is !== 'list').length <= 1;
  const lines = linesOfBlocks(blocks, tight);
  const indent = ' '.repeat(sign.endsWith('[ ] ') ? sign.length - 4 : sign.length);
  const first = checked ? sign.replace('[ ]', '[x]') : sign;
  // A table, or nothing at all, cannot begin beside the sign.
  const beside = blocks[0]?.is === 'paragraph' || sign === '- ' || sign === '* ';
  if (lines.length === 0 || blocks[0]?.is === 'table' || !beside)
    return [first.trimEnd(), ...lines.map((line) => (line ? indent + line : ''))];
  return lines.map((line, i) => (i === 0 ? first + line : line ? indent + line : ''));
}

function codeLines(text: string, language: string): readonly string[] {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language.replace(/[^\w+#.-]/g, '')}`, ...text.split('\n'), fence];
}

/** Cells hold lines, not blocks; a cell over several columns or rows leaves the others empty. */
function tableLines(rows: readonly (readonly OutlineCell[])[]): readonly string[] {
  const grid = gridOf(rows).map((row) => row.map((place) => (place?.isLeft && place.isTop ? cellText(place.cell) : '')));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const empty = grid[0]?.map(() => '') ?? [];
  const headed = rows[0]?.some(({ head }) => head) ?? false;
  const [head = empty, ...body] = headed ? grid : [empty, ...grid];
  return [line(head), line(empty.map(() => '---')), ...body.map(line)];
}
const cellText = ({ blocks }: OutlineCell): string =>
  linesOf(blocks)
    .map((runs) => inlineMarkdown(oneLine(runs)))
    .join('<br>');
