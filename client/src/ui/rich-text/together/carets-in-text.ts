/**
 * Colleagues' carets and selections in a plan. They move along with the text; only a caret whose owner says a new place is looked up
 * in the document, at most once a frame, and drawn only where it stands elsewhere than it was moved to: fifty who type on move theirs
 * without a word from here.
 */
import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import {
  absolutePositionToRelativePosition,
  type ProsemirrorBinding,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { Presence, Present } from '../../../sync/presence.ts';
import { type Cursor, readCursor } from '../../prose/carets.ts';
import { type CaretFlag, createFlag } from './caret-flag.ts';

interface Shown {
  readonly decorations: DecorationSet;
}
interface Change {
  readonly gone: ReadonlySet<number>;
  readonly come: readonly Decoration[];
}
const key = new PluginKey<Shown>('carets-in-text');
const bindingOf = (view: EditorView): ProsemirrorBinding | undefined =>
  (ySyncPluginKey.getState(view.state) as { readonly binding?: ProsemirrorBinding } | undefined)?.binding;

export function caretsInText(presence: Presence, say: (cursor: unknown) => void): Extension {
  let view: EditorView | undefined;
  let frame = 0;
  /** Whose caret stands where it was said last; undefined while its words have not arrived yet. */
  const placed = new Map<number, Present | undefined>();
  const flags = new Map<number, CaretFlag>();

  const draw = () => {
    frame = 0;
    const at = view;
    const binding = at && bindingOf(at);
    if (!at || at.isDestroyed || !binding) return;
    const stands = standing(key.getState(at.state)?.decorations ?? DecorationSet.empty);
    const gone = new Set<number>();
    const come: Decoration[] = [];
    const writers = new Map(presence.now().flatMap((one) => (readCursor(one.at) ? [[one.clientId, one] as const] : [])));
    for (const client of placed.keys())
      if (!writers.has(client)) {
        gone.add(client);
        placed.delete(client);
        flags.delete(client);
      }
    for (const [client, writer] of writers) {
      if (placed.get(client) === writer) continue;
      const range = rangeOf(binding, readCursor(writer.at) as Cursor, at.state.doc.content.size);
      // Words that have not arrived yet: asked for again with the next edit.
      placed.set(client, range && writer);
      if (!range) continue;
      const flag = flags.get(client) ?? createFlag(writer);
      flags.set(client, flag);
      flag.moved();
      if (stands.get(client) === range.join()) continue;
      gone.add(client);
      come.push(...decorationsOf(client, writer, range, flag));
    }
    if (gone.size > 0 || come.length > 0)
      at.dispatch(at.state.tr.setMeta(key, { gone, come } satisfies Change).setMeta('addToHistory', false));
  };
  const soon = () => {
    frame ||= requestAnimationFrame(draw);
  };

  return Extension.create({
    name: 'caretsInText',
    addProseMirrorPlugins: () => [
      new Plugin<Shown>({
        key,
        state: {
          init: () => ({ decorations: DecorationSet.empty }),
          apply(tr, { decorations }) {
            const change = tr.getMeta(key) as Change | undefined;
            let now = tr.docChanged ? decorations.map(tr.mapping, tr.doc) : decorations;
            if (change) {
              now = now.remove(now.find(undefined, undefined, ({ client }) => change.gone.has(client as number)));
              now = now.add(tr.doc, [...change.come]);
            }
            return { decorations: now };
          },
        },
        props: { decorations: (state) => key.getState(state)?.decorations },
        view(mounted) {
          view = mounted;
          const unsubscribe = presence.subscribe(soon);
          soon();
          const own = ownPlace(mounted, say);
          return {
            update(now, before) {
              if (now.state.doc !== before.doc && [...placed.values()].includes(undefined)) soon();
              own.update();
            },
            destroy() {
              unsubscribe();
              own.destroy();
              cancelAnimationFrame(frame);
              frame = 0;
              // Another editor of the same page begins with no caret drawn.
              placed.clear();
              view = undefined;
            },
          };
        },
      }),
    ],
  });
}

/** Where the carets were moved to by the edits since they were drawn: their two ends, as `rangeOf` says them. */
function standing(decorations: DecorationSet): ReadonlyMap<number, string> {
  const ends = new Map<number, readonly [anchor: number, head: number]>();
  for (const { from, to, spec } of decorations.find()) {
    const { client, backward } = spec as { readonly client: number; readonly backward?: boolean };
    const before = ends.get(client);
    if (from === to) ends.set(client, before ?? [from, from]);
    else ends.set(client, backward ? [to, from] : [from, to]);
  }
  return new Map([...ends].map(([client, range]) => [client, range.join()]));
}

function rangeOf(binding: ProsemirrorBinding, { anchor, head }: Cursor, size: number): readonly [anchor: number, head: number] | undefined {
  const placeOf = (at: Cursor['head']) => {
    const found = relativePositionToAbsolutePosition(
      binding.doc,
      binding.type,
      Y.createRelativePositionFromJSON(at),
      binding.mapping as never,
    );
    return typeof found === 'number' ? Math.max(0, Math.min(found, size)) : undefined;
  };
  const to = placeOf(head);
  // Mostly nothing is selected: each look goes through the blocks before it.
  const from = isSamePlace(anchor, head) ? to : placeOf(anchor);
  return from === undefined || to === undefined ? undefined : [from, to];
}
const isSamePlace = (a: Cursor['head'], b: Cursor['head']): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

function decorationsOf(
  client: number,
  { color }: Present,
  [anchor, head]: readonly [anchor: number, head: number],
  flag: CaretFlag,
): Decoration[] {
  const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)];
  const caret = Decoration.widget(head, () => flag.dom, { key: `caret-${client}`, side: 10, client, ignoreSelection: true });
  return from === to
    ? [caret]
    : [Decoration.inline(from, to, { class: `sel-by p${color}` }, { client, backward: head < anchor, inclusiveEnd: false }), caret];
}

/** Told after the letter has been drawn, and only while the text has the focus. */
function ownPlace(view: EditorView, say: (cursor: unknown) => void) {
  let frame = 0;
  let told: unknown;
  let stood: readonly unknown[] = [];
  const tell = () => {
    frame = 0;
    const binding = view.isDestroyed ? undefined : bindingOf(view);
    if (!binding) return;
    if (!view.hasFocus()) {
      if (told !== undefined) say((told = undefined));
      return;
    }
    const { $anchor, $head, anchor, head } = view.state.selection;
    const now = [$anchor.parent, $anchor.parentOffset, $head.parent, $head.parentOffset];
    // Blocks above have changed and not this one: the place in the document is the same, and finding it goes through all of them.
    if (told !== undefined && now.every((one, index) => one === stood[index])) return;
    stood = now;
    const [from, to] = [anchor, head].map(
      (at) => absolutePositionToRelativePosition(at, binding.type, binding.mapping as never) as unknown,
    );
    const place = { anchor: from, head: anchor === head ? from : to };
    if (JSON.stringify(place) === JSON.stringify(told)) return;
    told = place;
    say(place);
  };
  const soon = () => {
    frame ||= requestAnimationFrame(tell);
  };
  view.dom.addEventListener('focusin', soon);
  view.dom.addEventListener('focusout', soon);
  return {
    update: soon,
    destroy() {
      cancelAnimationFrame(frame);
      view.dom.removeEventListener('focusin', soon);
      view.dom.removeEventListener('focusout', soon);
      if (told !== undefined) say(undefined);
    },
  };
}
