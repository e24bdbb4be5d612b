/** Where the caret stands in a link: where it leads, to open it, to change it, to take it away. Ctrl+Enter opens it from the keys. */

import { isPlanLink } from '@tandem/core';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useT } from '../../../i18n/i18n.ts';
import { Icon } from '../../icon.tsx';
import { ask } from '../toolbar/asked.ts';
import { ToolButton } from '../toolbar/tool-button.tsx';

const gap = 6;

export function LinkCard({ editor }: { readonly editor: Editor }) {
  const t = useT();
  const card = useRef<HTMLDivElement>(null);
  const { href, at } = useEditorState({
    editor,
    selector: ({ editor: now }) => {
      const { selection } = now.state;
      const address: unknown = selection.empty && now.isFocused && now.isActive('link') ? now.getAttributes('link')['href'] : undefined;
      return isPlanLink(address) ? { href: address, at: startOf(now, address) } : { href: '', at: 0 };
    },
  });
  useLayoutEffect(() => {
    if (!href) return;
    const place = () => {
      if (!card.current || editor.isDestroyed) return;
      const { left, bottom } = editor.view.coordsAtPos(Math.min(at, editor.state.doc.content.size));
      card.current.style.left = `${Math.max(8, Math.min(innerWidth - card.current.offsetWidth - 8, left))}px`;
      card.current.style.top = `${bottom + gap}px`;
    };
    place();
    addEventListener('scroll', place, true);
    addEventListener('resize', place);
    return () => {
      removeEventListener('scroll', place, true);
      removeEventListener('resize', place);
    };
  }, [editor, href, at]);
  if (!href) return null;
  return createPortal(
    <div ref={card} className="pop bubble link-card" role="group" aria-label={t('plans.editor.link')}>
      <a
        className="btn ghost sm"
        href={href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        aria-label={t('plans.editor.link.open', { address: href })}
      >
        <Icon name="link" size={14} />
        <span className="ell">{href.replace(/^(https?:\/\/|mailto:|tel:)/i, '')}</span>
      </a>
      <ToolButton icon="edit" label={t('plans.editor.link.edit')} keys="$mod+Shift+k" onPress={() => ask(editor, 'link')} />
      <ToolButton
        icon="close"
        label={t('plans.editor.link.remove')}
        onPress={() => editor.chain().focus().extendMarkRange('link').unsetLink().run()}
      />
    </div>,
    document.body,
  );
}

/** The first letter of the link in its line, so that the card stands still while one goes through it. */
function startOf({ state }: Editor, href: string): number {
  const { $from } = state.selection;
  let at = $from.start();
  let begin = $from.pos;
  $from.parent.forEach((node) => {
    const inside = node.marks.some(({ type, attrs }) => type.name === 'link' && attrs['href'] === href);
    if (inside && at <= $from.pos && $from.pos <= at + node.nodeSize) begin = Math.min(begin, at);
    at += node.nodeSize;
  });
  return begin;
}
