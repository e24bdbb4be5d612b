/** Who is who right now: identities of sessions with a cache of one second, and the news when something about a person changes. */
import type { Person, Row, TeamRow, UserRow } from '@tandem/core';
import { audiencesOf } from '@tandem/core';
import type { AccountsStore } from './accounts-store.ts';
import type { Identity } from './identity.ts';
import type { TeamRecord, UserRecord } from './records.ts';

export interface IdentityChange {
  readonly users: readonly string[];
  readonly sessions: readonly string[];
}

export const personOf = ({ id, role, team, leads }: UserRecord): Person => ({ id, role, team, leads });
export const identityOf = (session: string, user: UserRecord): Identity => ({
  session,
  person: personOf(user),
  name: user.name,
  email: user.email,
});

const noFacts = { sellersOn: () => [], audiencesOfContact: () => [] };
const row = (content: UserRow | TeamRow): Row => ({ content, audiences: audiencesOf(content, noFacts), document: '' });
export const userRow = ({ id, name, role, team, state }: UserRecord): Row =>
  row({ kind: 'user', id, name, role, team, active: state === 'active' });
export const teamRow = ({ id, name, leader, office }: TeamRecord): Row => row({ kind: 'team', id, name, leader, office });

export interface Directory {
  /** The session's identity as of at most one second ago. */
  current(session: string): Promise<Identity | undefined>;
  /** Drops what is cached and tells everybody who listens; called after each change is on disk. */
  changed(change: { readonly users?: readonly string[]; readonly sessions?: readonly string[]; readonly rows?: boolean }): void;
  onChange(listener: (change: IdentityChange) => void): () => void;
  /** Rows of people and teams changed. `removed` names rows that are gone. */
  onDirectoryChange(listener: () => void): () => void;
  rows(): Promise<Row[]>;
}

export function createDirectory(store: AccountsStore, now: () => Date): Directory {
  const cache = new Map<string, { readonly at: number; readonly identity: Promise<Identity | undefined> }>();
  const listeners = new Set<(change: IdentityChange) => void>();
  const rowListeners = new Set<() => void>();

  async function look(session: string): Promise<Identity | undefined> {
    const found = await store.sessionById(session);
    if (found?.user.state !== 'active' || found.session.expiresAt <= now().toISOString()) return undefined;
    return identityOf(session, found.user);
  }
  return {
    current(session) {
      const kept = cache.get(session);
      const at = now().getTime();
      if (kept && at >= kept.at && at - kept.at < 1000) return kept.identity;
      if (cache.size >= 10_000) cache.clear();
      const identity = look(session);
      const entry = { at, identity };
      cache.set(session, entry);
      // A failed look is not an answer to keep.
      identity.catch(() => cache.get(session) === entry && cache.delete(session));
      return identity;
    },
    changed({ users = [], sessions = [], rows = false }) {
      cache.clear();
      if (users.length + sessions.length > 0) for (const listener of listeners) listener({ users, sessions });
      if (rows) for (const listener of rowListeners) listener();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onDirectoryChange(listener) {
      rowListeners.add(listener);
      return () => void rowListeners.delete(listener);
    },
    async rows() {
      const [users, teams] = await Promise.all([store.users(), store.teams()]);
      return [...users.map(userRow), ...teams.map(teamRow)];
    },
  };
}
