/** A sign in the text offers a choice that what is typed after it filters. The text keeps the focus all along. */
import { type Editor, Extension, type Range } from '@tiptap/core';
import type { ResolvedPos } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { optionList, type PopupOption } from '../blocks/popup/option-list.ts';
import { openPopup } from '../blocks/popup/popup.ts';

/** From the sign to the caret, and the words behind the sign. */
export interface Typed extends Range {
  readonly words: string;
}
interface State {
  readonly typed: Typed | undefined;
  /** Closed by hand there: it is not opened again by the next letter. */
  readonly refused: number | undefined;
}
interface TypedMenu {
  readonly name: string;
  readonly label: string;
  readonly nothing: string;
  /** Of the popup. */
  readonly class: string;
  readonly typedAt: (at: ResolvedPos) => Typed | undefined;
  /** Whether an edit of one's own before which nothing was offered begins a choice. */
  readonly begins: (typed: Typed) => boolean;
  /** Undefined closes the menu; an empty list says that nothing was found. */
  readonly offer: (typed: Typed) => readonly PopupOption[] | undefined;
  readonly pick: (editor: Editor, value: string, typed: Typed) => void;
}

export const typedMenu = (menu: TypedMenu): Extension =>
  Extension.create({
    name: menu.name,
    priority: 1_020,
    addProseMirrorPlugins() {
      const { editor } = this;
      const key = new PluginKey<State>(menu.name);
      let open: OpenMenu | undefined;
      const close = () => {
        open?.close();
        open = undefined;
      };
      return [
        new Plugin<State>({
          key,
          state: {
            init: () => ({ typed: undefined, refused: undefined }),
            apply(tr, before, _, state) {
              const said = tr.getMeta(key) as { readonly refuse: number | undefined } | undefined;
              if (said) return { typed: undefined, refused: said.refuse };
              if (!tr.docChanged && !tr.selectionSet) return before;
              const refused = before.refused === undefined ? undefined : tr.mapping.map(before.refused, -1);
              const typed = state.selection.empty ? menu.typedAt(state.selection.$from) : undefined;
              if (!typed) return before.typed || refused !== undefined ? { typed: undefined, refused: undefined } : before;
              // A sign that somebody only passes with the caret, or that a colleague writes, asks for nothing.
              const begins = tr.docChanged && tr.getMeta(ySyncPluginKey) === undefined && menu.begins(typed);
              const goesOn = before.typed !== undefined && typed.from === tr.mapping.map(before.typed.from, -1);
              return { typed: (begins || goesOn) && refused !== typed.from ? typed : undefined, refused };
            },
          },
          props: {
            handleKeyDown(view, event) {
              if (!open) return false;
              if (event.key === 'Escape') {
                view.dispatch(view.state.tr.setMeta(key, { refuse: key.getState(view.state)?.typed?.from }));
                return true;
              }
              return open.handleKey(event);
            },
          },
          view: () => ({
            update(view, before) {
              const typed = key.getState(view.state)?.typed;
              if (typed === key.getState(before)?.typed) return;
              const options = typed && view.editable ? menu.offer(typed) : undefined;
              if (!typed || !options) return close();
              open ??= openMenu(editor, view, menu, () => (open = undefined));
              open.show(typed, options);
            },
            destroy: close,
          }),
        }),
      ];
    },
  });

interface OpenMenu {
  show(typed: Typed, options: readonly PopupOption[]): void;
  handleKey(event: KeyboardEvent): boolean;
  close(): void;
}

function openMenu(editor: Editor, view: EditorView, { label, nothing, class: className, pick }: TypedMenu, onClosed: () => void): OpenMenu {
  let typed: Typed | undefined;
  const say = (name: string, value?: string) => (value === undefined ? view.dom.removeAttribute(name) : view.dom.setAttribute(name, value));
  const list = optionList({
    label,
    nothing,
    onActive: (id) => say('aria-activedescendant', id),
    pick: ({ value }) => typed && pick(editor, value, typed),
  });
  const popup = openPopup({
    anchor: () => {
      const { left, top, bottom } = view.coordsAtPos(typed?.from ?? view.state.selection.from);
      return new DOMRect(left, top, 1, bottom - top);
    },
    label,
    class: className,
    onClose: () => {
      for (const name of ['aria-activedescendant', 'aria-controls', 'aria-haspopup', 'aria-expanded']) say(name);
      onClosed();
    },
  });
  popup.body.append(list.element);
  say('aria-haspopup', 'listbox');
  say('aria-expanded', 'true');
  say('aria-controls', list.element.id);
  return {
    show(now, options) {
      typed = now;
      list.show(options);
      popup.place();
    },
    // Tab takes what stands out, like Enter; nobody leaves the text with half a name.
    handleKey: (event) => {
      if (event.key !== 'Tab' || event.shiftKey) return list.handleKey(event);
      list.handleKey(new KeyboardEvent('keydown', { key: 'Enter' }));
      event.preventDefault();
      return true;
    },
    close: () => popup.close('left'),
  };
}
