/** The few marks such a text needs. Everything also works by typing: Ctrl+B, `- ` for a list. */
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type FormEvent, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { Button } from '../button.tsx';
import { Field } from '../field.tsx';
import { Icon, type IconName } from '../icon.tsx';
import { Input } from '../input.tsx';
import { Popover } from '../popover.tsx';
import { linkFrom } from './safe-link.ts';

export function ProseTools({ editor, label }: { readonly editor: Editor; readonly label: string }) {
  const t = useT();
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      list: now.isActive('bulletList'),
      link: now.isActive('link'),
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
      <LinkTool editor={editor} pressed={active.link} />
    </div>
  );
}

function LinkTool({ editor, pressed }: { readonly editor: Editor; readonly pressed: boolean }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [bad, setBad] = useState(false);
  const show = (next: boolean) => {
    setOpen(next);
    setBad(false);
    if (next) setTyped(String(editor.getAttributes('link')['href'] ?? ''));
  };
  const set = (event: FormEvent) => {
    event.preventDefault();
    const href = linkFrom(typed);
    if (!href) return setBad(true);
    // Without a selection the address itself is the text.
    if (editor.state.selection.empty && !pressed)
      editor
        .chain()
        .focus()
        .insertContent({ type: 'text', text: typed.trim(), marks: [{ type: 'link', attrs: { href } }] })
        .run();
    else editor.chain().focus().extendMarkRange('link').setLink({ href }).run();
    show(false);
  };
  return (
    <Popover
      open={open}
      onOpenChange={show}
      label={t('ui.prose.link')}
      trigger={
        <button type="button" className="btn ghost icon sm" aria-label={t('ui.prose.link')} aria-pressed={pressed}>
          <Icon name="link" />
        </button>
      }
    >
      <form className="save-view" onSubmit={set}>
        <Field label={t('ui.prose.link.ask')} error={bad ? t('ui.prose.link.bad') : undefined}>
          <Input autoFocus value={typed} onChange={({ target }) => setTyped(target.value)} />
        </Field>
        <div className="row">
          {pressed && (
            <Button
              onClick={() => {
                editor.chain().focus().extendMarkRange('link').unsetLink().run();
                show(false);
              }}
            >
              {t('ui.prose.link.remove')}
            </Button>
          )}
          <Button kind="primary" type="submit" className="right">
            {t('ui.prose.link.set')}
          </Button>
        </div>
      </form>
    </Popover>
  );
}
