/** What an edit wrote, as its device saw it: the history that the final state is held against. */
import * as Y from 'yjs';
import type { Kind } from './peers.ts';

interface Place {
  readonly client: number;
  readonly clock: number;
}

export interface Write {
  readonly kind: Kind;
  /** `fields` or the name of a list; for a register of an entry also the entry. */
  readonly root: string;
  readonly entry?: { readonly id: string; readonly place: Place };
  readonly key: string;
  readonly place: Place;
  readonly deleted: boolean;
  /** What the device knew before. */
  readonly seen: ReadonlyMap<number, number>;
  /** A server or the device's own store has said that it is kept. */
  durable: boolean;
}

export function writesOf(kind: Kind, transaction: Y.Transaction): readonly Write[] {
  const writes: Write[] = [];
  for (const [type, keys] of transaction.changed) {
    if (!((type as unknown) instanceof Y.Map)) continue;
    const map = type as unknown as Y.Map<unknown>;
    const inside = map._item;
    const holder = (inside?.parent ?? map) as Y.AbstractType<unknown>;
    const root = [...transaction.doc.share].find(([, shared]) => (shared as unknown) === holder)?.[0];
    if (root === undefined) continue;
    for (const key of keys) {
      const item = key === null ? undefined : map._map.get(key);
      if (!item || key === null) continue;
      writes.push({
        kind,
        root,
        key,
        place: placeOf(item),
        deleted: item.deleted,
        seen: transaction.beforeState,
        durable: false,
        ...(inside && { entry: { id: String(inside.parentSub), place: placeOf(inside) } }),
      });
    }
  }
  return writes;
}

const placeOf = (item: Y.Item): Place => ({ client: item.id.client, clock: item.id.clock });
/** Yjs joins neighbours that are deleted: an item may stand for several writes. */
const standsFor = ({ id, length }: Y.Item, place: Place) =>
  id.client === place.client && id.clock <= place.clock && place.clock < id.clock + length;

/**
 * Why a write is missing from a document, or undefined: it is there, or what is there instead was written by somebody who
 * knew it or who wrote at the same time. `isRemoved` says whether somebody removed the entry on purpose.
 */
export function whyMissing(doc: Y.Doc, write: Write, writes: readonly Write[], isRemoved: (id: string) => boolean): string | undefined {
  const root = doc.getMap(write.root);
  const { entry, key } = write;
  let map = root;
  if (entry) {
    const held = root._map.get(entry.id);
    if (!held || held.deleted || !standsFor(held, entry.place)) {
      return isRemoved(entry.id) ? undefined : `${describe(write)} went away with its entry, which nobody removed`;
    }
    map = root.get(entry.id) as Y.Map<unknown>;
  }
  const final = map._map.get(key);
  if (!final) return `${describe(write)} is nowhere`;
  if (!standsFor(final, write.place)) {
    const older = (write.seen.get(final.id.client) ?? 0) >= final.id.clock + final.length;
    return older ? `${describe(write)} gave way to an older write` : undefined;
  }
  if (write.deleted) return final.deleted ? undefined : `${describe(write)} was a removal and is undone by nobody`;
  const removedBySomebody = () =>
    writes.some((other) => other.deleted && other.key === key && other.root === write.root && standsFor(final, other.place));
  return final.deleted && !removedBySomebody() ? `${describe(write)} was removed by nobody` : undefined;
}

const describe = ({ kind, root, entry, key, place }: Write) =>
  `${kind} ${[root, entry?.id, key].filter(Boolean).join('/')} (${place.client}:${place.clock})`;
