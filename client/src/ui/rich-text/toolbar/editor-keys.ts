/** Keys of the text that open a part of the editor. */
import { isPlanLink } from '@tandem/core';
import { Extension } from '@tiptap/core';
import { ask } from './asked.ts';

export const editorKeys = Extension.create({
  name: 'editorKeys',
  priority: 900,
  addKeyboardShortcuts() {
    const asks = (what: Parameters<typeof ask>[1]) => () => ask(this.editor, what);
    return {
      'Mod-f': asks('find'),
      'Mod-h': asks('replace'),
      'Mod-Shift-k': asks('link'),
      'Mod-Enter': () => {
        const href: unknown = this.editor.isActive('link') ? this.editor.getAttributes('link')['href'] : undefined;
        if (!isPlanLink(href)) return false;
        window.open(href, '_blank', 'noopener,noreferrer');
        return true;
      },
      'Alt-F10': () => {
        const bar = this.editor.view.dom.ownerDocument.querySelector<HTMLElement>('.plan-tools button[tabindex="0"]');
        bar?.focus();
        return bar !== null;
      },
    };
  },
});
