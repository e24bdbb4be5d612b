/** Notes on the screen of what is read by now, wherever it was read: the worker is told, and takes them away. */
import type { NoticeRow } from '@tandem/core';
import { useEffect, useMemo } from 'react';
import { useRows } from '../../sync/rows.ts';

type Read = Pick<NoticeRow, 'contact' | 'about' | 'readAt' | 'doneAt'>;
const most = 200;

/** As the server tags them: by the contact, or by what they are about. Only those of which nothing is unread. */
export function readTags(notices: Iterable<Read>): readonly string[] {
  const read = new Map<string, boolean>();
  for (const { contact, about, readAt, doneAt } of notices) {
    const tag = contact ? `contact/${contact}` : about;
    read.set(tag, (read.get(tag) ?? true) && (readAt !== '' || doneAt !== ''));
  }
  return [...read].flatMap(([tag, all]) => (all ? [tag] : [])).slice(-most);
}

export function useCloseRead(): void {
  const notices = useRows('notice');
  const tags = useMemo(() => readTags(notices.values()).join('\n'), [notices]);
  useEffect(() => {
    if (tags !== '' && 'serviceWorker' in navigator) navigator.serviceWorker.controller?.postMessage({ t: 'read', tags: tags.split('\n') });
  }, [tags]);
}
