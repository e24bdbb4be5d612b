/** A card that a colleague carries right now, in the person's colour, gliding from one told position to the next. */
import { type ReactNode, useEffect, useRef } from 'react';
import { approach, type Carried, type Point } from './board-presence.ts';
import './floating-card.css';
import type { Mover } from './traces.ts';

export interface Spot extends Point {
  readonly width: number;
}
/** Half of what is left in this many ms: positions arrive every 50 ms, so a card never stands still between two of them. */
const halfLife = 45;

/** Lies over the board and takes no presses; its box is what spots are counted from. */
export const FloatingLayer = ({ children }: { readonly children: ReactNode }) => (
  <div className="board-floating" aria-hidden="true">
    {children}
  </div>
);

interface FloatingCardProps {
  readonly by: Mover;
  readonly drag: Carried;
  /** Where the card is on this board; `undefined` where its stage is not. */
  readonly spotOf: (drag: Carried, by: Mover, layer: DOMRect) => Spot | undefined;
  readonly children: ReactNode;
}

export function FloatingCard({ by, drag, spotOf, children }: FloatingCardProps) {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef({ by, drag, spotOf });
  latest.current = { by, drag, spotOf };
  useEffect(() => {
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    let at: Point | undefined;
    let before = performance.now();
    let frame = requestAnimationFrame(function draw(now) {
      frame = requestAnimationFrame(draw);
      const card = element.current;
      const layer = card?.parentElement?.getBoundingClientRect();
      const told = latest.current;
      const target = layer && told.spotOf(told.drag, told.by, layer);
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
  }, []);
  return (
    <div ref={element} className={`board-drag p${by.color}`} style={{ visibility: 'hidden' }}>
      {children}
      <span className="flag board-flag">{by.name}</span>
      <svg className="board-pointer" aria-hidden="true" width="16" height="18" viewBox="0 0 16 18">
        <path d="M2 1l11 9.5-5.2.5L5 16z" fill="var(--pc)" stroke="var(--bg-canvas)" strokeWidth="1.2" />
      </svg>
    </div>
  );
}
