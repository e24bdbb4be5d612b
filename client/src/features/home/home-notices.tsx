/** The newest of the inbox, folded as it folds them. */
import { Link } from '@tanstack/react-router';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Icon } from '../../ui/icon.tsx';
import { noticeIcon, useNoticeWords } from '../../ui/notices/notice-words.ts';
import { useNoticeLines } from '../../ui/notices/use-notice-lines.ts';

const mostShown = 4;

export function HomeNotices() {
  const t = useT();
  const { since } = useFormat();
  const words = useNoticeWords();
  const lines = useNoticeLines('mine');
  if (lines.length === 0) return null;
  return (
    <section aria-label={t('home.notices')}>
      <div className="hm-head">
        <h2>{t('home.notices')}</h2>
        <span className="grow" />
        <Link to="/inbox">{t('home.notices.all')}</Link>
      </div>
      <ul className="hm-list">
        {lines.slice(0, mostShown).map(({ key, newest, unread }) => {
          const { says, more } = words(newest);
          return (
            <li key={key} className="hm-notice">
              <Icon name={noticeIcon(newest.is)} />
              <span className="grow sm">
                <span className={unread ? 'm' : 't2'}>{says}</span> <span className="t3">{more}</span>
              </span>
              <span className="t3 sm num">{since(newest.at)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
