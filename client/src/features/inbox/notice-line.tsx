/** One record of the inbox: what happened last, to whom, and how much lies under it. */
import type { NoticeRow } from '@tandem/core';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRow } from '../../sync/rows.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { CompanyName } from '../../ui/company-name.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { NoticeLine } from '../../ui/notices/notice-lines.ts';
import { detailOf, type NoticeWords, noticeIcon } from '../../ui/notices/notice-words.ts';

interface Props {
  readonly words: (notice: NoticeRow) => NoticeWords;
  readonly line: NoticeLine;
  readonly at: boolean;
  readonly unfolded: boolean;
  readonly today: string;
  readonly onChoose: () => void;
  readonly onFold: () => void;
}

export function NoticeLineView({ words, line, at, unfolded, today, onChoose, onFold }: Props) {
  const t = useT();
  const when = useWhen(today);
  const { newest, notices, unread } = line;
  const contact = useRow('contact', line.contact || undefined);
  const { says, more } = words(newest);
  return (
    <li className={at ? 'nr-on' : undefined} data-notice={line.key}>
      <div className={unread ? 'nr' : 'nr rd'}>
        <span className="nr-dot">{unread && <span className="vh">{t('inbox.line.unread')}</span>}</span>
        <NoticeMark is={newest.is} by={String(detailOf(newest)['by'] ?? '')} />
        <div className="nr-main">
          <div className="nr-says">
            <button type="button" className="nr-open" aria-current={at ? 'true' : undefined} onClick={onChoose}>
              {says}
            </button>
            {notices.length > 1 && (
              <button
                type="button"
                className="chip fill nr-n num"
                aria-expanded={unfolded}
                aria-label={`${t('inbox.fold', { count: notices.length })}. ${unfolded ? t('inbox.foldAgain') : t('inbox.unfold', { count: notices.length })}`}
                onClick={onFold}
              >
                {notices.length}
              </button>
            )}
          </div>
          {(contact || more) && (
            <div className="nr-more">
              {contact && <CompanyName id={contact.id} name={contact.name} lifecycle={contact.lifecycle} />}
              {more && <span className="ell">{more}</span>}
            </div>
          )}
        </div>
        <span className="nr-at num">{when(newest.at)}</span>
      </div>
      {unfolded && notices.length > 1 && (
        <ul className="nr-fold">
          {notices.map((notice) => {
            const told = words(notice);
            return (
              <li key={notice.id}>
                <span className="ell">{[told.says, told.more].filter(Boolean).join('. ')}</span>
                <span className="num">{when(notice.at)}</span>
              </li>
            );
          })}
        </ul>
      )}
    </li>
  );
}

function NoticeMark({ is, by }: { readonly is: string; readonly by: string }) {
  const person = useRow('user', by || undefined);
  return (
    <span className="nr-mark">{person ? <Avatar user={person.id} name={person.name} size={20} /> : <Icon name={noticeIcon(is)} />}</span>
  );
}

/** The time today, the day before. */
export function useWhen(today: string): (instant: string) => string {
  const { day, time } = useFormat();
  return (instant) => (dayHere(instant) === today ? time(instant) : day(dayHere(instant)));
}
export function dayHere(instant: string): string {
  const at = new Date(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  return Number.isNaN(at.getTime()) ? '' : `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
