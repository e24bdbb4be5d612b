/** Where on the page one is: which block stands at the top, how to get to one, and going along with a colleague. */
import type { DocumentName } from '@tandem/core';
import type { Editor } from '@tiptap/core';
import { useCallback, useEffect, useState } from 'react';
import type * as Y from 'yjs';
import { useWhereOneWrites } from './who-writes-where.ts';

// An editor that was taken down has no view any more, and says so by throwing.
const pageOf = (editor: Editor): HTMLElement | null => (editor.isDestroyed ? null : editor.view.dom.closest('.plan-page'));
const blocksOf = (editor: Editor): readonly Element[] => (editor.isDestroyed ? [] : [...editor.view.dom.children]);

export function useTextPlace(editor: Editor | null) {
  const [top, setTop] = useState(0);
  useEffect(() => {
    const page = editor && pageOf(editor);
    if (!editor || !page) return;
    let frame = 0;
    const look = () => {
      frame = 0;
      const edge = page.getBoundingClientRect().top + 80;
      const below = blocksOf(editor).findIndex((block) => block.getBoundingClientRect().bottom > edge);
      setTop(Math.max(0, below));
    };
    const later = () => {
      frame ||= requestAnimationFrame(look);
    };
    page.addEventListener('scroll', later, { passive: true });
    return () => {
      page.removeEventListener('scroll', later);
      cancelAnimationFrame(frame);
    };
  }, [editor]);
  const go = useCallback(
    (block: number) => {
      if (!editor) return;
      blocksOf(editor)[block]?.scrollIntoView({ block: 'start', behavior: 'auto' });
    },
    [editor],
  );
  return { top, go };
}

/** Until one scrolls, presses a key or touches oneself. */
export function useFollow(editor: Editor | null, doc: Y.Doc, text: Y.XmlFragment, name: DocumentName) {
  const [followed, setFollowed] = useState<number>();
  const { whom, block } = useWhereOneWrites(name, followed, { doc, text }) ?? {};
  useEffect(() => {
    if (editor && followed !== undefined && block !== undefined)
      blocksOf(editor)[block]?.scrollIntoView({ block: 'center', behavior: 'auto' });
  }, [editor, followed, block]);
  useEffect(() => {
    const page = editor && pageOf(editor);
    if (followed === undefined || !page) return;
    const stop = () => setFollowed(undefined);
    const kinds = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;
    for (const kind of kinds) page.addEventListener(kind, stop, { passive: true });
    return () => {
      for (const kind of kinds) page.removeEventListener(kind, stop);
    };
  }, [editor, followed]);
  return { followed: whom ? followed : undefined, follow: setFollowed, whom };
}
