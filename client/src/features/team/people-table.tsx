import type { Role } from '@tandem/core';
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useMe } from '../../state/session.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Chip } from '../../ui/chip.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, type MenuItem } from '../../ui/menu.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Segmented } from '../../ui/tabs.tsx';
import { personType } from './team-list.tsx';
import type { Colleague, Directory, Invitation } from './use-directory.ts';

type Shown = 'active' | 'invited' | 'suspended';

/** Who is here, who was invited, who is suspended; the row's menu does what a drag does, and the rest. */
export function PeopleTable({ directory, team }: { readonly directory: Directory; readonly team: string }) {
  const t = useT();
  const [shown, setShown] = useState<Shown>('active');
  const ofTeam = directory.people.filter((person) => team === '' || person.team === team);
  const invited = directory.invitations.filter((invitation) => team === '' || invitation.team === team);
  const people = ofTeam.filter((person) => person.state === shown);
  const count = (state: string) => ofTeam.filter((person) => person.state === state).length;
  const rows = shown === 'invited' ? invited.length : people.length;
  return (
    <section className="panel">
      <header>
        <h2>{t('team.users')}</h2>
        <span className="right">
          <Segmented
            label={t('team.users')}
            value={shown}
            onChange={(key) => setShown(key as Shown)}
            options={[
              { key: 'active', label: t('team.active'), count: count('active') },
              { key: 'invited', label: t('team.invited'), count: invited.length },
              { key: 'suspended', label: t('team.suspended'), count: count('suspended') },
            ]}
          />
        </span>
      </header>
      <div className="scroll-x">
        <table className="tbl">
          <thead>
            <tr>
              <th>{t('team.name')}</th>
              <th>{t('team.role')}</th>
              <th>{t('team.team')}</th>
              <th>{t(shown === 'invited' ? 'team.until' : 'team.seen')}</th>
              <th>
                <span className="vh">{t('ui.more')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown === 'invited'
              ? invited.map((invitation) => <InvitedRow key={invitation.id} invitation={invitation} directory={directory} />)
              : people.map((person) => <PersonRow key={person.id} person={person} directory={directory} />)}
          </tbody>
        </table>
      </div>
      {rows === 0 && <EmptyState title={t(`team.no.${shown}`)} />}
    </section>
  );
}

function PersonRow({ person, directory }: { readonly person: Colleague; readonly directory: Directory }) {
  const t = useT();
  const me = useMe();
  const { since } = useFormat();
  const team = directory.teams.find(({ id }) => id === person.team);
  const items = menuOf(t, person, directory);
  return (
    <tr
      draggable={person.mayEdit}
      onDragStart={(event) => {
        event.dataTransfer.setData(personType, person.id);
        event.dataTransfer.effectAllowed = 'move';
      }}
    >
      <td>
        <span className="row">
          <Avatar user={person.id} name={person.name} size={24} />
          <span className="ell">
            <span className="m">{person.name}</span>
            {person.id === me.id && <span className="t3"> {t('team.you')}</span>}
            {person.email && <span className="sm t3 block ell">{person.email}</span>}
          </span>
        </span>
      </td>
      <td>
        {t(`role.${person.role}`)}
        {person.isLeader && <span className="t2">, {t('role.leader')}</span>}
      </td>
      <td className="t2">{team?.name ?? ''}</td>
      <td className="t2 num">{person.seenAt === undefined ? '' : person.seenAt === '' ? t('team.never') : since(person.seenAt)}</td>
      <td className="n">
        {items.length > 0 && (
          <Menu trigger={<IconButton icon="more" size="sm" label={t('team.menu', { name: person.name })} />} items={items} align="end" />
        )}
      </td>
    </tr>
  );
}

function menuOf(t: ReturnType<typeof useT>, person: Colleague, { teams, invitable, change }: Directory): readonly MenuItem[] {
  const { id, name } = person;
  const items: MenuItem[] = [];
  if (person.mayEdit) {
    items.push({
      label: t('team.moveTo'),
      icon: 'users',
      items: [
        ...teams.map(
          (team): MenuItem => ({
            label: team.name,
            checked: team.id === person.team,
            run: () => void change('PATCH', `/api/users/${id}`, { team: team.id }, t('team.moved', { name, team: team.name })),
          }),
        ),
        'line',
        { label: t('team.noTeam'), checked: person.team === '', run: () => void change('PATCH', `/api/users/${id}`, { team: '' }) },
      ],
    });
    items.push({
      label: t('team.changeRole'),
      icon: 'key',
      items: invitable.map(
        (role: Role): MenuItem => ({
          label: t(`role.${role}`),
          checked: role === person.role,
          run: () => void change('PATCH', `/api/users/${id}`, { role }, t('team.roleNow', { name, role: t(`role.${role}`) })),
        }),
      ),
    });
    const team = teams.find((one) => one.id === person.team);
    if (team && team.leader !== id)
      items.push({
        label: t('team.makeLeader', { team: team.name }),
        icon: 'flag',
        run: () => void change('PATCH', `/api/teams/${team.id}`, { leader: id }, t('team.leadsNow', { name, team: team.name })),
      });
  }
  if (person.maySuspend) {
    items.push(...(items.length > 0 ? (['line'] as const) : []));
    if (person.state === 'active')
      items.push({
        label: t('team.signOut'),
        icon: 'left',
        run: () => void change('POST', `/api/users/${id}/end-sessions`, undefined, t('team.signedOutNow', { name })),
      });
    items.push(
      person.state === 'active'
        ? {
            label: t('team.suspend'),
            icon: 'lock',
            run: () => void change('POST', `/api/users/${id}/suspend`, undefined, t('team.suspendedNow', { name })),
          }
        : {
            label: t('team.resume'),
            icon: 'check',
            run: () => void change('POST', `/api/users/${id}/resume`, undefined, t('team.resumedNow', { name })),
          },
    );
  }
  return items;
}

function InvitedRow({ invitation, directory }: { readonly invitation: Invitation; readonly directory: Directory }) {
  const t = useT();
  const { day } = useFormat();
  const { id, name, email, role, team, expiresAt } = invitation;
  const over = new Date(expiresAt).getTime() < Date.now();
  return (
    <tr>
      <td>
        <span className="m">{name || email}</span>
        {name && <span className="sm t3 block">{email}</span>}
      </td>
      <td>{t(`role.${role}`)}</td>
      <td className="t2">{directory.teams.find((one) => one.id === team)?.name ?? ''}</td>
      <td>
        {over ? <Chip tone="warn">{t('team.ranOut', { day: day(expiresAt) })}</Chip> : <span className="t2 num">{day(expiresAt)}</span>}
      </td>
      <td className="n">
        <Menu
          align="end"
          trigger={<IconButton icon="more" size="sm" label={t('team.menu', { name: name || email })} />}
          items={[
            {
              label: t('team.resend'),
              icon: 'send',
              run: () => void directory.change('POST', `/api/invitations/${id}/resend`, undefined, t('team.resent', { email })),
            },
            {
              label: t('team.revoke'),
              icon: 'trash',
              run: () => void directory.change('DELETE', `/api/invitations/${id}`, undefined, t('team.revoked', { email })),
            },
          ]}
        />
      </td>
    </tr>
  );
}
