import type { Trial } from '@tandem/core';
import { useCallback, useRef, useState } from 'react';
import { ApiError, request } from '../../../state/request.ts';

export type TrialState =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly trial?: Trial }
  | { readonly state: 'done'; readonly trial: Trial }
  | { readonly state: 'failed'; readonly failure: unknown }
  /** The definition was not understood; the server says why. */
  | { readonly state: 'refused'; readonly reason: string };
export type RunTrial = TrialState & { readonly run: (path: string, body: unknown) => void };

/** A dry run over the past: nothing is written, whatever comes of it. The last one that was asked for is shown. */
export function useTrial(): RunTrial {
  const [state, setState] = useState<TrialState>({ state: 'idle' });
  const turn = useRef(0);
  const run = useCallback((path: string, body: unknown) => {
    const mine = ++turn.current;
    const show = (next: TrialState) => mine === turn.current && setState(next);
    setState((before) => ({ state: 'running', ...('trial' in before && before.trial && { trial: before.trial }) }));
    request<Trial>('POST', path, body).then(
      (trial) => show({ state: 'done', trial }),
      (error: unknown) =>
        show(
          error instanceof ApiError && error.status === 422
            ? { state: 'refused', reason: error.message }
            : { state: 'failed', failure: error },
        ),
    );
  }, []);
  return { ...state, run };
}
