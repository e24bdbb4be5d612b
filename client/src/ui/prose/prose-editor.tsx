/** The editor of a text that colleagues write together: notes, the words of a quote. It writes straight into the document. */
import { Extension } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { EditorContent, useEditor, useEditorState } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import { useEffect, useMemo } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { Present } from '../../sync/presence.ts';
import { type Carets, createCarets } from './carets.ts';
import { ProseTools } from './prose-tools.tsx';
import { isSafeLink } from './safe-link.ts';
import './prose.css';

/** A colleague's name stands beside the caret while it moves and a moment longer, then the caret alone. */
const nameShownFor = 3_000;

export interface ProseEditorProps {
  readonly doc: Y.Doc;
  /** The root fragment of the document that holds the text. */
  readonly name: string;
  /** Read aloud as the name of the text. */
  readonly label: string;
  /** Stands where nothing is written. */
  readonly placeholder: string;
  readonly readOnly: boolean;
  readonly present: readonly Present[];
  /** Tells colleagues where this person writes; `undefined`: nowhere. */
  readonly say: (cursor: unknown) => void;
}

export default function ProseEditor({ doc, name, label, placeholder, readOnly, present, say }: ProseEditorProps) {
  const fragment = useMemo(() => doc.getXmlFragment(name), [doc, name]);
  const carets = useMemo(() => createCarets(say), [say]);
  useEffect(() => carets.show(present), [carets, present]);

  const editor = useEditor(
    {
      editable: !readOnly,
      editorProps: { attributes: { 'aria-label': label, role: 'textbox', 'aria-multiline': 'true' } },
      extensions: [
        StarterKit.configure({
          undoRedo: false,
          link: {
            openOnClick: readOnly,
            autolink: true,
            defaultProtocol: 'https',
            isAllowedUri: (address) => isSafeLink(address),
            HTMLAttributes: { rel: 'noopener noreferrer nofollow', target: '_blank' },
          },
        }),
        Collaboration.configure({ fragment }),
        caretsOf(carets),
      ],
    },
    [fragment, readOnly, carets],
  );
  const isEmpty = useEditorState({ editor, selector: ({ editor: now }) => now?.isEmpty ?? false });
  if (!editor) return null;
  return (
    <>
      {!readOnly && <ProseTools editor={editor} label={label} />}
      <EditorContent editor={editor} className={isEmpty ? 'is-empty-text' : ''} data-placeholder={placeholder} />
    </>
  );
}

/** Comes after the collaboration itself, whose state it reads. */
const caretsOf = (carets: Carets) =>
  Extension.create({
    name: 'carets',
    priority: 999,
    addProseMirrorPlugins: () => [
      // The plugin needs five functions of an awareness and no more.
      yCursorPlugin(carets.awareness as unknown as Awareness, {
        awarenessStateFilter: () => true,
        cursorBuilder: (_: unknown, clientId: number) => caretOf(carets.writer(clientId)),
        selectionBuilder: (_: unknown, clientId: number) => ({ class: `sel-by p${carets.writer(clientId)?.color ?? 1}` }),
      }),
    ],
  });

function caretOf(writer: ReturnType<Carets['writer']>): HTMLElement {
  const caret = document.createElement('span');
  caret.className = `caret below p${writer?.color ?? 1}`;
  const flag = document.createElement('b');
  flag.textContent = (writer?.name ?? '').split(' ')[0] ?? '';
  caret.append(flag);
  setTimeout(() => flag.classList.add('is-quiet'), nameShownFor);
  return caret;
}
