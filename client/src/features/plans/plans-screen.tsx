/** All plans one may read: whose, about what, how far, when they are looked at next. */
import type { PlanRow } from '@tandem/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { usePhone } from '../../state/use-media.ts';
import { useRows, useRowsReady } from '../../sync/rows.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands.ts';
import { Input } from '../../ui/input.tsx';
import { Page } from '../../ui/page.tsx';
import { NewPlan } from '../../ui/plans/new-plan.tsx';
import { PlanLines } from '../../ui/plans/plan-lines.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { whenIdle } from '../../ui/when-idle.ts';
import './plans.css';

// Whoever looks at the list opens one of them: its page is there by then.
if (typeof document !== 'undefined') whenIdle(() => void import('./plan-screen.tsx').catch(() => undefined));

export function PlansScreen() {
  const t = useT();
  const phone = usePhone();
  const ready = useRowsReady();
  const navigate = useNavigate();
  // The address says that one is begun, and about whom: so it can be asked for from anywhere.
  const { new: about } = useSearch({ strict: false }) as { readonly new?: string };
  const ask = (contact?: string) => void navigate({ to: '/plans', search: contact === undefined ? {} : { new: contact }, replace: true });
  const [find, setFind] = useState('');
  const plans = useRows('plan');
  const contacts = useRows('contact');
  const users = useRows('user');
  const lines = useMemo(() => {
    const wanted = find.trim().toLowerCase();
    const aboutOf = (row: PlanRow) => [row.title, contacts.get(row.contact)?.name, users.get(row.owner)?.name, users.get(row.person)?.name];
    return [...plans.values()]
      .filter((row) => wanted === '' || aboutOf(row).some((text) => text?.toLowerCase().includes(wanted)))
      .sort((a, b) => a.title.localeCompare(b.title));
  }, [plans, contacts, users, find]);
  const [own, templates] = [lines.filter((row) => !row.template), lines.filter((row) => row.template)];
  const group = t('plans.title');
  useCommands([{ id: 'plans.new-here', title: t('plans.new'), group, icon: 'plus', keys: 'n', run: () => ask('') }]);
  const create = (
    <Button kind="primary" icon="plus" {...(!phone && { keys: 'n' })} onClick={() => ask('')}>
      {t('plans.new')}
    </Button>
  );
  return (
    <Page title={group} actions={create}>
      <div className="pn-list">
        {plans.size > 0 && (
          <div className="pn-bar">
            <Input
              type="search"
              value={find}
              aria-label={t('plans.find')}
              placeholder={t('plans.find')}
              onChange={(event) => setFind(event.target.value)}
            />
          </div>
        )}
        {!ready ? (
          <Skeleton rows={6} />
        ) : lines.length === 0 ? (
          <EmptyState
            icon="document"
            title={t(find ? 'plans.noneFound' : 'plans.none')}
            action={find ? <Button onClick={() => setFind('')}>{t('plans.showAll')}</Button> : create}
          >
            {t(find ? 'plans.noneFound.hint' : 'plans.none.hint')}
          </EmptyState>
        ) : (
          <>
            <PlanLines label={group} rows={own} />
            {templates.length > 0 && (
              <>
                <h2 className="h-sec pn-group">{t('plans.templates')}</h2>
                <PlanLines label={t('plans.templates')} rows={templates} />
              </>
            )}
          </>
        )}
      </div>
      {about !== undefined && <NewPlan contact={about} onClose={() => ask()} />}
    </Page>
  );
}
