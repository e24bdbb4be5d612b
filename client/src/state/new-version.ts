/** Whether a newer build of this program lies ready on the device. This page goes on with its own until it is loaded again. */
import { useSyncExternalStore } from 'react';

let ready = false;
const listeners = new Set<() => void>();

/** The script this page began with. Its name says what is in it. */
const ownEntry = (): string => {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  return script ? new URL(script.src).pathname : '';
};

export function noteVersion(entry: string): void {
  const next = entry !== ownEntry();
  if (next === ready) return;
  ready = next;
  for (const listener of listeners) listener();
}

export const useNewVersion = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => ready,
  );
