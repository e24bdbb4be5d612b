/** What a column draws from top to bottom: cards, slots that open for carried cards, and the places cards were taken from. */
import type { OpportunityRow } from '@tandem/core';
import type { Mover } from '../../../ui/board/traces.ts';

export type Item =
  | { readonly kind: 'card'; readonly key: string; readonly row: OpportunityRow; readonly height: number }
  | { readonly kind: 'ghost'; readonly key: string; readonly row: OpportunityRow; readonly by: Mover; readonly height: number }
  /** Without `by` it is the person's own. */
  | { readonly kind: 'slot'; readonly key: string; readonly by: Mover | undefined; readonly height: number };

export interface Slot {
  readonly key: string;
  /** Counts the column without the carried card. */
  readonly index: number;
  readonly height: number;
  readonly by: Mover | undefined;
}

export interface Carrying {
  /** The card the person carries: its place closes, the slot shows where it would go. */
  readonly own: string;
  /** The cards colleagues carry, by card. */
  readonly others: ReadonlyMap<string, Mover>;
  readonly slots: readonly Slot[];
}

export const ghostHeight = 62;

export function columnItems(
  cards: readonly OpportunityRow[],
  carrying: Carrying,
  heightOf: (row: OpportunityRow) => number,
): readonly Item[] {
  const items: Item[] = [];
  const slots = [...carrying.slots].sort((a, b) => a.index - b.index);
  let place = 0;
  const openSlots = () => {
    for (let slot = slots[0]; slot && slot.index <= place; slot = slots[0]) {
      items.push({ kind: 'slot', key: slot.key, by: slot.by, height: slot.height });
      slots.shift();
    }
  };
  for (const row of cards) {
    if (row.id === carrying.own) continue;
    openSlots();
    const by = carrying.others.get(row.id);
    if (by) items.push({ kind: 'ghost', key: row.id, row, by, height: ghostHeight });
    else items.push({ kind: 'card', key: row.id, row, height: heightOf(row) });
    place++;
  }
  place = Number.POSITIVE_INFINITY;
  openSlots();
  return items;
}

/** The place for a card whose middle is at `middle`, in pixels from the top of the column's content. */
export function indexAtHeight(
  cards: readonly OpportunityRow[],
  own: string,
  middle: number,
  heightOf: (row: OpportunityRow) => number,
  gap: number,
): number {
  let top = 0;
  let index = 0;
  for (const row of cards) {
    if (row.id === own) continue;
    const height = heightOf(row);
    if (middle < top + height / 2) return index;
    top += height + gap;
    index++;
  }
  return index;
}

/** How far down an item begins; the end of the column when it is not there. */
export function topOfItem(items: readonly Item[], key: string, gap: number): number {
  let top = 0;
  for (const item of items) {
    if (item.key === key) return top;
    top += item.height + gap;
  }
  return top;
}
