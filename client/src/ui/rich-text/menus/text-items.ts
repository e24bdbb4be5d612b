/** What the slash menu offers of plain text; the blocks of a plan bring their own entries. */
import type { Editor, Range } from '@tiptap/core';
import type { SlashItem } from '../slash-item.ts';
import { ask } from '../toolbar/asked.ts';
import { textStyles } from '../toolbar/text-styles.ts';

const without = (editor: Editor, at: Range) => editor.chain().focus().deleteRange(at).run();

const styles: readonly SlashItem[] = textStyles.map(({ key, label, icon, set }) => ({
  key,
  group: 'text',
  icon,
  label,
  also: `plans.editor.also.${key.startsWith('heading') ? 'heading' : (key as 'paragraph')}`,
  run(editor, at) {
    without(editor, at);
    set(editor);
  },
}));

export const textItems: readonly SlashItem[] = [
  ...styles,
  {
    key: 'table',
    group: 'insert',
    icon: 'table',
    label: 'plans.editor.table',
    also: 'plans.editor.also.table',
    run(editor, at) {
      without(editor, at);
      editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run();
    },
  },
  {
    key: 'image',
    group: 'insert',
    icon: 'image',
    label: 'plans.editor.image',
    also: 'plans.editor.also.image',
    run(editor, at) {
      without(editor, at);
      ask(editor, 'image');
    },
  },
  {
    key: 'divider',
    group: 'insert',
    icon: 'divider',
    label: 'plans.editor.divider',
    also: 'plans.editor.also.divider',
    run(editor, at) {
      without(editor, at);
      editor.chain().focus().setHorizontalRule().run();
    },
  },
];
