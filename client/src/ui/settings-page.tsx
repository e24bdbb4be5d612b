import { can } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useT } from '../i18n/i18n.ts';
import { useMe } from '../state/session.ts';
import { Page } from './page.tsx';

/** A page of the settings: the list of sections on the left, the content beside it. */
export function SettingsPage({
  title,
  actions,
  aside,
  children,
}: {
  readonly title: string;
  readonly actions?: ReactNode;
  /** A panel at the right, about what is chosen in the content. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const t = useT();
  const me = useMe();
  return (
    <Page title={title} crumbs={[{ label: t('nav.settings'), to: '/settings' }, { label: title }]} actions={actions}>
      <div className={aside ? 'st-grid has-aside' : 'st-grid'}>
        <nav className="sn" aria-label={t('nav.settings')}>
          <div className="lbl">{t('settings.nav.personal')}</div>
          <Link to="/settings" activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
            {t('settings.nav.you')}
          </Link>
          <Link to="/settings/export" activeProps={{ 'aria-current': 'page' }}>
            {t('export.title')}
          </Link>
          <div className="lbl">{t('settings.nav.workspace')}</div>
          <Link to="/settings/workspace" activeProps={{ 'aria-current': 'page' }}>
            {t('settings.nav.company')}
          </Link>
          <Link to="/settings/lists" activeProps={{ 'aria-current': 'page' }}>
            {t('settings.lists')}
          </Link>
          {can(me.person, 'read', { type: 'rules' }) && (
            <Link to="/settings/rules" activeProps={{ 'aria-current': 'page' }}>
              {t('rules.title')}
            </Link>
          )}
          {can(me.person, 'edit', { type: 'settings' }) && (
            <Link to="/settings/evidence" activeProps={{ 'aria-current': 'page' }}>
              {t('settings.evidence')}
            </Link>
          )}
          <Link to="/team">{t('nav.team')}</Link>
          {can(me.person, 'read', { type: 'personal-data' }) && (
            <Link to="/settings/personal-data" activeProps={{ 'aria-current': 'page' }}>
              {t('export.person')}
            </Link>
          )}
          {me.role === 'admin' && (
            <>
              <div className="lbl">{t('settings.nav.server')}</div>
              <Link to="/mailbox" activeProps={{ 'aria-current': 'page' }}>
                {t('nav.mailbox')}
              </Link>
              <Link to="/debug" activeProps={{ 'aria-current': 'page' }}>
                {t('nav.debug')}
              </Link>
            </>
          )}
        </nav>
        <div className="st-main">{children}</div>
        {aside && <aside className="st-aside">{aside}</aside>}
      </div>
    </Page>
  );
}

/** One subject of a settings page. */
export function Section({ title, lead, children }: { readonly title: string; readonly lead?: string; readonly children: ReactNode }) {
  return (
    <section className="st-sec">
      <div>
        <h2 className="h-sec">{title}</h2>
        {lead && <p className="sm t3">{lead}</p>}
      </div>
      <div className="st-body">{children}</div>
    </section>
  );
}
