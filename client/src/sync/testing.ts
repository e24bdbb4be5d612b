/** Rows and devices for tests of this folder. */
import type { ContactRow, OpportunityRow } from '@tandem/core';
import type { Device } from './device.ts';
import { memoryDevice } from './device.ts';

export const aContactRow = (patch: Partial<ContactRow> & Pick<ContactRow, 'id'>): ContactRow => ({
  kind: 'contact',
  is: 'company',
  name: '',
  jobTitle: '',
  company: '',
  lifecycle: 'lead',
  status: '',
  owner: '',
  industry: '',
  sizeClass: '',
  employees: null,
  revenue: null,
  town: '',
  country: '',
  website: '',
  parent: '',
  source: '',
  mails: [],
  phones: [],
  shares: [],
  outsideId: '',
  batch: '',
  createdAt: '',
  ...patch,
});
export const anOpportunityRow = (patch: Partial<OpportunityRow> & Pick<OpportunityRow, 'id'>): OpportunityRow => ({
  kind: 'opportunity',
  board: 'b1',
  document: 'board/b1',
  title: '',
  contact: '',
  company: '',
  owner: '',
  stage: '',
  rank: '',
  amount: null,
  product: '',
  type: '',
  openedOn: '',
  closeOn: '',
  closedOn: '',
  lostReason: '',
  outsideId: '',
  batch: '',
  ...patch,
});

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
