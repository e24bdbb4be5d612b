/** Cards that colleagues carry right now, where they would lie on this board. */
import type { OpportunityRow } from '@tandem/core';
import type { Carried } from '../../../ui/board/board-presence.ts';
import { FloatingCard, FloatingLayer, type Spot } from '../../../ui/board/floating-card.tsx';
import type { Mover } from '../../../ui/board/traces.ts';
import { CardBody } from './card-body.tsx';
import { gap } from './card-size.ts';
import { topOfItem } from './column-items.ts';
import type { Geometry } from './geometry.ts';
import { listPadding } from './use-board-drag.ts';

export interface Floating {
  readonly row: OpportunityRow;
  readonly by: Mover;
  readonly drag: Carried;
}

export const slotKeyOf = (mover: Mover): string => `slot:${mover.user}`;

export function FloatingCards({ floating, geometry }: { readonly floating: readonly Floating[]; readonly geometry: Geometry }) {
  const spotOf = (drag: Carried, by: Mover, layer: DOMRect) => targetOf(drag, slotKeyOf(by), geometry, layer);
  return (
    <FloatingLayer>
      {floating.map(({ row, by, drag }) => (
        <FloatingCard key={by.user} by={by} drag={drag} spotOf={spotOf}>
          <div className="pl-card-face">
            <CardBody row={row} />
          </div>
        </FloatingCard>
      ))}
    </FloatingLayer>
  );
}

function targetOf(drag: Carried, slot: string, { columns }: Geometry, layer: DOMRect): Spot | undefined {
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
