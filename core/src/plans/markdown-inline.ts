/** Words with their marks as a line of Markdown: signs are opened and closed like brackets, never across each other. */
import { readInline } from './markdown-marks.ts';
import type { Run } from './outline.ts';

type Mark = 'link' | 'bold' | 'italic' | 'strike';
/** From the outside to the inside. */
const order: readonly Mark[] = ['link', 'strike', 'bold', 'italic'];
const signs = { bold: '**', italic: '*', strike: '~~' } as const;

export function inlineMarkdown(given: readonly Run[]): string {
  const pieces = joined(withoutEdges(given.flatMap(apart)));
  const text = written(joined(flanked(pieces)));
  // Several marks that change within a word cannot always be written: then the words matter more than their look.
  if (wordsOf(readInline(text)) === wordsOf(pieces)) return text;
  return written(joined(pieces.map((run) => ({ ...run, marks: withoutEmphasis(run.marks) }))));
}

const wordsOf = (words: readonly { readonly text: string }[]): string =>
  words
    .map((one) => one.text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
const withoutEmphasis = ({ code: isCode, link }: Run['marks']): Run['marks'] => ({
  ...(isCode && { code: isCode }),
  ...(link && { link }),
});

function written(pieces: readonly Run[]): string {
  let text = '';
  let open: { readonly mark: Mark; readonly link: string }[] = [];
  const close = (keep: number) => {
    for (const { mark, link } of open.slice(keep).reverse()) text += mark === 'link' ? `](<${link}>)` : signs[mark];
    open = open.slice(0, keep);
  };
  for (const { text: words, marks } of pieces) {
    const wanted = order
      .filter((mark) => marks[mark] !== undefined)
      .map((mark) => ({ mark, link: mark === 'link' ? addressOf(marks.link) : '' }));
    let same = 0;
    while (same < open.length && open[same]?.mark === wanted[same]?.mark && open[same]?.link === wanted[same]?.link) same++;
    close(same);
    for (const one of wanted.slice(same)) {
      text += one.mark === 'link' ? '[' : signs[one.mark];
      open.push(one);
    }
    text += marks.code ? code(words) : escaped(words);
  }
  close(0);
  return text
    .split('\n')
    .map((line, i, all) => atLineStart(line.trimStart()).trimEnd() + (i < all.length - 1 ? '\\' : ''))
    .join('\n');
}

/** Signs must stand beside letters: spaces and breaks go between them, without marks. Quiet words are words. */
function apart({ text, marks, look }: Run): readonly Run[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are nothing to read, and would turn words around
  const clean = text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, ' ');
  if (marks.code) return [{ text: clean.replaceAll('\n', ' '), marks }].filter((run) => run.text.trim() !== '');
  return clean
    .split(/(\s*\n\s*|^\s+|\s+$)/)
    .flatMap((part): readonly Run[] =>
      part === ''
        ? []
        : part.trim() === ''
          ? [{ text: part.includes('\n') ? '\n' : ' ', marks: {} }]
          : [{ text: part, marks, ...(look && { look }) }],
    );
}

function withoutEdges(runs: readonly Run[]): readonly Run[] {
  const isEmpty = ({ text }: Run) => text.trim() === '';
  const from = runs.findIndex((run) => !isEmpty(run));
  return from < 0 ? [] : runs.slice(from, runs.findLastIndex((run) => !isEmpty(run)) + 1);
}

const sameMarks = (a: Run, b: Run): boolean => JSON.stringify(a.marks) === JSON.stringify(b.marks);

function joined(runs: readonly Run[]): readonly Run[] {
  const all: Run[] = [];
  for (const run of runs.map(({ text, marks }) => ({ text, marks: ordered(marks) }))) {
    const last = all.at(-1);
    if (last && sameMarks(last, run)) all[all.length - 1] = { ...last, text: last.text + run.text };
    else all.push(run);
  }
  return all;
}
const ordered = (marks: Run['marks']): Run['marks'] =>
  Object.fromEntries(
    Object.entries(marks)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .filter(([mark]) => mark !== 'underline'),
  );

const isLetter = (char = ' '): boolean => /[\p{L}\p{N}]/u.test(char);
/** A sign between a letter outside and something else inside would be no sign: what is inside goes out. */
function flanked(runs: readonly Run[]): readonly Run[] {
  const isPlain = ({ marks }: Run) => marks.bold === undefined && marks.italic === undefined && marks.strike === undefined;
  return runs.flatMap((run, i): readonly Run[] => {
    if (isPlain(run)) return [run];
    const [before, after] = [runs[i - 1]?.text.at(-1), runs[i + 1]?.text[0]];
    if (run.marks.code) return isLetter(before) || isLetter(after) ? [{ text: run.text, marks: { code: true } }] : [run];
    const start = isLetter(before) ? (/^[^\p{L}\p{N}]*/u.exec(run.text)?.[0].length ?? 0) : 0;
    const end = isLetter(after) ? (/[^\p{L}\p{N}]*$/u.exec(run.text)?.index ?? run.text.length) : run.text.length;
    if (start >= end) return [{ text: run.text, marks: {} }];
    return [
      { text: run.text.slice(0, start), marks: {} },
      { text: run.text.slice(start, end), marks: run.marks },
      { text: run.text.slice(end), marks: {} },
    ].filter(({ text }) => text !== '');
  });
}

const addressOf = (link = ''): string => link.replace(/[<>\\]/g, encodeURIComponent);

function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const room = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return fence + room + text + room + fence;
}

const escaped = (text: string): string =>
  text.replace(/[\\`*[\]<~|]|&(?=[#\w])|_/g, (sign, at: number) =>
    sign === '_' && /\w/.test(text[at - 1] ?? '') && /\w/.test(text[at + 1] ?? '') ? sign : `\\${sign}`,
  );

const atLineStart = (line: string): string => line.replace(/^([#>+=-])/, '\\$1').replace(/^(\d{1,9})([.)])/, '$1\\$2');
