/**
 * How many blocks of a text are drawn: what fills some screens at once, the rest when nothing else is to be done. Somebody may have put
 * 25,000 of them there. Whatever others write is drawn in the same way, so that the page answers meanwhile.
 */
import { startTransition, useEffect, useReducer, useState } from 'react';
import type * as Y from 'yjs';

/** Some screens of the largest display. */
export const atOnce = 200;

export function useShown(fragment: Y.XmlFragment): number {
  const [shown, setShown] = useState(atOnce);
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    // At most once a frame, however many write.
    let frame = 0;
    const changed = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        startTransition(drawAgain);
      });
    };
    fragment.observeDeep(changed);
    // It may have changed between being drawn and being listened to.
    changed();
    return () => {
      cancelAnimationFrame(frame);
      fragment.unobserveDeep(changed);
    };
  }, [fragment]);
  const { length } = fragment;
  useEffect(() => {
    if (shown >= length) return;
    // Twice as many each time: what is there already is gone through again.
    const timer = setTimeout(() => startTransition(() => setShown(shown * 2)));
    return () => clearTimeout(timer);
  }, [shown, length]);
  return shown;
}
