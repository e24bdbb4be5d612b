/** Carrying a lead by mouse, finger or keys: where it would stand, and the drop. */
import type { ContactRow } from '@tandem/core';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { LeadColumn } from './lead-board.ts';
import { carriedAt } from './lead-places.ts';
import { tellCarried } from './lead-presence.ts';

export interface LeadTarget {
  readonly stage: string;
  /** Counts the column without the carried card. */
  readonly index: number;
}
export interface LeadLift {
  readonly row: ContactRow;
  readonly by: 'pointer' | 'keys';
  readonly from: string;
  readonly target: LeadTarget;
}
interface Input {
  readonly columns: readonly LeadColumn[];
  readonly board: RefObject<HTMLElement | null>;
  readonly drop: (row: ContactRow, target: LeadTarget) => void;
}

export function useLeadDrag(input: Input) {
  const latest = useRef(input);
  latest.current = input;
  const held = useRef<LeadLift | undefined>(undefined);
  const grip = useRef({ x: 0, y: 0, across: 0, down: 0, width: 0 });
  const underPointer = useRef<HTMLDivElement>(null);
  const [lift, setLift] = useState<LeadLift | undefined>(undefined);
  const actions = useMemo(() => {
    const change = (next: LeadLift | undefined) => {
      held.current = next;
      setLift(next);
    };
    const pickUp = (row: ContactRow, by: LeadLift['by']) => {
      const column = latest.current.columns.find(({ leads }) => leads.some(({ id }) => id === row.id));
      if (!column) return;
      const index = column.leads.findIndex(({ id }) => id === row.id);
      change({ row, by, from: column.stage.id, target: { stage: column.stage.id, index } });
    };
    const aim = (target: LeadTarget) => {
      const now = held.current;
      if (now && (now.target.stage !== target.stage || now.target.index !== target.index)) change({ ...now, target });
    };
    const giveBack = () => {
      tellCarried(undefined);
      change(undefined);
    };
    const putDown = () => {
      const now = held.current;
      tellCarried(undefined);
      change(undefined);
      if (now) latest.current.drop(now.row, now.target);
    };
    return {
      pickUp,
      aim,
      giveBack,
      putDown,
      onDragEnd: putDown,
      onDragCancel: giveBack,
      onDragStart: ({ activatorEvent }: { readonly activatorEvent: Event }) => {
        const { target } = activatorEvent;
        const card = target instanceof Element ? target.closest<HTMLElement>('[data-card]') : null;
        const at = pointOf(activatorEvent);
        const row = latest.current.columns.flatMap(({ leads }) => leads).find(({ id }) => id === card?.dataset['card']);
        if (!card || !at || !row) return;
        const box = card.getBoundingClientRect();
        grip.current = { ...at, across: at.x - box.left, down: at.y - box.top, width: box.width };
        pickUp(row, 'pointer');
      },
    };
  }, []);

  const carried = lift?.by === 'pointer' ? lift.row.id : undefined;
  useEffect(() => {
    if (carried === undefined) return;
    const follow = (event: Event) => Object.assign(grip.current, pointOf(event));
    const events = ['mousemove', 'touchmove'] as const;
    for (const name of events) addEventListener(name, follow, { passive: true, capture: true });
    let frame = requestAnimationFrame(function carry() {
      frame = requestAnimationFrame(carry);
      const now = held.current;
      if (!now) return;
      const { x, y, across, down, width } = grip.current;
      const drawn = underPointer.current;
      if (drawn) {
        drawn.style.width = `${width}px`;
        drawn.style.transform = `translate(${x - across}px, ${y - down}px)`;
        drawn.style.visibility = 'visible';
      }
      const root = latest.current.board.current;
      const target = targetAt(root, now, x, y) ?? startOf(now, latest.current.columns);
      actions.aim(target);
      if (root) tellCarried(carriedAt(root, now.row.id, target.stage, target.index, x - across, y - down));
    });
    return () => {
      cancelAnimationFrame(frame);
      for (const name of events) removeEventListener(name, follow, { capture: true });
    };
  }, [carried, actions]);

  return { lift, underPointer, ...actions };
}

const startOf = ({ row, from }: LeadLift, columns: readonly LeadColumn[]): LeadTarget => ({
  stage: from,
  index: Math.max(0, columns.find(({ stage }) => stage.id === from)?.leads.findIndex(({ id }) => id === row.id) ?? 0),
});

/** A column takes the whole height, so that nobody must aim at a card; the place for those put aside lies over them. */
function targetAt(board: HTMLElement | null, { row }: LeadLift, x: number, y: number): LeadTarget | undefined {
  const places = [...(board?.querySelectorAll<HTMLElement>('[data-stage]') ?? [])];
  const isIn = ({ left, right, top, bottom }: DOMRect, tall: boolean) => x >= left && x < right && (tall || (y >= top && y < bottom));
  const found =
    places.find((place) => place.dataset['zone'] !== undefined && isIn(place.getBoundingClientRect(), false)) ??
    places.find((place) => place.dataset['zone'] === undefined && isIn(place.getBoundingClientRect(), true));
  const stage = found?.dataset['stage'];
  if (!found || !stage) return undefined;
  const list = found.querySelector<HTMLElement>('[data-list]');
  if (list) scrollNear(list, y);
  const cards = [...found.querySelectorAll<HTMLElement>('[data-card]')].filter((card) => card.dataset['card'] !== row.id);
  const index = cards.findIndex((card) => {
    const { top, height } = card.getBoundingClientRect();
    return y < top + height / 2;
  });
  return { stage, index: index < 0 ? cards.length : index };
}

function scrollNear(list: HTMLElement, y: number): void {
  const { top, bottom } = list.getBoundingClientRect();
  if (y < top + 48) list.scrollTop -= 12;
  else if (y > bottom - 48) list.scrollTop += 12;
}

function pointOf(event: Event): { x: number; y: number } | undefined {
  const point = 'touches' in event ? (event as TouchEvent).touches[0] : (event as MouseEvent);
  return point && Number.isFinite(point.clientX) ? { x: point.clientX, y: point.clientY } : undefined;
}
