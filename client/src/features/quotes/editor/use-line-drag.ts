/** Carrying a line by its grip, with a mouse or a finger. Escape gives it back. */
import type { QuoteLine } from '@tandem/core';
import { type PointerEvent, type RefObject, useState } from 'react';
import { placeAt } from './line-order.ts';

interface Carried {
  readonly id: string;
  readonly place: number;
}

const begins = 5;

export function useLineDrag(table: RefObject<HTMLElement | null>, onDrop: (id: string, place: number) => void) {
  const [carried, setCarried] = useState<Carried>();

  function take(event: PointerEvent, line: QuoteLine, at: number): void {
    if (event.button !== 0 || !table.current) return;
    event.preventDefault();
    const from = event.clientY;
    const rows = [...table.current.querySelectorAll<HTMLElement>('[data-line]')];
    const height = rows[at]?.offsetHeight ?? 0;
    // As they would stand without the line that is carried.
    const middles = rows
      .map((row, place) => ({ place, box: row.getBoundingClientRect() }))
      .filter(({ place }) => place !== at)
      .map(({ place, box }) => box.top + box.height / 2 - (place > at ? height : 0));
    let last: number | undefined;
    const move = (moved: globalThis.PointerEvent) => {
      if (last === undefined && Math.abs(moved.clientY - from) < begins) return;
      last = placeAt(middles, moved.clientY - height / 2);
      setCarried({ id: line.id, place: last });
    };
    const end = (dropped: boolean) => {
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', drop);
      removeEventListener('pointercancel', cancel);
      removeEventListener('keydown', escape, true);
      setCarried(undefined);
      if (dropped && last !== undefined && last !== at) onDrop(line.id, last);
    };
    const drop = () => end(true);
    const cancel = () => end(false);
    const escape = (key: KeyboardEvent) => {
      if (key.key !== 'Escape') return;
      key.stopPropagation();
      end(false);
    };
    addEventListener('pointermove', move);
    addEventListener('pointerup', drop);
    addEventListener('pointercancel', cancel);
    addEventListener('keydown', escape, true);
  }

  /** The lines as they would be if it were dropped now. */
  const shown = (lines: readonly QuoteLine[]): readonly QuoteLine[] => {
    const line = carried && lines.find(({ id }) => id === carried.id);
    if (!line) return lines;
    const others = lines.filter((one) => one !== line);
    return [...others.slice(0, carried.place), line, ...others.slice(carried.place)];
  };
  return { carried: carried?.id, take, shown };
}
