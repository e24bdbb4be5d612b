/** Who is behind a request, a socket or a feed: what every other part of the server knows of accounts. */
import type { Person } from '@tandem/core';

export interface Identity {
  /** Names the session in logs and to its owner; it is not the token. */
  readonly session: string;
  readonly person: Person;
  readonly name: string;
  readonly email: string;
}

export interface Identities {
  /** A session token (cookie or `Authorization: Bearer`). Slides the idle limit. Undefined: unknown, run out, suspended. */
  authenticate(token: string): Promise<Identity | undefined>;
  /** A single-use ticket of 30 s, minted over HTTP for a session and an origin: what a browser's socket shows instead of its cookie. */
  redeemTicket(ticket: string, origin: string | undefined): Promise<Identity | undefined>;
  /** The session's identity as it is now, from a cache of at most 1 s: role and team may have changed since it signed in. */
  current(session: string): Promise<Identity | undefined>;
  /** Fires after a change of role, team, leadership, suspension or the end of a session. Sockets and feeds look again. */
  onChange(listener: (change: { readonly users: readonly string[]; readonly sessions: readonly string[] }) => void): () => void;
}
