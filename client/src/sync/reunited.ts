/**
 * Texts that were written on here while the server was away, as they were before the others' words came in. Kept in memory for
 * whoever tells the person what was put together; nothing of it is decided here.
 */
import type { DocumentName } from '@tandem/core';
import * as Y from 'yjs';
import { syncFacts } from './sync-state.ts';

export interface Reunion {
  readonly name: DocumentName;
  /** The document with one's own edits, before anybody else's. */
  readonly mine: Uint8Array;
  /** State vector before the first of one's own. */
  readonly base: Uint8Array;
  /** When the first of them was made. */
  readonly since: string;
  /** When all of them were on the server. */
  readonly at: string;
}

const returning = new Map<DocumentName, Omit<Reunion, 'at'>>();
const reunions = new Map<DocumentName, Reunion>();
const listeners = new Set<() => void>();

export const reunionOf = (name: DocumentName): Reunion | undefined => reunions.get(name);
export function subscribeReunions(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The line is about to be taken up again. What nobody else can have written into is left out, and so is what has no running text. */
export function noteReturning(name: DocumentName, doc: Y.Doc): void {
  const unsent = syncFacts().unsynced.get(name);
  if (!unsent?.base || unsent.created || !name.startsWith('plan/') || returning.has(name)) return;
  returning.set(name, { name, mine: Y.encodeStateAsUpdate(doc), base: unsent.base, since: unsent.since });
}

export function noteReunited(name: DocumentName): void {
  const back = returning.get(name);
  returning.delete(name);
  if (!back) return;
  reunions.set(name, { ...back, at: new Date().toISOString() });
  tell();
}

/** Put away by the person, or not this person's any more. */
export function forgetReunion(name: DocumentName): void {
  returning.delete(name);
  if (reunions.delete(name)) tell();
}
export function forgetReunions(): void {
  returning.clear();
  reunions.clear();
  tell();
}

function tell(): void {
  for (const listener of listeners) listener();
}
