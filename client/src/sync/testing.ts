/** Rows and devices for tests of this folder. */
import type { Device } from './device.ts';
import { memoryDevice } from './device.ts';

export { aContactRow, anOpportunityRow } from '@tandem/core/testing';

/** A device that remembers what it was told to keep, in order. */
export function recordingDevice(): Device & { readonly kept: { method: string; value: unknown }[] } {
  const kept: { method: string; value: unknown }[] = [];
  return {
    ...memoryDevice,
    kept,
    saveRows: async (batch) => void kept.push({ method: 'saveRows', value: batch }),
    markComplete: async () => void kept.push({ method: 'markComplete', value: true }),
    saveRefused: async (entries) => void kept.push({ method: 'saveRefused', value: entries }),
  };
}
