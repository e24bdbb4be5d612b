/** The facts behind the sync chip: what is connected, which documents wait for the server, what was refused. */
import type { DocumentName } from '@tandem/core';
import type { LocalChange, Refused, Unsynced } from './device.ts';

export interface SyncFacts {
  readonly feedConnected: boolean;
  readonly socketConnected: boolean;
  /** Was connected once, or has had its time for it: connecting for the first time is not being offline. */
  readonly started: boolean;
  readonly offlineSince: string | undefined;
  readonly unsynced: ReadonlyMap<DocumentName, Unsynced>;
  readonly refused: readonly Refused[];
  /** Set when the device cannot keep what is edited. */
  readonly deviceFailed: boolean;
  /** The browser knows of no network: sockets may still look open for half a minute. */
  readonly networkGone: boolean;
  /** The person chose to work without the server. */
  readonly workOffline: boolean;
}

const initial: SyncFacts = {
  feedConnected: false,
  socketConnected: false,
  started: false,
  offlineSince: undefined,
  unsynced: new Map(),
  refused: [],
  deviceFailed: false,
  networkGone: false,
  workOffline: false,
};

let facts = initial;
const listeners = new Set<() => void>();

export const syncFacts = (): SyncFacts => facts;
export function subscribeSyncFacts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function setSyncFacts(patch: Partial<SyncFacts>): void {
  const next = { ...facts, ...patch };
  const connected = next.feedConnected && next.socketConnected && !next.networkGone;
  facts = {
    ...next,
    started: next.started || connected,
    offlineSince: connected ? undefined : (next.offlineSince ?? new Date().toISOString()),
  };
  for (const listener of listeners) listener();
}

export function resetSyncFacts(): void {
  facts = initial;
  for (const listener of listeners) listener();
}

/** Keeps the list short: of one field only the first old and the last new value matter. */
export function mergeChanges(before: readonly LocalChange[], added: readonly LocalChange[]): readonly LocalChange[] {
  const merged = [...before];
  for (const change of added) {
    const same = change.path === '' ? -1 : merged.findIndex((earlier) => earlier.path === change.path);
    const earlier = merged[same];
    if (earlier) merged[same] = { ...change, from: earlier.from };
    else merged.push(change);
  }
  return merged.slice(-200);
}
