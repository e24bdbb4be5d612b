import { useEffect, useState } from 'react';
import { request } from '../../state/request.ts';

export interface OneClick {
  readonly name: string;
  readonly email: string;
  readonly role: 'admin' | 'manager' | 'seller' | 'support';
  readonly isLeader: boolean;
}
export type SetupState =
  | { readonly state: 'empty'; readonly sample: false }
  | { readonly state: 'loading'; readonly sample: boolean; readonly done: number; readonly total: number; readonly failed?: string }
  | { readonly state: 'ready'; readonly sample: boolean; readonly company: string; readonly people?: readonly OneClick[] };

export type KnownSetup = SetupState | 'asking' | 'unreachable';

/** What the server has: nothing yet, a workspace that is being filled, or a ready one. Asked again until it is settled, and by `again`. */
export function useSetup(): { readonly setup: KnownSetup; readonly again: () => void } {
  const [setup, setSetup] = useState<KnownSetup>('asking');
  const settled = setup !== 'asking' && setup !== 'unreachable' && setup.state !== 'loading';
  useEffect(() => {
    if (settled) return;
    const ask = () => void request<SetupState>('GET', '/api/setup').then(setSetup, () => setSetup('unreachable'));
    ask();
    const timer = setInterval(ask, 700);
    return () => clearInterval(timer);
  }, [settled]);
  return { setup, again: () => setSetup('asking') };
}
