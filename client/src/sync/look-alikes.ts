/**
 * Who may be whom among the contacts on this device. Nothing is compared until somebody asks; then in slices, so that a list of
 * 50,000 stays smooth meanwhile, and afterwards only what changed.
 */
import { type ContactRow, createDuplicateIndex, type LookAlike, type Pair, type Recognisable, shownAs } from '@tandem/core';
import { useMemo, useSyncExternalStore } from 'react';
import { rowsOf, rowsStore } from './rows.ts';

export interface LookAlikes {
  /** False until everybody was compared once. */
  readonly ready: boolean;
  /** Best first. */
  pairs(): readonly Pair[];
  /** Those that are more than possible: what the list of contacts counts. */
  worthALook(): number;
  of(id: string): readonly LookAlike[];
  like(somebody: Recognisable): readonly LookAlike[];
}
interface Needs {
  readonly contacts: () => ReadonlyMap<string, ContactRow>;
  readonly subscribe: (listener: () => void) => () => void;
  /** Calls back when there is nothing more urgent. */
  readonly whenIdle: (work: () => void) => void;
  /** True when a slice has lasted long enough. */
  readonly startSlice: () => () => boolean;
}

export function createLookAlikes({ contacts, subscribe, whenIdle, startSlice }: Needs) {
  const index = createDuplicateIndex();
  const known = new Map<string, { readonly row: ContactRow; readonly merged: boolean }>();
  const listeners = new Set<() => void>();
  let ready = false;
  let running = false;
  let stale = true;
  let changed = false;
  let view = viewOf();
  let unsubscribe: (() => void) | undefined;

  function viewOf(): LookAlikes {
    let pairs: readonly Pair[] | undefined;
    const all = () => (pairs ??= index.pairs());
    return {
      ready,
      pairs: all,
      worthALook: () => all().filter(({ strength }) => strength !== 'possible').length,
      of: index.of,
      like: (somebody) => shownOnes(index.like(somebody)),
    };
  }
  /** Whoever was merged is told as the one they were merged into, and everybody once. */
  function shownOnes(found: readonly LookAlike[]): readonly LookAlike[] {
    const rows = contacts();
    const shown = new Map<string, LookAlike>();
    for (const one of found) {
      const id = shownAs(one.id, rows);
      if (!shown.has(id)) shown.set(id, { ...one, id });
    }
    return [...shown.values()];
  }

  function take(row: ContactRow, rows: ReadonlyMap<string, ContactRow>): void {
    const merged = row.mergedInto !== '' && shownAs(row.id, rows) !== row.id;
    const before = known.get(row.id);
    if (before?.row === row && before.merged === merged) return;
    known.set(row.id, { row, merged });
    changed = true;
    if (merged) index.putMerged(row);
    else index.put(row);
  }

  function* pass(): Generator<undefined> {
    const rows = contacts();
    for (const row of rows.values()) {
      take(row, rows);
      yield;
    }
    for (const id of known.keys()) {
      if (rows.has(id)) continue;
      known.delete(id);
      index.remove(id);
      changed = true;
    }
  }

  function run(): void {
    if (running) return;
    running = true;
    stale = false;
    const steps = pass();
    const slice = () => {
      const isOver = startSlice();
      for (let step = steps.next(); !step.done; step = steps.next()) if (isOver()) return whenIdle(slice);
      running = false;
      if (changed || !ready) publish();
      if (stale && listeners.size > 0) run();
    };
    whenIdle(slice);
  }
  function publish(): void {
    changed = false;
    ready = true;
    view = viewOf();
    for (const listener of listeners) listener();
  }

  return {
    view: () => view,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      unsubscribe ??= subscribe(() => {
        stale = true;
        run();
      });
      if (stale) run();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        // Nobody looks: what changes meanwhile is read when somebody asks again.
        unsubscribe?.();
        unsubscribe = undefined;
        stale = true;
      };
    },
  };
}

const slice = 8;
const store = createLookAlikes({
  contacts: () => rowsOf('contact'),
  subscribe: (listener) => rowsStore.subscribe('contact', listener),
  // Safari has no idle callback; a task of its own lets it paint in between.
  whenIdle: (work) => ('requestIdleCallback' in globalThis ? requestIdleCallback(work, { timeout: 500 }) : setTimeout(work)),
  startSlice: () => {
    const began = performance.now();
    return () => performance.now() - began > slice;
  },
});

export const useLookAlikes = (): LookAlikes => useSyncExternalStore(store.subscribe, store.view);

export function useLookAlikesOf(id: string): readonly LookAlike[] {
  const lookAlikes = useLookAlikes();
  return useMemo(() => lookAlikes.of(id), [lookAlikes, id]);
}
