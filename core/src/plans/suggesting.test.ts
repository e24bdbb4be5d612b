import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { plan } from '../documents/plan.ts';
import { textsOf } from './letters.ts';
import { suggestWords } from './suggesting.ts';
import { acceptSuggestion } from './suggestions.ts';

const [petra, ruben] = ['01K00000000000000000000001', '01K00000000000000000000002'];
let count = 0;
const as = (by: string) => ({
  by,
  at: '2026-03-12T10:00:00.000Z',
  newId: () => `01K0000000000000000000${(2000 + count++).toString()}`,
  origin: 'me',
});
function planWith(line: string): Y.Doc {
  const doc = new Y.Doc();
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(line)]);
  doc.getXmlFragment('text').insert(0, [paragraph]);
  return doc;
}
const textOf = (doc: Y.Doc): Y.XmlText => textsOf(doc.getXmlFragment('text'))[0] as Y.XmlText;
const at = (doc: Y.Doc, index: number) => ({ text: textOf(doc), index });
const wish = (doc: Y.Doc, by: string, from: number, to: number, text: string, backwards = false) =>
  suggestWords(doc, { from: at(doc, from), to: at(doc, to), text, backwards }, as(by));
const saidIn = (doc: Y.Doc) => plan.readFrame(doc).suggestions.map(({ by, quoted, text }) => [by, quoted, text]);

test('[PLAN-98] what one types and deletes on, right where one has suggested, is the same suggestion; the text stays', () => {
  const doc = planWith('Six loaders.');
  for (const letter of ' old') wish(doc, petra, 3, 3, letter);
  for (const index of [12, 11, 10]) wish(doc, petra, index - 1, index, '', true);
  wish(doc, petra, 4, 9, 'M');
  wish(doc, petra, 12, 12, '!');
  expect(textOf(doc).toString()).toBe('Six loaders.');
  expect(saidIn(doc)).toEqual([
    [petra, '', ' old'],
    [petra, 'loaders.', 'M!'],
  ]);
  for (const { id } of plan.readFrame(doc).suggestions) acceptSuggestion(doc, id, as(ruben));
  expect(textOf(doc).toString()).toBe('Six old M!');
});

test('[PLAN-98] backwards from what one has suggested its letters go first; one of which nothing is left is gone', () => {
  const doc = planWith('Six loaders.');
  for (const letter of ['a', '\u{1f69c}']) wish(doc, petra, 3, 3, letter);
  wish(doc, petra, 2, 3, '', true);
  expect(saidIn(doc)).toEqual([[petra, '', 'a']]);
  wish(doc, petra, 2, 3, '', true);
  expect(saidIn(doc)).toEqual([]);
  wish(doc, petra, 2, 3, '', true);
  expect(saidIn(doc)).toEqual([[petra, 'x', '']]);
});

test('[PLAN-98] what another has suggested at the same place, or what was decided, stays another one', () => {
  const doc = planWith('Six loaders.');
  const first = wish(doc, petra, 0, 3, 'Eleven') as string;
  wish(doc, ruben, 0, 3, 'Ten');
  expect(saidIn(doc)).toEqual([
    [petra, 'Six', 'Eleven'],
    [ruben, 'Six', 'Ten'],
  ]);
  acceptSuggestion(doc, first, as(ruben));
  wish(doc, petra, 6, 6, ' big');
  expect(textOf(doc).toString()).toBe('Eleven loaders.');
  expect(saidIn(doc).at(-1)).toEqual([petra, '', ' big']);
});

test('[PLAN-98] without words there, or with nothing to say, there is none', () => {
  const doc = planWith('Six');
  const gone = textOf(doc);
  expect(wish(doc, petra, 1, 1, '')).toBeUndefined();
  doc.getXmlFragment('text').delete(0, 1);
  const place = { text: gone, index: 0 };
  expect(suggestWords(doc, { from: place, to: place, text: 'a' }, as(petra))).toBeUndefined();
  expect(saidIn(doc)).toEqual([]);
});
