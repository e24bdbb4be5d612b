import { shownAs } from '@tandem/core';
import { Link, useRouterState } from '@tanstack/react-router';
import { useT } from '../i18n/i18n.ts';
import { openQuickLog } from '../state/quick-log.ts';
import { useRows } from '../sync/rows.ts';
import { Icon } from '../ui/icon.tsx';
import { useUnread } from '../ui/notices/use-notice-lines.ts';

/** On the go: the day, the places, what to write down, whom to find, and everything else, all within reach of a thumb. */
export function BottomBar({ onSearch }: { readonly onSearch: () => void }) {
  const t = useT();
  const here = useContactHere();
  const unread = useUnread();
  return (
    <nav className="mnav" aria-label={t('nav.main')}>
      <Link to="/today" activeProps={{ 'aria-current': 'page' }}>
        <Icon name="home" />
        <span className="ell">{t('go.today')}</span>
      </Link>
      <Link to="/map" activeProps={{ 'aria-current': 'page' }}>
        <Icon name="map" />
        <span className="ell">{t('go.map')}</span>
      </Link>
      <button type="button" className="mp0" aria-label={t('go.log.title')} onClick={() => openQuickLog(here)}>
        <Icon name="plus" />
        <span className="ell">{t('go.log')}</span>
      </button>
      <button type="button" className="mnav-it" onClick={onSearch}>
        <Icon name="search" />
        <span className="ell">{t('ui.search')}</span>
      </button>
      <Link to="/more" activeProps={{ 'aria-current': 'page' }}>
        <Icon name="more" />
        <span className="ell">{t('nav.more')}</span>
        {unread > 0 && (
          <span className="bell-n num">
            {unread > 99 ? '99+' : unread}
            <span className="vh"> {t('nav.inbox.unread', { count: unread })}</span>
          </span>
        )}
      </Link>
    </nav>
  );
}

/** The contact whose page is open: a log is most likely about it. */
export function useContactHere(): string {
  const contacts = useRows('contact');
  const id = useRouterState({ select: ({ location }) => /^\/contacts\/(?!duplicates$)([\w-]+)$/.exec(location.pathname)?.[1] ?? '' });
  return shownAs(id, contacts);
}
