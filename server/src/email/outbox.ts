/**
 * The outbox: a mail is on disk before anybody is told it was sent, then leaves by the transport, with new tries after failures.
 * Without a transport, and always in a sample workspace, it stays in the embedded mailbox and never leaves this machine.
 */

import type { AccountsStore } from '../accounts/accounts-store.ts';
import { errorFacts, type Log } from '../log.ts';
import { checked, type Mailer, MailFailure, mailOf } from './mailer.ts';

export interface Outbox extends Mailer {
  /** Sends what waits and is due. The composition calls it now and then; `send` calls it at once. */
  deliver(): Promise<void>;
  /** Resolves when nothing is being delivered. */
  idle(): Promise<void>;
}

interface Needs {
  readonly store: AccountsStore;
  /** Undefined: the embedded mailbox only. */
  readonly transport: Mailer | undefined;
  readonly now: () => Date;
  readonly log: Log;
}
const minute = 60_000;
/** After these waits the last try has failed: about a day in all. */
const waits = [minute, 5 * minute, 30 * minute, 120 * minute, 480 * minute, 960 * minute];

export function createOutbox({ store, transport, now, log }: Needs): Outbox {
  let running: Promise<void> | undefined;
  let again = false;

  async function deliverAll(): Promise<void> {
    if (!transport) return;
    do {
      again = false;
      for (const record of await store.dueMails(now().toISOString(), 50)) {
        // Asked for each mail, not once: the workspace may be made, as a sample, while mails wait.
        const outcome = (await store.workspace())?.sample ? ({ state: 'kept' } as const) : await attempt(record.attempts, mailOf(record));
        await store.settleMail(record.key, outcome, now().toISOString());
        if (outcome.state === 'failed' || outcome.state === 'waiting') log.warn('mail not sent', { mail: record.id, state: outcome.state });
      }
    } while (again);
  }
  async function attempt(attempts: number, mail: Parameters<Mailer['send']>[0]) {
    try {
      await (transport as Mailer).send(mail);
      return { state: 'sent' } as const;
    } catch (error) {
      const wait = waits[attempts];
      const reason = error instanceof Error ? error.message.slice(0, 300) : 'unknown';
      if ((error instanceof MailFailure && !error.temporary) || wait === undefined) return { state: 'failed', error: reason } as const;
      return { state: 'waiting', retryAt: new Date(now().getTime() + wait).toISOString(), error: reason } as const;
    }
  }
  function deliver(): Promise<void> {
    again = true;
    running ??= deliverAll()
      .catch((error) => log.error('the outbox could not be read', errorFacts(error)))
      .finally(() => {
        running = undefined;
      });
    return running;
  }
  return {
    async send(mail) {
      const ready = checked(mail);
      const added = { ...ready, attachments: ready.attachments ?? [] };
      await store.addMail(added, transport ? 'waiting' : 'kept', now().toISOString());
      void deliver();
    },
    deliver,
    idle: async () => {
      while (running) await running;
    },
  };
}
