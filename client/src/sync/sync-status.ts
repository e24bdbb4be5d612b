/** The sync chip's answer: is what was edited here safe on the server, and if not, what waits and what was refused. */
import { useSyncExternalStore } from 'react';
import type { LocalChange, RefusalReason } from './device.ts';
import type { Outcome } from './outcomes.ts';
import { type SyncFacts, subscribeSyncFacts, syncFacts } from './sync-state.ts';

export interface ShownChange extends LocalChange {
  /** `keeping`: in this tab only, not on the device yet. `waiting`: on this device, not on the server yet. */
  readonly state: 'keeping' | 'waiting' | 'refused';
  readonly reason: RefusalReason | undefined;
}
export interface SyncStatus {
  readonly state: 'synced' | 'saving' | 'offline' | 'needs-you';
  /** Changes that the server has not confirmed. */
  readonly waiting: number;
  /** Offline since. */
  readonly since: string | undefined;
  readonly refused: number;
  readonly deviceFailed: boolean;
  readonly workOffline: boolean;
  readonly changes: readonly ShownChange[];
  /** What became of changes that were made without the server, those that need a look first. */
  readonly outcomes: readonly Outcome[];
}

export function statusOf(facts: SyncFacts): SyncStatus {
  const waiting = [...facts.unsynced.values()];
  const connected = facts.feedConnected && facts.socketConnected;
  const changes = [
    ...waiting.flatMap(({ name, changes }) => {
      const state = facts.keeping.has(name) ? 'keeping' : 'waiting';
      return changes.map((change): ShownChange => ({ ...change, state, reason: undefined }));
    }),
    ...facts.refused.map((change): ShownChange => ({ ...change, state: 'refused' })),
  ];
  const count = waiting.reduce((sum, entry) => sum + Math.max(1, entry.changes.length), 0);
  const offline = facts.workOffline || facts.networkGone || (facts.started && !connected);
  return {
    state: facts.refused.length > 0 || facts.deviceFailed ? 'needs-you' : offline ? 'offline' : count > 0 ? 'saving' : 'synced',
    waiting: count,
    since: offline ? facts.offlineSince : undefined,
    refused: facts.refused.length,
    deviceFailed: facts.deviceFailed,
    workOffline: facts.workOffline,
    changes,
    outcomes: facts.outcomes.toSorted((a, b) =>
      a.became === b.became ? (a.settledAt < b.settledAt ? 1 : -1) : a.became === 'replaced' ? -1 : 1,
    ),
  };
}

let last: { readonly facts: SyncFacts; readonly status: SyncStatus } | undefined;
export function syncStatus(): SyncStatus {
  const facts = syncFacts();
  if (last?.facts !== facts) last = { facts, status: statusOf(facts) };
  return last.status;
}

export const useSyncStatus = (): SyncStatus => useSyncExternalStore(subscribeSyncFacts, syncStatus);

/** Only whether there is a line: the status itself is another one several times for each letter that somebody types. */
export const useIsOffline = (): boolean => useSyncExternalStore(subscribeSyncFacts, () => syncStatus().since !== undefined);
