/** Who is near, on request: the browser asks the person first, and the place is not kept. */
import type { ContactRow } from '@tandem/core';
import { useState } from 'react';
import { rowsOf } from '../../sync/rows.ts';
import { nearest } from '../../ui/work/reach.ts';

export interface Nearby {
  readonly state: 'idle' | 'asking' | 'known' | 'failed';
  readonly found: readonly { readonly row: ContactRow; readonly km: number }[];
  readonly ask: () => void;
}

const shown = 20;

export function useNearby(): Nearby {
  const [{ state, found }, set] = useState<Pick<Nearby, 'state' | 'found'>>({ state: 'idle', found: [] });
  const ask = () => {
    set({ state: 'asking', found });
    if (!navigator.geolocation) return set({ state: 'failed', found: [] });
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        set({ state: 'known', found: nearest({ lat: coords.latitude, lng: coords.longitude }, rowsOf('contact').values(), shown) }),
      () => set({ state: 'failed', found: [] }),
      // A place of some minutes ago is near enough, and there at once.
      { maximumAge: 300_000, timeout: 15_000 },
    );
  };
  return { state, found, ask };
}
