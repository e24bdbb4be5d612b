/** Leads that colleagues carry right now, over this board. */
import type { ContactRow } from '@tandem/core';
import type { RefObject } from 'react';
import type { Carried } from '../../ui/board/board-presence.ts';
import { FloatingCard, FloatingLayer } from '../../ui/board/floating-card.tsx';
import type { Mover } from '../../ui/board/traces.ts';
import { type CardFacts, LeadCard } from './lead-card.tsx';
import { spotOn } from './lead-places.ts';
import { useCarriedLeads } from './lead-presence.ts';

interface FloatingLeadsProps {
  readonly leads: readonly ContactRow[];
  readonly board: RefObject<HTMLElement | null>;
  readonly facts: CardFacts;
}
export function FloatingLeads({ leads, board, facts }: FloatingLeadsProps) {
  const carried = useCarriedLeads(leads, true);
  const spotOf = (drag: Carried, _by: Mover, layer: DOMRect) => (board.current ? spotOn(board.current, drag, layer) : undefined);
  return (
    <FloatingLayer>
      {carried.map(({ row, by, drag }) => (
        <FloatingCard key={by.user} by={by} drag={drag} spotOf={spotOf}>
          <div className="lead-card">
            <LeadCard row={row} facts={facts} />
          </div>
        </FloatingCard>
      ))}
    </FloatingLayer>
  );
}
