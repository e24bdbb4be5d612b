/** What a notice says, in the person's language, from ids and days alone: names are those this device shows. */
import { type NoticeRow, shownAs } from '@tandem/core';
import { useMemo } from 'react';
import { isMessageKey, type MessageKey, type Translate, useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRow, useRows } from '../../sync/rows.ts';
import type { RowsOf } from '../../sync/rows-store.ts';
import type { IconName } from '../icon.tsx';
import { ruleName } from '../why/rule-words.ts';

export interface NoticeWords {
  /** One sentence. */
  readonly says: string;
  /** What makes it plainer; '' when there is nothing more to say. */
  readonly more: string;
}
type Detail = Readonly<Record<string, string | number>>;
interface Known {
  readonly t: Translate;
  readonly user: (id: string) => string;
  readonly contact: (id: string) => string;
  readonly task: (about: string) => string;
  readonly day: (day: string) => string;
  readonly source: (detail: Detail) => string;
  readonly rule: (name: string) => string;
}

const icons: Readonly<Record<string, IconName>> = {
  'task-assigned': 'task',
  'task-late': 'clock',
  'limit-reached': 'task',
  'lead-assigned': 'hand',
  promoted: 'arrow-up',
  enquiry: 'inbox',
  duplicate: 'users',
  'mail-failed': 'mail',
  'rule-stopped': 'alert',
};
export const noticeIcon = (kind: string): IconName => icons[kind] ?? 'bell';

/** A later version's detail, or a damaged one, is no reason to say nothing. */
export function detailOf({ detail }: Pick<NoticeRow, 'detail'>): Detail {
  try {
    const read: unknown = JSON.parse(detail || '{}');
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Detail) : {};
  } catch {
    return {};
  }
}

export function wordsOf(notice: NoticeRow, known: Known): NoticeWords {
  const { t, user, contact, task, day } = known;
  const detail = detailOf(notice);
  const text = (key: string) => String(detail[key] ?? '');
  const name = contact(notice.contact);
  switch (notice.is) {
    case 'task-assigned':
      return { says: t('inbox.says.task-assigned', { name: user(text('by')) }), more: task(notice.about) };
    case 'task-late':
      return {
        says: t('inbox.says.task-late', { name: user(text('owner')) }),
        more: [task(notice.about), text('due') && t('inbox.more.due', { day: day(text('due')) })].filter(Boolean).join(', '),
      };
    case 'limit-reached':
      return {
        says: t('inbox.says.limit-reached'),
        more: t('inbox.more.limit', { wanted: day(text('wanted')), limit: day(text('limit')) }),
      };
    case 'lead-assigned':
      return { says: t('inbox.says.lead-assigned', { name: user(text('by')), lead: name }), more: '' };
    case 'promoted': {
      const key = `inbox.says.promoted.${text('to')}`;
      return { says: t(isMessageKey(key) ? key : 'inbox.says.promoted', { name }), more: '' };
    }
    case 'enquiry':
      return { says: t('inbox.says.enquiry', { name }), more: known.source(detail) };
    case 'duplicate':
      return { says: t('inbox.says.duplicate', { name, other: contact(text('other')) }), more: '' };
    case 'mail-failed':
      return { says: t(text('became') === 'unknown' ? 'inbox.says.mail-unknown' : 'inbox.says.mail-failed', { name }), more: '' };
    case 'rule-stopped':
      return { says: t('inbox.says.rule-stopped', { rule: known.rule(text('rule')) }), more: t('inbox.more.rule-stopped') };
    default:
      return { says: t('inbox.says.other', { name }), more: '' };
  }
}

export function useNoticeWords(): (notice: NoticeRow) => NoticeWords {
  const t = useT();
  const { day } = useFormat();
  const users = useRows('user');
  const contacts = useRows('contact');
  const tasks = useRows('task');
  const settings = useRow('settings', 'settings')?.state;
  return useMemo(() => {
    const titleIn = (list: readonly { readonly id: string; readonly title: string }[] | undefined, id: unknown) =>
      list?.find((entry) => entry.id === id)?.title ?? '';
    return (notice) =>
      wordsOf(notice, {
        t,
        day,
        user: (id) => users.get(id)?.name || t('go.somebody'),
        contact: (id) => nameIn(contacts, id) || t('ui.unnamed'),
        task: (about) => tasks.get(about.slice('task/'.length))?.subject ?? '',
        source: ({ source, campaign }) =>
          [...new Set([titleIn(settings?.sources, source), titleIn(settings?.campaigns, campaign)])].filter(Boolean).join(', '),
        rule: (name) => ruleName(name, t, settings),
      });
  }, [t, day, users, contacts, tasks, settings]);
}
const nameIn = (contacts: RowsOf<'contact'>, id: string): string => contacts.get(shownAs(id, contacts))?.name ?? '';

export const kindWords = (kind: string): MessageKey => {
  const key = `inbox.kind.${kind}`;
  return isMessageKey(key) ? key : 'inbox.kind.other';
};
