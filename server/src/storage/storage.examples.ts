/** Rows, updates and projections that the contract is told with. */
import {
  type ContactRow,
  type CrmEvent,
  contact,
  contactRow,
  type DocumentName,
  nameOf,
  type OpportunityRow,
  type Row,
} from '@tandem/core';
import * as Y from 'yjs';
import type { Projection } from './storage.ts';

export const at = '2026-03-12T09:00:00Z';
export const acme = nameOf('contact', 'acme');
export const north = nameOf('board', 'north');
export const bytes = (...values: number[]) => new Uint8Array(values);
export const update = (document: DocumentName, content: Uint8Array, actor = 'ana') => ({ document, update: content, actor, at });

export const company = (id: string, patch: Partial<ContactRow> = {}): ContactRow => ({
  ...contactRow(id, contact.read(new Y.Doc())),
  ...patch,
});
export const card = (id: string, patch: Partial<OpportunityRow> = {}): OpportunityRow => ({
  kind: 'opportunity',
  id,
  board: 'north',
  document: 'board/north',
  title: id,
  contact: 'acme',
  company: 'Acme',
  owner: 'ana',
  stage: 'new',
  rank: 'a0',
  amount: 10,
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
export const row = (content: Row['content'], audiences: Row['audiences'], document: string = acme): Row => ({
  content,
  audiences,
  document,
});
export const projection = (document: DocumentName, patch: Partial<Projection> = {}): Projection => ({
  document,
  through: 1,
  actor: 'ana',
  at,
  rows: [],
  removed: [],
  events: [],
  staleContacts: [],
  ...patch,
});
export const renamed = (key: string): CrmEvent => ({
  type: 'contact.renamed',
  key,
  at,
  actor: 'ana',
  contactId: 'acme',
  from: 'A',
  to: 'B',
});
