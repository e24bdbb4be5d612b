/** The facts behind the sync chip: what is connected, which documents wait for the server, what was refused. */
import type { DocumentName } from '@tandem/core';
import type { LocalChange, Refused, Unsynced } from './device.ts';
import type { DeviceTrouble } from './device-connection.ts';
import type { Outcome } from './outcomes.ts';
import type { CopiesProgress } from './prefetch.ts';
import type { Sealed } from './sealed.ts';

export interface SyncFacts {
  readonly feedConnected: boolean;
  readonly socketConnected: boolean;
  /** Was connected once, or has had its time for it: connecting for the first time is not being offline. */
  readonly started: boolean;
  readonly offlineSince: string | undefined;
  readonly unsynced: ReadonlyMap<DocumentName, Unsynced>;
  readonly refused: readonly Refused[];
  /** What became of changes that were made without the server. */
  readonly outcomes: readonly Outcome[];
  /** Edits of records that were taken away. */
  readonly sealed: readonly Sealed[];
  /** Since when the server is there; `undefined` without it. */
  readonly connectedAt: string | undefined;
  /** Set when the device cannot keep what is edited. */
  readonly deviceFailed: boolean;
  /** Why it cannot. */
  readonly deviceTrouble: DeviceTrouble | undefined;
  /** Documents with an own edit that is in this tab only: not on the device until the disk has said so. */
  readonly keeping: ReadonlySet<DocumentName>;
  /** How much can be opened and edited without a network. */
  readonly copies: CopiesProgress;
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
  outcomes: [],
  sealed: [],
  connectedAt: undefined,
  deviceFailed: false,
  deviceTrouble: undefined,
  keeping: new Set(),
  copies: { state: 'waiting', ready: 0, total: 0 },
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
    connectedAt: connected ? (next.connectedAt ?? new Date().toISOString()) : undefined,
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
