/** The few marks such a text needs. Everything also works by typing: Ctrl+B, `- ` for a list. */
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useT } from '../../i18n/i18n.ts';
import { Icon, type IconName } from '../icon.tsx';
import { LinkTool } from './link-tool.tsx';

export function ProseTools({ editor, label }: { readonly editor: Editor; readonly label: string }) {
  const t = useT();
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      list: now.isActive('bulletList'),
    }),
  });
  const tools: readonly { readonly key: 'bold' | 'italic' | 'list'; readonly icon: IconName; readonly run: () => void }[] = [
    { key: 'bold', icon: 'bold', run: () => editor.chain().focus().toggleBold().run() },
    { key: 'italic', icon: 'italic', run: () => editor.chain().focus().toggleItalic().run() },
    { key: 'list', icon: 'list', run: () => editor.chain().focus().toggleBulletList().run() },
  ];
  return (
    <div className="tools" role="toolbar" aria-label={label}>
      {tools.map(({ key, icon, run }) => (
        <button
          key={key}
          type="button"
          className="btn ghost icon sm"
          aria-label={t(`ui.prose.${key}`)}
          aria-pressed={active[key]}
          title={t(`ui.prose.${key}`)}
          onClick={run}
        >
          <Icon name={icon} />
        </button>
      ))}
      <LinkTool editor={editor} />
    </div>
  );
}
