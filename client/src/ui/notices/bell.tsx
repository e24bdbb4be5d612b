import { Link } from '@tanstack/react-router';
import { useT } from '../../i18n/i18n.ts';
import { Icon } from '../icon.tsx';
import { Tooltip } from '../tooltip.tsx';
import { useUnread } from './use-notice-lines.ts';

/** To the inbox, with how many records have something unread. */
export function Bell() {
  const t = useT();
  const unread = useUnread();
  const label = unread > 0 ? t('nav.inbox.unread', { count: unread }) : t('nav.inbox');
  return (
    <Tooltip text={label} keys="g i">
      <Link to="/inbox" className="btn ghost icon bell" aria-label={label} activeProps={{ 'aria-current': 'page' }}>
        <Icon name="bell" />
        {unread > 0 && (
          <span className="bell-n num" aria-hidden="true">
            {unread > 99 ? '99+' : unread}
          </span>
        )}
      </Link>
    </Tooltip>
  );
}
