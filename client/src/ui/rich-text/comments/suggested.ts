/**
 * What colleagues suggest, marked in the text: words to go are struck, words to come stand behind them. As with conversations nothing
 * of the text is written: marks move along with every edit, and are looked up anew only when the list changes.
 */
import { plan } from '@tandem/core';
import { openSuggestion } from '@tandem/core/plans/suggested-words';
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, type EditorView } from '@tiptap/pm/view';
import type * as Y from 'yjs';
import { bindingOf } from './commented.ts';
import { positionOfText } from './line-places.ts';
import { lookUp, type Marks, mapMarks, noMarks } from './marks.ts';
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
const key = new PluginKey<Marks>('suggested');

export function createSuggested(on: SuggestedOn): Suggested {
  let view: EditorView | undefined;
  let chosen: string | undefined;
  /** What the list says to be otherwise since the marks were looked up. */
  const others = new Set<string>();
  const lost = new Set<string>();
  const refresh = (ids: Iterable<string>) => {
    const anew = [...ids];
    if (anew.length > 0 && view && !view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, anew).setMeta('addToHistory', false));
  };
  const refreshOthers = () => {
    const anew = new Set([...others, ...((view && key.getState(view.state)?.touched) ?? [])]);
    others.clear();
    refresh(anew);
  };
  const all = () => [...(docOf(view)?.getMap('suggestions').keys() ?? []), ...((view && key.getState(view.state)?.places.keys()) ?? [])];
  const mode = suggestingMode(on, refreshOthers);

  const markOf = (shown: Node, doc: Y.Doc | undefined) => (id: string) => {
    const found = doc && openSuggestion(doc, id);
    if (!found && doc && plan.readEntry(doc, 'suggestions', id)?.decision === '') lost.add(id);
    else lost.delete(id);
    if (!found) return undefined;
    const fragment = doc.getXmlFragment('text');
    const { suggestion, left, place } = found;
    const starts = new Map([place, ...left].map(({ text }) => [text, positionOfText(fragment, shown, text)]));
    const at = (text: Y.XmlText, index: number) => {
      const start = starts.get(text);
      return start === undefined || start + index > shown.content.size ? undefined : start + index;
    };
    const to = at(place.text, place.index);
    if (to === undefined) return undefined;
    const { by, text } = suggestion;
    const { name, color } = on.person(by) ?? { name: '', color: 1 };
    const look = `p${color}${id === chosen ? ' is-chosen' : ''}`;
    const [goes, comes] = [on.words.goes(name), on.words.comes(name)];
    const decorations = left.flatMap((one) => {
      const [start, end] = [at(one.text, one.index), at(one.text, one.index + one.length)];
      const attributes = { nodeName: 'del', class: `sg-out ${look}`, title: goes, 'data-suggestion': id };
      return start !== undefined && end !== undefined && start < end ? [Decoration.inline(start, end, attributes, { id })] : [];
    });
    const told = `${comes}: ${text}`;
    const spec = { side: -1, id, key: `sg ${id} ${look} ${told}`, come: told, ignoreSelection: true };
    if (text !== '') decorations.push(Decoration.widget(to, () => come(id, comes, text, look), spec));
    const first = left[0];
    return { from: (first && at(first.text, first.index)) ?? to, to, decorations };
  };
  const plugin = new Plugin<Marks>({
    key,
    state: {
      init: () => noMarks,
      apply: (tr, marks, before) => {
        // This plugin comes before the one of the collaboration, which is not in the new state yet.
        const ids = tr.getMeta(key) as readonly string[] | undefined;
        if (ids) return lookUp(marks, tr.doc, ids, markOf(tr.doc, bindingOf(before)?.doc as Y.Doc | undefined));
        return tr.docChanged ? mapMarks(marks, tr) : marks;
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
      const doc = docOf(now);
      // After what came with it has been drawn: before, places in the text are not those of the document.
      const soon = () => queueMicrotask(refreshOthers);
      const note = (events: readonly Y.YEvent<never>[]) => {
        for (const { path, keys } of events) for (const id of path.length > 0 ? [String(path[0])] : keys.keys()) others.add(id);
        soon();
      };
      const notePlacing = (events: readonly Y.YEvent<never>[]) => {
        for (const { path, keys } of events)
          for (const id of path.length > 0 ? [String(path[0])] : keys.keys())
            others.add(doc ? (plan.readEntry(doc, 'placings', id)?.suggestion ?? '') : '');
        soon();
      };
      doc?.getMap('suggestions').observeDeep(note as never);
      doc?.getMap('placings').observeDeep(notePlacing as never);
      queueMicrotask(() => refresh(all()));
      return {
        update: ({ state }, before) => {
          // Somebody's undo may bring back the letters of what had no place.
          if (state.doc !== before.doc) for (const id of lost) others.add(id);
          if (others.size > 0 || key.getState(state)?.touched.size) soon();
        },
        destroy: () => {
          doc?.getMap('suggestions').unobserveDeep(note as never);
          doc?.getMap('placings').unobserveDeep(notePlacing as never);
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
      // The look of the text says which it is.
      if (view && !view.isDestroyed) view.dispatch(view.state.tr);
    },
    choose(suggestion) {
      if (chosen === suggestion) return;
      const others = [chosen, suggestion].filter((id) => id !== undefined);
      chosen = suggestion;
      refresh(others);
    },
    refresh: () => refresh(all()),
    placeOf: (suggestion) => view && key.getState(view.state)?.places.get(suggestion)?.to,
  };
}

const docOf = (view: EditorView | undefined): Y.Doc | undefined => view && (bindingOf(view.state)?.doc as Y.Doc | undefined);

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
