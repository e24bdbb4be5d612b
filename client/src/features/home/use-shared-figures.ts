/**
 * Sums of the team and of the company: what the server added up last, kept on the device, so that it is there without a network and
 * says as of when. Asked for again when the own rows change, when the page is looked at again, and now and then while it is.
 */
import type { SharedFigures } from '@tandem/core';
import { useEffect, useState } from 'react';
import { keepOwnText, ownText } from '../../state/own-texts.ts';
import { ApiError, request } from '../../state/request.ts';
import { useMe } from '../../state/session.ts';
import { useRows } from '../../sync/rows.ts';

export interface HeldFigures {
  readonly figures: SharedFigures | undefined;
  /** The server has said that there are none for this person. */
  readonly refused: boolean;
}
/** Windows of two people of the sample share a browser. */
const nameFor = (user: string) => `home.sums.${user}`;
const every = 20_000;
const gather = 1500;

export function keptFigures(text: string | null): SharedFigures | undefined {
  try {
    const kept = JSON.parse(text ?? '') as Partial<SharedFigures> | null;
    return kept && Array.isArray(kept.team) && Array.isArray(kept.company) && typeof kept.asOf === 'string'
      ? (kept as SharedFigures)
      : undefined;
  } catch {
    return undefined;
  }
}

export function useSharedFigures(): HeldFigures {
  const { id } = useMe();
  const [held, setHeld] = useState<HeldFigures>(() => ({ figures: keptFigures(ownText(nameFor(id))), refused: false }));
  // A new map with every change of a row.
  const activities = useRows('activity');
  const opportunities = useRows('opportunity');
  const contacts = useRows('contact');
  // biome-ignore lint/correctness/useExhaustiveDependencies: own rows that change are the reason to ask again
  useEffect(() => {
    let over = false;
    const ask = () => {
      if (document.visibilityState === 'hidden') return;
      request<SharedFigures>('GET', '/api/figures').then(
        (figures) => {
          if (over) return;
          keepOwnText(nameFor(id), JSON.stringify(figures));
          setHeld({ figures, refused: false });
        },
        (error: unknown) => {
          if (over || !(error instanceof ApiError) || error.status !== 403) return;
          keepOwnText(nameFor(id), undefined);
          setHeld({ figures: undefined, refused: true });
        },
      );
    };
    const soon = setTimeout(ask, held.figures ? gather : 0);
    const now = setInterval(ask, every);
    for (const sign of ['focus', 'online']) window.addEventListener(sign, ask);
    document.addEventListener('visibilitychange', ask);
    return () => {
      over = true;
      clearTimeout(soon);
      clearInterval(now);
      for (const sign of ['focus', 'online']) window.removeEventListener(sign, ask);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [id, activities, opportunities, contacts]);
  return held;
}
