import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { planExtensions } from '../plan-extensions.ts';
import { openHeadless } from '../testing/headless-editor.ts';
import { copyOf, made, meet, planDoc, textIn, wordsAt, xml } from '../testing/plan-doc.ts';
import { surroundings } from '../testing/surroundings.ts';

const extensions = planExtensions(surroundings());
const open = (doc: Y.Doc) => openHeadless(textIn(doc), extensions);
const p = (words: string) => ['paragraph', {}, words] as const;

test('[M1] opening a plan writes nothing, whatever is in it', () => {
  const doc = planDoc(
    p('Situation'),
    ['bulletList', {}, ['listItem', {}]],
    ['table', {}, ['tableRow', {}, ['tableCell', {}]]],
    ['blockquote', {}],
  );
  const before = Y.encodeStateAsUpdate(doc);
  const editor = open(doc);
  expect(editor.stopped).toBeUndefined();
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  expect(editor.state.doc.childCount).toBe(4);
  // What has lost all it held can be written into again.
  editor.edit((tr) => tr.insertText('back', 16));
  expect(xml(doc)).toContain('back');
});

test.each([
  ['a node', ['dealCard', { deal: 'd1' }, '90k EUR']],
  ['a node in a list', ['bulletList', {}, ['listItem', {}, ['kanban', {}, 'kept']]]],
  ['an attribute', ['paragraph', { align: 'right' }, 'kept']],
  ['text beside blocks', 'kept'],
] as const)('[M3] %s that this version does not know stops the editor before it is made, and stays', (_, strange) => {
  const doc = planDoc(p('before'), strange as never, p('after'));
  const before = Y.encodeStateAsUpdate(doc);
  const editor = open(doc);
  expect(editor.stopped).toBeDefined();
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  // Whatever is tried with it, nothing more is written.
  editor.edit((tr) => tr.insertText('x', 1));
  editor.edit((tr) => tr.delete(0, tr.doc.content.size));
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});

test.each([
  ['a mark', (text: Y.XmlText) => text.format(0, 4, { highlight: { color: 'red' } })],
  ['an attribute of a link', (text: Y.XmlText) => text.format(0, 4, { link: { href: 'https://a.example', target: '_blank' } })],
  ['something among the letters', (text: Y.XmlText) => text.insertEmbed(2, { formula: 'x' })],
] as const)('[M3] %s that this version does not know arrives while the plan is open: it stays, with all words around it', (_, change) => {
  const mine = planDoc(p('Brinkhof runs eleven loaders.'));
  const newer = copyOf(mine);
  const editor = open(mine);
  editor.edit((tr) => tr.insertText('Mine. ', 1));
  change(wordsAt(newer, 0, 0));
  meet(mine, newer);
  expect(editor.stopped?.why).toMatch(/unknown|misplaced/);
  editor.edit((tr) => tr.insertText('lost', 1));
  meet(mine, newer);
  expect(xml(mine)).toBe(xml(newer));
  expect(xml(mine)).not.toContain('lost');
  expect(
    wordsAt(mine, 0, 0)
      .toString()
      .replaceAll(/<[^>]*>/g, ''),
  ).toContain('Mine. ');
});

test('[M3] a block of a newer version arrives while the plan is open: nothing is deleted, the editor stops', () => {
  const mine = planDoc(p('Situation'));
  const newer = copyOf(mine);
  const editor = open(mine);
  textIn(newer).insert(1, [made(['dealCard', { deal: 'd1' }, '90k EUR'])]);
  meet(mine, newer);
  expect(editor.stopped).toEqual({ why: 'unknown', what: 'dealCard' });
  expect(xml(mine)).toContain('90k EUR');
  expect(xml(newer)).toContain('90k EUR');
});

test('[M3] blocks that fit nowhere, and blocks in blocks without end, are kept and stop the editor', () => {
  const misplaced = planDoc(['bulletList', {}, p('no item')]);
  const editor = open(misplaced);
  expect(editor.stopped?.why).toBe('misplaced');
  expect(xml(misplaced)).toContain('no item');

  const doc = new Y.Doc();
  doc.transact(() => {
    let parent: Y.XmlFragment = textIn(doc);
    for (let depth = 0; depth < 6_000; depth++) {
      const quote = new Y.XmlElement('blockquote');
      parent.insert(0, [quote]);
      parent = quote;
    }
  });
  expect(open(doc).stopped?.why).toBe('deep');
  expect(textIn(doc).length).toBe(1);
});

test('[CLI-242] a letter of a colleague is drawn as a letter: what is tied to a place moves along', () => {
  const mine = planDoc(p('One'), p('Brinkhof runs loaders.'), p('Three'));
  const theirs = copyOf(mine);
  const editor = open(mine);
  const first = editor.state.doc.child(0);
  wordsAt(theirs, 1, 0).insert(14, 'eleven ');
  meet(mine, theirs);
  const tr = editor.drawn.at(-1);
  expect(tr?.steps.length).toBe(1);
  expect(tr?.mapping.map(19)).toBe(19);
  expect(tr?.mapping.map(20)).toBe(27);
  expect(editor.state.doc.child(0)).toBe(first);
  expect(editor.state.doc.child(1).textContent).toBe('Brinkhof runs eleven loaders.');
});

test('[CLI-242] many edits at many places in one go touch nothing between them', () => {
  const mine = planDoc(...Array.from({ length: 40 }, (_, index) => p(`Line ${index}`)));
  const theirs = copyOf(mine);
  const editor = open(mine);
  const untouched = editor.state.doc.child(20);
  theirs.transact(() => {
    wordsAt(theirs, 2, 0).insert(0, 'early ');
    wordsAt(theirs, 37, 0).insert(0, 'late ');
    textIn(theirs).delete(30, 2);
    textIn(theirs).insert(10, [made(p('New'))]);
  });
  meet(mine, theirs);
  expect(editor.state.doc.child(21)).toBe(untouched);
  expect(editor.drawn.at(-1)?.mapping.mapResult(200).deleted).toBe(false);
  expect(editor.state.doc.textContent).toBe(
    textIn(mine)
      .toArray()
      .map((one) => (one as Y.XmlElement).get(0).toString())
      .join(''),
  );
});

test('[CLI-242] what arrives is answered by no edit of this editor', () => {
  const mine = planDoc([
    'table',
    {},
    ['tableRow', {}, ['tableCell', {}, p('a')], ['tableCell', {}, p('b')]],
    ['tableRow', {}, ['tableCell', {}, p('c')]],
  ]);
  const editor = open(mine);
  const theirs = copyOf(mine);
  const before = Y.encodeStateVector(mine);
  wordsAt(theirs, 0, 0, 0, 0, 0).insert(0, 'x');
  meet(mine, theirs);
  expect(editor.state.doc.textContent).toBe('xabc');
  expect(Y.decodeStateVector(Y.encodeStateVector(mine)).get(mine.clientID)).toEqual(Y.decodeStateVector(before).get(mine.clientID));
});

test('[CLI-242] after edits of others one types on as if one had typed all of it', () => {
  const mine = planDoc(p('One'), ['bulletList', {}, ['listItem', {}, p('first')], ['listItem', {}, p('second')]], p('Three'));
  const theirs = copyOf(mine);
  const a = open(mine);
  const b = open(theirs);
  b.edit((tr) => tr.insertText('!', 4));
  meet(mine, theirs);
  a.edit((tr) => tr.insertText('?', 5));
  b.edit((tr) => tr.insertText('now ', 8));
  meet(mine, theirs);
  expect(a.state.doc.eq(b.state.doc)).toBe(true);
  expect(a.state.doc.textContent).toBe('One!?now firstsecondThree');
  // Only letters were written: no block was made anew.
  expect(xml(mine)).toBe(xml(theirs));
  const [first] = textIn(mine).toArray() as Y.XmlElement[];
  expect(first?._item?.id.client).not.toBe(theirs.clientID);
});

test('[M4] a fault while something is drawn stops the editor, and what it could not draw stays', () => {
  const mine = planDoc(['paragraph', {}, 'soft', ['hardBreak', {}], 'break']);
  const theirs = copyOf(mine);
  const editor = open(mine);
  const apply = editor.state.apply;
  editor.state.constructor.prototype.apply = () => {
    throw new RangeError('a caret that stands nowhere');
  };
  wordsAt(theirs, 0, 0).insert(4, 'er');
  meet(mine, theirs);
  editor.state.constructor.prototype.apply = apply;
  expect(editor.stopped).toEqual({ why: 'fault', what: 'RangeError: a caret that stands nowhere' });
  editor.edit((tr) => tr.insertText('x', 1));
  meet(mine, theirs);
  expect(
    textIn(mine)
      .toString()
      .replaceAll(/<[^>]*>/g, ' ')
      .trim(),
  ).toBe('softer  break');
  expect(xml(theirs)).toBe(xml(mine));
});

test('[CLI-243] one takes back what one wrote oneself, and stands where it was', () => {
  const mine = planDoc(p('One'), p('Two'));
  const theirs = copyOf(mine);
  const editor = open(mine);
  editor.edit((tr) => tr.insertText(' mine', 4));
  meet(mine, theirs);
  wordsAt(theirs, 1, 0).insert(3, ' theirs');
  meet(mine, theirs);
  editor.undo();
  expect(editor.state.doc.textContent).toBe('OneTwo theirs');
  expect(editor.state.selection.from).toBe(4);
});

test('[CLI-384] empty texts that somebody else left beside blocks or beside words are nothing in the editor, and stop nothing', () => {
  const mine = planDoc(p('one'), ['blockquote', {}, p('said')], ['bulletList', {}, ['listItem', {}, p('item')]]);
  const other = copyOf(mine);
  const editor = open(mine);
  const blocks = textIn(other).toArray() as Y.XmlElement[];
  for (const block of blocks) block.insert(0, [new Y.XmlText(), new Y.XmlText()]);
  meet(mine, other);
  expect(editor.stopped).toBeUndefined();
  (blocks[0] as Y.XmlElement).insert(3, [new Y.XmlText(' and one more')]);
  meet(mine, other);
  expect([editor.stopped, editor.state.doc.textContent]).toEqual([undefined, 'one and one moresaiditem']);
  editor.edit((tr) => tr.insertText('They ', 20));
  meet(mine, other);
  expect([editor.stopped, xml(other)]).toEqual([undefined, expect.stringContaining('They said')]);
});
