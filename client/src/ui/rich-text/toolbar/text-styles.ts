/** What a block of words can be: for the menu of the toolbar, and to turn a block into something else. */
import type { Editor } from '@tiptap/core';
import type { MessageKey } from '../../../i18n/i18n.ts';
import type { IconName } from '../../icon.tsx';

export interface TextStyle {
  readonly key: string;
  readonly label: MessageKey;
  readonly icon: IconName;
  /** In the notation of tinykeys, as it is shown. */
  readonly keys: string;
  readonly isOn: (editor: Editor) => boolean;
  readonly set: (editor: Editor) => boolean;
}

const heading = (level: 1 | 2 | 3): TextStyle => ({
  key: `heading${level}`,
  label: `plans.editor.style.heading${level}`,
  icon: 'heading',
  keys: `$mod+Alt+${level}`,
  isOn: (editor) => editor.isActive('heading', { level }),
  set: (editor) => editor.chain().focus().clearNodes().setHeading({ level }).run(),
});
const list = (key: 'bulletList' | 'orderedList' | 'taskList', icon: IconName, digit: number): TextStyle => ({
  key,
  label: `plans.editor.style.${key}`,
  icon,
  keys: `$mod+Shift+${digit}`,
  isOn: (editor) => editor.isActive(key),
  set: (editor) => (editor.isActive(key) ? true : toggle[key](editor)),
});
const toggle = {
  bulletList: (editor: Editor) => editor.chain().focus().toggleBulletList().run(),
  orderedList: (editor: Editor) => editor.chain().focus().toggleOrderedList().run(),
  taskList: (editor: Editor) => editor.chain().focus().toggleTaskList().run(),
};
export const toggleList = (editor: Editor, key: keyof typeof toggle): boolean => toggle[key](editor);

export const textStyles: readonly TextStyle[] = [
  {
    key: 'paragraph',
    label: 'plans.editor.style.paragraph',
    icon: 'text',
    keys: '$mod+Alt+0',
    isOn: (editor) =>
      editor.isActive('paragraph') && !['bulletList', 'orderedList', 'taskList', 'blockquote'].some((key) => editor.isActive(key)),
    set: (editor) => editor.chain().focus().clearNodes().run(),
  },
  heading(1),
  heading(2),
  heading(3),
  list('bulletList', 'list', 8),
  list('orderedList', 'numbers', 7),
  list('taskList', 'checks', 9),
  {
    key: 'blockquote',
    label: 'plans.editor.style.blockquote',
    icon: 'citation',
    keys: '$mod+Shift+b',
    isOn: (editor) => editor.isActive('blockquote'),
    set: (editor) => (editor.isActive('blockquote') ? true : editor.chain().focus().clearNodes().setBlockquote().run()),
  },
  {
    key: 'codeBlock',
    label: 'plans.editor.style.codeBlock',
    icon: 'code',
    keys: '$mod+Alt+c',
    isOn: (editor) => editor.isActive('codeBlock'),
    set: (editor) => editor.chain().focus().clearNodes().setCodeBlock().run(),
  },
];

export const marks = [
  { key: 'bold', icon: 'bold', keys: '$mod+b' },
  { key: 'italic', icon: 'italic', keys: '$mod+i' },
  { key: 'underline', icon: 'underline', keys: '$mod+u' },
  { key: 'strike', icon: 'strike', keys: '$mod+Shift+s' },
  { key: 'code', icon: 'code', keys: '$mod+e' },
] as const satisfies readonly { readonly key: string; readonly icon: IconName; readonly keys: string }[];
export type MarkKey = (typeof marks)[number]['key'];
export const toggleMark = (editor: Editor, key: MarkKey): boolean => editor.chain().focus().toggleMark(key).run();
