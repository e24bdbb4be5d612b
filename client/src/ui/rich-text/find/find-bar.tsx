/** The search over a plan: Enter goes on, Shift+Enter back, Escape returns to the text where one stood. */
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { Button } from '../../button.tsx';
import { IconButton } from '../../icon-button.tsx';
import { Input } from '../../input.tsx';
import { toast } from '../../toast.tsx';
import { onAsk } from '../toolbar/asked.ts';
import { foundIn, goTo, look, replaceAll, replaceHere, selectHere } from './find-plugin.ts';
import { placesAtMost } from './places.ts';

export interface FindBarProps {
  readonly editor: Editor;
  readonly replaces: boolean;
  readonly mayReplace: boolean;
  readonly onReplaces: () => void;
  readonly onClose: () => void;
}

export function FindBar({ editor, replaces, mayReplace, onReplaces, onClose }: FindBarProps) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState(() => selectedWords(editor));
  const [by, setBy] = useState('');
  const [capitals, setCapitals] = useState(false);
  const found = useEditorState({
    editor,
    selector: ({ editor: now }) => {
      const { places, at, more } = foundIn(now.state);
      return { count: places.length, at, more };
    },
  });
  useEffect(() => {
    look(editor.view, { words, capitals });
    if (words) goTo(editor.view, 0);
  }, [editor, words, capitals]);
  useEffect(() => () => void (editor.isDestroyed || look(editor.view, undefined)), [editor]);
  useEffect(() => onAsk(editor, 'find', () => input.current?.select()), [editor]);

  const close = () => {
    selectHere(editor.view);
    onClose();
    editor.view.focus();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.target === input.current) goTo(editor.view, event.shiftKey ? -1 : 1);
    else if (event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey)) input.current?.select();
    else if (event.key.toLowerCase() === 'h' && (event.ctrlKey || event.metaKey) && mayReplace) onReplaces();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const count = { at: found.at + 1, count: found.count };
  const said = !words
    ? ''
    : found.count === 0
      ? t('plans.editor.find.none')
      : found.more
        ? t('plans.editor.find.many', { count: placesAtMost })
        : t('plans.editor.find.count', count);
  return (
    <search className="find-bar" aria-label={t('plans.editor.find')} onKeyDown={keys}>
      <div className="row">
        <Input
          ref={input}
          autoFocus
          value={words}
          aria-label={t('plans.editor.find.what')}
          placeholder={t('plans.editor.find.what')}
          onChange={({ target }) => setWords(target.value)}
        />
        <span className="sm t3 num nw" role="status">
          {said}
        </span>
        <IconButton
          icon="arrow-up"
          size="sm"
          label={t('plans.editor.find.previous')}
          keys="Shift+Enter"
          disabled={found.count === 0}
          onClick={() => goTo(editor.view, -1)}
        />
        <IconButton
          icon="chevron"
          size="sm"
          label={t('plans.editor.find.next')}
          keys="Enter"
          disabled={found.count === 0}
          onClick={() => goTo(editor.view, 1)}
        />
        <button
          type="button"
          className="btn ghost sm"
          aria-pressed={capitals}
          aria-label={t('plans.editor.find.case')}
          data-tip={t('plans.editor.find.case')}
          onClick={() => setCapitals(!capitals)}
        >
          Aa
        </button>
        {mayReplace && !replaces && (
          <Button kind="ghost" size="sm" onClick={onReplaces}>
            {t('plans.editor.find.replace')}
          </Button>
        )}
        <IconButton icon="close" size="sm" label={t('plans.editor.find.close')} keys="Escape" onClick={close} />
      </div>
      {replaces && (
        <div className="row">
          <Input
            value={by}
            aria-label={t('plans.editor.find.with')}
            placeholder={t('plans.editor.find.with')}
            onChange={({ target }) => setBy(target.value)}
          />
          <Button size="sm" disabled={found.count === 0} onClick={() => replaceHere(editor.view, by) && goTo(editor.view, 0)}>
            {t('plans.editor.find.one')}
          </Button>
          <Button
            size="sm"
            disabled={found.count === 0}
            onClick={() => toast(t('plans.editor.find.replaced', { count: replaceAll(editor.view, { words, capitals }, by) }))}
          >
            {t('plans.editor.find.all')}
          </Button>
        </div>
      )}
    </search>
  );
}

/** Whoever selected a few words looks for those. */
function selectedWords({ state }: Editor): string {
  const { from, to, empty } = state.selection;
  if (empty || to - from > 80) return '';
  return state.doc.textBetween(from, to, '\n', '').includes('\n') ? '' : state.doc.textBetween(from, to);
}
