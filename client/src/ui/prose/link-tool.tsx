/** Where words lead: asked beside the button, checked before it is set. */
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type FormEvent, useEffect, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { Button } from '../button.tsx';
import { Field } from '../field.tsx';
import { Icon } from '../icon.tsx';
import { Input } from '../input.tsx';
import { Popover } from '../popover.tsx';
import { linkFrom } from './safe-link.ts';

interface LinkToolProps {
  readonly editor: Editor;
  /** What may not stand in this text although it is a link. */
  readonly mayLead?: (href: string) => boolean;
  /** Who else opens it, such as a key: called with what opens, answers what ends that. */
  readonly onAsked?: (open: () => void) => () => void;
  readonly keys?: string;
}

export function LinkTool({ editor, mayLead = () => true, onAsked, keys }: LinkToolProps) {
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
  useEffect(() => onAsked?.(() => show(true)));
  const set = (event: FormEvent) => {
    event.preventDefault();
    const href = linkFrom(typed);
    if (!href || !mayLead(href)) return setBad(true);
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
        <button
          type="button"
          className="btn ghost icon sm"
          aria-label={t('ui.prose.link')}
          aria-pressed={pressed}
          data-tip={t('ui.prose.link')}
          data-tip-keys={keys}
        >
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
