import { Link } from '@tanstack/react-router';
import { useT } from '../i18n/i18n.ts';
import { Icon } from '../ui/icon.tsx';
import { MeMenu } from './me-menu.tsx';

/** The phone's navigation: the screens within reach of a thumb, search in the middle. */
export function BottomBar({ onSearch, onKeys }: { readonly onSearch: () => void; readonly onKeys: () => void }) {
  const t = useT();
  return (
    <nav className="mnav" aria-label={t('nav.main')}>
      <Link to="/projects" activeProps={{ 'aria-current': 'page' }}>
        <Icon name="board" />
        {t('nav.projects')}
      </Link>
      <Link to="/contacts" activeProps={{ 'aria-current': 'page' }}>
        <Icon name="users" />
        {t('nav.contacts')}
      </Link>
      <button type="button" className="mp0" onClick={onSearch}>
        <Icon name="search" />
        {t('ui.search')}
      </button>
      <Link to="/team" activeProps={{ 'aria-current': 'page' }}>
        <Icon name="user" />
        {t('nav.team')}
      </Link>
      <MeMenu closed phone onKeys={onKeys} />
    </nav>
  );
}
