import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useT } from '../../../i18n/i18n.ts';
import { Icon } from '../../icon.tsx';
import { Menu, type MenuItem } from '../../menu.tsx';
import { cellActions, columnActions, rowActions, type TableAction } from './table-actions.ts';

const sizes = [
  [2, 2],
  [3, 3],
  [4, 4],
  [5, 3],
] as const;

/** Puts a table in; in a table, what can be done with its rows and columns. */
export function TableTool({ editor }: { readonly editor: Editor }) {
  const t = useT();
  const inside = useEditorState({ editor, selector: ({ editor: now }) => now.isActive('table') });
  const drawn = ({ label, icon, keys, can, run }: TableAction): MenuItem => ({
    label: t(label),
    ...(icon && { icon }),
    ...(keys && { keys }),
    disabled: can ? !can(editor) : false,
    run: () => void run(editor),
  });
  const items: readonly MenuItem[] = inside
    ? [
        { head: t('plans.editor.table.row') },
        ...rowActions.map(drawn),
        'line',
        { head: t('plans.editor.table.column') },
        ...columnActions.map(drawn),
        'line',
        ...cellActions.map(drawn),
      ]
    : sizes.map(([rows, cols]) => ({
        label: t('plans.editor.table.size', { rows, columns: cols }),
        icon: 'table' as const,
        run: () => void editor.chain().focus().insertTable({ rows, cols, withHeaderRow: true }).run(),
      }));
  return (
    <Menu
      label={t('plans.editor.table')}
      items={items}
      trigger={
        <button type="button" className="btn ghost icon sm" aria-label={t('plans.editor.table')} aria-pressed={inside}>
          <Icon name="table" />
        </button>
      }
    />
  );
}
