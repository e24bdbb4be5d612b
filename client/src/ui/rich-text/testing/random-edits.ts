/** For tests: what people do in a text, at places told as a share of it. */

import { joinBackward, lift, setBlockType, splitBlock, toggleMark, wrapIn } from '@tiptap/pm/commands';
import { liftListItem, splitListItem, wrapInList } from '@tiptap/pm/schema-list';
import { type Command, TextSelection } from '@tiptap/pm/state';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow } from '@tiptap/pm/tables';
import fc from 'fast-check';
import { deleteBlock, duplicateBlock, moveBlock } from '../menus/block-moves.ts';
import type { HeadlessEditor } from './headless-editor.ts';
import { lineEdits } from './line-edits.ts';

export interface Edit {
  readonly what: (typeof edits)[number];
  readonly at: number;
  readonly reach: number;
}
const edits = [
  'type',
  'type',
  'type',
  'delete',
  ...lineEdits,
  'duplicate',
  'remove',
  'row',
  'column',
  'no row',
  'no column',
  'undo',
  'break',
  'break',
] as const;
export const anyEdit: fc.Arbitrary<Edit> = fc.record({
  what: fc.constantFrom(...edits),
  at: fc.nat(1000).map((share) => share / 1000),
  reach: fc.nat(12),
});

let typed = 0;
export function perform(editor: HeadlessEditor, { what, at, reach }: Edit): void {
  const { doc } = editor.state;
  const from = Math.round(at * doc.content.size);
  const $from = doc.resolve(from);
  const selection = TextSelection.between(
    $from,
    doc.resolve(Math.min(doc.content.size, from + (what === 'delete' || what === 'bold' ? reach : 0))),
  );
  editor.edit((tr) => tr.setSelection(selection));
  const run = (command: Command | false | undefined) => (command ? void command(editor.state, (tr) => editor.dispatch(tr)) : undefined);
  const { nodes, marks } = editor.schema;
  switch (what) {
    case 'type':
      return editor.state.selection.$from.parent.inlineContent ? editor.edit((tr) => tr.insertText(` w${++typed}`)) : undefined;
    case 'delete':
      return editor.edit((tr) => tr.deleteSelection());
    case 'split':
      return run(splitBlock);
    case 'join':
      return run(joinBackward);
    case 'heading':
      return run(nodes['heading'] && setBlockType(nodes['heading'], { level: 2 }));
    case 'paragraph':
      return run(nodes['paragraph'] && setBlockType(nodes['paragraph']));
    case 'bold':
      return run(marks['bold'] && toggleMark(marks['bold']));
    case 'list':
      return run(nodes['bulletList'] && wrapInList(nodes['bulletList']));
    case 'lift':
      return run(
        nodes['listItem'] && ((state, dispatch) => liftListItem(nodes['listItem'] as never)(state, dispatch) || lift(state, dispatch)),
      );
    case 'quote':
      return run(nodes['blockquote'] && wrapIn(nodes['blockquote']));
    case 'item':
      return run(nodes['listItem'] && splitListItem(nodes['listItem']));
    case 'up':
      return run(moveBlock(-1));
    case 'down':
      return run(moveBlock(1));
    case 'duplicate':
      return run(duplicateBlock());
    case 'remove':
      return run(deleteBlock());
    case 'row':
      return run(addRowAfter);
    case 'column':
      return run(addColumnAfter);
    case 'no row':
      return run(deleteRow);
    case 'break': {
      const line = nodes['hardBreak']?.create();
      return line && editor.state.selection.$from.parent.inlineContent && !editor.state.selection.$from.parent.type.spec.code
        ? editor.edit((tr) => tr.replaceSelectionWith(line))
        : undefined;
    }
    case 'no column':
      return run(deleteColumn);
    default:
      return editor.undo();
  }
}
