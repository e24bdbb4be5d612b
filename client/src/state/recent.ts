/** What this person opened and searched for last, kept on the device for that person and wiped when the session ends. */
import { create } from 'zustand';
import { currentSession, onSessionChange, onSessionEnd } from './session.ts';

export interface Opened {
  readonly kind: 'contact' | 'opportunity' | 'plan';
  readonly id: string;
}
export interface Recent {
  /** Newest first. */
  readonly opened: readonly Opened[];
  readonly searches: readonly string[];
}

const mostOpened = 30;
const mostSearches = 8;
const nothing: Recent = { opened: [], searches: [] };

export const useRecent = create<Recent>(() => stored());

export function noteOpened(opened: Opened): void {
  const { opened: before } = useRecent.getState();
  if (before[0]?.id === opened.id) return;
  keep({ opened: [opened, ...before.filter(({ id }) => id !== opened.id)].slice(0, mostOpened) });
}

/** The record is not this person's any more. */
export function forgetOpened(id: string): void {
  const { opened } = useRecent.getState();
  if (opened.some((one) => one.id === id)) keep({ opened: opened.filter((one) => one.id !== id) });
}

export function noteSearch(text: string): void {
  const search = text.trim();
  if (search.length < 2) return;
  const same = (other: string) => other.toLowerCase() === search.toLowerCase();
  keep({ searches: [search, ...useRecent.getState().searches.filter((other) => !same(other))].slice(0, mostSearches) });
}

function keep(patch: Partial<Recent>): void {
  useRecent.setState(patch);
  if (currentSession()?.keep) localStorage.setItem(key(), JSON.stringify(useRecent.getState()));
}

function key(): string {
  return `tandem.recent.${currentSession()?.user.id ?? ''}`;
}

function stored(): Recent {
  try {
    const found = JSON.parse(globalThis.localStorage?.getItem(key()) ?? 'null') as Partial<Recent> | null;
    return Array.isArray(found?.opened) && Array.isArray(found.searches) ? { opened: found.opened, searches: found.searches } : nothing;
  } catch {
    // What another version left there is worth less than a search that opens.
    return nothing;
  }
}

let user = currentSession()?.user.id;
onSessionChange(() => {
  const now = currentSession()?.user.id;
  if (now === user) return;
  user = now;
  useRecent.setState(stored());
});
onSessionEnd(async () => globalThis.localStorage?.removeItem(key()));
