/** Accounts as the server composes them: people, sessions, teams, invitations, and Identities for everybody else. */
import { randomBytes } from 'node:crypto';
import type { Row } from '@tandem/core';
import type { Mailer } from '../email/mailer.ts';
import { createIds } from '../ids.ts';
import type { Log } from '../log.ts';
import type { AccountsStore } from './accounts-store.ts';
import { type Base, backgroundWork } from './base.ts';
import { createDirectory } from './directory.ts';
import type { Identities } from './identity.ts';
import { createInvitations } from './invitations.ts';
import { createPasswordReset } from './password-reset.ts';
import { createPasswords, type Passwords } from './passwords.ts';
import { createPeople } from './people.ts';
import { createRateLimits, type RateLimits } from './rate-limits.ts';
import { createSessions } from './sessions.ts';
import { createSignIn } from './sign-in.ts';
import { createTeams } from './teams.ts';
import type { Random } from './tokens.ts';
import { createWorkspaces } from './workspace.ts';

export interface AccountsNeeds {
  readonly store: AccountsStore;
  readonly mailer: Mailer;
  readonly now: () => Date;
  readonly baseUrl: () => string;
  readonly log: Log;
  readonly random?: Random;
  readonly newId?: () => string;
  readonly passwords?: Passwords;
  readonly limits?: RateLimits;
}

export function createAccounts({
  store,
  mailer,
  now,
  baseUrl,
  log,
  random = randomBytes,
  newId = createIds(now, random),
  ...given
}: AccountsNeeds) {
  const directory = createDirectory(store, now);
  const { later, settled } = backgroundWork(log);
  const sessions = createSessions({
    store,
    now,
    random,
    newId,
    onEnded: (ended, user) => directory.changed({ sessions: ended, users: user ? [user] : [] }),
  });
  const base: Base = {
    store,
    mailer,
    now,
    random,
    newId,
    baseUrl,
    log,
    directory,
    sessions,
    later,
    passwords: given.passwords ?? createPasswords(random),
    limits: given.limits ?? createRateLimits(),
  };
  const { begin, authenticate, redeemTicket, ...signIn } = createSignIn(base);
  const identities: Identities = { authenticate, redeemTicket, current: directory.current, onChange: directory.onChange };

  return {
    ...identities,
    ...signIn,
    begin,
    people: createPeople(base),
    teams: createTeams(base),
    invitations: createInvitations(base, begin),
    resets: createPasswordReset(base),
    workspace: createWorkspaces(base, begin),
    mails: { list: (before: number, limit: number) => store.mails(before, limit), find: (id: number) => store.mail(id) },
    /** People and teams as rows for the feed. */
    accountRows: (): Promise<Row[]> => directory.rows(),
    onDirectoryChange: directory.onDirectoryChange,
    /** Removes sessions that have run out; the composition calls it now and then. */
    sweep: () => sessions.sweep(),
    /** Resolves when work behind answers (mails) is done: for a graceful stop, and for tests. */
    settled,
  };
}
export type Accounts = ReturnType<typeof createAccounts>;
