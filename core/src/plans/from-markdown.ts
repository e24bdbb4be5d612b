/**
 * Markdown as the blocks of a plan: headings, lists, checklists, quotes, code, tables and paragraphs with their marks. What is none of
 * these is words; an address that no plan may hold goes, its words stay.
 */
import { deepestBlock } from '../documents/plan-vocabulary.ts';
import { readInline } from './markdown-marks.ts';
import type { PlanBlock } from './templates.ts';

export const fromMarkdown = (text: string): readonly PlanBlock[] =>
  read(text.replace(/\r\n?/g, '\n').replaceAll('\t', '    ').split('\n'), 0);

type Taken = { readonly blocks: readonly PlanBlock[]; readonly next: number };
const isBlank = (line: string) => line.trim() === '';
const indentOf = (line: string) => line.length - line.trimStart().length;
const paragraph = (text: string): PlanBlock => ({ node: 'paragraph', holds: readInline(text) });

const fencePattern = /^ {0,3}(`{3,}|~{3,})\s*([\w+#.-]*)[^`]*$/;
const rulePattern = /^ {0,3}([-*_])(?: *\1){2,} *$/;
const headingPattern = /^ {0,3}(#{1,6})(?: (.*))?$/;
const itemPattern = /^( {0,3})([-*+]|\d{1,9}[.)])( +|$)/;
const checkPattern = /^\[([ xX])\](?: |$)/;
const quotePattern = /^ {0,3}> ?/;

/** Lists are a list, an item and what stands in it. */
const deepest = deepestBlock - 4;

function read(lines: readonly string[], depth: number): readonly PlanBlock[] {
  const blocks: PlanBlock[] = [];
  for (let at = 0; at < lines.length; ) {
    if (isBlank(lines[at] as string)) at++;
    else {
      const { blocks: found, next } = readAt(lines, at, depth);
      blocks.push(...found);
      at = next;
    }
  }
  return blocks;
}

function readAt(lines: readonly string[], at: number, depth: number): Taken {
  const line = lines[at] as string;
  const fence = fencePattern.exec(line);
  if (fence) return codeAt(lines, at, { fence: fence[1] as string, language: fence[2] ?? '' });
  if (rulePattern.test(line)) return { blocks: [{ node: 'horizontalRule' }], next: at + 1 };
  const heading = headingPattern.exec(line);
  if (heading) return { blocks: [headingOf((heading[1] as string).length, heading[2] ?? '')], next: at + 1 };
  if (depth < deepest && quotePattern.test(line)) return quoteAt(lines, at, depth);
  if (depth < deepest && itemPattern.test(line)) return listAt(lines, at, depth);
  if (depth < deepest && isTable(lines, at)) return tableAt(lines, at);
  return paragraphAt(lines, at);
}

function headingOf(marks: number, text: string): PlanBlock {
  const words = text.trim();
  const end = words.lastIndexOf(' ');
  const isClosed = /^#+$/.test(words.slice(end + 1));
  return {
    node: 'heading',
    attributes: { level: Math.min(3, marks) },
    holds: readInline(isClosed ? words.slice(0, Math.max(0, end)).trim() : words),
  };
}

function codeAt(lines: readonly string[], at: number, { fence, language }: { readonly fence: string; readonly language: string }): Taken {
  let end = at + 1;
  const closes = (line: string) => line.trim().length >= fence.length && line.trim() === (fence[0] as string).repeat(line.trim().length);
  while (end < lines.length && !closes(lines[end] as string)) end++;
  const text = lines.slice(at + 1, end).join('\n');
  return { blocks: [{ node: 'codeBlock', attributes: language ? { language } : {}, holds: text }], next: end + 1 };
}

const startsBlock = (line: string): boolean =>
  fencePattern.test(line) || rulePattern.test(line) || headingPattern.test(line) || quotePattern.test(line) || itemPattern.test(line);

function quoteAt(lines: readonly string[], at: number, depth: number): Taken {
  const inside: string[] = [];
  let next = at;
  for (; next < lines.length && quotePattern.test(lines[next] as string); next++)
    inside.push((lines[next] as string).replace(quotePattern, ''));
  const within = read(inside, depth + 1);
  return { blocks: [{ node: 'blockquote', holds: within.length > 0 ? within : [{ node: 'paragraph' }] }], next };
}

interface Item {
  readonly checked: boolean | undefined;
  readonly blocks: readonly PlanBlock[];
}
const kindOf = (sign: string): string => sign.at(-1) as string;

function listAt(lines: readonly string[], at: number, depth: number): Taken {
  const items: Item[] = [];
  const kind = kindOf(itemPattern.exec(lines[at] as string)?.[2] as string);
  const start = Number.parseInt(lines[at]?.trimStart() ?? '', 10);
  let next = at;
  while (next < lines.length) {
    const match = itemPattern.exec(lines[next] as string);
    if (!match || kindOf(match[2] as string) !== kind || (next > at && rulePattern.test(lines[next] as string))) break;
    const wide = match[0].length - (match[3]?.length ?? 0) + Math.min(Math.max(match[3]?.length ?? 1, 1), 4);
    const first = (lines[next] as string).slice(match[0].length);
    const check = kind === '.' || kind === ')' ? null : checkPattern.exec(first);
    const inside = [check ? first.slice(check[0].length) : first];
    next++;
    next = within(lines, next, wide, inside);
    items.push({ checked: check ? check[1] !== ' ' : undefined, blocks: read(inside, depth + 2) });
  }
  return { blocks: listsOf(items, kind, start), next };
}

/** What belongs to an item: what is as far in as its words, and lines that go on with its paragraph. */
function within(lines: readonly string[], from: number, wide: number, inside: string[]): number {
  let next = from;
  for (; next < lines.length; next++) {
    const line = lines[next] as string;
    if (isBlank(line)) {
      const after = lines[next + 1];
      if (after === undefined || isBlank(after) || indentOf(after) < wide) {
        // One empty line may stand between two items.
        while (next < lines.length && isBlank(lines[next] as string)) next++;
        return next;
      }
      inside.push('');
    } else if (indentOf(line) >= wide) inside.push(line.slice(wide));
    else if (!startsBlock(line) && !isBlank(inside.at(-1) ?? '')) inside.push(line.trimStart());
    else break;
  }
  return next;
}

/** Items with a box and items without are different lists. */
function listsOf(items: readonly Item[], kind: string, start: number): readonly PlanBlock[] {
  const lists: { readonly checks: boolean; readonly holds: PlanBlock[] }[] = [];
  for (const { checked, blocks } of items) {
    const checks = checked !== undefined;
    const holds: PlanBlock[] = blocks[0]?.node === 'paragraph' ? [...blocks] : [{ node: 'paragraph' }, ...blocks];
    if (lists.at(-1)?.checks !== checks) lists.push({ checks, holds: [] });
    lists.at(-1)?.holds.push(checks ? { node: 'taskItem', attributes: { checked }, holds } : { node: 'listItem', holds });
  }
  const isNumbered = kind === '.' || kind === ')';
  const numbered = { node: 'orderedList', ...(start > 1 && start <= 100_000 && { attributes: { start } }) };
  return lists.map(({ checks, holds }) =>
    checks ? { node: 'taskList', holds } : isNumbered ? { ...numbered, holds } : { node: 'bulletList', holds },
  );
}

const isDelimiter = (line: string): boolean => {
  const cells = cellsOf(line);
  return line.includes('-') && line.includes('|') && cells.every((cell) => /^:?-+:?$/.test(cell));
};
const isTable = (lines: readonly string[], at: number): boolean => (lines[at] as string).includes('|') && isDelimiter(lines[at + 1] ?? '');

function tableAt(lines: readonly string[], at: number): Taken {
  const head = cellsOf(lines[at] as string);
  let next = at + 2;
  const body: (readonly string[])[] = [];
  for (; next < lines.length && (lines[next] as string).includes('|'); next++) body.push(cellsOf(lines[next] as string));
  const row = (cells: readonly string[], node: string): PlanBlock => ({
    node: 'tableRow',
    holds: head.map((_, i) => ({ node, holds: [paragraph(cells[i] ?? '')] })),
  });
  const headed = head.some((cell) => cell !== '');
  const rows = [...(headed ? [row(head, 'tableHeader')] : []), ...body.map((cells) => row(cells, 'tableCell'))];
  return { blocks: rows.length > 0 ? [{ node: 'table', holds: rows }] : [], next };
}

function cellsOf(line: string): readonly string[] {
  const cells = [''];
  const text = line.trim();
  for (let i = text.startsWith('|') ? 1 : 0; i < text.length; i++) {
    if (text[i] === '|') cells.push('');
    else cells[cells.length - 1] += text[i] === '\\' ? text.slice(i, ++i + 1) : text.charAt(i);
  }
  if (cells.length > 1 && cells.at(-1)?.trim() === '') cells.pop();
  return cells.slice(0, 100).map((cell) => cell.trim());
}

function paragraphAt(lines: readonly string[], at: number): Taken {
  let next = at + 1;
  for (; next < lines.length; next++) {
    const line = lines[next] as string;
    if (isBlank(line)) break;
    const under = /^ {0,3}(=+|-+) *$/.exec(line);
    if (under) return { blocks: [headingOf(under[1]?.[0] === '=' ? 1 : 2, lines.slice(at, next).join(' '))], next: next + 1 };
    if (startsBlock(line) || isTable(lines, next)) break;
  }
  return {
    blocks: [
      paragraph(
        lines
          .slice(at, next)
          .map((line) => line.trimStart())
          .join('\n'),
      ),
    ],
    next,
  };
}
