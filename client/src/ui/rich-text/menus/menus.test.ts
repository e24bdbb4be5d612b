import { TextSelection } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { en } from '../../../features/plans/messages/editor.ts';
import { planExtensions } from '../plan-extensions.ts';
import { openHeadless } from '../testing/headless-editor.ts';
import { type Made, planDoc, textIn } from '../testing/plan-doc.ts';
import { surroundings } from '../testing/surroundings.ts';
import { addBelow, blockOf, deleteBlock, duplicateBlock, moveBlock } from './block-moves.ts';
import { findItems } from './find-items.ts';
import { typedBefore } from './slash-menu.ts';
import { textItems } from './text-items.ts';

const t = ((key: keyof typeof en) => en[key] ?? key) as never;
const p = (words: string) => ['paragraph', {}, words] as const;
const extensions = planExtensions(surroundings());
const open = (...blocks: readonly Made[]) => openHeadless(textIn(planDoc(...blocks)), extensions);
const lines = (editor: ReturnType<typeof open>) => editor.state.doc.textBetween(0, editor.state.doc.content.size, '|');
const standIn = (editor: ReturnType<typeof open>, words: string) =>
  editor.state.doc.descendants((node, pos) => {
    if (node.isTextblock && node.textContent.includes(words)) editor.edit((tr) => tr.setSelection(TextSelection.create(tr.doc, pos + 1)));
  });

test('[CLI-245] the slash menu shows its groups, and what is typed finds by the beginning of words, other words and within', () => {
  const keys = (typed: string) => findItems(textItems, typed, t).map(({ key }) => key);
  expect(keys('')).toEqual(textItems.map(({ key }) => key));
  expect(keys('head')).toEqual(['heading1', 'heading2', 'heading3']);
  expect(keys('todo')).toEqual(['taskList']);
  expect(keys('LIST')[0]).toBe('bulletList');
  expect(keys('grid')).toEqual(['table']);
  expect(keys('xyz')).toEqual([]);
});

test('[CLI-245] a slash begins a choice at the start of a word, not within one, in a date or in code', () => {
  const editor = open(p('/he'), p('now /list'), p('and/or'), p('3/4'), p('https://a'), ['codeBlock', {}, '/x'], p('/ no'));
  const found: unknown[] = [];
  editor.state.doc.forEach((node, at) => found.push(typedBefore(editor.state.doc.resolve(at + node.nodeSize - 1))?.words));
  expect(found).toEqual(['he', 'list', undefined, undefined, undefined, undefined, undefined]);
});

test('[CLI-246] a block goes up and down past its neighbours, and the caret with it', () => {
  const editor = open(p('one'), p('two'), p('three'));
  standIn(editor, 'two');
  moveBlock(1)(editor.state, editor.dispatch);
  expect(lines(editor)).toBe('one|three|two');
  expect(editor.state.selection.$from.parent.textContent).toBe('two');
  moveBlock(-1)(editor.state, editor.dispatch);
  moveBlock(-1)(editor.state, editor.dispatch);
  expect(lines(editor)).toBe('two|one|three');
  expect(moveBlock(-1)(editor.state)).toBe(false);
});

test('[CLI-246] in a list it is the item that moves, in a table the table', () => {
  const editor = open(
    p('top'),
    ['bulletList', {}, ['listItem', {}, p('first')], ['listItem', {}, p('second')]],
    ['table', {}, ['tableRow', {}, ['tableCell', {}, p('cell')]]],
  );
  standIn(editor, 'second');
  moveBlock(-1)(editor.state, editor.dispatch);
  expect(lines(editor)).toBe('top|second|first|cell');
  standIn(editor, 'cell');
  expect(blockOf(editor.state.selection.$from)?.node.type.name).toBe('table');
  moveBlock(-1)(editor.state, editor.dispatch);
  expect(lines(editor)).toBe('top|cell|second|first');
});

test('[CLI-246] a block is doubled, deleted, and followed by an empty one; the last one of a list takes the list along', () => {
  const editor = open(p('one'), ['bulletList', {}, ['listItem', {}, p('only')]]);
  standIn(editor, 'one');
  duplicateBlock()(editor.state, editor.dispatch);
  expect(lines(editor)).toBe('one|one|only');
  addBelow()(editor.state, editor.dispatch);
  expect(lines(editor)).toBe('one|one||only');
  standIn(editor, 'only');
  deleteBlock()(editor.state, editor.dispatch);
  expect(editor.state.doc.childCount).toBe(3);
  for (let times = 0; times < 3; times++) deleteBlock()(editor.state, editor.dispatch);
  expect(editor.state.doc.toJSON()).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] });
});
