/** Cards that colleagues carry right now, each in its person's colour, gliding from one told position to the next. */
import type { OpportunityRow } from '@tandem/core';
import { useEffect, useRef } from 'react';
import { approach, type Carried, type Point } from './board-presence.ts';
import { CardBody } from './card-body.tsx';
import { gap } from './card-size.ts';
import { topOfItem } from './column-items.ts';
import type { Geometry } from './geometry.ts';
import type { Mover } from './traces.ts';
import { listPadding } from './use-board-drag.ts';

export interface Floating {
  readonly row: OpportunityRow;
  readonly by: Mover;
  readonly drag: Carried;
}

export const slotKeyOf = (mover: Mover): string => `slot:${mover.user}`;
/** Half of what is left in this many ms: positions arrive every 50 ms, so a card never stands still between two of them. */
const halfLife = 45;

export function FloatingCards({ floating, geometry }: { readonly floating: readonly Floating[]; readonly geometry: Geometry }) {
  return (
    <div className="pl-floating" aria-hidden="true">
      {floating.map((one) => (
        <FloatingCard key={one.by.user} {...one} geometry={geometry} />
      ))}
    </div>
  );
}

function FloatingCard({ row, by, drag, geometry }: Floating & { readonly geometry: Geometry }) {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(drag);
  latest.current = drag;
  useEffect(() => {
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    let at: Point | undefined;
    let before = performance.now();
    let frame = requestAnimationFrame(function draw(now) {
      frame = requestAnimationFrame(draw);
      const card = element.current;
      const layer = card?.parentElement?.getBoundingClientRect();
      const target = layer && targetOf(latest.current, slotKeyOf(by), geometry, layer);
      if (!card || !target) {
        if (card) card.style.visibility = 'hidden';
        at = undefined;
        return;
      }
      at = at ? approach(at, target, now - before, isStill ? 0 : halfLife) : target;
      before = now;
      card.style.visibility = 'visible';
      card.style.width = `${target.width}px`;
      card.style.transform = `translate(${at.x}px, ${at.y}px) rotate(-1.6deg)`;
    });
    return () => cancelAnimationFrame(frame);
  }, [by, geometry]);
  return (
    <div ref={element} className={`pl-drag p${by.color}`} style={{ visibility: 'hidden' }}>
      <div className="pl-card-face">
        <CardBody row={row} />
      </div>
      <span className="flag pl-flag">{by.name}</span>
      <svg className="pl-pointer" aria-hidden="true" width="16" height="18" viewBox="0 0 16 18">
        <path d="M2 1l11 9.5-5.2.5L5 16z" fill="var(--pc)" stroke="var(--bg-canvas)" strokeWidth="1.2" />
      </svg>
    </div>
  );
}

function targetOf(drag: Carried, slot: string, { columns }: Geometry, layer: DOMRect): (Point & { readonly width: number }) | undefined {
  const column = columns.get(drag.stage);
  if (!column) return undefined;
  const section = column.section.getBoundingClientRect();
  const list = column.list.getBoundingClientRect();
  const top = list.top - column.list.scrollTop + listPadding + topOfItem(column.items, slot, gap) + drag.y;
  // Somebody may carry a card far down a long column: it then waits at the edge of what is visible here.
  const within = Math.min(Math.max(top, list.top - 20), list.bottom - 40);
  const width = section.width - 2 * listPadding;
  // The colleague's columns may be narrower: the card stays on this board, with the name that says whose it is.
  const left = Math.min(Math.max(section.left + drag.x * section.width - layer.left, 0), layer.width - width);
  return { x: left, y: within - layer.top, width };
}
