/** The keys of blocks. They come before those of lists and plain lines, which do not know them. */
import { Extension } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import type { PlanSurroundings } from '../plan-surroundings.ts';
import { blockAt, leaveBlock, nextBlock } from './block-commands.ts';
import { isStandingBlock } from './block-names.ts';
import { enterControls } from './control-keys.ts';

export const blockKeys = (around: PlanSurroundings): Extension =>
  Extension.create({
    name: 'blockKeys',
    priority: 1_010,
    addKeyboardShortcuts: () => ({
      Enter: ({ editor }) =>
        editor.commands.command(({ state, dispatch }) => nextBlock(around)(state, dispatch)) ||
        (isOnMention(editor.state.selection) && enterControls(editor)),
      Backspace: ({ editor }) => editor.commands.command(({ state, dispatch }) => leaveBlock(state, dispatch)),
      Tab: ({ editor }) => isOnBlock(editor.state.selection) && enterControls(editor),
      'Mod-Enter': ({ editor }) =>
        editor.commands.command(({ state, dispatch }) => {
          const block = blockAt(state.selection.$from);
          if (block?.name !== 'actionItem') return false;
          dispatch?.(state.tr.setNodeAttribute(block.pos, 'done', block.node.attrs['done'] ? '' : around.today));
          return true;
        }),
    }),
  });

type Selection = Parameters<typeof blockAt>[0] extends infer At ? { readonly $from: At } : never;

const isOnMention = (selection: Selection): boolean =>
  selection instanceof NodeSelection && (selection.node.type.name === 'mention' || selection.node.type.name === 'figure');
const isOnBlock = (selection: Selection): boolean =>
  blockAt(selection.$from) !== undefined ||
  (selection instanceof NodeSelection && (isStandingBlock(selection.node.type.name) || isOnMention(selection)));
