import { useMemo, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRow, useRows } from '../../sync/rows.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, type MenuItem } from '../../ui/menu.tsx';
import type { Directory, Team } from './use-directory.ts';

/** The teams with their leaders and their open projects; people are dropped here. "New team" begins with the cursor in its name. */
export function TeamList({
  directory,
  mayChange,
  chosen,
  onChoose,
}: {
  readonly directory: Directory;
  readonly mayChange: boolean;
  readonly chosen: string;
  readonly onChoose: (team: string) => void;
}) {
  const t = useT();
  const [naming, setNaming] = useState<string>();
  const open = useOpenAmounts(directory);
  const { teams, change, people } = directory;
  const outside = people.filter((person) => person.team === '' && person.state === 'active').length;
  return (
    <section className="teams" aria-label={t('team.teams')}>
      {mayChange && (
        <Button icon="plus" onClick={() => setNaming('new')}>
          {t('team.new')}
        </Button>
      )}
      <ul>
        {naming === 'new' && (
          <li>
            <NameInput
              label={t('team.new')}
              initial=""
              onDone={(name) => {
                setNaming(undefined);
                if (name) void change('POST', '/api/teams', { name }, t('team.made', { name }));
              }}
            />
          </li>
        )}
        <TeamLine
          active={chosen === ''}
          title={t('team.everybody')}
          detail={t('team.people', { count: people.length })}
          onChoose={() => onChoose('')}
        />
        {teams.map((team) =>
          naming === team.id ? (
            <li key={team.id}>
              <NameInput
                label={t('team.rename')}
                initial={team.name}
                onDone={(name) => {
                  setNaming(undefined);
                  if (name && name !== team.name) void change('PATCH', `/api/teams/${team.id}`, { name });
                }}
              />
            </li>
          ) : (
            <TeamLine
              key={team.id}
              active={chosen === team.id}
              title={team.name}
              leader={people.find((person) => person.id === team.leader)}
              amount={open.get(team.id) ?? 0}
              detail={t('team.people', { count: team.members.length })}
              onChoose={() => onChoose(team.id)}
              {...(mayChange && {
                menu: menuOf(t, team, directory, () => setNaming(team.id)),
                onDrop: (person: string) =>
                  void change(
                    'PATCH',
                    `/api/users/${person}`,
                    { team: team.id },
                    t('team.moved', { name: people.find(({ id }) => id === person)?.name ?? '', team: team.name }),
                  ),
              })}
            />
          ),
        )}
      </ul>
      {outside > 0 && <p className="sm t3">{t('team.outside', { count: outside })}</p>}
    </section>
  );
}

function TeamLine({
  title,
  detail,
  active,
  leader,
  amount,
  menu,
  onChoose,
  onDrop,
}: {
  readonly title: string;
  readonly detail: string;
  readonly active: boolean;
  readonly leader?: { readonly id: string; readonly name: string } | undefined;
  readonly amount?: number;
  readonly menu?: readonly MenuItem[];
  readonly onChoose: () => void;
  readonly onDrop?: (person: string) => void;
}) {
  const t = useT();
  const { money } = useFormat();
  const [over, setOver] = useState(false);
  return (
    <li
      className={`team-li${active ? ' on' : ''}${over ? ' over' : ''}`}
      onDragOver={(event) => {
        if (onDrop && event.dataTransfer.types.includes(personType)) {
          event.preventDefault();
          setOver(true);
        }
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        onDrop?.(event.dataTransfer.getData(personType));
      }}
    >
      <button type="button" className="team-pick" aria-pressed={active} onClick={onChoose}>
        <span className="row">
          <span className="m ell">{title}</span>
          <span className="right sm t3 num nw">{detail}</span>
        </span>
        {leader && (
          <span className="row sm t3">
            <Avatar user={leader.id} name={leader.name} size={16} />
            <span className="ell">{t('team.leads', { name: leader.name })}</span>
          </span>
        )}
        {amount !== undefined && amount > 0 && <span className="sm t3 num">{t('team.open', { amount: money(amount) })}</span>}
      </button>
      {menu && <Menu trigger={<IconButton icon="more" size="sm" label={t('team.menu', { name: title })} />} items={menu} align="end" />}
    </li>
  );
}

/** What a dragged person is called, so that nothing else can be dropped on a team. */
export const personType = 'application/x-tandem-person';

function menuOf(t: ReturnType<typeof useT>, team: Team, { people, change }: Directory, rename: () => void): readonly MenuItem[] {
  const members = people.filter((person) => team.members.includes(person.id));
  return [
    { label: t('team.rename'), icon: 'edit', run: rename },
    ...(members.length > 0
      ? [
          {
            label: t('team.chooseLeader'),
            icon: 'flag' as const,
            items: members.map(
              (person): MenuItem => ({
                label: person.name,
                checked: person.id === team.leader,
                run: () =>
                  void change(
                    'PATCH',
                    `/api/teams/${team.id}`,
                    { leader: person.id },
                    t('team.leadsNow', { name: person.name, team: team.name }),
                  ),
              }),
            ),
          },
        ]
      : []),
    'line',
    {
      label: t('team.remove'),
      icon: 'trash',
      run: () => void change('DELETE', `/api/teams/${team.id}`, undefined, t('team.removed', { name: team.name })),
    },
  ];
}

function NameInput({
  label,
  initial,
  onDone,
}: {
  readonly label: string;
  readonly initial: string;
  readonly onDone: (name: string | undefined) => void;
}) {
  const [name, setName] = useState(initial);
  return (
    <input
      className="input"
      autoFocus
      aria-label={label}
      placeholder={label}
      value={name}
      maxLength={120}
      onChange={(event) => setName(event.target.value)}
      onBlur={() => onDone(name.trim() || undefined)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') onDone(undefined);
      }}
    />
  );
}

/** Open amounts by team, from the rows on this device: they follow at once when somebody moves to another team. */
function useOpenAmounts({ people }: Directory): ReadonlyMap<string, number> {
  const opportunities = useRows('opportunity');
  const stages = useRow('settings', 'settings')?.state.stages;
  return useMemo(() => {
    const openStages = new Set(stages?.filter((stage) => stage.status === 'open').map((stage) => stage.id));
    const teamOf = new Map(people.map((person) => [person.id, person.team]));
    const sums = new Map<string, number>();
    for (const row of opportunities.values()) {
      const team = teamOf.get(row.owner);
      if (team && openStages.has(row.stage)) sums.set(team, (sums.get(team) ?? 0) + (row.amount ?? 0));
    }
    return sums;
  }, [opportunities, stages, people]);
}
