/** On the phone there is no margin for a handle: the same menu, for the block with the caret. */
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useT } from '../../../i18n/i18n.ts';
import { Icon } from '../../icon.tsx';
import { Menu } from '../../menu.tsx';
import { blockMenuItems } from '../menus/block-menu-items.ts';
import { chosenBlock } from '../menus/block-moves.ts';

export function BlockTool({ editor }: { readonly editor: Editor }) {
  const t = useT();
  // The same for every letter of one block.
  const pos = useEditorState({ editor, selector: ({ editor: now }) => chosenBlock(now.state)?.pos });
  const node = pos === undefined ? null : editor.state.doc.nodeAt(pos);
  return (
    <Menu
      label={t('plans.editor.block')}
      side="top"
      items={pos !== undefined && node ? blockMenuItems(editor, { pos, node }, t) : []}
      trigger={
        <button type="button" className="btn ghost icon sm" aria-label={t('plans.editor.block')}>
          <Icon name="grip" />
        </button>
      }
    />
  );
}
