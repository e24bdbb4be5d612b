/**
 * Who is on a document now. Each connection has one state, sent at most 20 times a second; who it is comes from the server,
 * which stamps every state with the user it belongs to.
 */
import type { DocumentName } from '@tandem/core';
import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import { currentSession } from '../state/session.ts';
import { documentNamed, subscribeDocument } from './document-store.ts';
import { type PersonColor, personColor } from './person-color.ts';

export interface Present {
  readonly clientId: number;
  readonly user: string;
  readonly name: string;
  readonly color: PersonColor;
  /** Where on the document: each screen has its own shape. */
  readonly at: unknown;
}

const between = 50;
const nobody: readonly Present[] = [];
const pending = new Map<DocumentName, { at: unknown; timer: ReturnType<typeof setTimeout> | undefined; sent: number }>();

/** The others on this document, and this person's other pages; never this page itself. */
export function usePresence(name: DocumentName | undefined): readonly Present[] {
  const last = useRef(nobody);
  const subscribe = useCallback((listener: () => void) => (name ? subscribePresence(name, listener) : () => undefined), [name]);
  return useSyncExternalStore(subscribe, () => {
    const now = name ? presentOn(name) : nobody;
    if (!samePresence(last.current, now)) last.current = now;
    return last.current;
  });
}

/** Tells the others where this page is on the document; `undefined`: here, at no place. Throttled, the last one wins. */
export function setPresence(name: DocumentName, at: unknown | undefined): void {
  const entry = pending.get(name) ?? { at, timer: undefined, sent: 0 };
  pending.set(name, entry);
  entry.at = at;
  if (entry.timer) return;
  entry.timer = setTimeout(
    () => {
      entry.timer = undefined;
      entry.sent = Date.now();
      send(name, entry.at);
    },
    Math.max(0, between - (Date.now() - entry.sent)),
  );
}

/** Says that this page has left; an absent state would not be forwarded (reliability W12). */
export function leavePresence(name: DocumentName): void {
  clearTimeout(pending.get(name)?.timer);
  pending.delete(name);
  documentNamed(name)?.awareness()?.setLocalState({ hidden: true });
}

function send(name: DocumentName, at: unknown): void {
  const user = currentSession()?.user;
  if (!user) return;
  documentNamed(name)
    ?.awareness()
    ?.setLocalState({ user: user.id, name: user.name, color: personColor(user.id), at: at ?? null });
}

function subscribePresence(name: DocumentName, listener: () => void): () => void {
  let followed: Awareness | undefined;
  // The connection, and its awareness with it, may be made anew at any time.
  const follow = () => {
    const awareness = documentNamed(name)?.awareness();
    if (awareness === followed) return;
    followed?.off('change', listener);
    followed = awareness;
    awareness?.on('change', listener);
    if (awareness && pending.has(name)) send(name, pending.get(name)?.at);
    listener();
  };
  const unsubscribe = subscribeDocument(name, follow);
  follow();
  return () => {
    followed?.off('change', listener);
    unsubscribe();
  };
}

function presentOn(name: DocumentName): readonly Present[] {
  const awareness = documentNamed(name)?.awareness();
  if (!awareness) return nobody;
  const found: Present[] = [];
  for (const [clientId, state] of awareness.getStates()) {
    if (clientId === awareness.clientID || state['hidden'] || typeof state['user'] !== 'string') continue;
    const [user, shown] = [state['user'], state['name']];
    found.push({ clientId, user, name: typeof shown === 'string' ? shown : '', color: personColor(user), at: state['at'] ?? undefined });
  }
  return found.length === 0 ? nobody : found;
}

const samePresence = (a: readonly Present[], b: readonly Present[]): boolean =>
  a === b || (a.length === b.length && JSON.stringify(a) === JSON.stringify(b));
