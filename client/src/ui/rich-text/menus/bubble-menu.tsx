/** The most used tools right at the words that were selected. The keyboard has its own keys for each; Tab goes on from the text. */
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import { useEditorState } from '@tiptap/react';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useT } from '../../../i18n/i18n.ts';
import { ask } from '../toolbar/asked.ts';
import { marks, toggleMark } from '../toolbar/text-styles.ts';
import { ToolButton } from '../toolbar/tool-button.tsx';
import { useRoving } from '../toolbar/use-roving.ts';

const gap = 8;
const nothing = { shown: false, from: 0, to: 0, bold: false, italic: false, underline: false, strike: false, code: false, link: false };

export function BubbleMenu({ editor, commentTool }: { readonly editor: Editor; readonly commentTool?: ReactNode }) {
  const t = useT();
  const { bar, onKeyDown, onFocus } = useRoving();
  const [pressing, setPressing] = useState(false);
  const place = useRef<() => void>(() => undefined);
  const on = useEditorState({
    editor,
    // The same for every letter that is typed: a page that draws itself anew for each looks through the whole text for the caret.
    selector: ({ editor: now }) =>
      now.isEditable && hasWords(now)
        ? {
            shown: true,
            from: now.state.selection.from,
            to: now.state.selection.to,
            bold: now.isActive('bold'),
            italic: now.isActive('italic'),
            underline: now.isActive('underline'),
            strike: now.isActive('strike'),
            code: now.isActive('code'),
            link: now.isActive('link'),
          }
        : nothing,
  });
  const [focused, setFocused] = useState(editor.isFocused);
  useEffect(() => {
    // A page that was hidden and comes back has lost its editor, and gets another one right away.
    if (editor.isDestroyed) return;
    // While one drags over words nothing jumps about.
    const down = () => setPressing(true);
    const up = () => setPressing(false);
    const change = () => setFocused(editor.isFocused || (bar.current?.contains(document.activeElement) ?? false));
    const { dom } = editor.view;
    dom.addEventListener('pointerdown', down);
    document.addEventListener('pointerup', up);
    document.addEventListener('pointercancel', up);
    document.addEventListener('focusin', change);
    editor.on('blur', change);
    return () => {
      dom.removeEventListener('pointerdown', down);
      document.removeEventListener('pointerup', up);
      document.removeEventListener('pointercancel', up);
      document.removeEventListener('focusin', change);
      editor.off('blur', change);
    };
  }, [editor, bar]);
  const shown = on.shown && focused && !pressing;
  place.current = () => {
    if (!bar.current || editor.isDestroyed) return;
    const start = editor.view.coordsAtPos(on.from);
    const end = editor.view.coordsAtPos(on.to, -1);
    const { offsetWidth: width, offsetHeight: height } = bar.current;
    const middle = start.top === end.top ? (start.left + end.left) / 2 : start.left + width / 2;
    const above = start.top - height - gap;
    bar.current.style.left = `${Math.max(8, Math.min(innerWidth - width - 8, middle - width / 2))}px`;
    bar.current.style.top = `${above > 56 ? above : Math.min(innerHeight - height - 8, end.bottom + gap)}px`;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another selection has another place
  useLayoutEffect(() => {
    if (!shown) return;
    const again = () => place.current();
    again();
    addEventListener('scroll', again, true);
    addEventListener('resize', again);
    return () => {
      removeEventListener('scroll', again, true);
      removeEventListener('resize', again);
    };
  }, [shown, on.from, on.to]);
  if (!shown) return null;
  return createPortal(
    <div
      ref={bar}
      className="pop bubble"
      role="toolbar"
      aria-label={t('plans.editor.selection')}
      onFocus={onFocus}
      onKeyDown={(event) => {
        if (event.key === 'Escape') editor.commands.focus();
        else onKeyDown(event);
      }}
    >
      {marks.map(({ key, icon, keys }) => (
        <ToolButton
          key={key}
          icon={icon}
          label={t(`plans.editor.mark.${key}`)}
          keys={keys}
          pressed={on[key]}
          onPress={() => toggleMark(editor, key)}
        />
      ))}
      <ToolButton icon="link" label={t('plans.editor.link')} keys="$mod+Shift+k" pressed={on.link} onPress={() => ask(editor, 'link')} />
      {commentTool && (
        <>
          <span className="vr" />
          {commentTool}
        </>
      )}
    </div>,
    document.body,
  );
}

function hasWords({ state }: Editor): boolean {
  const { selection, doc } = state;
  if (selection.empty || !(selection instanceof TextSelection) || selection instanceof CellSelection) return false;
  if (selection.$from.parent.type.spec.code) return false;
  return doc.textBetween(selection.from, Math.min(selection.to, selection.from + 400), ' ').trim() !== '';
}
