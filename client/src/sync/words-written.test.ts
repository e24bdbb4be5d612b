import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { clientsSince, wordsWritten } from './words-written.ts';

const textOf = (doc: Y.Doc) => doc.getXmlFragment('text');
const paragraph = (words: string) => {
  const made = new Y.XmlElement('paragraph');
  made.insert(0, [new Y.XmlText(words)]);
  return made;
};
const wordsIn = (doc: Y.Doc, at: number) => (textOf(doc).get(at) as Y.XmlElement).get(0) as Y.XmlText;

function given() {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  textOf(mine).insert(0, [paragraph('First'), paragraph('Second')]);
  const base = Y.encodeStateVector(mine);
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
  return { mine, theirs, base, own: new Set([mine.clientID]) };
}

test('[CLI-352] what was written since is told line by line, also in the middle of others’ words, without what others wrote meanwhile', () => {
  const { mine, theirs, base, own } = given();
  wordsIn(theirs, 0).insert(5, ' of theirs');
  textOf(theirs).insert(0, [paragraph('Theirs')]);
  wordsIn(mine, 1).insert(6, ' thought');
  wordsIn(mine, 0).insert(0, 'My ');
  const list = new Y.XmlElement('bulletList');
  list.insert(0, [paragraph('In a list')]);
  textOf(mine).insert(2, [list]);
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
  expect(wordsWritten(mine, 'text', base, own)).toBe('My \n thought\nIn a list');
});

test('[CLI-352] what was only taken away leaves no words, and without a beginning everything is own', () => {
  const { mine, base, own } = given();
  wordsIn(mine, 0).delete(0, 2);
  expect(wordsWritten(mine, 'text', base, own)).toBe('');
  expect(wordsWritten(mine, 'text', undefined, own)).toBe('rst\nSecond');
});

test('[CLI-352] an earlier visit had another number, and what it left behind is own as well', () => {
  const { mine, base } = given();
  wordsIn(mine, 0).insert(5, ' yesterday');
  const today = new Y.Doc();
  Y.applyUpdate(today, Y.encodeStateAsUpdate(mine));
  expect(clientsSince(today, base)).toEqual([mine.clientID]);
  expect(clientsSince(today, Y.encodeStateVector(today))).toEqual([]);
  expect(wordsWritten(today, 'text', base, new Set(clientsSince(today, base)))).toBe(' yesterday');
});
