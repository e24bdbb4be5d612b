/** Digests are counted by the server, over rows of everybody. */
import type { SaidDigest } from '@tandem/core/digest/said';
import { useCallback, useEffect, useState } from 'react';
import { ApiError, request } from '../../state/request.ts';

export type Counted = SaidDigest & { readonly at: string; readonly of: string };
export interface LineWhy {
  readonly at: string;
  readonly facts: readonly { readonly key: string; readonly at: string; readonly actor: string }[];
  readonly count: number;
}
export type Asked<T> = { readonly state: 'loading' | 'offline' | 'gone' | 'failed' } | { readonly state: 'ready'; readonly value: T };

export function useAsked<T>(address: string): { readonly asked: Asked<T>; readonly again: () => void } {
  const [asked, setAsked] = useState<Asked<T>>({ state: 'loading' });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` says when to ask again
  useEffect(() => {
    let current = true;
    request<T>('GET', address).then(
      (value) => current && setAsked({ state: 'ready', value }),
      (error: unknown) => current && setAsked({ state: stateOf(error) }),
    );
    return () => {
      current = false;
    };
  }, [address, attempt]);
  // Whoever comes back to the window reads what is true now.
  const again = useCallback(() => setAttempt((count) => count + 1), []);
  useEffect(() => {
    addEventListener('focus', again);
    return () => removeEventListener('focus', again);
  }, [again]);
  return { asked, again };
}

function stateOf(error: unknown): 'offline' | 'gone' | 'failed' {
  if (!(error instanceof ApiError)) return 'failed';
  return error.code === 'offline' ? 'offline' : error.status === 404 ? 'gone' : 'failed';
}

export const addressOf = (path: string, search: Readonly<Record<string, string | undefined>>): string => {
  const filled = Object.entries(search).flatMap(([key, value]) => (value ? [`${key}=${encodeURIComponent(value)}`] : []));
  return filled.length > 0 ? `${path}?${filled.join('&')}` : path;
};
