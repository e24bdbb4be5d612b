/**
 * Who is signed in on this device. Read from the device first, so that a reload without a network shows everything;
 * the server is asked afterwards. A second person of the sample lives in one tab only: `tab` mode keeps the session in
 * sessionStorage and sends its token itself, so that it never replaces the cookie of the first one.
 */
import type { Person, Role } from '@tandem/core';
import { useSyncExternalStore } from 'react';

export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly team: string;
  readonly leads: readonly string[];
  readonly isLeader: boolean;
  readonly language?: 'en' | 'sv';
}
export interface Session {
  readonly user: User;
  readonly epoch: string;
  /** Only in tab mode: the credential. With a cookie the browser holds it and no script can read it. */
  readonly token?: string;
  /** False on a shared computer: nothing is written to the device. */
  readonly keep: boolean;
  /** In a sample people may be anybody of it. */
  readonly sample: boolean;
}
/** By the person, or because the server no longer knows it. */
export type SessionEnd = 'signed-out' | 'expired';
export type Me = User & { readonly person: Person };

const key = 'tandem.session';
let session: Session | undefined = read();
let me: Me | undefined = session && withPerson(session.user);
const listeners = new Set<() => void>();
const beforeEnd = new Set<(why: SessionEnd) => Promise<void>>();

export const currentSession = (): Session | undefined => session;

export function beginSession(next: Session): void {
  store(next);
  set(next);
}

/** The server's newer word about the same person: role, team, name, data set. */
export function refreshSession(news: Pick<Session, 'user' | 'epoch' | 'sample'>): void {
  if (!session) return;
  const next = { ...session, ...news };
  if (JSON.stringify(next) === JSON.stringify(session)) return;
  store(next);
  set(next);
}

/** The server gave this session a new token; a cookie it sets itself. */
export function keepToken(token: string): void {
  if (!session?.token) return;
  session = { ...session, token };
  store(session);
}

/** Ends the session on this device; what other parts keep for it is wiped first. The server is told by `signOut`. */
export async function endSession(why: SessionEnd): Promise<void> {
  for (const wipe of beforeEnd) await wipe(why);
  if (session) placeOf(session).removeItem(key);
  set(undefined);
}

/** Signs out everywhere on this device: the server's session, the kept rows and documents. */
export async function signOut(): Promise<void> {
  const token = session?.token;
  // Without a network the server forgets the session when it runs out; this device forgets it now.
  await fetch('/api/sessions', { method: 'DELETE', headers: token ? { authorization: `Bearer ${token}` } : {} }).catch(() => undefined);
  await endSession('signed-out');
}

/** Registered by what keeps data of a person on the device. */
export const onSessionEnd = (wipe: (why: SessionEnd) => Promise<void>): void => void beforeEnd.add(wipe);

export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useSession = (): Session | undefined => useSyncExternalStore(onSessionChange, currentSession);
export function useMe(): Me {
  useSession();
  if (!me) throw new Error('nobody is signed in: this screen must be behind the sign-in');
  return me;
}

function withPerson(user: User): Me {
  return { ...user, person: { id: user.id, role: user.role, team: user.team, leads: user.leads } };
}
function set(next: Session | undefined): void {
  session = next;
  me = next && withPerson(next.user);
  for (const listener of listeners) listener();
}
function store(next: Session): void {
  placeOf(next).setItem(key, JSON.stringify(next));
}
/** A tab's own session and one of a shared computer end with the tab. */
const placeOf = ({ token, keep }: Session): Storage => (token || !keep ? sessionStorage : localStorage);
function read(): Session | undefined {
  for (const place of [globalThis.sessionStorage, globalThis.localStorage]) {
    try {
      const stored = JSON.parse(place?.getItem(key) ?? 'null') as Session | null;
      if (stored?.user?.id) return stored;
    } catch {
      place?.removeItem(key);
    }
  }
  return undefined;
}
