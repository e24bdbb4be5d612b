/**
 * Colleagues' carets and selections in a plan. They move along with the text; only a caret whose owner says a new place is looked up
 * in the document, at most once a frame, so that fifty colleagues cost a letter nothing.
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
import type { Present } from '../../../sync/presence.ts';
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

export interface CaretsInText {
  readonly extension: Extension;
  show(present: readonly Present[]): void;
}

export function caretsInText(say: (cursor: unknown) => void): CaretsInText {
  let present: readonly Present[] = [];
  let view: EditorView | undefined;
  let frame = 0;
  const placed = new Map<number, string>();
  const flags = new Map<number, CaretFlag>();

  const draw = () => {
    frame = 0;
    const at = view;
    const binding = at && bindingOf(at);
    if (!at || at.isDestroyed || !binding) return;
    const gone = new Set<number>();
    const come: Decoration[] = [];
    const writers = new Map(present.flatMap((one) => (readCursor(one.at) ? [[one.clientId, one] as const] : [])));
    for (const client of placed.keys())
      if (!writers.has(client)) {
        gone.add(client);
        placed.delete(client);
        flags.delete(client);
      }
    for (const [client, writer] of writers) {
      const cursor = readCursor(writer.at) as Cursor;
      const said = JSON.stringify(cursor);
      if (placed.get(client) === said) continue;
      const range = rangeOf(binding, cursor);
      // Words that have not arrived yet: asked for again with the next edit.
      if (!range) continue;
      gone.add(client);
      placed.set(client, said);
      const flag = flags.get(client) ?? createFlag(writer);
      flags.set(client, flag);
      flag.moved();
      come.push(...decorationsOf(client, writer, range, flag, at.state.doc.content.size));
    }
    if (gone.size > 0 || come.length > 0)
      at.dispatch(at.state.tr.setMeta(key, { gone, come } satisfies Change).setMeta('addToHistory', false));
  };
  const soon = () => {
    frame ||= requestAnimationFrame(draw);
  };

  const extension = Extension.create({
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
          soon();
          const own = ownPlace(mounted, say);
          return {
            update(now, before) {
              if (now.state.doc !== before.doc && placed.size < present.length) soon();
              own.update();
            },
            destroy() {
              own.destroy();
              cancelAnimationFrame(frame);
              view = undefined;
            },
          };
        },
      }),
    ],
  });
  return {
    extension,
    show(now) {
      present = now;
      soon();
    },
  };
}

function rangeOf(binding: ProsemirrorBinding, { anchor, head }: Cursor): readonly [number, number] | undefined {
  const [from, to] = [anchor, head].map((at) =>
    relativePositionToAbsolutePosition(binding.doc, binding.type, Y.createRelativePositionFromJSON(at), binding.mapping as never),
  );
  return typeof from === 'number' && typeof to === 'number' ? [from, to] : undefined;
}

function decorationsOf(
  client: number,
  { color }: Present,
  [anchor, head]: readonly [number, number],
  flag: CaretFlag,
  size: number,
): Decoration[] {
  const [from, to, at] = [Math.min(anchor, head), Math.max(anchor, head), head].map((place) => Math.max(0, Math.min(place, size))) as [
    number,
    number,
    number,
  ];
  const caret = Decoration.widget(at, () => flag.dom, { key: `caret-${client}`, side: 10, client, ignoreSelection: true });
  return from === to ? [caret] : [Decoration.inline(from, to, { class: `sel-by p${color}` }, { client, inclusiveEnd: false }), caret];
}

/** Told after the letter has been drawn, and only while the text has the focus. */
function ownPlace(view: EditorView, say: (cursor: unknown) => void) {
  let frame = 0;
  let told: unknown;
  const tell = () => {
    frame = 0;
    const binding = view.isDestroyed ? undefined : bindingOf(view);
    if (!binding) return;
    if (!view.hasFocus()) {
      if (told !== undefined) say((told = undefined));
      return;
    }
    const { anchor, head } = view.state.selection;
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
