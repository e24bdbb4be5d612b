import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { planExtensions } from '../plan-extensions.ts';
import { openHeadless } from '../testing/headless-editor.ts';
import { copyOf, meet, partAt, planDoc, textIn, wordsAt } from '../testing/plan-doc.ts';
import { surroundings } from '../testing/surroundings.ts';

const extensions = planExtensions(surroundings());
const open = (doc: Y.Doc) => openHeadless(textIn(doc), extensions);
const p = (words: string) => ['paragraph', {}, words] as const;
const two = (doc: Y.Doc) => {
  const other = copyOf(doc);
  return [doc, other, open(doc), open(other)] as const;
};

test('[CLI-250] two who begin in one new empty line write into one text, and both go on', () => {
  const doc = planDoc(p('Situation'));
  open(doc).edit((tr) => tr.split(10));
  const [a, b, ana, ben] = two(doc);
  ana.edit((tr) => tr.insertText('ana', 12));
  ben.edit((tr) => tr.insertText('ben', 12));
  meet(a, b);
  ana.edit((tr) => tr.insertText('!', tr.doc.content.size - 1));
  ben.edit((tr) => tr.insertText('?', tr.doc.content.size - 1));
  meet(a, b);
  const said = ana.state.doc.child(1).textContent;
  expect(said).toBe(ben.state.doc.child(1).textContent);
  expect([...said].sort().join('')).toBe([...'anaben!?'].sort().join(''));
  expect(partAt(a, 1).length).toBe(1);
});

test('[CLI-250] two texts beside each other in one line are one line: both are written in, and neither is taken away', () => {
  const doc = planDoc(['paragraph', {}, 'left', 'right']);
  const [a, b, ana, ben] = two(doc);
  ana.edit((tr) => tr.insertText('A', 3));
  ben.edit((tr) => tr.insertText('B', 8));
  ben.edit((tr) => tr.delete(4, 6));
  meet(a, b);
  expect(ana.state.doc.textContent).toBe('leAfigBht');
  expect(ben.state.doc.eq(ana.state.doc)).toBe(true);
  expect(wordsAt(a, 0, 0).toString()).toBe('leAf');
});

test('[CLI-250] somebody takes a break out while another writes on both sides of it', () => {
  const doc = planDoc(['paragraph', {}, 'left', ['hardBreak', {}], 'right']);
  const [a, b, ana, ben] = two(doc);
  ana.edit((tr) => tr.delete(5, 6));
  ben.edit((tr) => tr.insertText('1', 5).insertText('2', 7));
  meet(a, b);
  ana.edit((tr) => tr.insertText('3', 1));
  ben.edit((tr) => tr.insertText('4', tr.doc.content.size - 1));
  meet(a, b);
  expect(ana.state.doc.textContent).toBe('3left12right4');
  expect(ben.state.doc.eq(ana.state.doc)).toBe(true);
});

test('[CLI-250] two marks that two people put on the same words both stay', () => {
  const [a, b, ana, ben] = two(planDoc(p('budget')));
  ana.edit((tr) => tr.addMark(1, 7, ana.schema.mark('bold')));
  ben.edit((tr) => tr.addMark(1, 7, ben.schema.mark('italic')));
  meet(a, b);
  expect(ana.state.doc.toString()).toBe('doc(paragraph(bold(italic("budget"))))');
  expect(ben.state.doc.eq(ana.state.doc)).toBe(true);
  ana.edit((tr) => tr.removeMark(1, 4, ana.schema.mark('bold')));
  meet(a, b);
  expect(ben.state.doc.toString()).toBe('doc(paragraph(italic("bud"), bold(italic("get"))))');
});
