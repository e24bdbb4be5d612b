/** The slots that are open now, by stage: one for the own card, one for each that colleagues carry. */
import type { OpportunityRow } from '@tandem/core';
import { useRef } from 'react';
import type { Column } from '../view/board-columns.ts';
import type { Slot } from './column-items.ts';
import { type Floating, slotKeyOf } from './floating-cards.tsx';
import type { Lift } from './lift.ts';
import { indexAfter } from './place.ts';
import { ownSlot } from './use-board-drag.ts';

interface SlotFacts {
  readonly lift: Lift | undefined;
  readonly floating: readonly Floating[];
  readonly columns: readonly Column[];
  readonly heightOf: (row: OpportunityRow) => number;
}
const none: readonly Slot[] = [];

export function useSlots(facts: SlotFacts): (stage: string) => readonly Slot[] {
  const last = useRef(new Map<string, readonly Slot[]>());
  const next = slotsByStage(facts);
  // A column is drawn again only when one of its own slots moves.
  for (const [stage, slots] of next) {
    const before = last.current.get(stage);
    if (before && JSON.stringify(before) === JSON.stringify(slots)) next.set(stage, before);
  }
  last.current = next;
  return (stage) => next.get(stage) ?? none;
}

function slotsByStage({ lift, floating, columns, heightOf }: SlotFacts): Map<string, readonly Slot[]> {
  const slots = new Map<string, readonly Slot[]>();
  const put = (stage: string, slot: Slot) => slots.set(stage, [...(slots.get(stage) ?? none), slot]);
  if (lift?.target.kind === 'stage') put(lift.target.stage, { key: ownSlot, index: lift.target.index, height: lift.height, by: undefined });
  for (const { row, by, drag } of floating) {
    const cards = columns.find(({ stage }) => stage.id === drag.stage)?.cards;
    if (cards) put(drag.stage, { key: slotKeyOf(by), index: indexAfter(cards, row.id, drag.after), height: heightOf(row), by });
  }
  return slots;
}
