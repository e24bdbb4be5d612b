/** The rows of this person, for screens. They come from the device at once, and from the feed afterwards. */
import type { RowKind } from '@tandem/core';
import { useCallback, useSyncExternalStore } from 'react';
import { createRowsStore, type RowOf, type RowsOf } from './rows-store.ts';

export const rowsStore = createRowsStore();

/** All rows of a kind by id. The same object until one of them changes. */
export function useRows<K extends RowKind>(kind: K): RowsOf<K> {
  const subscribe = useCallback((listener: () => void) => rowsStore.subscribe(kind, listener), [kind]);
  return useSyncExternalStore(subscribe, () => rowsStore.rowsOf(kind));
}

export function useRow<K extends RowKind>(kind: K, id: string | undefined): RowOf<K> | undefined {
  const subscribe = useCallback((listener: () => void) => rowsStore.subscribe(kind, listener), [kind]);
  return useSyncExternalStore(subscribe, () => (id === undefined ? undefined : rowsStore.rowsOf(kind).get(id)));
}

export const rowsOf = <K extends RowKind>(kind: K): RowsOf<K> => rowsStore.rowsOf(kind);

let ready = false;
const waiting = new Set<() => void>();
const subscribeReady = (listener: () => void): (() => void) => {
  waiting.add(listener);
  return () => waiting.delete(listener);
};

/** False only on the very first visit, until the lists are whole: a screen shows skeletons then, and never again. */
export const useRowsReady = (): boolean => useSyncExternalStore(subscribeReady, () => ready);

export function setRowsReady(now: boolean): void {
  if (ready === now) return;
  ready = now;
  for (const listener of waiting) listener();
}
