/** The sync chip's answer: is what was edited here safe on the server, and if not, what waits and what was refused. */
import { useSyncExternalStore } from 'react';
import type { LocalChange, RefusalReason } from './device.ts';
import { type SyncFacts, subscribeSyncFacts, syncFacts } from './sync-state.ts';

export interface ShownChange extends LocalChange {
  readonly state: 'waiting' | 'refused';
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
}

export function statusOf(facts: SyncFacts): SyncStatus {
  const waiting = [...facts.unsynced.values()];
  const connected = facts.feedConnected && facts.socketConnected;
  const changes = [
    ...waiting.flatMap((entry) => entry.changes.map((change): ShownChange => ({ ...change, state: 'waiting', reason: undefined }))),
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
  };
}

let last: { readonly facts: SyncFacts; readonly status: SyncStatus } | undefined;
export function syncStatus(): SyncStatus {
  const facts = syncFacts();
  if (last?.facts !== facts) last = { facts, status: statusOf(facts) };
  return last.status;
}

export const useSyncStatus = (): SyncStatus => useSyncExternalStore(subscribeSyncFacts, syncStatus);
