/**
 * The outbox: a mail is on disk before anybody is told it was sent, then leaves by the transport, with new tries after failures.
 * Without a transport, and always in a sample workspace, it stays in the embedded mailbox and never leaves this machine.
 *
 * A try that ends without an answer may have delivered the mail. It is repeated only while the other end knows the key and
 * delivers it once; after that, or where nobody knows keys, the mail needs a look and nothing sends it again by itself.
 */

import type { AccountsStore } from '../accounts/accounts-store.ts';
import type { MailRecord } from '../accounts/records.ts';
import { errorFacts, type Log } from '../log.ts';
import { checked, type Mailer, MailFailure, type MailToSend, mailOf, type Transport } from './mailer.ts';

type Outcome = Parameters<AccountsStore['settleMail']>[1];
/** Told what became of a mail about a record; called again after a crash, and when the state changes. */
export type OnSettled = (mail: Pick<MailRecord, 'key' | 'about' | 'state'>) => Promise<void>;

export interface Outbox extends Mailer {
  send(mail: MailToSend): Promise<void>;
  /** Sends what waits and is due. The composition calls it now and then; `send` calls it at once. */
  deliver(): Promise<void>;
  /** Resolves when nothing is being delivered. */
  idle(): Promise<void>;
  /** One listener: who made the mails about records. */
  onSettled(listener: OnSettled): void;
  /** How many mails about a record there are that may have reached somebody, and the facts of the newest. */
  sentAbout(about: string): Promise<{ readonly mails: number; readonly lastFacts: string }>;
  /** A person's decision about a mail that needs a look; false when it does not. */
  sendAgain(id: number): Promise<boolean>;
  letGo(id: number): Promise<boolean>;
}

interface Needs {
  readonly store: AccountsStore;
  /** Undefined: the embedded mailbox only. */
  readonly transport: Transport | undefined;
  readonly now: () => Date;
  readonly log: Log;
}
const minute = 60_000;
/** After these waits the last try has failed: about a day in all. */
const waits = [minute, 5 * minute, 30 * minute, 120 * minute, 480 * minute, 960 * minute];
/** The last try is so long before the other end forgets the key: clocks differ. */
const margin = 10 * minute;

export function createOutbox({ store, transport, now, log }: Needs): Outbox {
  let running: Promise<void> | undefined;
  let again = false;
  let tell: OnSettled | undefined;

  async function deliverAll(): Promise<void> {
    do {
      again = false;
      if (transport) await deliverDue(transport);
      await tellAll();
    } while (again);
  }
  async function deliverDue(by: Transport): Promise<void> {
    for (const record of await store.dueMails(now().toISOString(), 50)) {
      // Asked for each mail, not once: the workspace may be made, as a sample, while mails wait.
      const outcome: Outcome = (await store.workspace())?.sample ? { state: 'kept' } : await attempt(by, record);
      await store.settleMail(record.key, outcome, now().toISOString());
      if (outcome.state !== 'sent' && outcome.state !== 'kept') log.warn('mail not sent', { mail: record.id, state: outcome.state });
    }
  }
  /** The record is told first and marked afterwards: a stop in between tells it twice, which changes nothing. */
  async function tellAll(): Promise<void> {
    if (!tell) return;
    for (const { id, key, about, state } of await store.untoldMails(200)) {
      try {
        await tell({ key, about, state });
        await store.toldMail(key, state);
      } catch (error) {
        // Told with the next delivery; others do not wait for it.
        log.warn('the record of a mail was not told', { mail: id, ...errorFacts(error) });
      }
    }
  }

  async function attempt(by: Transport, record: MailRecord): Promise<Outcome> {
    const window = by.dedupesFor ?? 0;
    const began = now().getTime();
    // A try that was begun and not noted ended with this process: nobody knows how.
    const before = record.unsureAt || record.tryingAt;
    if (before && began >= Date.parse(before) + window) return inDoubt(before, record.error || 'the server stopped while it was sent');
    await store.beginMail(record.key, new Date(began).toISOString());
    try {
      await by.send(mailOf(record));
      return { state: 'sent' };
    } catch (error) {
      const known = error instanceof MailFailure;
      const unsure = known ? error.unsure : true;
      const reason = error instanceof Error ? error.message.slice(0, 300) : 'unknown';
      if (known && !error.temporary && !unsure) return { state: 'failed', error: reason };
      const unsureAt = before || (unsure ? new Date(began).toISOString() : '');
      if (known && !error.temporary) return inDoubt(unsureAt, reason);
      return later(record.attempts, unsureAt, reason, window);
    }
  }
  function later(attempts: number, unsureAt: string, reason: string, window: number): Outcome {
    const wait = waits[attempts];
    const time = now().getTime();
    const last = unsureAt ? Date.parse(unsureAt) + window - margin : Number.POSITIVE_INFINITY;
    if (wait === undefined) return unsureAt ? inDoubt(unsureAt, reason) : { state: 'failed', error: reason };
    if (last <= time) return inDoubt(unsureAt, reason);
    return { state: 'waiting', retryAt: new Date(Math.min(time + wait, last)).toISOString(), unsureAt, error: reason };
  }
  const inDoubt = (unsureAt: string, error: string): Outcome => ({ state: 'needs-a-look', unsureAt, error });

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
      const { about = '', facts = '', ...ready } = checked(mail);
      await store.addMail({ ...ready, about, facts }, transport ? 'waiting' : 'kept', now().toISOString());
      void deliver();
    },
    deliver,
    idle: async () => {
      while (running) await running;
    },
    onSettled(listener) {
      tell = listener;
      void deliver();
    },
    async sentAbout(about) {
      const mails = (await store.mailsAbout(about)).filter(({ state }) => state !== 'failed');
      return { mails: mails.length, lastFacts: mails.at(-1)?.facts ?? '' };
    },
    async sendAgain(id) {
      const decided = await store.sendMailAgain(id, now().toISOString());
      if (decided) void deliver();
      return decided;
    },
    letGo: (id) => store.letMailGo(id, now().toISOString()),
  };
}
