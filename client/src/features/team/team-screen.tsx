import { can } from '@tandem/core';
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useMe } from '../../state/session.ts';
import { useRowsReady } from '../../sync/rows.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands.ts';
import { lazyPart } from '../../ui/lazy-part.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { PeopleTable } from './people-table.tsx';
import { RightsMatrix } from './rights-matrix.tsx';
import { TeamList } from './team-list.tsx';
import { useDirectory } from './use-directory.ts';

const GoalsDialog = lazyPart(async () => (await import('../../ui/goals/goals-dialog.tsx')).GoalsDialog);

/** My team: users, teams and their leaders, and what each role may do. */
export function TeamScreen() {
  const t = useT();
  const me = useMe();
  const ready = useRowsReady();
  const directory = useDirectory();
  const [team, setTeam] = useState(me.role === 'seller' ? me.team : '');
  const [inviting, setInviting] = useState(false);
  const [setting, setSetting] = useState(false);
  const mayInvite = can(me.person, 'invite', { type: 'user', id: '', role: 'seller' });
  useCommands(
    mayInvite ? [{ id: 'invite', title: t('team.add'), keys: 'n', group: t('nav.team'), icon: 'plus', run: () => setInviting(true) }] : [],
  );
  return (
    <Page
      title={t('nav.team')}
      actions={
        <>
          {can(me.person, 'edit', { type: 'goals' }) && (
            <Button icon="flag" onClick={() => setSetting(true)}>
              {t('home.goals')}
            </Button>
          )}
          {mayInvite && (
            <Button kind="primary" icon="plus" keys="N" disabled={directory.offline} onClick={() => setInviting(true)}>
              {t('team.add')}
            </Button>
          )}
        </>
      }
    >
      {!ready ? (
        <Skeleton />
      ) : (
        <div className="team-grid">
          <TeamList directory={directory} mayChange={can(me.person, 'edit', { type: 'team' })} chosen={team} onChoose={setTeam} />
          <div className="team-main">
            {directory.offline && <div className="banner">{t('team.offline')}</div>}
            <PeopleTable directory={directory} team={team} />
            <RightsMatrix />
          </div>
        </div>
      )}
      {setting && <GoalsDialog onClose={() => setSetting(false)} />}
      {inviting && <InviteDialog directory={directory} team={team} onClose={() => setInviting(false)} />}
    </Page>
  );
}
