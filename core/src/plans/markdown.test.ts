import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { planMarks, planNodes } from '../documents/plan-vocabulary.ts';
import { fromMarkdown } from './from-markdown.ts';
import { toMarkdown } from './markdown.ts';
import { type OutlineBlock, outlineOf, type Run } from './outline.ts';
import { type PlanBlock, type PlanWords, writeBlocks } from './templates.ts';
import { aPlanReader } from './testing/a-plan-reader.ts';

function outlined(blocks: readonly PlanBlock[]): readonly OutlineBlock[] {
  const text = new Y.Doc().getXmlFragment('text');
  writeBlocks(text, blocks);
  return outlineOf(text, aPlanReader());
}
const written = (blocks: readonly PlanBlock[]) => toMarkdown(outlined(blocks));
const line = (...holds: readonly PlanWords[]): PlanBlock => ({ node: 'paragraph', holds });
const item = (text: string): PlanBlock => ({ node: 'listItem', holds: [line({ text })] });

const page = `# Brinkhof, plan 2026

Brinkhof runs **eleven loaders** over *four yards*; six pass ~~8,000~~ 9,000 hours.\\
See [the lease](<https://example.com/a_b?c=(d)>) and \`fleet.csv\`.

## Objectives

1. Replace six loaders
2. Move all yards
   - Zwolle
   - Deventer

- [x] Hour readings
- [ ] Lease proposal

> The lease ends in June.
>
> > Said Petra.

\`\`\`sql
select "hours" from loaders;
\`\`\`

***

| Person | Role |
| --- | --- |
| **Joris** | decides \\| pays |
| Petra<br>Olthof |  |
`;

test('[S2-30] [PLAN-63] headings, lists, checklists, quotes, code, tables, links and marks come back from Markdown as they went', () => {
  const blocks = fromMarkdown(page);
  expect(blocks.map(({ node }) => node)).toEqual([
    ...['heading', 'paragraph', 'heading', 'orderedList', 'taskList', 'blockquote', 'codeBlock', 'horizontalRule', 'table'],
  ]);
  expect(written(blocks)).toBe(page);
});

test('[PLAN-63] Markdown of other hands is read: other signs, underlined headings, lines that go on, lists apart by empty lines', () => {
  const blocks = fromMarkdown(
    [
      'Situation',
      '=========',
      'They buy',
      'twice a year.',
      '',
      '* one',
      '',
      '* two',
      'goes on',
      '+ other',
      '',
      '2) second',
      '',
      '#### Deep ##',
      '__bold__ and _it_',
    ].join('\r\n'),
  );
  expect(written(blocks)).toBe(
    [
      '# Situation',
      '',
      'They buy twice a year.',
      '',
      '- one',
      '- two goes on',
      '',
      '* other',
      '',
      '2. second',
      '',
      '### Deep',
      '',
      '**bold** and *it*',
      '',
    ].join('\n'),
  );
});

test('[PLAN-63] a picture keeps its words, an address that no plan may hold goes and its words stay', () => {
  expect(fromMarkdown('![The yard](https://evil.example/p.png) [pay](javascript:alert(1)) [mail](mailto:a@b.se) <https://a.se/b>')).toEqual(
    [
      {
        node: 'paragraph',
        holds: [
          { text: 'The yard', marks: { link: 'https://evil.example/p.png' } },
          { text: ' pay ', marks: {} },
          { text: 'mail', marks: { link: 'mailto:a@b.se' } },
          { text: ' ', marks: {} },
          { text: 'https://a.se/b', marks: { link: 'https://a.se/b' } },
        ],
      },
    ],
  );
});

test('[PLAN-62] words that look like signs are words, HTML too', () => {
  const odd = [
    '# no heading',
    '- no item',
    '12. no number',
    '> no quote',
    '*no* _emphasis_ **at** ~~all~~',
    '<script>alert(1)</script> &lt; `code` [a](b) | c',
    '***',
    '===',
    'snake_case_stays \\',
  ];
  const markdown = written(odd.map((text) => line({ text })));
  expect(markdown).not.toMatch(/(^|[^\\])<script/);
  expect(fromMarkdown(markdown)).toEqual(odd.map((text) => line({ text, marks: {} })));
});

test('[PLAN-62] lists that follow each other stay two; a list within, a table and code within an item keep their place', () => {
  const table: PlanBlock = { node: 'table', holds: [{ node: 'tableRow', holds: [{ node: 'tableCell', holds: [line({ text: 'a' })] }] }] };
  const blocks: readonly PlanBlock[] = [
    { node: 'bulletList', holds: [item('one')] },
    {
      node: 'bulletList',
      holds: [item('two'), { node: 'listItem', holds: [line({ text: 'three' }), { node: 'codeBlock', holds: 'a\n\n```b' }, table] }],
    },
  ];
  expect(written(fromMarkdown(written(blocks)))).toBe(written(blocks));
  expect(fromMarkdown(written(blocks)).map(({ node }) => node)).toEqual(['bulletList', 'bulletList']);
});

const marks = fc.record(
  { bold: fc.constant(true as const), italic: fc.constant(true as const), strike: fc.constant(true as const) },
  { requiredKeys: [] },
);
const wordsText = fc
  .string({ unit: fc.constantFrom(...'abcåö 12.,-+#>*_`~[]()<>&|!\\='.split('')), minLength: 1, maxLength: 12 })
  .filter((text) => text.trim() !== '');
const words = fc.array(fc.record({ text: wordsText, marks: fc.oneof(fc.constant({}), marks, fc.constant({ code: true as const })) }), {
  minLength: 1,
  maxLength: 4,
});

const shown = (runs: readonly Run[]): string =>
  runs
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

test('[PLAN-62] [PLAN-63] whatever words and marks are written, the same words come back, and Markdown of that is the same', () =>
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 3 }), (lines) => {
      const blocks = lines.map((holds) => line(...(holds as readonly PlanWords[])));
      const markdown = written(blocks);
      const back = outlined(fromMarkdown(markdown));
      const texts = (all: readonly OutlineBlock[]) => all.flatMap((block) => (block.is === 'paragraph' ? [shown(block.runs)] : [block.is]));
      expect(texts(back)).toEqual(texts(outlined(blocks)));
    }),
    { numRuns: 300 },
  ));

test('[PLAN-63] whatever text is read, it becomes blocks that a plan knows, and no deeper than it may', () => {
  const inside = (block: PlanBlock): number => {
    expect(Object.keys(planNodes)).toContain(block.node);
    if (typeof block.holds === 'string' || !block.holds) return 1;
    return 1 + Math.max(0, ...block.holds.map((one) => ('node' in one ? inside(one) : checkMarks(one))));
  };
  const checkMarks = ({ marks: given = {} }: PlanWords) => {
    for (const mark of Object.keys(given)) expect(Object.keys(planMarks)).toContain(mark);
    return 0;
  };
  const depthOf = (text: string) => Math.max(0, ...fromMarkdown(text).map(inside));
  for (const sign of [
    '>',
    '> ',
    '- ',
    '1. ',
    '[',
    '*',
    '**a',
    '_a ',
    '`',
    '|',
    '\\',
    '<',
    '![',
    '(',
    '](',
    '~~',
    '    ',
    '# ',
    '[a](',
    '&',
  ]) {
    expect(depthOf(sign.repeat(Math.ceil(100_000 / sign.length)))).toBeLessThanOrEqual(32);
    expect(depthOf(`${sign}\n`.repeat(5000))).toBeLessThanOrEqual(32);
  }
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'->*1. |`#[]()\n\n a:'.split('')), maxLength: 80 }), (text) => depthOf(text) <= 32),
  );
});
