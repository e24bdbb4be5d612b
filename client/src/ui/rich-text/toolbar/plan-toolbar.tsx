/** The toolbar over a plan. On the phone it stands above the keyboard. Alt+F10 goes into it, Escape back to the text. */
import { isPlanLink } from '@tandem/core';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { Icon, type IconName } from '../../icon.tsx';
import { Menu } from '../../menu.tsx';
import { LinkTool } from '../../prose/link-tool.tsx';
import { onAsk } from './asked.ts';
import { BlockTool } from './block-tool.tsx';
import { ImageTool } from './image-tool.tsx';
import { TableTool } from './table-tool.tsx';
import { marks, textStyles, toggleList, toggleMark } from './text-styles.ts';
import { ToolButton } from './tool-button.tsx';
import { useAboveKeyboard } from './use-above-keyboard.ts';
import { useRoving } from './use-roving.ts';

export interface PlanToolbarProps {
  readonly editor: Editor;
  readonly commentTool?: ReactNode;
  readonly versionsTool?: ReactNode;
  readonly onFind: () => void;
}

export function PlanToolbar({ editor, commentTool, versionsTool, onFind }: PlanToolbarProps) {
  const t = useT();
  const { bar, onKeyDown, onFocus } = useRoving();
  useAboveKeyboard(bar);
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      style: textStyles.find(({ isOn }) => isOn(now))?.key ?? '',
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      underline: now.isActive('underline'),
      bulletList: now.isActive('bulletList'),
      orderedList: now.isActive('orderedList'),
      taskList: now.isActive('taskList'),
      undo: now.can().undo(),
      redo: now.can().redo(),
    }),
  });
  const style = textStyles.find(({ key }) => key === on.style);
  const listTool = (key: 'bulletList' | 'orderedList' | 'taskList', icon: IconName, keys: string) => (
    <ToolButton icon={icon} label={t(`plans.editor.style.${key}`)} keys={keys} pressed={on[key]} onPress={() => toggleList(editor, key)} />
  );
  return (
    <div
      ref={bar}
      className="plan-tools"
      role="toolbar"
      aria-label={t('plans.editor.tools')}
      onFocus={onFocus}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && event.target instanceof HTMLElement && bar.current?.contains(event.target)) editor.commands.focus();
        else onKeyDown(event);
      }}
    >
      <div className="plan-tools-row">
        <Menu
          label={t('plans.editor.style')}
          items={textStyles.map(({ key, label, icon, keys, set }) => ({
            label: t(label),
            icon,
            keys,
            checked: on.style === key,
            run: () => void set(editor),
          }))}
          trigger={
            <button
              type="button"
              className="btn ghost sm"
              aria-label={t('plans.editor.style.now', { style: t(style?.label ?? 'plans.editor.style') })}
            >
              {t(style?.label ?? 'plans.editor.style.paragraph')}
              <Icon name="chevron" />
            </button>
          }
        />
        <span className="vr" />
        {marks.slice(0, 3).map(({ key, icon, keys }) => (
          <ToolButton
            key={key}
            icon={icon}
            label={t(`plans.editor.mark.${key}`)}
            keys={keys}
            pressed={on[key as 'bold']}
            onPress={() => toggleMark(editor, key)}
          />
        ))}
        <span className="vr" />
        {listTool('bulletList', 'list', '$mod+Shift+8')}
        {listTool('orderedList', 'numbers', '$mod+Shift+7')}
        {listTool('taskList', 'checks', '$mod+Shift+9')}
        <TableTool editor={editor} />
        <ToolButton icon="at" label={t('plans.editor.mention')} keys="@" onPress={() => typed(editor, '@')} />
        {/* Ctrl+K of the text is the palette's. */}
        <LinkTool editor={editor} mayLead={isPlanLink} onAsked={(open) => onAsk(editor, 'link', open)} keys="$mod+Shift+k" />
        <ImageTool editor={editor} />
        <ToolButton icon="plus" label={t('plans.editor.insert')} keys="/" onPress={() => typed(editor, '/')} />
        <span className="only-phone">
          <BlockTool editor={editor} />
          <ToolButton icon="undo" label={t('ui.undo')} disabled={!on.undo} onPress={() => editor.chain().focus().undo().run()} />
          <ToolButton icon="redo" label={t('ui.redo')} disabled={!on.redo} onPress={() => editor.chain().focus().redo().run()} />
        </span>
        {commentTool && (
          <>
            <span className="vr" />
            {commentTool}
          </>
        )}
        <span className="grow" />
        <ToolButton icon="search" label={t('plans.editor.find')} keys="$mod+f" onPress={onFind} />
        {versionsTool}
      </div>
    </div>
  );
}

/** As if it were typed: what listens to the letter opens. After a word it needs a blank before it. */
function typed(editor: Editor, letter: '@' | '/'): void {
  const { $from } = editor.state.selection;
  const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 1), $from.parentOffset, undefined, '\ufffc');
  const blank = before === '' || /\s/.test(before) ? '' : ' ';
  editor
    .chain()
    .focus()
    .command(({ tr }) => {
      tr.insertText(`${blank}${letter}`).scrollIntoView();
      return true;
    })
    .run();
}
