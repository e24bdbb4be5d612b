/**
 * Tells people of their notices when they are not looking: a push soon, a mail for what is still unread after an hour. Every plan
 * is kept under its notice and channel and made once; what was begun is noted before it leaves, so that a restart repeats no push.
 * What was read, done or put off before its time is not told.
 */

import { type Inbox, inbox, nameOf } from '@tandem/core';
import { unreadMail } from '../email/templates/unread-mail.ts';
import { errorFacts } from '../log.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import type { TellingNeeds, Told } from './needs.ts';
import { planFor, whyNot } from './plan.ts';
import { endOfQuiet } from './quiet.ts';
import type { Telling } from './telling-store.ts';
import { type Workplace, wordsFor, workplaceOf } from './words.ts';

const minute = 60_000;
/** Of one record a person hears once in this time. */
export const onceIn = 5 * minute;
/** Between tries of a push that has not left. */
export const waits: readonly number[] = [minute, 5 * minute, 30 * minute];
const dueAtOnce = 500;
const peopleAtOnce = 20;
const tryAgainAfter = 5000;
const kept = 30 * 24 * 60 * minute;
const suspended = 'The account is suspended.';

export interface TellingAtWork {
  readonly failing: boolean;
  start(): void;
  /** Inboxes of these people have changed. */
  look(users: readonly string[]): void;
  /** Resolves when everything that is due is told. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export function createTelling(needs: TellingNeeds): TellingAtWork {
  const { store, devices, documents, storage, people, mailer, publicUrl, now, later, log, steps } = needs;
  const changed = new Set<string>();
  let everybody = true;
  let sweptOn = '';

  const inboxOf = async (user: string): Promise<Inbox | undefined> => {
    const doc = await documents.read(nameOf('inbox', user));
    return doc && inbox.read(doc);
  };
  const at = () => now().toISOString();

  async function plan(user: string, { zone }: Workplace): Promise<void> {
    const state = await inboxOf(user);
    if (!state) return;
    // What is read is taken back at once, not when it is due.
    await skip(await store.waitingOf(user), state);
    const plans = planFor(user, state, zone, now());
    if (plans.length > 0) await store.plan(plans);
    await steps?.at('planned');
  }

  /** Answers those that are still to be told. */
  async function skip(tellings: readonly Telling[], state: Inbox): Promise<readonly Telling[]> {
    const told: Telling[] = [];
    for (const one of tellings) {
      const why = whyNot(state, one);
      if (why === undefined) told.push(one);
      else await store.settle(one.channel, [one.notice], 'skipped', why, at());
    }
    return told;
  }

  async function tell(user: string, due: readonly Telling[], person: Told | undefined, place: Workplace): Promise<void> {
    const state = person && (await inboxOf(user));
    if (!person || !state) {
      if (!person) await devices.removeAll(user);
      for (const { channel, notice } of due)
        await store.settle(channel, [notice], 'skipped', person ? 'The inbox is gone.' : suspended, at());
      return;
    }
    const open = await skip(due, state);
    const pushes = open.filter(({ channel }) => channel === 'push');
    if (pushes.length > 0) await push(person, state, pushes, place);
    if (!open.some(({ channel }) => channel === 'mail')) return;
    // Whoever is written to is told the rest in the same mail.
    const rest = (await store.waitingOf(user)).filter(({ channel }) => channel === 'mail');
    await mail(person, state, await skip(rest, state), place);
  }

  async function push(person: Told, state: Inbox, due: readonly Telling[], place: Workplace): Promise<void> {
    const quietUntil = endOfQuiet(state, place.zone, at());
    if (quietUntil > at()) return store.putOff('push', idsOf(due), quietUntil, 'Quiet hours.');
    for (const [tag, together] of Map.groupBy(due, (one) => one.tag)) {
      const last = await store.lastTold(person.id, tag, 'push');
      if (last !== '' && now().getTime() - Date.parse(last) < onceIn)
        await store.settle('push', idsOf(together), 'skipped', 'Told of this record a moment before.', at());
      else await pushOnce(person, state, tag, together, place);
    }
  }

  async function pushOnce(person: Told, state: Inbox, tag: string, together: readonly Telling[], { language }: Workplace): Promise<void> {
    const newest = noticesOf(state, together).sort((a, b) => (a.at < b.at ? 1 : -1))[0];
    const lead = together.find(({ notice }) => notice === newest?.id);
    if (!newest || !lead) return;
    const words = await wordsFor(person, newest, { ...needs, language });
    await store.begin('push', idsOf(together), '');
    await steps?.at('begun');
    const { state: came, note } = await devices.push(person.id, { ...words, tag });
    await steps?.at('told');
    const wait = waits[lead.attempts];
    if (came === 'again' && wait !== undefined)
      await store.putOff('push', idsOf(together), new Date(now().getTime() + wait).toISOString(), note);
    else {
      const outcome = came === 'sent' ? 'sent' : came === 'nowhere' ? 'skipped' : 'failed';
      if (outcome === 'failed') log.warn('push.failed', { notice: newest.id, note });
      await store.settle('push', [newest.id], outcome, note, at());
      const others = idsOf(together).filter((id) => id !== newest.id);
      if (others.length > 0)
        await store.settle('push', others, 'skipped', outcome === 'sent' ? 'Told in one with a newer one.' : note, at());
    }
    await steps?.at('settled');
  }

  async function mail(person: Told, state: Inbox, together: readonly Telling[], { language }: Workplace): Promise<void> {
    const [first] = together;
    if (!first) return;
    // A mail that was begun keeps its key: handed over twice it is one mail.
    const key = first.batch || `telling/${first.notice}`;
    await store.begin('mail', idsOf(together), key);
    await steps?.at('begun');
    const says: string[] = [];
    for (const notice of noticesOf(state, together)) says.push((await wordsFor(person, notice, { ...needs, language })).says);
    const outcome = await mailer
      .send({ key, to: person.email, ...(await unreadMail({ language, says, url: `${publicUrl()}/inbox` })) })
      .then(
        () => ['sent', ''] as const,
        (error: unknown) => ['failed', error instanceof Error ? error.message : 'unknown'] as const,
      );
    await steps?.at('told');
    await store.settle('mail', idsOf(together), outcome[0], outcome[1], at());
    await steps?.at('settled');
  }

  /** Only one works at a time: what is begun and not settled was cut off. A push may have arrived; a mail has its key. */
  async function finishBegun(byId: ReadonlyMap<string, Told>, place: Workplace): Promise<void> {
    const begun = await store.begun();
    const pushes = begun.filter(({ channel }) => channel === 'push');
    if (pushes.length > 0)
      await store.settle('push', idsOf(pushes), 'failed', 'The server stopped while it was sent: nobody knows whether it arrived.', at());
    const mails = begun.filter(({ channel }) => channel === 'mail');
    for (const together of Map.groupBy(mails, ({ batch }) => batch).values()) {
      const user = together[0]?.user ?? '';
      const [person, state] = [byId.get(user), await inboxOf(user)];
      if (person && state) await mail(person, state, await skip(together, state), place);
      else await store.settle('mail', idsOf(together), 'skipped', suspended, at());
    }
  }

  async function tellDue(byId: ReadonlyMap<string, Told>, place: Workplace): Promise<number> {
    const due = await store.due(at(), dueAtOnce);
    const byUser = [...Map.groupBy(due, ({ user }) => user)];
    for (let i = 0; i < byUser.length && !work.stopped; i += peopleAtOnce)
      await Promise.all(byUser.slice(i, i + peopleAtOnce).map(([user, theirs]) => tell(user, theirs, byId.get(user), place)));
    return due.length;
  }

  async function pass(): Promise<boolean> {
    const byId = new Map((await people()).map((person) => [person.id, person]));
    const place = await workplaceOf(storage);
    await finishBegun(byId, place);
    const users = everybody ? [...byId.keys()] : [...changed].filter((user) => byId.has(user));
    everybody = false;
    changed.clear();
    for (const user of users) await plan(user, place);
    while (!work.stopped && (await tellDue(byId, place)) > 0);
    const today = at().slice(0, 10);
    if (sweptOn !== today) await store.forgetBefore(new Date(now().getTime() - kept).toISOString());
    sweptOn = today;
    const next = await store.nextDue();
    if (next !== '' && !work.stopped) later(work.wake, Math.max(0, Date.parse(next) - now().getTime()));
    return false;
  }

  const work = oneAtATime({
    pass,
    onFailure: (error) => {
      // Who was not looked at is not known any more.
      everybody = true;
      log.error('telling.failed', errorFacts(error));
      if (!work.stopped) later(work.wake, tryAgainAfter);
      return true;
    },
  });

  return {
    get failing() {
      return work.failing;
    },
    start: work.wake,
    look(users) {
      for (const user of users) changed.add(user);
      if (users.length > 0) work.wake();
    },
    settled: work.settled,
    stop: work.stop,
  };
}

const idsOf = (tellings: readonly Telling[]): readonly string[] => tellings.map(({ notice }) => notice);
const noticesOf = (state: Inbox, tellings: readonly Telling[]) =>
  state.notices.filter(({ id }) => tellings.some(({ notice }) => notice === id));
