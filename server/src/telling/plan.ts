/** Which notices are told beyond the inbox, how and when, from the person's inbox alone. */
import type { Inbox, Notice } from '@tandem/core';
import { endOfQuiet } from './quiet.ts';
import type { Channel, PlannedTelling } from './telling-store.ts';

const minute = 60_000;
export const mailAfter = 60 * minute;
/** After a long stop nobody is called about what happened before. */
export const tooOld = 3 * 24 * 60 * minute;

/** Notices about one record are one thing, as in the inbox: by the contact, or by what they are about. */
export const tagOf = ({ contact, about }: Pick<Notice, 'contact' | 'about'>): string => (contact ? `contact/${contact}` : about);
const idOf = (about: string): string => about.slice(about.indexOf('/') + 1);

/** Push is on and mail is off until the person says otherwise. */
export const hasChannel = (state: Inbox, kind: string, channel: Channel): boolean =>
  state.channels.find(({ id }) => id === kind)?.[channel] ?? channel === 'push';
export const isMuted = (state: Inbox, notice: Pick<Notice, 'contact' | 'about'>): boolean =>
  state.muted.some(({ id }) => id === idOf(notice.about) || (notice.contact !== '' && id === notice.contact));
/** Whoever has read it, done it or put it off knows of it. */
export const isUnread = ({ readAt, doneAt, snoozedUntil }: Pick<Notice, 'readAt' | 'doneAt' | 'snoozedUntil'>): boolean =>
  readAt === '' && doneAt === '' && snoozedUntil === '';

/** What is not wanted now is planned as that, so that a person who turns a channel on is not called about the days before. */
export function planFor(user: string, state: Inbox, zone: string, now: Date): readonly PlannedTelling[] {
  const plannedAt = now.toISOString();
  const since = new Date(now.getTime() - tooOld).toISOString();
  const dueAt = { push: endOfQuiet(state, zone, plannedAt), mail: new Date(now.getTime() + mailAfter).toISOString() };
  return state.notices
    .filter((notice) => isUnread(notice) && notice.at >= since)
    .flatMap((notice) =>
      channels.map((channel): PlannedTelling => {
        const one = { notice: notice.id, channel, user, kind: notice.kind, tag: tagOf(notice), plannedAt, dueAt: dueAt[channel] };
        return { ...one, not: whyNot(state, one) ?? '' };
      }),
    );
}
const channels: readonly Channel[] = ['push', 'mail'];

/** Why it is not told after all; undefined: it is. */
export function whyNot(state: Inbox, { notice, kind, channel }: Pick<PlannedTelling, 'notice' | 'kind' | 'channel'>): string | undefined {
  const found = state.notices.find(({ id }) => id === notice);
  if (!found) return 'The notice is gone.';
  if (!isUnread(found)) return 'Read before.';
  if (isMuted(state, found)) return 'The person does not want to hear of this.';
  return hasChannel(state, kind, channel) ? undefined : 'Not wanted this way.';
}
