import { shownAs } from '@tandem/core';
import { useEffect, useMemo, useState } from 'react';
import { useRows } from '../../sync/rows.ts';
import { type NoticeLine, type NoticeTab, noticeLines } from './notice-lines.ts';

/** An instant that moves on by itself, so that what was put off comes back on a screen that nobody touches. */
export function useNow(): string {
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), 20_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

export function useNoticeLines(tab: NoticeTab): readonly NoticeLine[] {
  const notices = useRows('notice');
  const contacts = useRows('contact');
  const now = useNow();
  return useMemo(
    () => noticeLines(notices.values(), { tab, now, shown: (contact) => shownAs(contact, contacts) }),
    [notices, contacts, tab, now],
  );
}

/** How many records have something unread. */
export function useUnread(): number {
  const notices = useRows('notice');
  const contacts = useRows('contact');
  const now = useNow();
  return useMemo(() => {
    const shown = (contact: string) => shownAs(contact, contacts);
    return noticeLines(notices.values(), { tab: 'unread', now, shown }).length;
  }, [notices, contacts, now]);
}
