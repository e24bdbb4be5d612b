/** Everything that is not in the bottom bar: the other screens, what this device holds, and what is the person's own. */
import { Link } from '@tanstack/react-router';
import { useT } from '../i18n/i18n.ts';
import { setPreferences, type Theme, usePreferences } from '../state/preferences.ts';
import { useMe, useSession } from '../state/session.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Icon } from '../ui/icon.tsx';
import { useUnread } from '../ui/notices/use-notice-lines.ts';
import { Page } from '../ui/page.tsx';
import { SyncChip } from '../ui/sync-chip.tsx';
import { Segmented } from '../ui/tabs.tsx';
import { openSecondPerson } from './second-person.ts';
import { useSignOut } from './sign-out.tsx';
import { useEntryGroups } from './use-entries.ts';

const themes: readonly Theme[] = ['light', 'dark', 'system'];
const ofAdmins = [
  { to: '/mailbox', label: 'nav.mailbox', icon: 'mail' },
  { to: '/debug', label: 'nav.debug', icon: 'wrench' },
] as const;

export function MoreScreen() {
  const t = useT();
  const me = useMe();
  const sample = useSession()?.sample ?? false;
  const { theme, language } = usePreferences();
  const unread = useUnread();
  const { ask, dialog } = useSignOut();
  const entries = useEntryGroups()
    .flatMap((group) => group.entries)
    .filter(({ to }) => to !== '/today');
  return (
    <Page title={t('nav.more')}>
      <div className="more">
        <div className="more-me">
          <Avatar user={me.id} name={me.name} size={40} />
          <span className="grow">
            <b className="ell">{me.name}</b>
            <span className="t3 sm ell">{[t(`role.${me.role}`), ...(me.isLeader ? [t('role.leader')] : [])].join(', ')}</span>
          </span>
        </div>
        <nav aria-label={t('go.more.screens')}>
          <h2 className="mgh">{t('go.more.screens')}</h2>
          {[...entries, ...(me.role === 'admin' ? ofAdmins : [])].map(({ to, label, icon }) => (
            <Link key={to} to={to} className="more-it">
              <Icon name={icon} />
              <span className="grow">{to === '/inbox' && unread > 0 ? t('nav.inbox.unread', { count: unread }) : t(label)}</span>
              <Icon name="right" />
            </Link>
          ))}
        </nav>
        <section aria-label={t('go.more.device')}>
          <h2 className="mgh">{t('go.more.device')}</h2>
          <div className="more-sync">
            <SyncChip />
          </div>
        </section>
        <section aria-label={t('go.more.you')}>
          <h2 className="mgh">{t('go.more.you')}</h2>
          <div className="more-opt">
            {t('me.theme')}
            <Segmented
              label={t('me.theme')}
              value={theme}
              onChange={(key) => setPreferences({ theme: key as Theme })}
              options={themes.map((key) => ({ key, label: t(`me.theme.${key}`) }))}
            />
          </div>
          <div className="more-opt">
            {t('me.language')}
            <Segmented
              label={t('me.language')}
              value={language}
              onChange={(key) => setPreferences({ language: key === 'sv' ? 'sv' : 'en' })}
              options={(['en', 'sv'] as const).map((key) => ({ key, label: t(`me.language.${key}`) }))}
            />
          </div>
          {sample && (
            <button type="button" className="more-it" onClick={() => void openSecondPerson(me.email)}>
              <Icon name="users" />
              <span className="grow">{t('me.secondPerson')}</span>
            </button>
          )}
          <button type="button" className="more-it" onClick={ask}>
            <Icon name="left" />
            <span className="grow">{t('me.signOut')}</span>
          </button>
        </section>
      </div>
      {dialog}
    </Page>
  );
}
