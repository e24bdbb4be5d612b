/** Notices as the inbox shows them: one line for one record, whatever happened to it. */
import type { NoticeRow } from '@tandem/core';

export type NoticeTab = 'mine' | 'unread' | 'snoozed';
export interface NoticeLine {
  /** The record the notices fold by: a contact, or what they are about where there is none. */
  readonly key: string;
  readonly contact: string;
  /** Newest first; never empty. */
  readonly notices: readonly NoticeRow[];
  readonly newest: NoticeRow;
  readonly unread: boolean;
}

export const isSnoozed = (notice: Pick<NoticeRow, 'snoozedUntil'>, now: string): boolean => notice.snoozedUntil > now;

const belongsTo: Readonly<Record<NoticeTab, (notice: NoticeRow, now: string) => boolean>> = {
  mine: (notice, now) => notice.doneAt === '' && !isSnoozed(notice, now),
  unread: (notice, now) => notice.doneAt === '' && notice.readAt === '' && !isSnoozed(notice, now),
  snoozed: (notice, now) => notice.doneAt === '' && isSnoozed(notice, now),
};

/** `shown` answers the contact that a contact is shown as: what was merged folds together. */
export function noticeLines(
  notices: Iterable<NoticeRow>,
  { tab, now, shown }: { readonly tab: NoticeTab; readonly now: string; readonly shown: (contact: string) => string },
): readonly NoticeLine[] {
  const folded = new Map<string, NoticeRow[]>();
  for (const notice of notices) {
    if (!belongsTo[tab](notice, now)) continue;
    const contact = notice.contact && shown(notice.contact);
    const key = contact ? `contact/${contact}` : notice.about;
    folded.set(key, [...(folded.get(key) ?? []), notice]);
  }
  return [...folded].flatMap(([key, held]) => lineOf(key, held)).sort((a, b) => later(a.newest, b.newest));
}

function lineOf(key: string, held: readonly NoticeRow[]): readonly NoticeLine[] {
  const notices = held.toSorted(later);
  const [newest] = notices;
  if (!newest) return [];
  const contact = key.startsWith('contact/') ? key.slice('contact/'.length) : '';
  return [{ key, contact, notices, newest, unread: notices.some(({ readAt }) => readAt === '') }];
}

/** What was put off comes back at its time, above what has come since then only if it is later. */
const stands = ({ at, snoozedUntil }: NoticeRow): string => (snoozedUntil > at ? snoozedUntil : at);
const later = (a: NoticeRow, b: NoticeRow): number => {
  const [x, y] = [stands(a), stands(b)];
  return x === y ? (a.id < b.id ? 1 : -1) : x < y ? 1 : -1;
};
