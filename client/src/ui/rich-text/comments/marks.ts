/**
 * Marks over the text that are none of it, each known by an id. They go along with every edit; only those whose words an edit has
 * touched, or that are told to be others now, are looked up anew: a letter in a plan of 200 pages costs what it changes.
 */
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { type Decoration, DecorationSet } from '@tiptap/pm/view';

export interface MarkPlace {
  readonly from: number;
  readonly to: number;
}
export interface Mark extends MarkPlace {
  /** Each has the id of its mark in its spec. */
  readonly decorations: readonly Decoration[];
}
export interface Marks {
  readonly set: DecorationSet;
  readonly places: ReadonlyMap<string, MarkPlace>;
  /** What an edit has touched since they were looked up. */
  readonly touched: ReadonlySet<string>;
}
export const noMarks: Marks = { set: DecorationSet.empty, places: new Map(), touched: new Set() };

export function mapMarks({ set, places, touched }: Marks, tr: Transaction): Marks {
  const now = new Map<string, MarkPlace>();
  const also = new Set(touched);
  for (const [id, place] of places) {
    const [from, to] = [tr.mapping.mapResult(place.from, 1), tr.mapping.mapResult(place.to, -1)];
    if (from.deletedAcross || to.deletedAcross || to.pos - from.pos !== place.to - place.from) also.add(id);
    now.set(id, { from: from.pos, to: Math.max(to.pos, from.pos) });
  }
  return { set: set.map(tr.mapping, tr.doc), places: now, touched: also };
}

/** Looks up these, and no others. What `markOf` has nothing for has no mark any more. */
export function lookUp(marks: Marks, doc: Node, ids: Iterable<string>, markOf: (id: string) => Mark | undefined): Marks {
  const anew = new Set(ids);
  const places = new Map(marks.places);
  const added: Decoration[] = [];
  for (const id of anew) {
    const mark = markOf(id);
    if (mark) {
      places.set(id, { from: mark.from, to: mark.to });
      added.push(...mark.decorations);
    } else places.delete(id);
  }
  const gone = marks.set.find(undefined, undefined, (spec) => anew.has((spec as { readonly id: string }).id));
  const touched = new Set([...marks.touched].filter((id) => !anew.has(id)));
  return { set: marks.set.remove(gone).add(doc, added), places, touched };
}
