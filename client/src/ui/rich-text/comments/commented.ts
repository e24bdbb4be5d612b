/**
 * Conversations about words of a plan, marked in the text. They hang on relative positions of the document and are no part of the
 * text: whoever comments changes nothing of it. Marks move along with every edit; they are looked up anew only when the list changes.
 */
import { Extension } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import {
  absolutePositionToRelativePosition,
  type ProsemirrorBinding,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';

export interface Anchor {
  /** Two relative positions as JSON. */
  readonly from: string;
  readonly to: string;
}
export interface MarkedThread extends Anchor {
  readonly id: string;
  /** Read aloud at the mark in the margin. */
  readonly label: string;
}
export interface Commented {
  readonly extension: Extension;
  /** Marks these, and `chosen` more strongly. */
  show(threads: readonly MarkedThread[], chosen: string | undefined): void;
  /** Where the words of a thread are now; undefined when they are gone. */
  placeOf(id: string): { readonly from: number; readonly to: number } | undefined;
  /** An anchor on what is selected, with its words; undefined when nothing is. */
  anchorHere(): (Anchor & { readonly quoted: string }) | undefined;
}
interface Marks {
  readonly set: DecorationSet;
  readonly places: ReadonlyMap<string, { readonly from: number; readonly to: number }>;
}
const key = new PluginKey<Marks>('commented');
const longestQuote = 2000;

export const bindingOf = (state: EditorState): ProsemirrorBinding | undefined =>
  (ySyncPluginKey.getState(state) as { readonly binding?: ProsemirrorBinding } | undefined)?.binding;

export function createCommented(on: { readonly onChoose: (thread: string) => void; readonly onAsk: () => void }): Commented {
  let view: EditorView | undefined;
  let wanted: { readonly threads: readonly MarkedThread[]; readonly chosen: string | undefined } = { threads: [], chosen: undefined };

  const marksOf = (state: EditorState): Marks => {
    const places = new Map<string, { from: number; to: number }>();
    const decorations: Decoration[] = [];
    for (const thread of wanted.threads) {
      const place = placeIn(state, thread);
      if (!place) continue;
      places.set(thread.id, place);
      decorations.push(...drawn(thread, place, thread.id === wanted.chosen, on.onChoose));
    }
    return { set: DecorationSet.create(state.doc, decorations), places };
  };
  const plugin = new Plugin<Marks>({
    key,
    state: {
      init: () => ({ set: DecorationSet.empty, places: new Map() }),
      apply: (tr, marks, _, state) => {
        if (tr.getMeta(key)) return marksOf(state);
        if (!tr.docChanged) return marks;
        const places = new Map(
          [...marks.places].map(([id, { from, to }]) => [id, { from: tr.mapping.map(from, 1), to: tr.mapping.map(to, -1) }]),
        );
        return { set: marks.set.map(tr.mapping, tr.doc), places };
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.set,
      handleClick: (_, __, event) => {
        const thread = (event.target as HTMLElement).closest<HTMLElement>('[data-thread]')?.dataset['thread'];
        if (thread) on.onChoose(thread);
        return false;
      },
    },
    view: (now) => {
      view = now;
      queueMicrotask(() => refresh());
      return {
        destroy: () => {
          view = undefined;
        },
      };
    },
  });
  const refresh = () => {
    if (view && !view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, true).setMeta('addToHistory', false));
  };

  return {
    extension: Extension.create({
      name: 'commented',
      addProseMirrorPlugins: () => [plugin],
      addKeyboardShortcuts: () => ({
        'Mod-Alt-m': () => {
          on.onAsk();
          return true;
        },
      }),
    }),
    show(threads, chosen) {
      wanted = { threads, chosen };
      refresh();
    },
    placeOf(id) {
      const place = view && key.getState(view.state)?.places.get(id);
      return place && place.from < place.to ? place : undefined;
    },
    anchorHere() {
      if (!view || view.state.selection.empty) return undefined;
      const binding = bindingOf(view.state);
      if (!binding) return undefined;
      const { from, to } = view.state.selection;
      const position = (at: number) => JSON.stringify(absolutePositionToRelativePosition(at, binding.type, binding.mapping as never));
      return { from: position(from), to: position(to), quoted: view.state.doc.textBetween(from, to, '\n').slice(0, longestQuote) };
    },
  };
}

function placeIn(state: EditorState, { from, to }: Anchor): { readonly from: number; readonly to: number } | undefined {
  const binding = bindingOf(state);
  if (!binding?.doc) return undefined;
  const at = (json: string) => {
    try {
      const position = Y.createRelativePositionFromJSON(JSON.parse(json));
      return relativePositionToAbsolutePosition(binding.doc as Y.Doc, binding.type, position, binding.mapping as never);
    } catch {
      // Whatever a device has written there: such a thread has no place in the text.
      return null;
    }
  };
  const [start, end] = [at(from), at(to)];
  return start !== null && end !== null && start < end && end <= state.doc.content.size ? { from: start, to: end } : undefined;
}

function drawn(
  { id, label }: MarkedThread,
  { from, to }: { readonly from: number; readonly to: number },
  isChosen: boolean,
  onChoose: (thread: string) => void,
): readonly Decoration[] {
  const margin = () => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn icon sm cm-mark';
    button.dataset['thread'] = id;
    button.setAttribute('aria-label', label);
    button.contentEditable = 'false';
    button.innerHTML =
      '<svg class="i" viewBox="0 0 16 16" aria-hidden="true"><path d="M3 3.5h10v7H7l-2.5 2v-2H3z" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round"/></svg>';
    button.addEventListener('mousedown', (event) => event.preventDefault());
    button.addEventListener('click', () => onChoose(id));
    return button;
  };
  return [
    Decoration.inline(from, to, { class: isChosen ? 'cm is-chosen' : 'cm', 'data-thread': id }),
    Decoration.widget(from, margin, { side: -1, key: `cm ${id} ${label}`, ignoreSelection: true }),
  ];
}
