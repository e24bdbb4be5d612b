/** `@` offers people, customers, opportunities and quotes; what is typed after it filters. The text keeps the focus all along. */
import { Extension, type Range } from '@tiptap/core';
import type { ResolvedPos } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type { PlanSurroundings } from '../../plan-surroundings.ts';
import { optionList } from '../popup/option-list.ts';
import { openPopup } from '../popup/popup.ts';
import { atOptions, readMention } from './at-options.ts';
import { nameInText } from './name-in-text.ts';

export interface Typed extends Range {
  readonly words: string;
}
interface State {
  readonly typed: Typed | undefined;
  /** Closed by hand there: it is not opened again by the next letter. */
  readonly refused: number | undefined;
}
const key = new PluginKey<State>('atMenu');

/** Nothing in code, and not within a word: an address is no name. At most three words are a name. */
export function typedAt($at: ResolvedPos): Typed | undefined {
  if (!$at.parent.isTextblock || $at.parent.type.spec.code) return undefined;
  const text = $at.parent.textBetween(Math.max(0, $at.parentOffset - 50), $at.parentOffset, undefined, '\ufffc');
  const words = /(?:^|[\s\ufffc(])@((?:[\p{L}\p{N}.'’-]+ ?){0,3})$/u.exec(text)?.[1];
  return words === undefined ? undefined : { from: $at.pos - words.length - 1, to: $at.pos, words };
}

export const atMenu = (around: PlanSurroundings): Extension =>
  Extension.create({
    name: 'atMenu',
    priority: 1_020,
    addProseMirrorPlugins() {
      let menu: Menu | undefined;
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
              const typed = state.selection.empty ? typedAt(state.selection.$from) : undefined;
              // A sign that somebody only passes with the caret, or that a colleague writes, asks for nothing.
              const isTyped = tr.docChanged && tr.getMeta(ySyncPluginKey) === undefined;
              const goesOn = before.typed !== undefined && typed?.from === tr.mapping.map(before.typed.from, -1);
              if (!typed) return { typed: undefined, refused: undefined };
              return { typed: (isTyped || goesOn) && refused !== typed.from ? typed : undefined, refused };
            },
          },
          props: {
            handleKeyDown(view, event) {
              if (!menu) return false;
              if (event.key === 'Escape') {
                view.dispatch(view.state.tr.setMeta(key, { refuse: key.getState(view.state)?.typed?.from }));
                return true;
              }
              return menu.handleKey(event);
            },
          },
          view: () => ({
            update(view, before) {
              const typed = key.getState(view.state)?.typed;
              if (typed === key.getState(before)?.typed) return;
              const options = typed && view.editable ? atOptions(typed.words.trim(), around) : [];
              if (!typed || options.length === 0) {
                menu?.close();
                menu = undefined;
                return;
              }
              menu ??= openMenu(view, around, () => (menu = undefined));
              menu.show(typed, options);
            },
            destroy() {
              menu?.close();
              menu = undefined;
            },
          }),
        }),
      ];
    },
  });

interface Menu {
  show(typed: Typed, options: ReturnType<typeof atOptions>): void;
  handleKey(event: KeyboardEvent): boolean;
  close(): void;
}

function openMenu(view: EditorView, around: PlanSurroundings, onClosed: () => void): Menu {
  const label = around.t('plans.block.at');
  let typed: Typed | undefined;
  const say = (name: string, value?: string) => (value === undefined ? view.dom.removeAttribute(name) : view.dom.setAttribute(name, value));
  const list = optionList({
    label,
    nothing: around.t('ui.nothingFound'),
    onActive: (id) => say('aria-activedescendant', id),
    pick: ({ value }) => {
      const mentioned = readMention(value);
      if (mentioned && typed) view.dispatch(nameInText(view.state, typed, mentioned, around));
    },
  });
  const popup = openPopup({
    anchor: () => {
      const { left, top, bottom } = view.coordsAtPos(typed?.from ?? view.state.selection.from);
      return new DOMRect(left, top, 1, bottom - top);
    },
    label,
    class: 'at-pop',
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
