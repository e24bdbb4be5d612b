/** What a pointer carries: the library tells a press from a carry, the page says which day and time lies under it. */
import {
  DndContext,
  type DragMoveEvent,
  type DragStartEvent,
  MouseSensor,
  TouchSensor,
  useDraggable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type ReactNode, useRef, useState } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { clock } from './calendar-days.ts';
import type { MovableItem } from './calendar-items.ts';
import { lengthened, placedAt, type Spot, spotOf } from './moving.ts';
import type { Carry } from './use-carry.ts';

const silent = { onDragStart: () => undefined, onDragOver: () => undefined, onDragEnd: () => undefined, onDragCancel: () => undefined };

export interface Lifted {
  readonly item: MovableItem;
  readonly resize: boolean;
}
interface Grip extends Lifted {
  readonly x: number;
  readonly y: number;
  /** How far below its upper edge it is held. */
  readonly down: number;
}

export function CarryArea({ carry, children }: { readonly carry: Carry; readonly children: ReactNode }) {
  const grip = useRef<Grip | undefined>(undefined);
  const [at, setAt] = useState<{ readonly x: number; readonly y: number }>();
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 200, tolerance: 8 } }),
  );
  const end = (finish: () => void) => () => {
    grip.current = undefined;
    setAt(undefined);
    finish();
  };
  const onDragStart = ({ active, activatorEvent }: DragStartEvent) => {
    const lifted = active.data.current as Lifted | undefined;
    const point = pointOf(activatorEvent);
    if (!lifted || !point) return;
    const rect =
      activatorEvent.target instanceof Element ? activatorEvent.target.closest('[data-item]')?.getBoundingClientRect() : undefined;
    const inHours = activatorEvent.target instanceof Element && activatorEvent.target.closest('[data-hours]') !== null;
    grip.current = { ...lifted, ...point, down: rect && inHours ? point.y - rect.top : 8 };
    carry.lift(lifted.item, 'pointer');
  };
  const onDragMove = ({ delta }: DragMoveEvent) => {
    const held = grip.current;
    if (!held) return;
    const point = { x: held.x + delta.x, y: held.y + delta.y };
    setAt(point);
    const spot = spotUnder(point, held);
    if (spot) carry.aim(spot);
  };
  const { carried } = carry;
  return (
    <DndContext
      sensors={sensors}
      accessibility={{ announcements: silent, screenReaderInstructions: { draggable: '' } }}
      onDragStart={onDragStart}
      onDragMove={onDragMove}
      onDragEnd={end(carry.putDown)}
      onDragCancel={end(carry.giveBack)}
    >
      {children}
      {carried && at && !grip.current?.resize && (
        <div className="pop cal-float" style={{ left: at.x + 12, top: at.y + 12 }} aria-hidden="true">
          <Icon name={carried.item.is === 'task' ? 'task' : 'calendar'} size={14} />
          <span className="m ell">{carried.item.subject}</span>
          {carried.spot.start !== undefined && <span className="sm t3 num">{clock(carried.spot.start)}</span>}
        </div>
      )}
    </DndContext>
  );
}

/** What a press on an element hears; without the library's own keys, which the item has itself. */
export function useCarried(item: MovableItem | undefined, resize = false) {
  const { setNodeRef, listeners } = useDraggable({
    id: `${resize ? 'length' : 'item'}:${item?.key ?? 'none'}`,
    disabled: item === undefined,
    data: { item, resize },
  });
  return { ref: setNodeRef, ...listeners };
}

function spotUnder({ x, y }: { readonly x: number; readonly y: number }, { item, resize, down }: Grip): Spot | undefined {
  const under = document
    .elementsFromPoint(x, y)
    .find((element) => element instanceof HTMLElement && element.dataset['calDay'] !== undefined);
  if (!(under instanceof HTMLElement)) return undefined;
  const { calDay: day = '', hours, month } = under.dataset;
  const start = spotOf(item);
  if (hours === undefined)
    return month !== undefined || item.is === 'appointment' ? { ...start, day } : { ...start, day, start: undefined };
  const { top, height } = under.getBoundingClientRect();
  const [from = 0, to = 24] = hours.split('-').map(Number);
  const minutes = (pixels: number) => from * 60 + ((pixels - top) / height) * (to - from) * 60;
  return resize ? lengthened(start, minutes(y) - (start.start ?? 0)) : placedAt(start, day, minutes(y - down));
}

function pointOf(event: Event): { readonly x: number; readonly y: number } | undefined {
  const point = 'touches' in event ? (event as TouchEvent).touches[0] : (event as MouseEvent);
  return point && Number.isFinite(point.clientX) ? { x: point.clientX, y: point.clientY } : undefined;
}
