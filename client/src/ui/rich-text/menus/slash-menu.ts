/** `/` at the start of a word offers what can be put in; what is typed after it filters. The text keeps the focus all along. */
import { type Editor, Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { IconName } from '../../icon.tsx';
import { optionList } from '../blocks/popup/option-list.ts';
import { openPopup, type Popup } from '../blocks/popup/popup.ts';
import { slashItems } from '../blocks/slash-items.ts';
import type { PlanSurroundings } from '../plan-surroundings.ts';
import type { SlashItem } from '../slash-item.ts';
import { findItems } from './find-items.ts';
import { textItems } from './text-items.ts';

export interface Typed {
  /** Where the sign stands. */
  readonly from: number;
  readonly to: number;
  readonly words: string;
}
interface State {
  readonly typed: Typed | undefined;
  /** Somebody wants to write just that: not offered again there. */
  readonly refused: number | undefined;
}
const key = new PluginKey<State>('slash-menu');
const longest = 24;

export const slashMenu = (around: PlanSurroundings) => {
  const items: readonly SlashItem[] = [...textItems, ...slashItems(around)];
  let menu: Menu | undefined;
  return Extension.create({
    name: 'slashMenu',
    priority: 1_020,
    addProseMirrorPlugins() {
      const { editor } = this;
      return [
        new Plugin<State>({
          key,
          state: {
            init: () => ({ typed: undefined, refused: undefined }),
            apply(tr, before, _old, state) {
              const said = tr.getMeta(key) as { readonly refuse: number } | undefined;
              if (said) return { typed: undefined, refused: said.refuse };
              if (!tr.docChanged && !tr.selectionSet) return before;
              const refused = before.refused === undefined ? undefined : tr.mapping.map(before.refused, -1);
              const typed = tr.selection.empty ? typedBefore(state.selection.$from) : undefined;
              if (!typed) return before.typed || refused !== undefined ? { typed: undefined, refused: undefined } : before;
              // A sign that was there before one came to it was not typed to choose something.
              const begun = before.typed?.from === typed.from || (tr.docChanged && typed.words === '');
              return { typed: begun && refused !== typed.from ? typed : undefined, refused };
            },
          },
          props: {
            handleKeyDown(view, event) {
              if (!menu) return false;
              if (event.key === 'Escape') {
                view.dispatch(view.state.tr.setMeta(key, { refuse: key.getState(view.state)?.typed?.from ?? 0 }));
                return true;
              }
              return menu.handleKey(event);
            },
          },
          view: () => ({
            update(view, before) {
              const typed = key.getState(view.state)?.typed;
              if (typed === key.getState(before)?.typed) return;
              if (!typed || !view.editable) {
                menu?.close();
                menu = undefined;
              } else {
                menu ??= openMenu(editor, view, around, () => (menu = undefined));
                menu.show(typed, findItems(items, typed.words, around.t));
              }
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
};

/** Nothing in code, and not within a word: `and/or` is a word. */
export function typedBefore($at: import('@tiptap/pm/model').ResolvedPos): Typed | undefined {
  if ($at.parent.type.spec.code || !$at.parent.isTextblock) return undefined;
  const text = $at.parent.textBetween(Math.max(0, $at.parentOffset - longest), $at.parentOffset, undefined, '\ufffc');
  const words = /(?:^|[\s\ufffc])\/([\p{L}\p{N} ]{0,22})$/u.exec(text)?.[1];
  if (words === undefined || words.startsWith(' ')) return undefined;
  return { from: $at.pos - words.length - 1, to: $at.pos, words };
}

interface Menu {
  show(typed: Typed, found: readonly SlashItem[]): void;
  handleKey(event: KeyboardEvent): boolean;
  close(): void;
}

function openMenu(editor: Editor, view: EditorView, around: PlanSurroundings, onClosed: () => void): Menu {
  const { t } = around;
  let typed: Typed | undefined;
  let shown: readonly SlashItem[] = [];
  const say = (name: string, value: string | undefined) =>
    value === undefined ? view.dom.removeAttribute(name) : view.dom.setAttribute(name, value);
  const list = optionList({
    label: t('plans.editor.slash'),
    nothing: t('plans.editor.slash.nothing'),
    onActive: (id) => say('aria-activedescendant', id),
    pick({ value }) {
      const item = shown.find((one) => one.key === value);
      if (item && typed) item.run(editor, { from: typed.from, to: typed.to });
    },
  });
  const at = () => {
    const { left, top, bottom } = view.coordsAtPos(typed?.from ?? view.state.selection.from);
    return new DOMRect(left, top, 1, bottom - top);
  };
  const popup: Popup = openPopup({
    anchor: at,
    label: t('plans.editor.slash'),
    class: 'slash-pop',
    onClose() {
      for (const name of ['aria-activedescendant', 'aria-controls', 'aria-haspopup', 'aria-expanded']) say(name, undefined);
      onClosed();
    },
  });
  popup.body.append(list.element);
  say('aria-haspopup', 'listbox');
  say('aria-expanded', 'true');
  say('aria-controls', list.element.id);
  return {
    show(now, found) {
      typed = now;
      shown = found;
      list.show(
        found.map(({ key: value, label, icon, group }, index) => ({
          value,
          label: t(label),
          icon: icon as IconName,
          ...(found[index - 1]?.group !== group && { head: t(`plans.editor.slash.${group}`) }),
        })),
      );
      popup.place();
    },
    handleKey: (event) => list.handleKey(event),
    close: () => popup.close('left'),
  };
}
