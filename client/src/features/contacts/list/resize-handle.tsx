/** The edge of a column's head: dragged, or moved with the arrow keys, it changes the width. */
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';

const step = 16;

export function ResizeHandle({
  title,
  width,
  onResize,
}: {
  readonly title: string;
  readonly width: number;
  readonly onResize: (width: number) => void;
}) {
  const t = useT();
  const [start, setStart] = useState<{ readonly x: number; readonly width: number }>();
  const drag = (event: PointerEvent) => start && onResize(start.width + event.clientX - start.x);
  const press = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (direction === 0) return;
    event.preventDefault();
    event.stopPropagation();
    onResize(width + direction * step);
  };
  return (
    <span
      role="separator"
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-label={t('contacts.columns.width', { column: title })}
      tabIndex={0}
      className={start ? 'resize is-held' : 'resize'}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setStart({ x: event.clientX, width });
      }}
      onPointerMove={drag}
      onPointerUp={() => setStart(undefined)}
      onPointerCancel={() => setStart(undefined)}
      onKeyDown={press}
    />
  );
}
