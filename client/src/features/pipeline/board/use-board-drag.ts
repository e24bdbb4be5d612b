/** Carrying a card with the mouse or a finger: where it would land, what colleagues are told, and the drop. */
import type { OpportunityRow } from '@tandem/core';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { Carried } from '../../../ui/board/board-presence.ts';
import type { Column } from '../view/board-columns.ts';
import { gap } from './card-size.ts';
import { indexAtHeight, topOfItem } from './column-items.ts';
import { type Geometry, type Spot, scrollNear, spotAt } from './geometry.ts';
import { type Lift, sameTarget, startOf, type Target } from './lift.ts';
import { rankAbove, reachableIndex } from './place.ts';

/** The key of the own slot among a column's items, and the space above a column's first card. */
export const ownSlot = 'slot:me';
export const listPadding = 8;

export interface BoardDragInput {
  readonly columns: readonly Column[];
  readonly geometry: Geometry;
  readonly isSorted: boolean;
  readonly heightOf: (row: OpportunityRow) => number;
  readonly tell: (row: OpportunityRow, drag: Carried | undefined) => void;
  /** Settles once the card stands where it was put, or went back. */
  readonly drop: (row: OpportunityRow, target: Target) => Promise<void>;
}
export interface BoardDrag {
  readonly lift: Lift | undefined;
  readonly onDragStart: (event: { readonly activatorEvent: Event }) => void;
  readonly onDragEnd: () => void;
  readonly onDragCancel: () => void;
  readonly pickUp: (row: OpportunityRow) => void;
  readonly aim: (target: Target) => void;
  readonly putDown: () => void;
  readonly giveBack: () => void;
  /** The element that is drawn under the pointer. */
  readonly underPointer: RefObject<HTMLDivElement | null>;
}

interface Grip {
  x: number;
  y: number;
  /** Where on the card the pointer holds it, and how wide the card was. */
  readonly across: number;
  readonly down: number;
  readonly width: number;
}

export function useBoardDrag(input: BoardDragInput): BoardDrag {
  const latest = useRef(input);
  latest.current = input;
  const held = useRef<Lift | undefined>(undefined);
  const grip = useRef<Grip>({ x: 0, y: 0, across: 0, down: 0, width: 0 });
  const underPointer = useRef<HTMLDivElement>(null);
  const [lift, setLift] = useState<Lift | undefined>(undefined);
  const actions = useMemo(() => {
    const change = (next: Lift | undefined) => {
      held.current = next;
      setLift(next);
    };
    const giveBack = () => {
      if (held.current) latest.current.tell(held.current.row, undefined);
      change(undefined);
    };
    const pickUp = (row: OpportunityRow, by: Lift['by'] = 'keys') => {
      const { columns, heightOf } = latest.current;
      change({ row, by, target: startOf(row, columns), height: heightOf(row) });
    };
    const aim = (target: Target) => {
      if (held.current && !sameTarget(held.current.target, target)) change({ ...held.current, target });
    };
    const putDown = () => {
      const lifted = held.current;
      if (!lifted) return;
      latest.current.tell(lifted.row, undefined);
      // The card stays drawn in its slot until the document has it: otherwise it would flash up at its old place.
      change({ ...lifted, by: 'keys' });
      const clear = () => {
        if (held.current?.row.id === lifted.row.id) change(undefined);
      };
      void latest.current.drop(lifted.row, lifted.target).finally(clear);
    };
    return {
      giveBack,
      pickUp: (row: OpportunityRow) => pickUp(row),
      aim,
      putDown,
      onDragEnd: putDown,
      onDragCancel: giveBack,
      onDragStart: ({ activatorEvent }: { readonly activatorEvent: Event }) => {
        const card = cardUnder(activatorEvent);
        const row = latest.current.columns.flatMap(({ cards }) => cards).find(({ id }) => id === card?.dataset['card']);
        const rect = card?.getBoundingClientRect();
        const at = pointOf(activatorEvent);
        if (!row || !rect || !at) return;
        grip.current = { ...at, across: at.x - rect.left, down: at.y - rect.top, width: rect.width };
        pickUp(row, 'pointer');
      },
    };
  }, []);

  const carried = lift?.by === 'pointer' ? lift.row.id : undefined;
  useEffect(() => {
    if (carried === undefined) return;
    const follow = (event: Event) => Object.assign(grip.current, pointOf(event));
    const events = ['mousemove', 'touchmove'] as const;
    for (const name of events) window.addEventListener(name, follow, { passive: true, capture: true });
    let frame = requestAnimationFrame(function carry() {
      frame = requestAnimationFrame(carry);
      if (held.current?.by !== 'pointer') return;
      if (underPointer.current) drawAt(underPointer.current, grip.current);
      const { geometry, tell } = latest.current;
      const spot = spotAt(geometry, grip.current.x, grip.current.y);
      scrollNear(geometry, spot, grip.current.x, grip.current.y);
      actions.aim(targetAt(spot, held.current, grip.current, latest.current));
      tell(held.current.row, carriedAt(spot, held.current, grip.current));
    });
    return () => {
      cancelAnimationFrame(frame);
      for (const name of events) window.removeEventListener(name, follow, { capture: true });
    };
  }, [carried, actions]);

  return { lift, underPointer, ...actions };
}

export const cardUnder = ({ target }: Pick<Event, 'target'>): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-card]') : null;

function drawAt(element: HTMLElement, { x, y, across, down, width }: Grip): void {
  element.style.width = `${width}px`;
  element.style.transform = `translate(${x - across}px, ${y - down}px)`;
  element.style.visibility = 'visible';
}

function targetAt(spot: Spot | undefined, lift: Lift, grip: Grip, { columns, isSorted, heightOf }: BoardDragInput): Target {
  if (!spot) return startOf(lift.row, columns);
  if (spot.kind === 'zone')
    return spot.zone === 'won' || spot.zone === 'lost' ? { kind: spot.zone } : { kind: 'tab', stage: spot.zone.slice('stage:'.length) };
  if (isSorted) return { kind: 'stage', stage: spot.stage, index: 0 };
  const { list, cards } = spot.column;
  const middle = grip.y - grip.down + lift.height / 2 - list.getBoundingClientRect().top + list.scrollTop - listPadding;
  const others = cards.filter(({ id }) => id !== lift.row.id);
  return { kind: 'stage', stage: spot.stage, index: reachableIndex(others, indexAtHeight(others, lift.row.id, middle, heightOf, gap)) };
}

/** What colleagues need to draw the card where it is, whatever their own scroll position and filter. */
function carriedAt(spot: Spot | undefined, { row, target }: Lift, grip: Grip): Carried {
  if (spot?.kind !== 'column' || target.kind !== 'stage') return { card: row.id, stage: '', after: '', x: 0, y: 0 };
  const { section, list, cards, items } = spot.column;
  const { left, width } = section.getBoundingClientRect();
  const slotTop = list.getBoundingClientRect().top - list.scrollTop + listPadding + topOfItem(items, ownSlot, gap);
  return {
    card: row.id,
    stage: spot.stage,
    after: rankAbove(cards, row.id, target.index),
    x: Math.round(((grip.x - grip.across - left) / width) * 1000) / 1000,
    y: Math.round(grip.y - grip.down - slotTop),
  };
}

function pointOf(event: Event): { x: number; y: number } | undefined {
  const point = 'touches' in event ? (event as TouchEvent).touches[0] : (event as MouseEvent);
  return point && Number.isFinite(point.clientX) ? { x: point.clientX, y: point.clientY } : undefined;
}
