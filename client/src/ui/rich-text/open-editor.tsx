/** The editor as long as nothing is in its way: the toolbar, the words, and the menus over them. */
import { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type * as Y from 'yjs';
import { FindBar } from './find/find-bar.tsx';
import { finding } from './find/find-plugin.ts';
import { BlockHandle } from './menus/block-handle.tsx';
import { blockKeys } from './menus/block-keys.ts';
import { BubbleMenu } from './menus/bubble-menu.tsx';
import { LinkCard } from './menus/link-card.tsx';
import { slashMenu } from './menus/slash-menu.ts';
import type { PlanEditorProps } from './plan-editor.tsx';
import { planExtensions } from './plan-extensions.ts';
import { pasting } from './schema/pasting.ts';
import { caretsInText } from './together/carets-in-text.ts';
import { type OnStop, together } from './together/together.ts';
import { ask, onAsk } from './toolbar/asked.ts';
import { editorKeys } from './toolbar/editor-keys.ts';
import { PlanToolbar } from './toolbar/plan-toolbar.tsx';
import { tableKeys } from './toolbar/table-actions.ts';

type Props = PlanEditorProps & { readonly fragment: Y.XmlFragment; readonly onStop: OnStop };
const margin = { top: 72, bottom: 96, left: 0, right: 0 };

export function OpenEditor(props: Props) {
  const { readOnly, placeholder, onEditor, commentTool, versionsTool, head } = props;
  const words = useRef<HTMLDivElement>(null);
  const editor = useMounted(words, props);
  useEffect(() => {
    onEditor?.(editor);
    return () => onEditor?.(null);
  }, [editor, onEditor]);
  const isEmpty = useEditorState({ editor, selector: ({ editor: now }) => now?.isEmpty ?? false });
  const [finds, setFinds] = useState<'find' | 'replace'>();
  useEffect(() => (editor ? onAsk(editor, 'find', () => setFinds((now) => now ?? 'find')) : undefined), [editor]);
  useEffect(() => (editor ? onAsk(editor, 'replace', () => setFinds('replace')) : undefined), [editor]);
  return (
    <>
      {readOnly
        ? versionsTool && <div className="plan-tools reading">{versionsTool}</div>
        : editor && (
            <PlanToolbar editor={editor} commentTool={commentTool} versionsTool={versionsTool} onFind={() => ask(editor, 'find')} />
          )}
      {editor && finds && (
        <FindBar
          editor={editor}
          replaces={finds === 'replace' && !readOnly}
          mayReplace={!readOnly}
          onReplaces={() => setFinds('replace')}
          onClose={() => setFinds(undefined)}
        />
      )}
      <div className="plan-page">
        <div className="plan-column">
          {head}
          <div ref={words} className={isEmpty ? 'plan-words is-empty-text' : 'plan-words'} data-placeholder={placeholder} />
          {editor && !readOnly && <BlockHandle editor={editor} />}
        </div>
      </div>
      {editor && !readOnly && <BubbleMenu editor={editor} commentTool={commentTool} />}
      {editor && !readOnly && <LinkCard editor={editor} />}
    </>
  );
}

/**
 * At each of its commits React looks for the caret of what has the focus, to put it back, and goes through the whole text for it: a
 * page of a book for a button that changed. It draws nothing in this text and moves it nowhere, so it is not told that it is one.
 */
function keepFromReact(dom: HTMLElement): void {
  Object.defineProperty(dom, 'contentEditable', {
    configurable: true,
    get: () => 'inherit',
    set: (value: string) => dom.setAttribute('contenteditable', value),
  });
}

/**
 * Made where it stands, and once: Tiptap's own hook makes an editor before there is a place for it, draws every block again when
 * there is one, and makes another one where the first picture of the page took longer than a moment, as that of a long plan does.
 */
function useMounted(words: React.RefObject<HTMLDivElement | null>, props: Props): Editor | null {
  const { fragment, onStop, readOnly, label, presence, say, around, extras } = props;
  const [editor, setEditor] = useState<Editor | null>(null);
  const carets = useMemo(() => caretsInText(presence, say), [presence, say]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the name of the text is that of its page
  useLayoutEffect(() => {
    const made = new Editor({
      element: words.current,
      editable: !readOnly,
      editorProps: {
        attributes: {
          'aria-label': label,
          role: 'textbox',
          'aria-multiline': 'true',
          ...(readOnly && { 'aria-readonly': 'true', tabindex: '0' }),
        },
        scrollMargin: margin,
        scrollThreshold: margin,
      },
      extensions: [
        ...planExtensions(around),
        together(fragment, onStop),
        carets,
        finding,
        pasting,
        blockKeys,
        tableKeys,
        editorKeys,
        slashMenu(around),
        ...(extras ?? []),
      ],
    });
    keepFromReact(made.view.dom);
    setEditor(made);
    return () => {
      setEditor(null);
      made.destroy();
    };
  }, [fragment, onStop, readOnly, carets, around, extras]);
  return editor;
}
