import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { blockAt, sectionAt, sectionsOf } from './sections.ts';

function block(name: string, words: string, level?: number): Y.XmlElement {
  const made = new Y.XmlElement(name);
  if (level !== undefined) made.setAttribute('level', level as never);
  made.insert(0, [new Y.XmlText(words)]);
  return made;
}
function aText() {
  const doc = new Y.Doc();
  const text = doc.getXmlFragment('text');
  text.insert(0, [
    block('paragraph', 'Before'),
    block('heading', 'Objectives', 2),
    block('objective', 'Six loaders'),
    block('objective', 'All yards'),
    block('heading', '', 2),
    block('heading', 'Risks', 3),
    block('risk', 'The lease ends'),
  ]);
  return { doc, text };
}

test('[CLI-280] the outline has every heading with words, and how much of substance stands under it', () =>
  expect(sectionsOf(aText().text)).toEqual([
    { block: 1, level: 2, title: 'Objectives', count: 2 },
    { block: 5, level: 3, title: 'Risks', count: 1 },
  ]));

test('[CLI-281] where a colleague writes is found by the block, and what cannot be placed is nowhere', () => {
  const { doc, text } = aText();
  const words = (text.get(3) as Y.XmlElement).get(0) as Y.XmlText;
  const position = JSON.parse(JSON.stringify(Y.createRelativePositionFromTypeIndex(words, 2)));
  expect(blockAt(doc, text, position)).toBe(3);
  text.delete(0, 1);
  expect(blockAt(doc, text, position)).toBe(2);
  expect(sectionAt(sectionsOf(text), 2)?.title).toBe('Objectives');
  expect(sectionAt(sectionsOf(text), -1)).toBeUndefined();
  for (const odd of [undefined, 7, 'x', {}, { item: { client: 1, clock: 99 } }]) expect(blockAt(doc, text, odd)).toBeUndefined();
});
