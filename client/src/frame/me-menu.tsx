import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../i18n/i18n.ts';
import { setPreferences, type Theme, usePreferences } from '../state/preferences.ts';
import { signOut, useMe, useSession } from '../state/session.ts';
import { syncStatus } from '../sync/sync-status.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu, type MenuItem } from '../ui/menu.tsx';
import { openSecondPerson } from './second-person.ts';

const themes: readonly Theme[] = ['light', 'dark', 'system'];

/** Who is signed in, and what is theirs: theme, language, keys, a second person in samples, signing out. */
export function MeMenu({
  closed,
  phone = false,
  onKeys,
}: {
  readonly closed: boolean;
  readonly phone?: boolean;
  readonly onKeys: () => void;
}) {
  const t = useT();
  const me = useMe();
  const sample = useSession()?.sample ?? false;
  const navigate = useNavigate();
  const { theme, language } = usePreferences();
  const [unsent, setUnsent] = useState(0);
  const leave = async () => {
    await signOut();
    await navigate({ to: '/sign-in' });
  };
  const items: MenuItem[] = [
    { label: t('me.settings'), icon: 'settings', run: () => void navigate({ to: '/settings' }) },
    { label: t('me.keys'), icon: 'key', keys: '?', run: onKeys },
    {
      label: t('me.theme'),
      icon: 'moon',
      items: themes.map(
        (one): MenuItem => ({ label: t(`me.theme.${one}`), checked: theme === one, run: () => setPreferences({ theme: one }) }),
      ),
    },
    {
      label: t('me.language'),
      icon: 'globe',
      items: (['en', 'sv'] as const).map(
        (one): MenuItem => ({ label: t(`me.language.${one}`), checked: language === one, run: () => setPreferences({ language: one }) }),
      ),
    },
    ...(sample
      ? ([
          'line',
          { label: t('me.secondPerson'), icon: 'users', hint: t('me.secondPersonHint'), run: () => void openSecondPerson(me.email) },
        ] satisfies MenuItem[])
      : []),
    'line',
    {
      label: t('me.signOut'),
      icon: 'left',
      run: () => {
        const { waiting } = syncStatus();
        if (waiting > 0) setUnsent(waiting);
        else void leave();
      },
    },
  ];
  const role = [t(`role.${me.role}`), ...(me.isLeader ? [t('role.leader')] : [])].join(', ');
  const trigger = phone ? (
    <button type="button" className="mnav-more">
      <Icon name="more" />
      {t('nav.more')}
    </button>
  ) : (
    <button type="button" className="me" aria-label={closed ? `${me.name}, ${t('me.menu')}` : undefined}>
      <Avatar user={me.id} name={me.name} size={24} />
      {!closed && (
        <>
          <span className="grow">
            <span className="m ell me-name">{me.name}</span>
            <span className="xs t3 ell me-role">{role}</span>
          </span>
          <Icon name="more" />
        </>
      )}
    </button>
  );
  return (
    <>
      <Menu trigger={trigger} items={items} side="top" label={t('me.menu')} />
      <Dialog
        open={unsent > 0}
        onClose={() => setUnsent(0)}
        title={t('me.signOutUnsent', { count: unsent })}
        footer={
          <>
            <Button onClick={() => setUnsent(0)}>{t('me.stay')}</Button>
            <Button kind="primary" onClick={() => void leave()}>
              {t('me.signOutAnyway')}
            </Button>
          </>
        }
      >
        <p className="t2">{t('me.signOutText')}</p>
      </Dialog>
    </>
  );
}
