import { getSchema } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { EditorState, type Plugin, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { DecorationSet } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { expect, test } from 'vitest';
import { givenSurroundings } from '../given-surroundings.ts';
import { planExtensions } from '../plan-extensions.ts';
import { nextBlock } from './block-commands.ts';
import { quickWordsIn } from './quick-words.ts';

const around = givenSurroundings({
  colleagues: [
    { id: 'petra', name: 'Petra Nilsson' },
    { id: 'jonas', name: 'Jonas Weber' },
  ],
});
const schema = getSchema(planExtensions(around));
const id = (n: number) => `01J${String(n).padStart(23, '0')}`;
const item = (n: number, words: string, attrs: object = {}) =>
  schema.node('actionItem', { id: id(n), ...attrs }, words ? [schema.text(words)] : []);

/** The state of an editor with its plugins, without a page. */
function open(...blocks: Node[]) {
  const doc = schema.node('doc', null, blocks);
  const extension = quickWordsIn(around);
  const plugins = extension.config.addProseMirrorPlugins?.call({} as never) as Plugin[];
  let state = EditorState.create({ doc, plugins });
  const dispatch = (tr: Transaction) => void (state = state.apply(tr));
  const end = (index: number) => {
    let pos = 0;
    for (let i = 0; i < index; i++) pos += state.doc.child(i).nodeSize;
    return pos + 1 + state.doc.child(index).content.size;
  };
  return {
    go: (index: number) => dispatch(state.tr.setSelection(TextSelection.create(state.doc, end(index)))),
    type: (words: string) => dispatch(state.tr.insertText(words)),
    enter: () => nextBlock(around)(state, dispatch),
    arrive: (of: (tr: Transaction) => Transaction, meta: object) =>
      dispatch(of(state.tr).setMeta(ySyncPluginKey, { isChangeOrigin: true, ...meta })),
    items: () => state.doc.children.map(({ textContent, attrs }) => [textContent, attrs['assignee'], attrs['due']]),
    marked: () =>
      plugins.flatMap((plugin) => (plugin.props.decorations?.call(plugin, state) as DecorationSet | undefined)?.find() ?? []).length,
    end,
  };
}

test('[S2-31] [CLI-266] Enter takes over who and when out of the words', () => {
  const editor = open(item(1, ''), item(2, 'Other'));
  editor.go(0);
  editor.type('Lease proposal over 60 months @Petra 16 March');
  expect(editor.marked()).toBe(2);
  editor.enter();
  expect(editor.items()).toEqual([
    ['Lease proposal over 60 months', 'petra', '2026-03-16'],
    ['', '', ''],
    ['Other', '', ''],
  ]);
});

test('[CLI-266] so does going elsewhere; going there without writing takes nothing', () => {
  const editor = open(item(1, 'Ring kunden @jonas på fredag'), item(2, 'Call @Petra'));
  editor.go(0);
  editor.go(1);
  expect(editor.items()[0]).toEqual(['Ring kunden @jonas på fredag', '', '']);
  editor.go(0);
  editor.type('.');
  editor.go(1);
  expect(editor.items()).toEqual([
    ['Ring kunden.', 'jonas', '2026-03-13'],
    ['Call @Petra', '', ''],
  ]);
});

test('[CLI-266] what was said beside the words stays, and so do done items and words that colleagues write', () => {
  const editor = open(item(1, 'Call', { assignee: 'petra' }), item(2, 'Done', { done: '2026-03-01' }), item(3, ''));
  editor.go(0);
  editor.type(' @jonas tomorrow');
  editor.go(1);
  editor.type(' @jonas tomorrow');
  editor.go(2);
  editor.arrive((tr) => tr.insertText('Call @jonas tomorrow', editor.end(2)), {});
  editor.go(0);
  expect(editor.items()).toEqual([
    ['Call @jonas', 'petra', '2026-03-13'],
    ['Done @jonas tomorrow', '', ''],
    ['Call @jonas tomorrow', '', ''],
  ]);
});

test('[CLI-266] what undo brought back stays as words until somebody writes there again', () => {
  const editor = open(item(1, 'Call'), item(2, ''));
  editor.go(0);
  editor.type(' @jonas');
  editor.arrive((tr) => tr, { isUndoRedoOperation: true });
  editor.go(1);
  expect(editor.items()[0]).toEqual(['Call @jonas', '', '']);
});
