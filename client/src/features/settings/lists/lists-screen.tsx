/** Settings > Lists: what fields choose from. Admins keep them, everybody reads them. */
import { can } from '@tandem/core';
import { Link, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useMe } from '../../../state/session.ts';
import { useRow, useRows } from '../../../sync/rows.ts';
import { SettingsPage } from '../../../ui/settings-page.tsx';
import { Skeleton } from '../../../ui/states.tsx';
import { listNames } from './lists.ts';
import { NextSteps } from './next-steps.tsx';
import { Stages } from './stages.tsx';
import { TitledListEditor } from './titled-list.tsx';
import { usesOf } from './uses.ts';
import './lists.css';

export function ListsScreen() {
  const t = useT();
  const me = useMe();
  const { list = 'statuses' } = useSearch({ from: '/inside/settings/lists' });
  const settings = useRow('settings', 'settings')?.state;
  const mayEdit = can(me.person, 'edit', { type: 'settings' });
  const [contacts, opportunities, tasks, boards] = [useRows('contact'), useRows('opportunity'), useRows('task'), useRows('board')];
  // Only who sees every record can say how many there are.
  const uses = useMemo(
    () =>
      settings && mayEdit
        ? usesOf(
            { contacts: contacts.values(), opportunities: opportunities.values(), tasks: tasks.values(), boards: boards.values() },
            settings,
          )
        : undefined,
    [settings, mayEdit, contacts, opportunities, tasks, boards],
  );
  return (
    <SettingsPage title={t('settings.lists')}>
      <p className="t2">
        {t('settings.listsLead')} {!mayEdit && t('settings.readOnly')}
      </p>
      <div className="lists">
        <nav className="lists-nav" aria-label={t('settings.lists')}>
          {listNames.map((name) => (
            <Link key={name} to="/settings/lists" search={{ list: name }} aria-current={name === list ? 'page' : undefined}>
              {t(`settings.${name}`)}
            </Link>
          ))}
        </nav>
        {!settings ? (
          <Skeleton />
        ) : list === 'nextSteps' ? (
          <NextSteps settings={settings} mayEdit={mayEdit} />
        ) : list === 'stages' ? (
          <Stages settings={settings} mayEdit={mayEdit} uses={uses} />
        ) : (
          <TitledListEditor key={list} list={list} entries={settings[list]} settings={settings} mayEdit={mayEdit} uses={uses} />
        )}
      </div>
    </SettingsPage>
  );
}
