/** Leads: their own board and list, quick entry, the ways to follow one up, and qualifying. */
import { type ContactRow, leadStages, type Person, type Stage, seesEverything } from '@tandem/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useMe } from '../../state/session.ts';
import { usePhone } from '../../state/use-media.ts';
import { useRow, useRows, useRowsReady } from '../../sync/rows.ts';
import { useContact } from '../../sync/use-document.ts';
import { AvatarStack } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands.ts';
import { Icon } from '../../ui/icon.tsx';
import { lazyPart } from '../../ui/lazy-part.tsx';
import { Page } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { Segmented } from '../../ui/tabs.tsx';
import { useToday } from '../../ui/work/days.ts';
import { moveLead, qualifyLead } from './edits.ts';
import { leadBoard, nextTasks, rankFor } from './lead-board.ts';
import { LeadBoardView } from './lead-board-view.tsx';
import { useLeadPeople } from './lead-presence.ts';
import type { LeadsSearch as Search } from './leads-search.ts';
import { NoProcess } from './no-process.tsx';
import { QuickEntry } from './quick-entry.tsx';
import { withMail } from './reach-lead.ts';
import './leads.css';

const FollowUp = lazyPart(() => import('./follow-up.tsx').then((module) => module.FollowUp));
const NotNow = lazyPart(() => import('./not-now.tsx').then((module) => module.NotNow));
const LeadList = lazyPart(() => import('./lead-list.tsx').then((module) => module.LeadList));
const QualifyDialog = lazyPart(() => import('./qualify-dialog.tsx').then((module) => module.QualifyDialog));

interface Asked {
  readonly row: ContactRow;
  readonly stage: string;
  readonly rank: string;
}
/** Who answers for others begins with all that is theirs to see. */
const whoseFirst = (person: Person): string => (seesEverything(person) ? 'all' : person.leads.length > 0 ? 'team' : 'me');

export function LeadsScreen() {
  const t = useT();
  const me = useMe();
  const phone = usePhone();
  const today = useToday();
  const navigate = useNavigate();
  const { owner = whoseFirst(me.person), view, lead = '', campaign = '' } = useSearch({ strict: false }) as Search;
  const go = (next: Search) =>
    void navigate({ to: '/leads', search: (before: Search) => ({ ...before, ...next }), replace: true } as never);
  const ready = useRowsReady();
  const contacts = useRows('contact');
  const users = useRows('user');
  const tasks = useRows('task');
  const settings = useRow('settings', 'settings')?.state;
  const input = useRef<HTMLInputElement>(null);
  const [asked, setAsked] = useState<Asked>();
  const [aside, setAside] = useState(false);
  const [current, setCurrent] = useState<ContactRow>();
  const team = users.get(me.id)?.team ?? '';
  const board = useMemo(() => {
    const isWanted = (row: ContactRow) =>
      owner === 'all'
        ? true
        : owner === 'me'
          ? row.owner === me.id
          : owner === 'team'
            ? row.owner === me.id || (team !== '' && users.get(row.owner)?.team === team)
            : row.owner === owner;
    const isOfCampaign = (row: ContactRow) => campaign === '' || row.campaign === campaign;
    return settings && leadBoard(contacts.values(), settings, (row) => isOfCampaign(row) && isWanted(row), today);
  }, [settings, contacts, owner, campaign, me.id, team, users, today]);
  const facts = useMemo(
    () => settings && { settings, today, next: nextTasks(tasks.values()), withMail: withMail(contacts.values()) },
    [settings, today, tasks, contacts],
  );
  const chosen = contacts.get(lead);
  const people = useLeadPeople();
  // Open while it is followed up, so that it is on this device when the network goes.
  const document = useContact(chosen?.id);

  const move = (row: ContactRow, stage: Stage, index = 0) => {
    const column = [...(board?.columns ?? []), ...(board?.aside ? [board.aside] : [])].find((one) => one.stage.id === stage.id);
    const rank = rankFor(column?.leads ?? [], row.id, index, Math.random);
    if (stage.status === 'won' && row.lifecycle === 'lead') setAsked({ row, stage: stage.id, rank });
    else void moveLead(row, stage, rank);
  };
  const choose = (row: ContactRow) => {
    setAside(false);
    go({ lead: row.id });
  };
  const won = board?.columns.find(({ stage }) => stage.status === 'won')?.stage;
  const group = t('nav.leads');
  useCommands([
    { id: 'leads.new', title: t('leads.new'), group, icon: 'plus', keys: 'n', run: () => input.current?.focus() },
    {
      id: 'leads.form',
      title: t('leads.switch'),
      group,
      icon: 'list',
      keys: 'b',
      run: () => go({ view: view ? undefined : 'list' } as Search),
    },
    ...(won && (chosen ?? current)
      ? [
          {
            id: 'leads.qualify',
            title: t('leads.qualify'),
            group,
            icon: 'prospect' as const,
            run: () => {
              const row = chosen ?? current;
              if (row) move(row, won);
            },
          },
        ]
      : []),
  ]);

  if (settings && !settings.leadProcessOn)
    return (
      <Page title={group}>
        <EmptyState icon="lead" title={t('leads.off')}>
          {t('leads.off.hint')}
        </EmptyState>
      </Page>
    );
  if (!settings || !board || !facts) return <Page title={group}>{ready ? null : <Skeleton rows={8} />}</Page>;
  if (leadStages(settings).length === 0)
    return (
      <Page title={group}>
        <NoProcess process={settings.processes.find(({ kind, archived }) => kind === 'lead' && !archived)?.id} />
      </Page>
    );
  const first = board.columns[0];
  const colleagues = [...users.values()].filter(({ active, id }) => active && id !== me.id).sort((a, b) => a.name.localeCompare(b.name));
  const owners = [
    { value: 'me', label: t('leads.owner.me') },
    ...(team ? [{ value: 'team', label: t('leads.owner.team') }] : []),
    { value: 'all', label: t('leads.owner.all') },
    ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
  ];
  // One that is over is named as long as somebody looks at its leads.
  const campaigns = settings.campaigns
    .filter(({ id, archived }) => !archived || id === campaign)
    .map(({ id, title }) => ({ value: id, label: title }));
  const bar = (
    <>
      <Segmented
        label={t('leads.form')}
        value={view === 'list' ? 'list' : 'board'}
        onChange={(key) => go({ view: key === 'list' ? 'list' : undefined } as Search)}
        options={[
          {
            key: 'board',
            label: phone ? (
              <Icon name="board" label={t('leads.board')} />
            ) : (
              <>
                <Icon name="board" />
                {t('leads.board')}
              </>
            ),
          },
          {
            key: 'list',
            label: phone ? (
              <Icon name="list" label={t('leads.list')} />
            ) : (
              <>
                <Icon name="list" />
                {t('leads.list')}
              </>
            ),
          },
        ]}
      />
      <span className="lead-owner">
        <Select size="sm" label={t('leads.owner')} value={owner} options={owners} onChange={(value) => go({ owner: value })} />
      </span>
      {campaigns.length > 0 && (
        <span className="lead-owner">
          <Select
            size="sm"
            label={t('leads.ofCampaign')}
            value={campaign}
            options={[{ value: '', label: t('leads.ofCampaign.all') }, ...campaigns]}
            onChange={(value) => go({ campaign: value || undefined } as Search)}
          />
        </span>
      )}
    </>
  );
  return (
    <Page
      title={group}
      tabs={!phone && bar}
      actions={
        <>
          {people.length > 0 && (
            <span role="group" aria-label={t('leads.here')}>
              <AvatarStack people={people} live />
            </span>
          )}
          {board.aside && (
            <Button kind="ghost" icon="clock" onClick={() => setAside(!aside)} aria-expanded={aside}>
              {board.aside.stage.title} <span className="t3 num">{board.aside.leads.length}</span>
            </Button>
          )}
        </>
      }
    >
      <div className="leads">
        <div className="leads-main">
          {phone && <div className="lead-bar">{bar}</div>}
          {first && (
            <QuickEntry
              settings={settings}
              stage={first.stage.id}
              leads={first.leads}
              input={input}
              onSaved={(id) => {
                setAside(false);
                go({ lead: id });
              }}
            />
          )}
          {view === 'list' ? (
            <LeadList board={board} facts={facts} onChoose={choose} onCurrent={setCurrent} />
          ) : (
            <LeadBoardView
              board={board}
              facts={facts}
              chosen={lead}
              onChoose={choose}
              onOpen={(row) => void navigate({ to: '/contacts/$id', params: { id: row.id } })}
              onMove={move}
            />
          )}
        </div>
        {aside && board.aside ? (
          <NotNow
            title={board.aside.stage.title}
            leads={board.aside.leads}
            onBack={(row) => first && move(row, first.stage)}
            onClose={() => setAside(false)}
          />
        ) : (
          chosen && (
            <FollowUp
              key={chosen.id}
              row={chosen}
              settings={settings}
              readOnly={document?.refused === true || document?.readOnly === true}
              onClose={() => go({ lead: undefined } as never)}
            />
          )
        )}
      </div>
      {asked && (
        <QualifyDialog
          row={asked.row}
          settings={settings}
          onClose={() => setAsked(undefined)}
          onQualify={(qualification) => {
            setAsked(undefined);
            void qualifyLead(asked.row, asked, qualification);
          }}
        />
      )}
    </Page>
  );
}
