/** The text editor of a contact's notes. It writes straight into the document; no React state holds the text. */
import { Extension } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { EditorContent, useEditor, useEditorState } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import { useEffect, useMemo } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { useT } from '../../../i18n/i18n.ts';
import type { Present } from '../../../sync/presence.ts';
import { type Carets, createCarets } from './carets.ts';
import { NotesTools } from './notes-tools.tsx';
import { isSafeLink } from './safe-link.ts';

/** A colleague's name stands beside the caret while it moves and a moment longer, then the caret alone. */
const nameShownFor = 3_000;

export interface NotesEditorProps {
  readonly doc: Y.Doc;
  /** Where several notes are shown, whose these are. */
  readonly title?: string;
  readonly readOnly: boolean;
  readonly present: readonly Present[];
  /** Tells colleagues where this person writes; `undefined`: nowhere. */
  readonly say: (cursor: unknown) => void;
}

export default function NotesEditor({ doc, title, readOnly, present, say }: NotesEditorProps) {
  const t = useT();
  const fragment = useMemo(() => doc.getXmlFragment('notes'), [doc]);
  const carets = useMemo(() => createCarets(say), [say]);
  useEffect(() => carets.show(present), [carets, present]);

  const editor = useEditor(
    {
      editable: !readOnly,
      editorProps: { attributes: { 'aria-label': title ?? t('contacts.notes'), role: 'textbox', 'aria-multiline': 'true' } },
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
      {!readOnly && <NotesTools editor={editor} />}
      <EditorContent editor={editor} className={isEmpty ? 'is-empty-text' : ''} data-placeholder={t('contacts.notes.placeholder')} />
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
