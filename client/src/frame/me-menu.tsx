import { useNavigate } from '@tanstack/react-router';
import { useT } from '../i18n/i18n.ts';
import { setPreferences, type Theme, usePreferences } from '../state/preferences.ts';
import { useMe, useSession } from '../state/session.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu, type MenuItem } from '../ui/menu.tsx';
import { openSecondPerson } from './second-person.ts';
import { useSignOut } from './sign-out.tsx';

const themes: readonly Theme[] = ['light', 'dark', 'system'];

/** Who is signed in, and what is theirs: theme, language, keys, a second person in samples, signing out. */
export function MeMenu({ closed, onKeys }: { readonly closed: boolean; readonly onKeys: () => void }) {
  const t = useT();
  const me = useMe();
  const sample = useSession()?.sample ?? false;
  const navigate = useNavigate();
  const { theme, language } = usePreferences();
  const { ask, dialog } = useSignOut();
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
    { label: t('me.signOut'), icon: 'left', run: ask },
  ];
  const role = [t(`role.${me.role}`), ...(me.isLeader ? [t('role.leader')] : [])].join(', ');
  const trigger = (
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
      {dialog}
    </>
  );
}
