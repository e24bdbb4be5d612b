import { cloneElement, type ReactElement, useEffect, useState } from 'react';
import { Kbd } from './kbd.tsx';

export type TipSide = 'bottom' | 'top' | 'right' | 'left';

/** `children` is one element that can have the focus. The words are shown by the one `TipLayer` of the page. */
export function Tooltip({
  text,
  keys,
  children,
  side = 'bottom',
}: {
  readonly text: string;
  readonly keys?: string;
  readonly children: ReactElement;
  readonly side?: TipSide;
}) {
  return cloneElement(children as ReactElement<Record<string, unknown>>, {
    'data-tip': text,
    'data-tip-keys': keys,
    'data-tip-side': side,
  });
}

interface Shown {
  readonly text: string;
  readonly keys: string;
  readonly left: number;
  readonly top: number;
  readonly side: TipSide;
}
const waitFor = 400;
const gap = 6;

/** Shows the tooltip of whatever is pointed at for a moment, or focused by the keyboard. Escape hides it. */
export function TipLayer() {
  const [shown, setShown] = useState<Shown>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = () => {
      clearTimeout(timer);
      setShown(undefined);
    };
    const begin = (target: EventTarget | null, wait: number) => {
      hide();
      const tipped = target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;
      if (tipped) timer = setTimeout(() => tipped.isConnected && setShown(place(tipped)), wait);
    };
    const over = (event: PointerEvent) => event.pointerType === 'mouse' && begin(event.target, waitFor);
    const focus = (event: FocusEvent) =>
      event.target instanceof Element && event.target.matches(':focus-visible') && begin(event.target, 0);
    const key = (event: KeyboardEvent) => event.key === 'Escape' && hide();
    const listeners = [
      ['pointerover', over],
      ['focusin', focus],
      ['focusout', hide],
      ['pointerdown', hide],
      ['keydown', key],
      ['scroll', hide],
    ] as const;
    for (const [type, listener] of listeners) document.addEventListener(type, listener as EventListener, true);
    return () => {
      hide();
      for (const [type, listener] of listeners) document.removeEventListener(type, listener as EventListener, true);
    };
  }, []);
  if (!shown) return null;
  // The element's own label is read aloud already; this is for the eyes.
  return (
    <div className={`tip tip-at ${shown.side}`} aria-hidden="true" style={{ left: shown.left, top: shown.top }}>
      {shown.text}
      {shown.keys && <Kbd keys={shown.keys} />}
    </div>
  );
}

function place(tipped: HTMLElement): Shown {
  const box = tipped.getBoundingClientRect();
  const asked = (tipped.dataset['tipSide'] ?? 'bottom') as TipSide;
  const side = asked === 'bottom' && box.bottom > innerHeight - 40 ? 'top' : asked;
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const spots = { bottom: [x, box.bottom + gap], top: [x, box.top - gap], right: [box.right + gap, y], left: [box.left - gap, y] } as const;
  const [left, top] = spots[side];
  // Half of a long tip must fit beside the middle of what it belongs to.
  const room = Math.min(120, innerWidth / 2 - 8);
  return {
    text: tipped.dataset['tip'] ?? '',
    keys: tipped.dataset['tipKeys'] ?? '',
    side,
    top,
    left: side === 'bottom' || side === 'top' ? Math.max(room, Math.min(innerWidth - room, left)) : left,
  };
}
