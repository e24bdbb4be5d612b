/**
 * What colleagues suggest, marked in the text: words to go are struck, words to come stand behind them. As with conversations nothing
 * of the text is written: marks move along with every edit, and are looked up anew only when the list changes.
 */
import { openSuggestions } from '@tandem/core/plans/suggested-words';
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { type ProsemirrorBinding, relativePositionToAbsolutePosition } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { bindingOf } from './commented.ts';
import { type Suggester, suggestingMode } from './suggesting-mode.ts';

export interface SuggestedOn extends Suggester {
  readonly person: (id: string) => { readonly name: string; readonly color: number } | undefined;
  readonly words: {
    readonly goes: (name: string) => string;
    readonly comes: (name: string) => string;
  };
  readonly onChoose: (suggestion: string) => void;
  readonly onToggle: () => void;
  readonly onDecide: (suggestion: string, accepts: boolean) => void;
}
export interface Suggested {
  readonly extension: Extension;
  setOn(isOn: boolean): void;
  choose(suggestion: string | undefined): void;
  /** Names may have come since. */
  refresh(): void;
  /** Where it stands in the text; undefined when its place is gone. */
  placeOf(suggestion: string): number | undefined;
}
interface Marks {
  readonly set: DecorationSet;
  readonly places: ReadonlyMap<string, { readonly from: number; readonly to: number }>;
}
const key = new PluginKey<Marks>('suggested');

export function createSuggested(on: SuggestedOn): Suggested {
  let view: EditorView | undefined;
  let chosen: string | undefined;
  const mode = suggestingMode(on, () => refresh());

  const marksOf = (doc: Node, binding: ProsemirrorBinding | undefined): Marks => {
    if (!binding?.doc) return { set: DecorationSet.empty, places: new Map() };
    const places = new Map<string, { readonly from: number; readonly to: number }>();
    const decorations: Decoration[] = [];
    for (const { suggestion, left, place } of openSuggestions(binding.doc)) {
      const at = positionOf(binding, place.text, place.index, -1);
      if (at === null || at > doc.content.size) continue;
      const { id, by, text } = suggestion;
      const { name, color } = on.person(by) ?? { name: '', color: 1 };
      const look = `p${color}${id === chosen ? ' is-chosen' : ''}`;
      const first = left[0];
      places.set(id, { from: (first && positionOf(binding, first.text, first.index, 0)) ?? at, to: at });
      for (const one of left) {
        const [from, to] = [positionOf(binding, one.text, one.index, 0), positionOf(binding, one.text, one.index + one.length, -1)];
        if (from === null || to === null || from >= to || to > doc.content.size) continue;
        const title = on.words.goes(name);
        decorations.push(Decoration.inline(from, to, { nodeName: 'del', class: `sg-out ${look}`, title, 'data-suggestion': id }));
      }
      const title = on.words.comes(name);
      const told = `${title}: ${text}`;
      if (text !== '')
        decorations.push(
          Decoration.widget(at, () => come(id, title, text, look), {
            side: -1,
            key: `sg ${id} ${look} ${told}`,
            come: told,
            ignoreSelection: true,
          }),
        );
    }
    return { set: DecorationSet.create(doc, decorations), places };
  };
  const refresh = () => {
    if (view && !view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, true).setMeta('addToHistory', false));
  };
  const plugin = new Plugin<Marks>({
    key,
    state: {
      init: () => ({ set: DecorationSet.empty, places: new Map() }),
      apply: (tr, marks, before) => {
        // This plugin comes before the one of the collaboration, which is not in the new state yet.
        if (tr.getMeta(key)) return marksOf(tr.doc, bindingOf(before));
        if (!tr.docChanged) return marks;
        return {
          set: marks.set.map(tr.mapping, tr.doc),
          places: new Map(
            [...marks.places].map(([id, { from, to }]) => [id, { from: tr.mapping.map(from, 1), to: tr.mapping.map(to, -1) }]),
          ),
        };
      },
    },
    props: {
      decorations: (now) => key.getState(now)?.set,
      handleClick: (_, __, event) => {
        const id = (event.target as HTMLElement).closest<HTMLElement>('[data-suggestion]')?.dataset['suggestion'];
        if (id) on.onChoose(id);
        return false;
      },
    },
    view: (now) => {
      view = now;
      const doc = bindingOf(now.state)?.doc as Y.Doc | undefined;
      // After what came with it has been drawn: before, places in the text are not those of the document.
      const soon = () => queueMicrotask(refresh);
      const lists = doc ? ['suggestions', 'placings'].map((list) => doc.getMap(list)) : [];
      for (const list of lists) list.observeDeep(soon);
      soon();
      return {
        destroy: () => {
          for (const list of lists) list.unobserveDeep(soon);
          view = undefined;
        },
      };
    },
  });

  /** The one that the caret is at. */
  const decideHere = (accepts: boolean): boolean => {
    if (!view) return false;
    const { head } = view.state.selection;
    const [id] = [...(key.getState(view.state)?.places ?? [])].find(([, { from, to }]) => from <= head && head <= to) ?? [];
    if (id !== undefined) on.onDecide(id, accepts);
    return id !== undefined;
  };

  return {
    extension: Extension.create({
      name: 'suggested',
      // Before whatever reads what is typed: in this mode nothing of it is typed.
      priority: 2000,
      addProseMirrorPlugins: () => [plugin, mode.plugin],
      dispatchTransaction: ({ transaction, next }) => {
        if (!view || !mode.takes(view, transaction)) next(transaction);
      },
      addKeyboardShortcuts: () => ({
        'Mod-Alt-s': () => {
          on.onToggle();
          return true;
        },
        'Mod-Alt-Enter': () => decideHere(true),
        'Mod-Alt-Backspace': () => decideHere(false),
      }),
    }),
    setOn(isOn) {
      mode.setOn(isOn);
      refresh();
    },
    choose(suggestion) {
      if (chosen === suggestion) return;
      chosen = suggestion;
      refresh();
    },
    refresh,
    placeOf: (suggestion) => view && key.getState(view.state)?.places.get(suggestion)?.to,
  };
}

function positionOf(binding: ProsemirrorBinding, text: Y.XmlText, index: number, assoc: number): number | null {
  const position = Y.createRelativePositionFromTypeIndex(text, index, assoc);
  return relativePositionToAbsolutePosition(binding.doc as Y.Doc, binding.type, position, binding.mapping as never);
}

function come(id: string, title: string, text: string, look: string): HTMLElement {
  const words = document.createElement('ins');
  words.className = `sg-in ${look}`;
  words.title = title;
  words.dataset['suggestion'] = id;
  words.contentEditable = 'false';
  const told = document.createElement('span');
  told.className = 'vh';
  told.textContent = `${title}: `;
  words.append(told, text);
  return words;
}
