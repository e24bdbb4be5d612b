/**
 * The library that tells a press from a carry, by mouse and by finger. It comes after the board is drawn, and hears the presses
 * of all cards at the board: the cards know nothing of it.
 */
import { DndContext, type DragStartEvent, MouseSensor, TouchSensor, useDraggable, useSensor, useSensors } from '@dnd-kit/core';
import { type MouseEvent, type RefObject, type TouchEvent, useEffect } from 'react';

/** What the board passes on once the library is here. */
export type Presses = Partial<Record<'onMouseDown' | 'onTouchStart', (event: MouseEvent | TouchEvent) => void>>;

interface CardDragProps {
  readonly board: RefObject<HTMLElement | null>;
  readonly presses: RefObject<Presses>;
  readonly onDragStart: (event: DragStartEvent) => void;
  readonly onDragEnd: () => void;
  readonly onDragCancel: () => void;
}

const silent = { onDragStart: () => undefined, onDragOver: () => undefined, onDragEnd: () => undefined, onDragCancel: () => undefined };

export function CardDrag({ board, presses, ...heard }: CardDragProps) {
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 200, tolerance: 8 } }),
  );
  return (
    <DndContext
      sensors={sensors}
      autoScroll={false}
      accessibility={{ announcements: silent, screenReaderInstructions: { draggable: '' } }}
      {...heard}
    >
      <Grip board={board} presses={presses} />
    </DndContext>
  );
}

function Grip({ board, presses }: Pick<CardDragProps, 'board' | 'presses'>) {
  const { setNodeRef, listeners } = useDraggable({ id: 'board' });
  useEffect(() => {
    setNodeRef(board.current);
    presses.current = listeners ?? {};
    return () => {
      presses.current = {};
    };
  }, [board, presses, setNodeRef, listeners]);
  return null;
}
