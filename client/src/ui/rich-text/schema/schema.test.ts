import { getSchema } from '@tiptap/core';
import { DOMSerializer } from '@tiptap/pm/model';
import { expect, test } from 'vitest';
import { planExtensions } from '../plan-extensions.ts';
import { surroundings } from '../testing/surroundings.ts';
import { linesToBlocks, looksLikeMarkdown } from './markdown-lines.ts';

const schema = getSchema(planExtensions(surroundings()));
const drawn = (text: string) => linesToBlocks(text, schema).map((block) => block.toString());

test('[CLI-247] pasted Markdown becomes headings, lists in lists, checklists, citations, code, tables and dividers', () => {
  expect(drawn('# Plan\n\nSome *words*.\n\n---\n> said\n> again')).toEqual([
    'heading("Plan")',
    'paragraph("Some ", italic("words"), ".")',
    'horizontalRule',
    'blockquote(paragraph("said"), paragraph("again"))',
  ]);
  expect(drawn('- one\n  - inner\n- two\n3. third\n4. fourth')).toEqual([
    'bulletList(listItem(paragraph("one"), bulletList(listItem(paragraph("inner")))), listItem(paragraph("two")))',
    'orderedList(listItem(paragraph("third")), listItem(paragraph("fourth")))',
  ]);
  expect(drawn('- [x] done\n- [ ] open')).toEqual(['taskList(taskItem(paragraph("done")), taskItem(paragraph("open")))']);
  expect(linesToBlocks('- [x] done\n- [ ] open', schema)[0]?.firstChild?.attrs).toEqual({ checked: true });
  expect(drawn('```ts\nconst a = "*b*";\n\n# no\n```')).toEqual(['codeBlock("const a = \\"*b*\\";\\n\\n# no")']);
  expect(drawn('| Person | Wants |\n| --- | --- |\n| Joris | **fewer** hours |')).toEqual([
    'table(tableRow(tableHeader(paragraph("Person")), tableHeader(paragraph("Wants"))), tableRow(tableCell(paragraph("Joris")), tableCell(paragraph(bold("fewer"), " hours"))))',
  ]);
});

test('[CLI-247] every pasted block is one the schema takes, whatever was pasted', () => {
  for (const text of [
    '',
    '\n\n',
    '- ',
    '| a |\n|---|',
    '> ',
    '```',
    '1. a\n    - b\n        - c\n- d',
    '# ',
    '***a** b*',
    '[x](y)',
    '\t- tab',
  ])
    for (const block of linesToBlocks(text, schema)) block.check();
});

test('[CLI-247] only what is written as Markdown is read as such', () => {
  expect(['# Plan', '- one', '1. one', '> said', '**bold** words', '[a](https://a.example)', '```\nx\n```'].every(looksLikeMarkdown)).toBe(
    true,
  );
  expect(['Plain words.', '3 - 4 = -1', 'a * b * c', '#hashtag', 'at 10:30', 'x_y_z'].some(looksLikeMarkdown)).toBe(false);
});

test.each([
  'javascript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,x',
  ' https://a b',
  '//evil.example',
  'file:///etc/passwd',
  'vbscript:x',
  '',
])('[M6] a link to %j is no link: neither pasted nor drawn', (href) => {
  expect(drawn(`[here](${href})`).join()).not.toContain('link');
  const link = schema.marks['link'];
  const [tag] = (link?.spec.toDOM?.(link.create({ href }), true) ?? []) as unknown as [string];
  expect(tag).toBe('span');
});

test('[M6] a picture is drawn from the id of a file; an address has no place in it', () => {
  const image = schema.nodes['image'];
  expect(Object.keys(image?.spec.attrs ?? {})).toEqual(['file', 'alt']);
  expect(JSON.stringify(image?.spec.toDOM?.(image.create({ file: 'https://evil.example/pixel.png' })))).not.toContain('src');
  expect(DOMSerializer.nodesFromSchema(schema)['image']).toBeDefined();
});
