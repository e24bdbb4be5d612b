/** Decisions of rules, asked of the server: devices keep what came of them, not the reasons. */
import type { Firing } from '@tandem/core';
import { useCallback, useEffect, useState } from 'react';
import { ApiError, request } from '../../state/request.ts';

export type Why =
  | { readonly state: 'loading' | 'offline' | 'failed' | 'gone' }
  | {
      readonly state: 'ready';
      /** The decision behind the effect that was asked about. */
      readonly firing: Firing | undefined;
      /** Every decision on the record, newest first. */
      readonly all: readonly Firing[];
    };

const of = encodeURIComponent;

export function useWhy({ effect, about }: { readonly effect?: string | undefined; readonly about?: string | undefined }): {
  readonly why: Why;
  readonly again: () => void;
} {
  const [why, setWhy] = useState<Why>({ state: 'loading' });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` says when to ask again
  useEffect(() => {
    let current = true;
    setWhy({ state: 'loading' });
    ask(effect, about).then((next) => current && setWhy(next));
    return () => {
      current = false;
    };
  }, [effect, about, attempt]);
  return { why, again: useCallback(() => setAttempt((count) => count + 1), []) };
}

async function ask(effect: string | undefined, about: string | undefined): Promise<Why> {
  try {
    if (effect === undefined) return { state: 'ready', firing: undefined, all: about ? await decisionsOn(about) : [] };
    const { firing } = await request<{ firing: Firing }>('GET', `/api/why?effect=${of(effect)}`);
    // The reason is worth showing without what else was decided.
    return { state: 'ready', firing, all: await decisionsOn(firing.about).catch(() => [firing]) };
  } catch (error) {
    if (!(error instanceof ApiError)) return { state: 'failed' };
    return { state: error.code === 'offline' ? 'offline' : error.status === 404 ? 'gone' : 'failed' };
  }
}

const decisionsOn = async (about: string): Promise<readonly Firing[]> =>
  (await request<{ firings: readonly Firing[] }>('GET', `/api/why?about=${of(about)}`)).firings;

/** Whether anything came of a decision, or was tried: a rule without an effect has said "not now". */
export const didFire = (firing: Firing): boolean => firing.conditions.every((one) => one.held);

/** The other rules that looked at the same moment and found a condition that did not hold. */
export const refusedBeside = (firing: Firing, all: readonly Firing[]): readonly Firing[] =>
  all.filter((one) => one.rule !== firing.rule && one.event.key === firing.event.key && !didFire(one));
