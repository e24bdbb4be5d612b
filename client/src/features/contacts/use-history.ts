/** What happened with a contact and those merged into it, asked of the server: the log of events is not kept on devices. */
import { eventTypes } from '@tandem/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, request } from '../../state/request.ts';
import { readEvents, type ToldEvent } from './history.ts';

export type History =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly events: readonly ToldEvent[] }
  | { readonly state: 'offline' | 'failed' };

/** The server derives events from an edit some moments after it has it. */
const derivedWithin = 1_500;

/** Asked again when `changed` changes, which is when the row does: a new event shows without a reload. */
export function useHistory(ids: readonly string[], changed: unknown): { readonly history: History; readonly again: () => void } {
  const [history, setHistory] = useState<History>({ state: 'loading' });
  const [attempt, setAttempt] = useState(0);
  const first = useRef(changed);
  const asked = ids.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `changed` and `attempt` say when to ask again
  useEffect(() => {
    let current = true;
    const show = (next: History) => current && setHistory(next);
    const about = async (id: string) => readEvents(await request('GET', `/api/events?about=${encodeURIComponent(id)}`), eventTypes);
    const ask = () =>
      Promise.all(asked.split(' ').map(about))
        .then((answers) => show({ state: 'ready', events: [...new Map(answers.flat().map((event) => [event.key, event])).values()] }))
        .catch((error: unknown) => show({ state: error instanceof ApiError && error.code === 'offline' ? 'offline' : 'failed' }));
    const timer = setTimeout(() => void ask(), changed === first.current ? 0 : derivedWithin);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [asked, changed, attempt]);
  const again = useCallback(() => setAttempt((count) => count + 1), []);
  return { history, again };
}
