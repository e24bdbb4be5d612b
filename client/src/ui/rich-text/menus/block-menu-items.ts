import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import type { Translate } from '../../../i18n/i18n.ts';
import type { MenuItem } from '../../menu.tsx';
import { textStyles } from '../toolbar/text-styles.ts';
import { type BlockPlace, deleteBlock, duplicateBlock, moveBlock } from './block-moves.ts';

/** What can be done with a block; the same for its handle, for the phone's toolbar and by Ctrl+/. */
export function blockMenuItems(editor: Editor, block: BlockPlace, t: Translate): readonly MenuItem[] {
  const of = () => {
    const node = editor.state.doc.nodeAt(block.pos);
    return node ? { pos: block.pos, node } : undefined;
  };
  const run = (command: ReturnType<typeof moveBlock>) => () => {
    command(editor.state, editor.view.dispatch);
    editor.view.focus();
  };
  const can = (command: ReturnType<typeof moveBlock>) => command(editor.state);
  const turns = textStyles.map(
    ({ key, label, icon, set }): MenuItem => ({
      label: t(label),
      icon,
      run() {
        editor.commands.command(({ tr }) => {
          tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(block.pos + 1, tr.doc.content.size))));
          return true;
        });
        if (key !== 'paragraph') editor.chain().focus().clearNodes().run();
        set(editor);
      },
    }),
  );
  const mayTurn = block.node.isTextblock || /List$|^blockquote$|Item$/.test(block.node.type.name);
  return [
    {
      label: t('plans.editor.block.up'),
      icon: 'arrow-up',
      keys: 'Alt+ArrowUp',
      disabled: !can(moveBlock(-1, of)),
      run: run(moveBlock(-1, of)),
    },
    {
      label: t('plans.editor.block.down'),
      icon: 'sort',
      keys: 'Alt+ArrowDown',
      disabled: !can(moveBlock(1, of)),
      run: run(moveBlock(1, of)),
    },
    { label: t('plans.editor.block.duplicate'), icon: 'layers', keys: '$mod+d', run: run(duplicateBlock(of)) },
    ...(mayTurn ? [{ label: t('plans.editor.block.turn'), icon: 'text' as const, items: turns }] : []),
    'line',
    { label: t('plans.editor.block.delete'), icon: 'trash', keys: '$mod+Shift+Backspace', run: run(deleteBlock(of)) },
  ];
}
