/** What every part of accounts works with. */
import type { Mailer } from '../email/mailer.ts';
import { errorFacts, type Log } from '../log.ts';
import type { AccountsStore } from './accounts-store.ts';
import type { Directory } from './directory.ts';
import type { Passwords } from './passwords.ts';
import type { RateLimits } from './rate-limits.ts';
import type { AuditLine } from './records.ts';
import type { Sessions } from './sessions.ts';
import type { Random } from './tokens.ts';

export interface Base {
  readonly store: AccountsStore;
  readonly mailer: Mailer;
  readonly now: () => Date;
  readonly random: Random;
  readonly newId: () => string;
  /** Where people reach Tandem; links in mails begin with it. Never taken from a request. */
  readonly baseUrl: () => string;
  readonly log: Log;
  readonly passwords: Passwords;
  readonly limits: RateLimits;
  readonly sessions: Sessions;
  readonly directory: Directory;
  /** Work whose time must not show in an answer. `settled` waits for it. */
  readonly later: (work: () => Promise<void>) => void;
}

export const line = (base: Base, actor: string, action: string, subject: string, facts: AuditLine['facts'] = {}): AuditLine => ({
  at: base.now().toISOString(),
  actor,
  action,
  subject,
  facts,
});

export function backgroundWork(log: Log): { readonly later: Base['later']; readonly settled: () => Promise<void> } {
  const running = new Set<Promise<void>>();
  return {
    later(work) {
      const done: Promise<void> = Promise.resolve()
        .then(work)
        .catch((error) => log.error('background work of accounts failed', errorFacts(error)))
        .finally(() => running.delete(done));
      running.add(done);
    },
    settled: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/** What must not be most of a password: the person's names, the address, the company. */
export async function knownNames(base: Base, person: { readonly name: string; readonly email: string }): Promise<string[]> {
  const workspace = await base.store.workspace();
  const local = person.email.split('@')[0] ?? '';
  return [person.name, ...person.name.split(/\s+/), local, workspace?.company ?? '', 'tandem'].filter((name) => name.length >= 3);
}
