/** A free day, and three things that would be worth it, from what is known: nothing is made up. */
import { type ContactRow, isLead } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRow, useRows } from '../../sync/rows.ts';
import { EmptyState } from '../../ui/states.tsx';
import { useToday } from '../../ui/work/days.ts';
import { isOpen } from '../../ui/work/task-groups.ts';

export function NothingDue({ user }: { readonly user: string }) {
  const t = useT();
  const { day } = useFormat();
  const leadsOn = useRow('settings', 'settings')?.state.leadProcessOn !== false;
  const { untouched, overdue, forgotten } = useSuggestions(user);
  return (
    <EmptyState icon="checks" title={t('go.none')}>
      <ul className="hm-suggest">
        {untouched && (
          <li>
            <Link to="/contacts/$id" params={{ id: untouched.row.id }}>
              {untouched.last
                ? t('home.suggest.untouched', { name: untouched.row.name, day: day(untouched.last) })
                : t('home.suggest.never', { name: untouched.row.name })}
            </Link>
          </li>
        )}
        {overdue && (
          <li>
            <Link to="/projects">{t('home.suggest.overdue', { title: overdue.title || overdue.company, day: day(overdue.closeOn) })}</Link>
          </li>
        )}
        {leadsOn && <li>{forgotten === 0 ? t('home.suggest.noForgotten') : t('home.suggest.forgotten', { count: forgotten })}</li>}
      </ul>
    </EmptyState>
  );
}

function useSuggestions(user: string) {
  const today = useToday();
  const contacts = useRows('contact');
  const activities = useRows('activity');
  const tasks = useRows('task');
  const opportunities = useRows('opportunity');
  const stages = useRow('settings', 'settings')?.state.stages;
  return useMemo(() => {
    const last = new Map<string, string>();
    for (const { contact, at } of activities.values()) if (at > (last.get(contact) ?? '')) last.set(contact, at);
    let untouched: { readonly row: ContactRow; readonly last: string } | undefined;
    const waiting = new Set([...tasks.values()].filter(isOpen).map(({ contact }) => contact));
    let forgotten = 0;
    for (const row of contacts.values()) {
      if (row.owner !== user || row.mergedInto) continue;
      if (isLead(row) && !waiting.has(row.id)) forgotten++;
      if (row.lifecycle !== 'customer' || row.is !== 'company') continue;
      const at = last.get(row.id) ?? '';
      if (!untouched || at < untouched.last) untouched = { row, last: at };
    }
    const open = new Set(stages?.filter(({ status }) => status === 'open').map(({ id }) => id));
    const overdue = [...opportunities.values()]
      .filter(({ owner, stage, closeOn }) => owner === user && open.has(stage) && closeOn !== '' && closeOn < today)
      .sort((a, b) => (a.closeOn < b.closeOn ? -1 : 1))[0];
    return { untouched, overdue, forgotten };
  }, [contacts, activities, tasks, opportunities, stages, user, today]);
}
