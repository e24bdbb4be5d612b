/** For tests of edits as in a train: documents and rows are there, no server is, and nothing stays for the next test. */
import { afterEach, beforeEach } from 'vitest';
import { memoryDevice } from './device.ts';
import { startDocuments, stopDocuments } from './document-store.ts';
import { forgetSteps } from './edit.ts';
import { rowsStore } from './rows.ts';
import { resetSyncFacts, setSyncFacts } from './sync-state.ts';

export function withoutServer(): void {
  beforeEach(() => {
    setSyncFacts({ workOffline: true });
    startDocuments(memoryDevice, { onEdit: () => undefined, onWake: () => undefined });
  });
  afterEach(() => {
    forgetSteps();
    stopDocuments();
    rowsStore.clear();
    resetSyncFacts();
  });
}
