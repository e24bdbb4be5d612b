/** The daily mail: counted when it leaves, and kept by the outbox under the effect's key, so that a second try changes nothing. */
import { done, type Perform, type PerformerNeeds, skipped } from './needs.ts';

/** Whoever moves the hour is heard within this time. */
const longestWait = 4 * 3_600_000;

export const sendDigest =
  ({ outbox, digestFor }: Pick<PerformerNeeds, 'outbox' | 'digestFor'>): Perform<'mail.digest'> =>
  async ({ user, day }, { key }) => {
    const found = await digestFor(user, day);
    if (typeof found === 'string') return skipped(found);
    if ('waits' in found) return { state: 'again', note: found.note, afterMs: Math.min(found.waits, longestWait) };
    await outbox.send({ key, ...found });
    return done('Handed to the outbox.');
  };
