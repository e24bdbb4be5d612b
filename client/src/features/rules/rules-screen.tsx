/** Settings > Rules: what Tandem does by itself, what it did, and what it would have done otherwise. */
import { can, rules } from '@tandem/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useMe } from '../../state/session.ts';
import { useRow } from '../../sync/rows.ts';
import { Button } from '../../ui/button.tsx';
import { lazyPart } from '../../ui/lazy-part.tsx';
import { SettingsPage } from '../../ui/settings-page.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { listRules } from './catalogue.ts';
import { RuleList } from './rule-list.tsx';
import { useReports } from './use-reports.ts';
import './rules.css';

const TaskLimits = lazyPart(async () => (await import('./limits/task-limits.tsx')).TaskLimits);
const StoppedEffects = lazyPart(async () => (await import('./stopped-effects.tsx')).StoppedEffects);
const RulePanel = lazyPart(async () => (await import('./rule-panel.tsx')).RulePanel);

export function RulesScreen() {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const { rule: chosen } = useSearch({ from: '/inside/settings/rules' });
  const settings = useRow('settings', 'settings')?.state;
  const mayRead = can(me.person, 'read', { type: 'rules' });
  const mayEdit = can(me.person, 'edit', { type: 'rules' });
  const changed = useMemo(() => settings && JSON.stringify([settings.rules, settings.ownRules]), [settings]);
  const { reports, failure, load } = useReports(mayRead, changed);
  const listed = useMemo(() => (settings ? listRules(rules, settings, reports) : []), [settings, reports]);
  const open = listed.find((rule) => rule.name === chosen);
  const choose = (rule: string | undefined) => void navigate({ to: '/settings/rules', search: rule === undefined ? {} : { rule } });
  if (!mayRead)
    return (
      <SettingsPage title={t('rules.title')}>
        <EmptyState icon="lock" title={t('rules.notForYou')}>
          {t('rules.notForYouText')}
        </EmptyState>
      </SettingsPage>
    );
  return (
    <SettingsPage
      title={t('rules.title')}
      actions={
        <>
          <Link to="/settings/rules/firings" className="btn">
            {t('rules.allFirings')}
          </Link>
          {mayEdit && (
            <Button kind="primary" icon="plus" onClick={() => void navigate({ to: '/settings/rules/own/$id', params: { id: 'new' } })}>
              {t('rules.new')}
            </Button>
          )}
        </>
      }
      aside={
        open &&
        settings && <RulePanel key={open.name} rule={open} settings={settings} mayEdit={mayEdit} onClose={() => choose(undefined)} />
      }
    >
      <header>
        <h2 className="h-page">{t('rules.title')}</h2>
        <p className="t2">{t('rules.lead')}</p>
        {!mayEdit && <p className="sm t3">{t('rules.managers')}</p>}
      </header>
      {settings ? (
        <>
          <RuleList rules={listed} chosen={chosen} mayEdit={mayEdit} offline={failure !== undefined} onRetry={load} onChoose={choose} />
          {mayEdit && <StoppedEffects />}
          <TaskLimits settings={settings} mayEdit={mayEdit} />
        </>
      ) : (
        <Skeleton />
      )}
    </SettingsPage>
  );
}
