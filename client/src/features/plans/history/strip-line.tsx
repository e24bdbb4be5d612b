/** The line itself: one control for eyes, pointers, fingers and arrow keys, whose value is the mark one looks at. */
import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { personColor } from '../../../sync/person-color.ts';
import { type Dot, labelled, type Mark, type Strip } from './marks.ts';
import { useVersionWords } from './version-words.ts';

const [baseline, tallest, barWidth] = [31, 25, 5];
/** What a label takes, before it is drawn. */
const letter = 5.6;

export interface StripLineProps {
  readonly strip: Strip;
  readonly now: string;
  readonly looked: Mark | undefined;
  readonly describe: (mark: Mark) => string;
  readonly onLook: (mark: Mark | undefined) => void;
  /** Nothing is looked at: the end of the line. */
  readonly onOpen: (mark: Mark | undefined) => void;
  readonly onWidth: (width: number) => void;
}

export function StripLine({ strip, now, looked, describe, onLook, onOpen, onWidth }: StripLineProps) {
  const t = useT();
  const format = useFormat();
  const { short } = useVersionWords();
  const line = useRef<HTMLDivElement>(null);
  const hint = useId();
  const width = useWidth(line, onWidth);
  const { marks } = strip;
  const at = looked ? marks.findIndex(({ key }) => key === looked.key) : -1;
  // The line of now stands a little before the end, so that its word has room.
  const room = width - 20;
  const dots = marks.filter((mark): mark is Dot => mark.is === 'dot');
  const begin = beginning(strip.from, now, format);
  const labels = labelled(dots, room, (dot) => short(dot.version).length * letter, [
    [0, begin.length * letter],
    [room - 16, width],
  ]);

  const keyDown = (event: KeyboardEvent) => {
    const to = { ArrowLeft: at < 0 ? marks.length - 1 : at - 1, ArrowRight: at < 0 ? -1 : at + 1, Home: 0, End: marks.length }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      onLook(marks[Math.max(at < 0 && event.key === 'ArrowRight' ? marks.length : 0, to)]);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onOpen(looked);
    } else if (event.key === 'Escape' && looked) {
      event.stopPropagation();
      onLook(undefined);
    }
  };
  const nearest = (event: PointerEvent): Mark | undefined => {
    const box = line.current?.getBoundingClientRect();
    if (!box) return undefined;
    const [x, low] = [event.clientX - box.left, event.clientY - box.top > baseline - 4];
    const reach = event.pointerType === 'mouse' ? 8 : 22;
    const near = marks
      .map((mark) => ({ mark, far: Math.abs(centreOf(mark, room) - x) - (low === (mark.is === 'dot') ? 3 : 0) }))
      .filter(({ far }) => far <= reach)
      .sort((a, b) => a.far - b.far);
    return near[0]?.mark;
  };
  return (
    <>
      <div
        ref={line}
        className="pvs-line"
        role="slider"
        tabIndex={0}
        aria-label={t('plans.history.strip')}
        aria-describedby={hint}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={marks.length}
        aria-valuenow={at < 0 ? marks.length : at}
        aria-valuetext={looked ? describe(looked) : t('plans.history.now')}
        onKeyDown={keyDown}
        onBlur={() => onLook(undefined)}
        onPointerMove={(event) => event.pointerType === 'mouse' && onLook(nearest(event))}
        onPointerLeave={(event) => event.pointerType === 'mouse' && !line.current?.matches(':focus-visible') && onLook(undefined)}
        onClick={(event) => {
          const mark = nearest(event as unknown as PointerEvent);
          // A finger looks first and opens with the second touch, or with the button; there is nothing to hover with.
          if ((event.nativeEvent as unknown as PointerEvent).pointerType === 'mouse' || mark?.key === looked?.key) {
            if (mark) onOpen(mark);
          } else onLook(mark);
        }}
      >
        {looked && (
          <div className="tip pvs-tip" aria-hidden="true" style={{ left: within(centreOf(looked, room), width) }}>
            {describe(looked)}
          </div>
        )}
        <svg className="pvs-chart" width={width} height={48} viewBox={`0 0 ${width} 48`} aria-hidden="true">
          <line x1={0} x2={width} y1={baseline} y2={baseline} stroke="var(--line-strong)" />
          {marks.map((mark) => drawn(mark, room, mark.key === looked?.key))}
          <line x1={room} x2={room} y1={3} y2={baseline} stroke="var(--accent)" strokeWidth={1.5} />
          <text x={0} y={45}>
            {begin}
          </text>
          {labels.map((dot) => (
            <text key={dot.key} x={dot.x * room} y={45} textAnchor="middle">
              {short(dot.version)}
            </text>
          ))}
          <text x={width} y={45} textAnchor="end" className="pvs-now">
            {t('plans.history.now')}
          </text>
        </svg>
      </div>
      <span id={hint} hidden>
        {t('plans.history.strip.hint')}
      </span>
    </>
  );
}

function drawn(mark: Mark, room: number, looked: boolean) {
  if (mark.is === 'dot')
    return (
      <circle
        key={mark.key}
        className={['pvs-dot', mark.waits ? 'waits' : '', looked ? 'on' : ''].filter(Boolean).join(' ')}
        cx={mark.x * room}
        cy={baseline}
        r={mark.quiet ? 2.5 : 4}
      />
    );
  const height = mark.height * tallest;
  return (
    <rect
      key={mark.key}
      className={looked ? 'pvs-bar on' : 'pvs-bar'}
      x={leftOf(mark.x, mark.beside, room)}
      y={baseline - 1 - height}
      width={barWidth}
      height={height}
      rx={1}
      style={{ fill: `var(--p${personColor(mark.user)})` }}
    />
  );
}
const leftOf = (x: number, beside: number, room: number): number => Math.min(x * room, room - barWidth - 2) + beside * (barWidth + 2);
const centreOf = (mark: Mark, room: number): number =>
  mark.is === 'dot' ? mark.x * room : leftOf(mark.x, mark.beside, room) + barWidth / 2;

/** Half of what the words take stays on either side of their middle. */
const within = (x: number, width: number): number => Math.max(Math.min(150, width / 2), Math.min(width - 150, x));

/** Where the line begins: a month, a day or a time, by how long it is. */
function beginning(from: string, now: string, format: ReturnType<typeof useFormat>): string {
  const days = (Date.parse(now) - Date.parse(from)) / 86_400_000;
  if (days < 1) return format.time(from);
  return days < 60
    ? format.day(from)
    : format
        .dayLong(from)
        .replace(/^\d+\s*/, '')
        .replace(` ${new Date(now).getFullYear()}`, '');
}

function useWidth(of: { readonly current: HTMLElement | null }, onWidth: (width: number) => void): number {
  const [width, setWidth] = useState(632);
  useEffect(() => {
    const element = of.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      const next = Math.round(entry?.contentRect.width ?? 632);
      setWidth(next);
      onWidth(next);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [of, onWidth]);
  return width;
}
