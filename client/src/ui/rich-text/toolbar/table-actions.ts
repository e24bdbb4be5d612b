/** What can be done with rows and columns; the keys work wherever the caret is in a table. */
import type { Editor, KeyboardShortcutCommand } from '@tiptap/core';
import { Extension } from '@tiptap/core';
import { moveTableColumn, moveTableRow, selectedRect } from '@tiptap/pm/tables';
import type { MessageKey } from '../../../i18n/i18n.ts';
import type { IconName } from '../../icon.tsx';

export interface TableAction {
  readonly label: MessageKey;
  readonly icon?: IconName;
  /** In the notation of tinykeys, as it is shown. */
  readonly keys?: string;
  readonly can?: (editor: Editor) => boolean;
  readonly run: (editor: Editor) => boolean;
}

const move = (of: 'row' | 'column', by: -1 | 1) => (editor: Editor) => {
  const { left, right, top, bottom, map } = selectedRect(editor.state);
  const [first, last, count] = of === 'row' ? [top, bottom - 1, map.height] : [left, right - 1, map.width];
  const to = by < 0 ? first - 1 : last + 1;
  if (to < 0 || to >= count) return false;
  const run = of === 'row' ? moveTableRow : moveTableColumn;
  return run({ from: by < 0 ? first : last, to, select: false })(editor.state, editor.view.dispatch);
};

export const rowActions: readonly TableAction[] = [
  { label: 'plans.editor.table.rowAbove', keys: '$mod+Alt+ArrowUp', run: (editor) => editor.chain().focus().addRowBefore().run() },
  { label: 'plans.editor.table.rowBelow', keys: '$mod+Alt+ArrowDown', run: (editor) => editor.chain().focus().addRowAfter().run() },
  { label: 'plans.editor.table.rowUp', icon: 'arrow-up', run: move('row', -1) },
  { label: 'plans.editor.table.rowDown', run: move('row', 1) },
  { label: 'plans.editor.table.headRow', run: (editor) => editor.chain().focus().toggleHeaderRow().run() },
  {
    label: 'plans.editor.table.deleteRow',
    keys: '$mod+Alt+Backspace',
    icon: 'trash',
    run: (editor) => editor.chain().focus().deleteRow().run(),
  },
];
export const columnActions: readonly TableAction[] = [
  { label: 'plans.editor.table.columnBefore', keys: '$mod+Alt+ArrowLeft', run: (editor) => editor.chain().focus().addColumnBefore().run() },
  { label: 'plans.editor.table.columnAfter', keys: '$mod+Alt+ArrowRight', run: (editor) => editor.chain().focus().addColumnAfter().run() },
  { label: 'plans.editor.table.columnLeft', icon: 'left', run: move('column', -1) },
  { label: 'plans.editor.table.columnRight', icon: 'right', run: move('column', 1) },
  { label: 'plans.editor.table.headColumn', run: (editor) => editor.chain().focus().toggleHeaderColumn().run() },
  {
    label: 'plans.editor.table.deleteColumn',
    keys: '$mod+Alt+Shift+Backspace',
    icon: 'trash',
    run: (editor) => editor.chain().focus().deleteColumn().run(),
  },
];
export const cellActions: readonly TableAction[] = [
  {
    label: 'plans.editor.table.merge',
    can: (editor) => editor.can().mergeCells(),
    run: (editor) => editor.chain().focus().mergeCells().run(),
  },
  {
    label: 'plans.editor.table.split',
    can: (editor) => editor.can().splitCell(),
    run: (editor) => editor.chain().focus().splitCell().run(),
  },
  { label: 'plans.editor.table.delete', icon: 'trash', run: (editor) => editor.chain().focus().deleteTable().run() },
];

/** `$mod+Alt+ArrowUp` as the editor's keymap writes it. */
const inKeymap = (keys: string) => keys.replace('$mod', 'Mod').replaceAll('+', '-');

export const tableKeys = Extension.create({
  name: 'tableKeys',
  addKeyboardShortcuts() {
    const keyed = [...rowActions, ...columnActions].flatMap(({ keys, run }): [string, KeyboardShortcutCommand][] =>
      keys ? [[inKeymap(keys), ({ editor }) => editor.isActive('table') && run(editor)]] : [],
    );
    return Object.fromEntries(keyed);
  },
});
