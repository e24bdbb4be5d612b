/** Builders for this feature's tests: Ana sells, Ben leads her team, Acme buys. */
import type { ContactRow, OpportunityRow, Person, Settings, UserRow } from '@tandem/core';
import { settings as settingsDocument } from '@tandem/core';
import { aContactRow, anOpportunityRow } from '@tandem/core/testing';
import * as Y from 'yjs';
import { deriveListing, type Listing, type ListSources } from './listing.ts';

export const ana: Person = { id: 'ana', role: 'seller', team: 'north', leads: [] };
export const ben: Person = { id: 'ben', role: 'seller', team: 'north', leads: ['ana', 'ben'] };
export const cleo: Person = { id: 'cleo', role: 'manager', team: '', leads: [] };

export const aContact = (row: Partial<ContactRow> & { readonly id: string }): ContactRow =>
  aContactRow({ name: row.id, createdAt: '2026-01-01T00:00:00Z', ...row });

export const anOpportunity = (row: Partial<OpportunityRow> & { readonly id: string; readonly contact: string }): OpportunityRow =>
  anOpportunityRow({ board: 'b', document: 'board/b', title: row.id, stage: 'talk', ...row });

export const aUser = (id: string, name: string): UserRow => ({ kind: 'user', id, name, role: 'seller', team: 'north', active: true });

export function someSettings(): Settings {
  const doc = new Y.Doc();
  const stage = (id: string, status: 'open' | 'won' | 'lost') =>
    settingsDocument.addEntry(doc, 'stages', id, { title: id, status }, 'test');
  stage('talk', 'open');
  stage('won', 'won');
  stage('lost', 'lost');
  settingsDocument.addEntry(doc, 'statuses', 's1', { title: 'Active' }, 'test');
  settingsDocument.addEntry(doc, 'industries', 'i1', { title: 'Software' }, 'test');
  settingsDocument.addEntry(doc, 'sizeClasses', 'small', { title: 'Small', from: 1 }, 'test');
  settingsDocument.addEntry(doc, 'sizeClasses', 'large', { title: 'Large', from: 500 }, 'test');
  return settingsDocument.read(doc);
}

const byId = <R extends { readonly id: string }>(rows: readonly R[]) => new Map(rows.map((row) => [row.id, row]));

export const sourcesOf = (contacts: readonly ContactRow[], opportunities: readonly OpportunityRow[] = []): ListSources => ({
  contacts: byId(contacts),
  opportunities: byId(opportunities),
  users: byId([aUser('ana', 'Ana Silva'), aUser('ben', 'Ben Okoye'), aUser('dana', 'Dana Roth')]),
  settings: someSettings(),
});

export const listingOf = (contacts: readonly ContactRow[], opportunities: readonly OpportunityRow[] = []): Listing =>
  deriveListing(sourcesOf(contacts, opportunities));
