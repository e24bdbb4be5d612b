import { useSyncExternalStore } from 'react';

/** True while the media query matches. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}

/** A narrow screen, or a low one that fingers hold: a phone laid on its side is still a phone. The style sheets say the same. */
const phone = '(max-width: 639px), (pointer: coarse) and (max-height: 500px)';
export const usePhone = (): boolean => useMedia(phone);
export const isPhone = (): boolean => matchMedia(phone).matches;
