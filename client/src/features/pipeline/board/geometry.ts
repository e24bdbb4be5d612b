/** Where columns and drop zones are on the screen: what a pointer or a colleague's position is translated with. */
import type { OpportunityRow } from '@tandem/core';
import type { Item } from './column-items.ts';

export interface ColumnHandle {
  readonly section: HTMLElement;
  /** The scrolling part. */
  readonly list: HTMLElement;
  readonly cards: readonly OpportunityRow[];
  readonly items: readonly Item[];
  /** Scrolls a card into view. */
  readonly show: (card: string) => void;
}
export type ZoneId = 'won' | 'lost' | `stage:${string}`;
export type Spot =
  | { readonly kind: 'column'; readonly stage: string; readonly column: ColumnHandle }
  | { readonly kind: 'zone'; readonly zone: ZoneId };

export interface Geometry {
  readonly columns: Map<string, ColumnHandle>;
  readonly zones: Map<ZoneId, HTMLElement>;
  lanes: HTMLElement | undefined;
}
export const createGeometry = (): Geometry => ({ columns: new Map(), zones: new Map(), lanes: undefined });

/** Zones first: they lie over the foot of the columns. A column takes the whole height, so that nobody must aim at a card. */
export function spotAt({ columns, zones }: Geometry, x: number, y: number): Spot | undefined {
  for (const [zone, element] of zones) if (contains(element.getBoundingClientRect(), x, y)) return { kind: 'zone', zone };
  for (const [stage, column] of columns) {
    const { left, right } = column.section.getBoundingClientRect();
    if (x >= left && x < right) return { kind: 'column', stage, column };
  }
  return undefined;
}

const contains = ({ left, right, top, bottom }: DOMRect, x: number, y: number) => x >= left && x < right && y >= top && y < bottom;

const edge = 56;
const fastest = 18;

/** Scrolls what the pointer is near the end of; called once a frame while a card is carried. */
export function scrollNear({ lanes }: Geometry, spot: Spot | undefined, x: number, y: number): void {
  if (spot?.kind === 'column') {
    const { top, bottom } = spot.column.list.getBoundingClientRect();
    spot.column.list.scrollTop += speed(y, top, bottom);
  }
  if (!lanes) return;
  const { left, right } = lanes.getBoundingClientRect();
  lanes.scrollLeft += speed(x, left, right);
}

function speed(at: number, start: number, end: number): number {
  if (at < start + edge) return -fastest * Math.min(1, (start + edge - at) / edge);
  if (at > end - edge) return fastest * Math.min(1, (at - end + edge) / edge);
  return 0;
}
