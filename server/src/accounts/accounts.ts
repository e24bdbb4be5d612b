/** Accounts as the server composes them: people, sessions, teams, invitations, and Identities for everybody else. */
import { randomBytes } from 'node:crypto';
import type { Row } from '@tandem/core';
import type { Mailer } from '../email/mailer.ts';
import type { Outbox } from '../email/outbox.ts';
import { createIds } from '../ids.ts';
import type { Log } from '../log.ts';
import type { AccountsStore } from './accounts-store.ts';
import { type Base, backgroundWork, line } from './base.ts';
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
  /** Without an outbox behind it nobody decides about a mail. */
  readonly mailer: Mailer & Partial<Pick<Outbox, 'sendAgain' | 'letGo'>>;
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

  const nothing = async () => false;
  const decided = (action: string, decide: (id: number) => Promise<boolean>) => async (id: number, by: string) => {
    const changed = await decide(id);
    if (changed) await store.audit(line(base, by, action, `mail/${id}`));
    return changed;
  };

  return {
    ...identities,
    ...signIn,
    begin,
    people: createPeople(base),
    teams: createTeams(base),
    invitations: createInvitations(base, begin),
    resets: createPasswordReset(base),
    workspace: createWorkspaces(base, begin),
    mails: {
      list: (before: number, limit: number) => store.mails(before, limit),
      find: (id: number) => store.mail(id),
      inDoubt: () => store.mailsInDoubt(),
      /** Somebody's decision about a mail whose fate nobody knows; false when there is none to make. */
      sendAgain: decided('mail.sent-again', mailer.sendAgain ?? nothing),
      letGo: decided('mail.let-go', mailer.letGo ?? nothing),
    },
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
