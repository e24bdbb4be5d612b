/**
 * Conversations about words of a plan, marked in the text. They hang on relative positions of the document and are no part of the
 * text: whoever comments changes nothing of it. Marks move along with every edit; they are looked up anew only when the list changes.
 */
import { around, placeAt, readPosition } from '@tandem/core/plans/suggested-words';
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, type EditorView } from '@tiptap/pm/view';
import {
  absolutePositionToRelativePosition,
  type ProsemirrorBinding,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { letterPlaceAt, positionOfText } from './line-places.ts';
import { lookUp, type Marks, mapMarks, noMarks } from './marks.ts';

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
  /** The threads that have a place, in the order of the text, each with a space behind it; undefined before there is a text. */
  inOrder(): string | undefined;
  onOrder(listener: () => void): () => void;
  /** An anchor on what is selected, with its words; undefined when nothing is. */
  anchorHere(): (Anchor & { readonly quoted: string }) | undefined;
}
const key = new PluginKey<Marks>('commented');
const longestQuote = 2000;

export const bindingOf = (state: EditorState): ProsemirrorBinding | undefined =>
  (ySyncPluginKey.getState(state) as { readonly binding?: ProsemirrorBinding } | undefined)?.binding;

export function createCommented(on: { readonly onChoose: (thread: string) => void; readonly onAsk: () => void }): Commented {
  let view: EditorView | undefined;
  let wanted: Wanted = { threads: [], chosen: undefined };
  let order: string | undefined;
  const listeners = new Set<() => void>();
  const tellOrder = (next: string | undefined) => {
    if (next === order) return;
    order = next;
    for (const listener of listeners) listener();
  };

  const markOf = (state: EditorState) => (id: string) => {
    const thread = wanted.threads.find((one) => one.id === id);
    const place = thread && placeIn(state, thread);
    return place && { ...place, decorations: drawn(thread, place, id === wanted.chosen, on.onChoose) };
  };
  const plugin = new Plugin<Marks>({
    key,
    state: {
      init: () => noMarks,
      apply: (tr, marks, _, state) => {
        const ids = tr.getMeta(key) as readonly string[] | undefined;
        if (ids) return lookUp(marks, tr.doc, ids, markOf(state));
        return tr.docChanged ? mapMarks(marks, tr) : marks;
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
      queueMicrotask(() => refresh(wanted.threads.map(({ id }) => id)));
      return {
        update: ({ state }, before) => {
          const marks = key.getState(state);
          if (marks && marks !== key.getState(before)) tellOrder(orderOf(marks));
          if (state.doc !== before.doc) queueMicrotask(refreshTouched);
        },
        destroy: () => {
          view = undefined;
          tellOrder(undefined);
        },
      };
    },
  });
  const refreshTouched = () => {
    const { touched, places } = (view && key.getState(view.state)) ?? noMarks;
    // Somebody's undo may bring back words that were lost.
    const lost = wanted.threads.filter(({ id }) => !places.has(id));
    refresh([...touched, ...lost.map(({ id }) => id)]);
  };
  const refresh = (ids: readonly string[]) => {
    if (ids.length > 0 && view && !view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, ids).setMeta('addToHistory', false));
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
      const others = changed(wanted, { threads, chosen });
      wanted = { threads, chosen };
      refresh(others);
    },
    placeOf(id) {
      const place = view && key.getState(view.state)?.places.get(id);
      return place && place.from < place.to ? place : undefined;
    },
    inOrder: () => order,
    onOrder(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    anchorHere() {
      if (!view || view.state.selection.empty) return undefined;
      const binding = bindingOf(view.state);
      if (!binding) return undefined;
      const { doc } = view.state;
      const { from, to } = view.state.selection;
      const ends = heldBy(binding.type, doc, from, to);
      const position = (at: number) => JSON.stringify(absolutePositionToRelativePosition(at, binding.type, binding.mapping as never));
      return { ...(ends ?? { from: position(from), to: position(to) }), quoted: doc.textBetween(from, to, '\n').slice(0, longestQuote) };
    },
  };
}

const orderOf = ({ places }: Marks): string =>
  [...places]
    .filter(([, { from, to }]) => from < to)
    .sort(([, one], [, other]) => one.from - other.from)
    .map(([id]) => `${id} `)
    .join('');

interface Wanted {
  readonly threads: readonly MarkedThread[];
  readonly chosen: string | undefined;
}
/** Those that look otherwise, stand elsewhere, came or went. */
function changed(was: Wanted, now: Wanted): readonly string[] {
  const said = ({ threads, chosen }: Wanted) =>
    new Map(threads.map(({ id, from, to, label }) => [id, JSON.stringify([from, to, label, id === chosen])]));
  const [before, after] = [said(was), said(now)];
  return [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id));
}

/** The first letter of what is selected and the last: what is typed right in front of them or behind is not talked about. */
function heldBy(fragment: Y.XmlFragment, doc: Node, from: number, to: number): Anchor | undefined {
  let [first, last]: [number | undefined, number] = [undefined, to];
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isText) return;
    first ??= Math.max(pos, from);
    last = Math.min(pos + node.nodeSize, to);
  });
  const start = first === undefined ? undefined : letterPlaceAt(fragment, doc, first, 'behind');
  const end = letterPlaceAt(fragment, doc, last, 'before');
  return start && end && { from: around(start).from, to: around(end).to };
}

function placeIn(state: EditorState, { from, to }: Anchor): { readonly from: number; readonly to: number } | undefined {
  const binding = bindingOf(state);
  if (!binding?.doc) return undefined;
  const doc = binding.doc as Y.Doc;
  const at = (json: string): number | null => {
    const place = placeAt(doc, json);
    const start = place && positionOfText(binding.type, state.doc, place.text);
    if (place) return start === undefined ? null : start + place.index;
    const position = readPosition(json);
    try {
      // On something that is no letter: a picture, a whole block.
      return position ? relativePositionToAbsolutePosition(doc, binding.type, position, binding.mapping as never) : null;
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
    Decoration.inline(from, to, { class: isChosen ? 'cm is-chosen' : 'cm', 'data-thread': id }, { id }),
    Decoration.widget(from, margin, { side: -1, id, key: `cm ${id} ${label}`, ignoreSelection: true }),
  ];
}
