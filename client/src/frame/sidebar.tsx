import { isLate, isLead, quoteStateOn, shownAs } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useT } from '../i18n/i18n.ts';
import { useFormat } from '../i18n/use-format.ts';
import { setPreferences } from '../state/preferences.ts';
import { useMe, useSession } from '../state/session.ts';
import { useRow, useRows } from '../sync/rows.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { Logo } from '../ui/logo.tsx';
import { useUnread } from '../ui/notices/use-notice-lines.ts';
import { Tooltip } from '../ui/tooltip.tsx';
import { useToday } from '../ui/work/days.ts';
import { MeMenu } from './me-menu.tsx';
import { openSecondPerson } from './second-person.ts';
import { useEntryGroups } from './use-entries.ts';

/** Workspace, search, the groups of screens, and the own menu at the bottom. Closed it is 48 px of icons. */
export function Sidebar({
  closed,
  onSearch,
  onKeys,
}: {
  readonly closed: boolean;
  readonly onSearch: () => void;
  readonly onKeys: () => void;
}) {
  const t = useT();
  const me = useMe();
  const sample = useSession()?.sample ?? false;
  const settings = useRow('settings', 'settings')?.state;
  const groups = useEntryGroups();
  const counts = useCounts();
  const { number } = useFormat();
  return (
    <aside className="side">
      <div className="ws">
        <Logo />
        {!closed && <span className="ell">{settings?.companyName || 'Tandem'}</span>}
        {!closed && (
          <span className="right">
            <IconButton icon="left" size="sm" label={t('nav.close')} keys="[" onClick={() => setPreferences({ sidebarClosed: true })} />
          </span>
        )}
      </div>
      {closed ? (
        <IconButton icon="right" label={t('nav.open')} keys="[" className="fold" onClick={() => setPreferences({ sidebarClosed: false })} />
      ) : null}
      <button type="button" className="find" onClick={onSearch} aria-label={t('nav.search')}>
        <Icon name="search" size={14} />
        {!closed && (
          <>
            <span className="ell grow">{t('nav.search')}</span>
            <Kbd keys="$mod+k" />
          </>
        )}
      </button>
      {groups.map(({ head, entries: shown }) => {
        return (
          <nav key={head ?? 'main'} className="nav" aria-label={head ? t(head) : t('nav.main')}>
            {head && !closed && <div className="nav-h">{t(head)}</div>}
            {shown.map(({ to, label, icon, keys, count }) => {
              const link = (
                <Link key={to} to={to} aria-label={closed ? t(label) : undefined} activeProps={{ 'aria-current': 'page' }}>
                  <Icon name={icon} />
                  {!closed && <span className="ell">{t(label)}</span>}
                  {!closed && count && counts[count] > 0 && (
                    <span className={count === 'lateTasks' ? 'cnt late' : 'cnt'}>
                      {number(counts[count])}
                      {count === 'lateTasks' && <span className="vh"> {t('go.group.late')}</span>}
                    </span>
                  )}
                </Link>
              );
              return closed ? (
                <Tooltip key={to} text={t(label)} side="right" {...(keys && { keys })}>
                  {link}
                </Tooltip>
              ) : (
                link
              );
            })}
          </nav>
        );
      })}
      {sample && !closed && (
        <Button kind="ghost" size="sm" icon="users" className="second" onClick={() => void openSecondPerson(me.email)}>
          {t('me.secondPerson')}
          <span className="right">{t('nav.sample')}</span>
        </Button>
      )}
      <MeMenu closed={closed} onKeys={onKeys} />
    </aside>
  );
}

function useCounts(): Readonly<Record<'lateTasks' | 'unread' | 'openProjects' | 'contacts' | 'plans' | 'quotesOut', number>> {
  const me = useMe().id;
  const today = useToday();
  const tasks = useRows('task');
  const lateTasks = useMemo(() => {
    let late = 0;
    for (const task of tasks.values()) if (task.owner === me && isLate(task, today)) late++;
    return late;
  }, [tasks, me, today]);
  const opportunities = useRows('opportunity');
  const contacts = useRows('contact');
  const settings = useRow('settings', 'settings')?.state;
  const stages = settings?.stages;
  const leadsAreOff = settings?.leadProcessOn === false;
  const sums = useMemo(() => {
    const open = new Set(stages?.filter((stage) => stage.status === 'open').map((stage) => stage.id));
    let openProjects = 0;
    for (const row of opportunities.values()) if (open.has(row.stage)) openProjects++;
    let companies = 0;
    for (const row of contacts.values())
      if (row.is === 'company' && shownAs(row.id, contacts) === row.id && !(leadsAreOff && isLead(row))) companies++;
    return { openProjects, contacts: companies };
  }, [opportunities, contacts, stages, leadsAreOff]);
  const quotes = useRows('quote');
  const quotesOut = useMemo(() => {
    const isOut = (state: string) => state === 'sent' || state === 'viewed';
    return [...quotes.values()].filter((row) => row.owner === me && isOut(quoteStateOn(row, today))).length;
  }, [quotes, me, today]);
  const plans = useRows('plan');
  const plansHere = useMemo(() => [...plans.values()].filter((row) => !row.template).length, [plans]);
  return { lateTasks, unread: useUnread(), quotesOut, plans: plansHere, ...sums };
}
