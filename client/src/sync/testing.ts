/** Rows and devices for tests of this folder. */
import { aContactRow } from '@tandem/core/testing';
import type { Device, KeptRow, RowBatch } from './device.ts';
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

/** Rows as a device keeps them, told apart by a number. */
export const aKeptRow = (id: number, name = ''): KeptRow => ({
  key: `contact/c${id}`,
  row: aContactRow({ id: `c${id}`, name }),
  in: ['everyone'],
});
export const aRowBatch = (put: readonly KeptRow[], through: number, remove: readonly string[] = []): RowBatch => ({
  put,
  remove,
  cursors: { everyone: through },
  left: [],
});
export const byKey = (rows: readonly KeptRow[]) => rows.toSorted((a, b) => (a.key < b.key ? -1 : 1));
