/**
 * What one transaction added to the text of a plan and took away from it. Costs what the transaction changed, never what the text
 * is long: only new and deleted items are looked at, and from each only its way up.
 */
import { deepestBlock } from '@tandem/core';
import * as Y from 'yjs';
import type { ClockRange, WrittenText } from '../storage/plan-history.ts';

export interface TextChanges {
  /** New in the text, and there. */
  readonly added: readonly Y.Item[];
  /** Was in the text, and is gone. */
  readonly removed: readonly Y.Item[];
  /** New in the whole document. */
  readonly wrote: readonly ClockRange[];
}

/** Called while the transaction still has what it deleted. */
export function textChanges(transaction: Y.Transaction): TextChanges {
  const { doc, beforeState, afterState, deleteSet } = transaction;
  const text = doc.getXmlFragment('text');
  const within = withinText(text);
  const added: Y.Item[] = [];
  const removed: Y.Item[] = [];
  const wrote: ClockRange[] = [];
  for (const [client, end] of afterState) {
    const begin = beforeState.get(client) ?? 0;
    if (end <= begin) continue;
    wrote.push({ client, clock: begin, length: end - begin });
    const structs = doc.store.clients.get(client) ?? [];
    for (let i = Y.findIndexSS(structs, begin); i < structs.length; i++) {
      const item: unknown = structs[i];
      if (item instanceof Y.Item && !item.deleted && within(item)) added.push(item);
    }
  }
  Y.iterateDeletedStructs(transaction, deleteSet, (item) => {
    if (item instanceof Y.Item && item.id.clock < (beforeState.get(item.id.client) ?? 0) && within(item)) removed.push(item);
  });
  return { added, removed, wrote };
}

export function textWritten({ added, removed, wrote }: TextChanges): WrittenText {
  const took = removed.map(({ id, length }): ClockRange => ({ client: id.client, clock: id.clock, length }));
  return { inserted: letters(added), deleted: letters(removed), wrote, took: joined(took) };
}

/** The same of an update that is applied to no document, such as one that makes a plan: it takes nothing away. */
export function writtenIn(update: Uint8Array): WrittenText {
  const structs = Y.decodeUpdate(update).structs.filter((struct) => !(struct instanceof Y.Skip));
  const wrote = structs.map(({ id, length }): ClockRange => ({ client: id.client, clock: id.clock, length }));
  return { inserted: letters(structs.filter((struct) => struct instanceof Y.Item)), deleted: 0, wrote: joined(wrote), took: [] };
}

/** What several transactions after each other did. */
export const together = (parts: readonly WrittenText[]): WrittenText => ({
  inserted: parts.reduce((sum, { inserted }) => sum + inserted, 0),
  deleted: parts.reduce((sum, { deleted }) => sum + deleted, 0),
  wrote: joined(parts.flatMap(({ wrote }) => wrote)),
  took: joined(parts.flatMap(({ took }) => took)),
});

const letters = (items: readonly Y.Item[]): number =>
  items.reduce((sum, { content, length }) => sum + (content instanceof Y.ContentString ? length : 0), 0);

function joined(ranges: readonly ClockRange[]): readonly ClockRange[] {
  const all: ClockRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.client - b.client || a.clock - b.clock)) {
    const last = all.at(-1);
    if (last && last.client === range.client && last.clock + last.length === range.clock)
      all[all.length - 1] = { ...last, length: last.length + range.length };
    else all.push(range);
  }
  return all;
}

/** Of a deletion many items have the same way up. What stands deeper than anything may is in the text as well. */
function withinText(text: Y.XmlFragment): (item: Y.Item) => boolean {
  const known = new Map<unknown, boolean>();
  return ({ parent }) => {
    const found = known.get(parent);
    if (found !== undefined) return found;
    let type = parent;
    for (let up = 0; up <= deepestBlock + 2 && type instanceof Y.AbstractType && type._item; up++) type = type._item.parent;
    const isWithin = type === text || (type instanceof Y.AbstractType && type._item !== null);
    known.set(parent, isWithin);
    return isWithin;
  };
}
