/** What a notice says, in the person's language, from ids and days alone: names are those this device shows. */
import { type NoticeRow, shownAs } from '@tandem/core';
import { useMemo } from 'react';
import { isMessageKey, type MessageKey, type Translate, useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRow, useRows } from '../../sync/rows.ts';
import type { RowsOf } from '../../sync/rows-store.ts';
import type { IconName } from '../icon.tsx';
import { useMoneyIn } from '../quotes/quote-format.ts';
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
  /** A day and a time of it. */
  readonly moment: (instant: string) => string;
  readonly source: (detail: Detail) => string;
  readonly rule: (name: string) => string;
  readonly link: (id: string) => { readonly title: string; readonly recipient: string };
  /** Who answered a quote and why, as far as this device has it. */
  readonly quote: (about: string) => Readonly<Record<'number' | 'name' | 'reason', string>>;
  /** What a plan is called, as far as this device has it. */
  readonly plan: (about: string) => string;
  readonly money: (amount: number | null, currency: string) => string;
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
  'link-opened': 'eye',
  'link-question': 'comment',
  'call-back-booked': 'phone',
  'quote-accepted': 'quote',
  'quote-refused': 'quote',
  'quote-expiring': 'quote',
  'plan-item': 'task',
  'plan-mentioned': 'comment',
  'plan-comment': 'comment',
  'plan-joined': 'edit',
  'plan-approval-asked': 'hand',
  'plan-approved': 'check',
  'plan-returned': 'undo',
  'plan-suggestion-accepted': 'check',
  'plan-suggestion-rejected': 'close',
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
    case 'link-opened': {
      const { title, recipient } = linkOf(notice, detail, known);
      // The recipient is the contact itself where a person is one.
      const key = recipient === name || notice.contact === '' ? 'inbox.says.link-opened' : 'inbox.says.link-opened.at';
      return { says: t(key, { name: recipient, company: name, title }), more: '' };
    }
    case 'link-question': {
      const { title, recipient } = linkOf(notice, detail, known);
      return { says: t('inbox.says.link-question', { name: recipient, title }), more: '' };
    }
    case 'call-back-booked': {
      const { title, recipient } = linkOf(notice, detail, known);
      const at = text('at') || text('startsAt');
      return { says: t('inbox.says.call-back-booked', { name: recipient }), more: [known.moment(at), title].filter(Boolean).join(', ') };
    }
    case 'rule-stopped':
      return { says: t('inbox.says.rule-stopped', { rule: known.rule(text('rule')) }), more: t('inbox.more.rule-stopped') };
    case 'quote-accepted':
    case 'quote-refused': {
      const quote = known.quote(notice.about);
      const net = typeof detail['net'] === 'number' ? known.money(detail['net'], text('currency')) : '';
      const by = quote.name && t('inbox.more.quote-by', { name: quote.name });
      return {
        says: t(`inbox.says.${notice.is}`, { name, number: text('number') || quote.number }),
        more: [net, by, quote.reason].filter(Boolean).join(', '),
      };
    }
    case 'quote-expiring':
      return { says: t('inbox.says.quote-expiring', { name, number: text('number'), day: day(text('validUntil')) }), more: '' };
    case 'plan-item':
    case 'plan-mentioned':
    case 'plan-comment':
    case 'plan-joined':
    case 'plan-approval-asked':
    case 'plan-approved':
    case 'plan-returned': {
      const plan = known.plan(notice.about) || t('inbox.says.a-plan');
      const due = text('due') && t('inbox.more.due', { day: day(text('due')) });
      return { says: t(`inbox.says.${notice.is}`, { name: user(text('by')), plan }), more: due };
    }
    case 'plan-suggestion-accepted':
    case 'plan-suggestion-rejected': {
      const plan = known.plan(notice.about) || t('inbox.says.a-plan');
      const count = typeof detail['count'] === 'number' ? detail['count'] : 1;
      return { says: t(`inbox.says.${notice.is}`, { name: user(text('by')), plan, count }), more: '' };
    }
    default:
      return { says: t('inbox.says.other', { name }), more: '' };
  }
}

/** The link a notice is about, or was made by. */
function linkOf({ about }: NoticeRow, { link, name }: Detail, known: Known): { readonly title: string; readonly recipient: string } {
  const { title, recipient } = known.link(about.startsWith('link/') ? about.slice('link/'.length) : String(link ?? ''));
  return { title: title || known.t('inbox.says.a-link'), recipient: String(name ?? '') || recipient || known.t('go.somebody') };
}

export function useNoticeWords(): (notice: NoticeRow) => NoticeWords {
  const t = useT();
  const { day, time } = useFormat();
  const links = useRows('link');
  const moneyIn = useMoneyIn();
  const users = useRows('user');
  const contacts = useRows('contact');
  const tasks = useRows('task');
  const quotes = useRows('quote');
  const plans = useRows('plan');
  const settings = useRow('settings', 'settings')?.state;
  return useMemo(() => {
    const titleIn = (list: readonly { readonly id: string; readonly title: string }[] | undefined, id: unknown) =>
      list?.find((entry) => entry.id === id)?.title ?? '';
    return (notice) =>
      wordsOf(notice, {
        t,
        day,
        moment: (instant) => [day(instant), time(instant)].filter(Boolean).join(' '),
        link: (id) => links.get(id) ?? { title: '', recipient: '' },
        user: (id) => users.get(id)?.name || t('go.somebody'),
        contact: (id) => nameIn(contacts, id) || t('ui.unnamed'),
        task: (about) => tasks.get(about.slice('task/'.length))?.subject ?? '',
        source: ({ source, campaign }) =>
          [...new Set([titleIn(settings?.sources, source), titleIn(settings?.campaigns, campaign)])].filter(Boolean).join(', '),
        rule: (name) => ruleName(name, t, settings),
        quote: (about) => {
          const row = quotes.get(about.slice('quote/'.length));
          return { number: row?.number ?? '', name: row?.answer.name ?? '', reason: row?.answer.reason ?? '' };
        },
        plan: (about) => plans.get(about.slice('plan/'.length))?.title ?? '',
        money: (amount, currency) => moneyIn(currency)(amount),
      });
  }, [t, day, time, moneyIn, users, contacts, tasks, quotes, plans, links, settings]);
}
const nameIn = (contacts: RowsOf<'contact'>, id: string): string => contacts.get(shownAs(id, contacts))?.name ?? '';

export const kindWords = (kind: string): MessageKey => {
  const key = `inbox.kind.${kind}`;
  return isMessageKey(key) ? key : 'inbox.kind.other';
};
