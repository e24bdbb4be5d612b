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

/** Who is on a document, for whoever draws them without a component. */
export interface Presence {
  now(): readonly Present[];
  subscribe(listener: () => void): () => void;
}

const between = 50;
const nobody: readonly Present[] = [];
const pending = new Map<DocumentName, { at: unknown; timer: ReturnType<typeof setTimeout> | undefined; sent: number }>();

/** The others on this document, and this person's other pages; never this page itself. */
export const usePresence = (name: DocumentName | undefined): readonly Present[] => usePresent(name, themselves);
const themselves = (present: readonly Present[]): readonly Present[] => present;

/**
 * What follows from who is where: looked at once in `every` milliseconds, and drawn anew only when it reads differently. Carets of
 * fifty move three hundred times a second, and a page that drew itself for each would draw nothing else.
 */
export function usePresent<T>(name: DocumentName | undefined, read: (present: readonly Present[]) => T, every = 0): T {
  const last = useRef<{ readonly present: readonly Present[]; readonly read: typeof read; readonly value: T }>(undefined);
  const subscribe = useCallback(
    (listener: () => void) => (name ? subscribePresence(name, listener, every) : () => undefined),
    [name, every],
  );
  return useSyncExternalStore(subscribe, () => {
    const present = name ? presentOn(name) : nobody;
    const before = last.current;
    if (before?.present === present && before.read === read) return before.value;
    const value = read(present);
    last.current = { present, read, value: before && isSame(before.value, value) ? before.value : value };
    return last.current.value;
  });
}

export const presenceOn = (name: DocumentName): Presence => ({
  now: () => presentOn(name),
  subscribe: (listener) => subscribePresence(name, listener, 0),
});

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

function subscribePresence(name: DocumentName, listener: () => void, every: number): () => void {
  let followed: Awareness | undefined;
  const { tell, stop } = atMostEvery(every, listener);
  // The connection, and its awareness with it, may be made anew at any time.
  const follow = () => {
    const awareness = documentNamed(name)?.awareness();
    if (awareness === followed) return;
    followed?.off('change', tell);
    followed = awareness;
    // Whoever hears of a change asks at once: what is known has to be forgotten before.
    if (awareness) knownOf(awareness);
    awareness?.on('change', tell);
    if (awareness && pending.has(name)) send(name, pending.get(name)?.at);
    listener();
  };
  const unsubscribe = subscribeDocument(name, follow);
  follow();
  return () => {
    stop();
    followed?.off('change', tell);
    unsubscribe();
  };
}

/** The first at once, what follows closely together. */
function atMostEvery(every: number, listener: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = Number.NEGATIVE_INFINITY;
  const say = () => {
    timer = undefined;
    told = performance.now();
    listener();
  };
  return {
    tell: () => {
      if (every === 0) return listener();
      timer ??= setTimeout(say, Math.max(0, every - (performance.now() - told)));
    },
    stop: () => clearTimeout(timer),
  };
}

/** Read once a change, however many ask, and only of whom something has changed. */
interface Known {
  stale: boolean;
  present: readonly Present[];
  by: ReadonlyMap<number, { readonly state: object; readonly one: Present }>;
}
const known = new WeakMap<Awareness, Known>();

function knownOf(awareness: Awareness): Known {
  const there = known.get(awareness);
  if (there) return there;
  const made: Known = { stale: true, present: nobody, by: new Map() };
  known.set(awareness, made);
  awareness.on('change', () => {
    made.stale = true;
  });
  return made;
}

function presentOn(name: DocumentName): readonly Present[] {
  const awareness = documentNamed(name)?.awareness();
  if (!awareness) return nobody;
  const of = knownOf(awareness);
  if (!of.stale) return of.present;
  of.stale = false;
  const by = new Map<number, { readonly state: object; readonly one: Present }>();
  for (const [clientId, state] of awareness.getStates()) {
    const before = of.by.get(clientId);
    if (before?.state === state) by.set(clientId, before);
    else if (clientId !== awareness.clientID && !state['hidden'] && typeof state['user'] === 'string') {
      const [user, shown] = [state['user'], state['name']];
      const one = { clientId, user, name: typeof shown === 'string' ? shown : '', color: personColor(user), at: state['at'] ?? undefined };
      by.set(clientId, { state, one: before && isSame(before.one, one) ? before.one : one });
    }
  }
  const present = [...by.values()].map(({ one }) => one);
  const isAsBefore = present.length === of.present.length && present.every((one, index) => one === of.present[index]);
  of.by = by;
  if (!isAsBefore) of.present = present.length === 0 ? nobody : present;
  return of.present;
}

const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
