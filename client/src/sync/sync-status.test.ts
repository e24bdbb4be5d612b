import { contact } from '@tandem/core';
import { expect, test } from 'vitest';
import type { SyncFacts } from './sync-state.ts';
import { statusOf } from './sync-status.ts';

const connected: SyncFacts = {
  feedConnected: true,
  socketConnected: true,
  started: true,
  offlineSince: undefined,
  unsynced: new Map(),
  refused: [],
  outcomes: [],
  sealed: [],
  connectedAt: undefined,
  deviceFailed: false,
  deviceTrouble: undefined,
  keeping: new Set(),
  copies: { state: 'ready', ready: 0, total: 0 },
  networkGone: false,
  workOffline: false,
};
const name = contact.nameOf('c1');
const waiting = new Map([[name, { name, since: '2026-03-12T10:00:00Z', created: false, changes: [] }]]);

test('[CLI-19] synced means connected and nothing waits', () => {
  expect(statusOf(connected)).toMatchObject({ state: 'synced', waiting: 0 });
  expect(statusOf({ ...connected, unsynced: waiting })).toMatchObject({ state: 'saving', waiting: 1 });
});

test('[CLI-19] a connected socket alone is not being online, and connecting for the first time is not being offline', () => {
  const cut: SyncFacts = { ...connected, socketConnected: false, unsynced: waiting, offlineSince: '2026-03-12T10:41:00Z' };
  expect(statusOf(cut)).toMatchObject({ state: 'offline', waiting: 1, since: '2026-03-12T10:41:00Z' });
  expect(statusOf({ ...connected, feedConnected: false }).state).toBe('offline');
  expect(statusOf({ ...connected, networkGone: true }).state).toBe('offline');
  expect(statusOf({ ...connected, feedConnected: false, started: false }).state).toBe('synced');
});

test('[CLI-19] what the person must decide goes before everything else', () => {
  expect(statusOf({ ...connected, deviceFailed: true, networkGone: true }).state).toBe('needs-you');
});
