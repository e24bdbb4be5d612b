/** Find in a plan: every place is marked, one of them is where one stands. The places move along with the text. */
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { placesIn } from './places.ts';

export interface Query {
  readonly words: string;
  readonly capitals: boolean;
}
export interface Found {
  readonly query: Query | undefined;
  readonly places: readonly { readonly from: number; readonly to: number }[];
  readonly at: number;
  readonly more: boolean;
}
interface State extends Found {
  readonly decorations: DecorationSet;
}
const nothing: State = { query: undefined, places: [], at: -1, more: false, decorations: DecorationSet.empty };
export const findKey = new PluginKey<State>('find');
type Said = { readonly query: Query | undefined } | { readonly at: number };

export const finding = Extension.create({
  name: 'finding',
  addProseMirrorPlugins: () => [
    new Plugin<State>({
      key: findKey,
      state: {
        init: () => nothing,
        apply(tr, now) {
          const said = tr.getMeta(findKey) as Said | undefined;
          if (said && 'query' in said) return said.query?.words ? search(tr.doc, said.query, tr.selection.from) : nothing;
          if (!now.query) return now;
          // A letter of somebody changes one place at most; where things were is right until it is looked for again.
          if (tr.docChanged) return search(tr.doc, now.query, tr.mapping.map(now.places[now.at]?.from ?? 0));
          return said ? draw(tr.doc, { ...now, at: said.at }) : now;
        },
      },
      props: { decorations: (state) => findKey.getState(state)?.decorations },
    }),
  ],
});

function search(doc: Node, query: Query, near: number): State {
  const { places, more } = placesIn(doc, query);
  const after = places.findIndex(({ to }) => to > near);
  return draw(doc, { query, places, more, at: places.length === 0 ? -1 : Math.max(0, after) });
}

function draw(doc: Node, found: Found): State {
  const marks = found.places.map(({ from, to }, index) =>
    Decoration.inline(from, to, { class: index === found.at ? 'found here' : 'found' }),
  );
  return { ...found, decorations: DecorationSet.create(doc, marks) };
}

export const foundIn = (state: EditorState): Found => findKey.getState(state) ?? nothing;
export const look = (view: EditorView, query: Query | undefined): void =>
  view.dispatch(view.state.tr.setMeta(findKey, { query } satisfies Said));

/** Round at the ends. What is found is scrolled to; the focus stays where one types. */
export function goTo(view: EditorView, by: 1 | -1 | 0): void {
  const { places, at } = foundIn(view.state);
  if (places.length === 0) return;
  const to = (at + by + places.length) % places.length;
  view.dispatch(view.state.tr.setMeta(findKey, { at: to } satisfies Said));
  const place = places[to];
  if (!place) return;
  const { node } = view.domAtPos(place.from);
  (node instanceof Element ? node : node.parentElement)?.scrollIntoView({ block: 'center', behavior: 'auto' });
}

export function replaceHere(view: EditorView, by: string): boolean {
  const { places, at } = foundIn(view.state);
  const place = places[at];
  if (!place || !view.editable) return false;
  view.dispatch(view.state.tr.insertText(by, place.from, place.to));
  return true;
}

/** In one step, so that one undo takes it back. */
export function replaceAll(view: EditorView, query: Query, by: string): number {
  if (!view.editable) return 0;
  const { places } = placesIn(view.state.doc, query, Number.POSITIVE_INFINITY);
  const { tr } = view.state;
  for (const { from, to } of [...places].reverse()) tr.insertText(by, from, to);
  if (places.length > 0) view.dispatch(tr);
  return places.length;
}

/** Where one stood when the search is closed is where one writes on. */
export function selectHere(view: EditorView): void {
  const { places, at } = foundIn(view.state);
  const place = places[at];
  if (place) view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, place.from, place.to)).scrollIntoView());
}
