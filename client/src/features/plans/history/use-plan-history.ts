/** The past of a plan for a screen: loaded when it is shown, again when the line is back and while people write. */
import { plan as planDocument } from '@tandem/core';
import { noAuthors, type PlanAuthors } from '@tandem/core/plans/authors';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../../../state/request.ts';
import { subscribeDocument } from '../../../sync/document-store.ts';
import { subscribeSyncFacts, syncFacts } from '../../../sync/sync-state.ts';
import { keptAuthors, keptHistory, keptState, loadAuthors, loadHistory, loadState, type PlanHistory } from './plan-history.ts';

/** `offline`: there is no line, and nothing was loaded before. */
export type Loaded<T> =
  | { readonly is: 'here'; readonly value: T }
  | { readonly is: 'loading' }
  | { readonly is: 'offline' | 'gone' | 'failed' };

const isOnlyHere = (plan: string): boolean => syncFacts().unsynced.get(planDocument.nameOf(plan))?.created === true;
/** Fifty people at one plan do not ask fifty times a second. */
const pause = 15_000;
const shortPause = 3_000;

export function usePlanHistory(plan: string): { readonly history: Loaded<PlanHistory>; readonly again: () => void } {
  const [state, setState] = useState<{ readonly plan: string; readonly loaded: Loaded<PlanHistory> }>();
  const kept = keptHistory(plan);
  const shown: Loaded<PlanHistory> = state?.plan === plan ? state.loaded : kept ? { is: 'here', value: kept } : { is: 'loading' };
  const ask = useCallback(async () => {
    // The server knows nothing yet of a plan that was begun here and waits to be sent.
    if (isOnlyHere(plan)) return setState({ plan, loaded: { is: 'here', value: { versions: [], edits: [] } } });
    const value = await settled(loadHistory(plan), keptHistory(plan));
    setState({ plan, loaded: value });
  }, [plan]);

  useEffect(() => {
    void ask();
    let connectedAt = syncFacts().connectedAt;
    let wasOnlyHere = isOnlyHere(plan);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        if (document.visibilityState === 'visible' && syncFacts().connectedAt) void ask();
      }, pause);
    };
    const stops = [
      subscribeSyncFacts(() => {
        const { connectedAt: now } = syncFacts();
        const isHere = isOnlyHere(plan);
        if ((now && now !== connectedAt) || (wasOnlyHere && !isHere)) void ask();
        connectedAt = now;
        wasOnlyHere = isHere;
      }),
      subscribeDocument(planDocument.nameOf(plan), later),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [plan, ask]);
  return { history: shown, again: () => void ask() };
}

/** `undefined` for no version. */
export function useVersionState(plan: string, version: string | undefined): Loaded<Uint8Array> {
  const [found, setFound] = useState<{ readonly key: string; readonly loaded: Loaded<Uint8Array> }>();
  const key = `${plan}/${version ?? ''}`;
  const connected = useConnected();
  useEffect(() => {
    // Asked again when the line is back.
    if (version === undefined || (!connected && !keptState(plan, version))) return;
    let left = false;
    void settled(loadState(plan, version), keptState(plan, version)).then(
      (loaded) => !left && setFound({ key: `${plan}/${version}`, loaded }),
    );
    return () => {
      left = true;
    };
  }, [plan, version, connected]);
  const kept = version === undefined ? undefined : keptState(plan, version);
  if (kept) return { is: 'here', value: kept };
  if (found?.key === key && (found.loaded.is !== 'offline' || !connected)) return found.loaded;
  return connected ? { is: 'loading' } : { is: 'offline' };
}

/** Without them everything is told, by nobody. Another state may have other authors: they are asked for again, not all the time. */
export function useAuthors(plan: string, state: unknown): PlanAuthors {
  const [authors, setAuthors] = useState<PlanAuthors>();
  const asked = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `state` is what has other authors
  useEffect(() => {
    let left = false;
    const ask = () => {
      asked.current = Date.now();
      loadAuthors(plan).then(
        (loaded) => !left && setAuthors(loaded),
        (error: unknown) => {
          if (!(error instanceof ApiError)) throw error;
        },
      );
    };
    const timer = setTimeout(ask, Math.max(0, asked.current + shortPause - Date.now()));
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [plan, state]);
  return authors ?? keptAuthors(plan) ?? noAuthors;
}

export function useConnected(): boolean {
  const [connected, setConnected] = useState(() => isConnected());
  useEffect(() => subscribeSyncFacts(() => setConnected(isConnected())), []);
  return connected;
}
/** Before the first try has ended, nobody is offline. */
const isConnected = (): boolean => syncFacts().connectedAt !== undefined || !syncFacts().started;

async function settled<T>(asked: Promise<T>, kept: T | undefined): Promise<Loaded<T>> {
  try {
    return { is: 'here', value: await asked };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 404 || error.status === 403) return { is: 'gone' };
    if (kept !== undefined) return { is: 'here', value: kept };
    return { is: error.code === 'offline' ? 'offline' : 'failed' };
  }
}
