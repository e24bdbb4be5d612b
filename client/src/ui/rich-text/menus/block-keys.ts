/** The keyboard's twins of the handle beside a block. */
import { Extension } from '@tiptap/core';
import type { Command } from '@tiptap/pm/state';
import { ask } from '../toolbar/asked.ts';
import { deleteBlock, duplicateBlock, moveBlock } from './block-moves.ts';

export const blockKeys = Extension.create({
  name: 'blockMoveKeys',
  priority: 1_015,
  addKeyboardShortcuts() {
    const by = (command: Command) => () => command(this.editor.state, this.editor.view.dispatch);
    return {
      'Alt-ArrowUp': by(moveBlock(-1)),
      'Alt-ArrowDown': by(moveBlock(1)),
      'Mod-d': by(duplicateBlock()),
      'Mod-Shift-Backspace': by(deleteBlock()),
      'Mod-/': () => ask(this.editor, 'block-menu'),
    };
  },
});
