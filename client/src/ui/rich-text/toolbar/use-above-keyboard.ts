/** On a phone the keyboard covers the foot of the page: what has to stay above it is told how high it stands. */
import { type RefObject, useEffect } from 'react';

export function useAboveKeyboard(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const viewport = window.visualViewport;
    if (!viewport) return;
    const settle = () => {
      const covered = Math.max(0, window.innerHeight - viewport.height - viewport.offsetTop);
      element.current?.style.setProperty('--keyboard', `${Math.round(covered)}px`);
      element.current?.classList.toggle('over-keyboard', covered > 80);
    };
    settle();
    viewport.addEventListener('resize', settle);
    viewport.addEventListener('scroll', settle);
    return () => {
      viewport.removeEventListener('resize', settle);
      viewport.removeEventListener('scroll', settle);
    };
  }, [element]);
}
