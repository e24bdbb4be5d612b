import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { copyOf, planDoc, textIn } from '../src/ui/rich-text/testing/plan-doc.ts';
import * as editing from './plan-editing.ts';
import { lookAt } from './plan-shown.ts';

const extensions = editing.planExtensions(editing.surroundings());
const p = (words: string) => ['paragraph', {}, words] as const;
const given = () => planDoc(p('They buy twice a year.'), ['table', {}], ['bulletList', {}, ['listItem', {}, p('One')]]);
const shownOf = (doc: Y.Doc) => editing.openHeadless(textIn(copyOf(doc)), extensions).state.doc;
const look = (doc: Y.Doc, shownByAll = shownOf(doc), by = editing) => lookAt(copyOf(doc), by, extensions, shownByAll);
/** An editor with a fault: it shows, or makes, another text than the one it was given. */
const faulty = (change: (fragment: Y.XmlFragment) => Y.XmlFragment): typeof editing => ({
  ...editing,
  openHeadless: (fragment, its) => editing.openHeadless(change(fragment), its),
});
const elsewhere = (edit: (copy: Y.XmlFragment) => void) =>
  faulty((fragment) => {
    const copy = textIn(copyOf(fragment.doc as Y.Doc));
    edit(copy);
    return copy;
  });

test('[CLI-383] a part that has lost all it held is filled up where it is shown, told by its name, and stays as it is', () => {
  expect(look(given())).toEqual({ wrong: [], filled: ['table'] });
});

test('[CLI-383] an editor that leaves out words, leaves out a part or shows another one is noticed', () => {
  const doc = given();
  const shown = shownOf(doc);
  const wordless = elsewhere((copy) => ((copy.get(0) as Y.XmlElement).get(0) as Y.XmlText).delete(0, 5));
  expect(look(doc, shown, wordless).wrong).toContainEqual(expect.stringContaining('holds "They buy twice a year." and shows "buy twice'));
  expect(
    look(
      doc,
      shown,
      elsewhere((copy) => copy.delete(1, 1)),
    ).wrong,
  ).toContain('text holds 3 parts and shows 2');
  const other = elsewhere((copy) => {
    copy.delete(1, 1);
    copy.insert(1, [new Y.XmlElement('blockquote')]);
  });
  expect(look(doc, shown, other).wrong).toContain('table in text is shown as blockquote');
});

test('[CLI-383] an editor that changes the document by opening it, stops at it or shows it otherwise than before is noticed', () => {
  const doc = given();
  const tidies = faulty((fragment) => {
    fragment.delete(1, 1);
    return fragment;
  });
  expect(look(doc, shownOf(doc), tidies).wrong).toContain('opening the text has changed it');
  const strange = planDoc(p('before'), ['listItem', {}, 'words in no line']);
  expect(look(strange, shownOf(doc)).wrong).toEqual([expect.stringContaining('an editor cannot show it')]);
  expect(look(doc, shownOf(planDoc(p('else')))).wrong).toEqual(['who opens it now sees something else than who had it open']);
});
