/** Where words lead. Ctrl+K of the text is the palette's, so a link is Ctrl+Shift+K. */

import { isPlanLink } from '@tandem/core';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type FormEvent, useEffect, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { Button } from '../../button.tsx';
import { Field } from '../../field.tsx';
import { Icon } from '../../icon.tsx';
import { Input } from '../../input.tsx';
import { Popover } from '../../popover.tsx';
import { linkFrom } from '../../prose/safe-link.ts';
import { onAsk } from './asked.ts';

export function LinkTool({ editor }: { readonly editor: Editor }) {
  const t = useT();
  const pressed = useEditorState({ editor, selector: ({ editor: now }) => now.isActive('link') });
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [bad, setBad] = useState(false);
  const show = (next: boolean) => {
    setOpen(next);
    setBad(false);
    if (next) setTyped(String(editor.getAttributes('link')['href'] ?? ''));
  };
  useEffect(() => onAsk(editor, 'link', () => show(true)));
  const set = (event: FormEvent) => {
    event.preventDefault();
    const href = linkFrom(typed);
    if (!href || !isPlanLink(href)) return setBad(true);
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
      label={t('plans.editor.link')}
      trigger={
        <button
          type="button"
          className="btn ghost icon sm"
          aria-label={t('plans.editor.link')}
          aria-pressed={pressed}
          data-tip={t('plans.editor.link')}
          data-tip-keys="$mod+Shift+k"
        >
          <Icon name="link" />
        </button>
      }
    >
      <form className="save-view" onSubmit={set}>
        <Field label={t('plans.editor.link.ask')} error={bad ? t('plans.editor.link.bad') : undefined}>
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
              {t('plans.editor.link.remove')}
            </Button>
          )}
          <Button kind="primary" type="submit" className="right">
            {t('plans.editor.link.set')}
          </Button>
        </div>
      </form>
    </Popover>
  );
}
