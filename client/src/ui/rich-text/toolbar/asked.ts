/** A key in the text, or an entry of a menu, asks for something that another part of the editor shows. */
import type { Editor } from '@tiptap/core';

export type Asked = 'link' | 'image' | 'find' | 'replace' | 'block-menu' | 'toolbar';
const listeners = new WeakMap<Editor, Map<Asked, Set<() => void>>>();

export function onAsk(editor: Editor, what: Asked, listener: () => void): () => void {
  const all = listeners.get(editor) ?? new Map<Asked, Set<() => void>>();
  listeners.set(editor, all);
  const own = all.get(what) ?? new Set();
  all.set(what, own);
  own.add(listener);
  return () => own.delete(listener);
}

/** True when somebody answers. */
export function ask(editor: Editor, what: Asked): boolean {
  const own = listeners.get(editor)?.get(what);
  for (const listener of own ?? []) listener();
  return (own?.size ?? 0) > 0;
}
