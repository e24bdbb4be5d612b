/** Markdown as people paste it, as blocks of the editor: headings, lists in lists, checklists, citations, code, tables, dividers. */
import type { Node, Schema } from '@tiptap/pm/model';
import { wordsOfLine } from './markdown-words.ts';

const heading = /^(#{1,6})\s+(.*?)\s*#*$/;
const divider = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/;
const fence = /^ {0,3}(```|~~~)\s*([\w+-]*)\s*$/;
const item = /^(\s*)([-*+]|\d{1,4}[.)])\s+(?:\[([ xX])\]\s+)?(.*)$/;
const tableRule = /^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$/;

/** A sign at the start of a line that nobody writes by accident, or signs around words. */
export const looksLikeMarkdown = (text: string): boolean =>
  text
    .split(/\r?\n/)
    .some(
      (line, index, all) =>
        heading.test(line) ||
        item.test(line) ||
        fence.test(line) ||
        /^>\s/.test(line) ||
        (tableRule.test(line) && index > 0 && (all[index - 1] ?? '').includes('|')),
    ) || /\*\*\S[^*]*\*\*|\[[^\]]+\]\((https?:|mailto:|tel:)[^()\s]+\)/.test(text);

export function linesToBlocks(text: string, schema: Schema): Node[] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  const make = maker(schema);
  const blocks: Node[] = [];
  let at = 0;
  const take = (fits: (line: string) => boolean): string[] => {
    const taken: string[] = [];
    while (at < lines.length && fits(lines[at] ?? '')) taken.push(lines[at++] ?? '');
    return taken;
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const [, sign] = fence.exec(line) ?? [];
    const [, hashes = '', title = ''] = heading.exec(line) ?? [];
    if (line.trim() === '') at++;
    else if (sign) {
      const language = fence.exec(line)?.[2] ?? '';
      at++;
      const code = take((next) => !next.trim().startsWith(sign));
      at++;
      blocks.push(make('codeBlock', { language }, code.length > 0 && code.join('\n') !== '' ? [schema.text(code.join('\n'))] : []));
    } else if (hashes) {
      at++;
      blocks.push(make('heading', { level: Math.min(3, hashes.length) }, wordsOfLine(title, schema)));
    } else if (divider.test(line)) {
      at++;
      blocks.push(make('horizontalRule'));
    } else if (/^>/.test(line)) {
      const inner = take((next) => /^>/.test(next)).map((next) => next.replace(/^>\s?/, ''));
      const held = linesToBlocks(inner.join('\n'), schema);
      blocks.push(make('blockquote', {}, held.length > 0 ? held : [make('paragraph')]));
    } else if (line.includes('|') && tableRule.test(lines[at + 1] ?? ''))
      blocks.push(
        tableOf(
          take((next) => next.includes('|')),
          schema,
        ),
      );
    else if (item.test(line))
      blocks.push(
        ...listsOf(
          take((next) => item.test(next) || /^\s{2,}\S/.test(next)),
          schema,
        ),
      );
    else {
      // A line of plain text is a line, as it was where it comes from.
      at++;
      blocks.push(make('paragraph', {}, wordsOfLine(line.trim(), schema)));
    }
  }
  return blocks;
}

const maker =
  (schema: Schema) =>
  (name: string, attributes: Readonly<Record<string, unknown>> = {}, content: readonly Node[] = []): Node => {
    const type = schema.nodes[name];
    const node = type?.createAndFill(attributes, [...content]);
    if (!node) throw new Error(`the schema has no ${name} of this`);
    return node;
  };

interface Entry {
  readonly indent: number;
  readonly kind: 'bulletList' | 'orderedList' | 'taskList';
  readonly number: number;
  readonly checked: boolean;
  text: string;
}

function listsOf(lines: readonly string[], schema: Schema): Node[] {
  const entries: Entry[] = [];
  for (const line of lines) {
    const [, indent = '', sign = '', check, text = ''] = item.exec(line) ?? [];
    const last = entries.at(-1);
    if (sign === '') {
      if (last) last.text += ` ${line.trim()}`;
      continue;
    }
    const kind = check !== undefined ? 'taskList' : /\d/.test(sign) ? 'orderedList' : 'bulletList';
    entries.push({
      indent: indent.replaceAll('\t', '    ').length,
      kind,
      number: Number.parseInt(sign, 10) || 1,
      checked: /x/i.test(check ?? ''),
      text,
    });
  }
  return nested(entries, schema);
}

/** What is indented more belongs to the entry above; another kind begins another list. */
function nested(entries: readonly Entry[], schema: Schema): Node[] {
  const make = maker(schema);
  const lists: Node[] = [];
  let items: Node[] = [];
  let open: Entry | undefined;
  const close = () => {
    if (open && items.length > 0)
      lists.push(make(open.kind, open.kind === 'orderedList' ? { start: Math.max(1, open.number) } : {}, items));
    items = [];
  };
  for (let at = 0; at < entries.length; ) {
    const entry = entries[at] as Entry;
    const end = entries.findIndex((other, index) => index > at && other.indent <= entry.indent);
    const inner = entries.slice(at + 1, end < 0 ? undefined : end);
    if (open && open.kind !== entry.kind) close();
    if (items.length === 0) open = entry;
    const content = [make('paragraph', {}, wordsOfLine(entry.text, schema)), ...nested(inner, schema)];
    items.push(
      make(entry.kind === 'taskList' ? 'taskItem' : 'listItem', entry.kind === 'taskList' ? { checked: entry.checked } : {}, content),
    );
    at += inner.length + 1;
  }
  close();
  return lists;
}

function tableOf(lines: readonly string[], schema: Schema): Node {
  const make = maker(schema);
  const cells = (line: string) =>
    line
      .trim()
      .replace(/^\||\|$/g, '')
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll('\\|', '|'));
  const [head = '', , ...rows] = lines;
  const width = cells(head).length;
  const row = (line: string, kind: 'tableHeader' | 'tableCell') =>
    make(
      'tableRow',
      {},
      Array.from({ length: width }, (_, index) => make(kind, {}, [make('paragraph', {}, wordsOfLine(cells(line)[index] ?? '', schema))])),
    );
  return make('table', {}, [row(head, 'tableHeader'), ...rows.map((line) => row(line, 'tableCell'))]);
}
