/** All that rules decided lately, newest first, each with its proof. */
import { can, type Firing, rules } from '@tandem/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { request } from '../../state/request.ts';
import { useMe } from '../../state/session.ts';
import { useRow } from '../../sync/rows.ts';
import { errorWords } from '../../ui/error-words.ts';
import { lazyPart } from '../../ui/lazy-part.tsx';
import { Select } from '../../ui/select.tsx';
import { SettingsPage } from '../../ui/settings-page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { listRules } from './catalogue.ts';
import { useSaid } from './said.ts';
import './rules.css';

const FiringList = lazyPart(async () => (await import('../../ui/why/why-panel.tsx')).FiringList);

export function FiringsScreen() {
  const t = useT();
  const me = useMe();
  const said = useSaid();
  const navigate = useNavigate();
  const { rule = '' } = useSearch({ from: '/inside/settings/rules/firings' });
  const settings = useRow('settings', 'settings')?.state;
  const listed = useMemo(() => (settings ? listRules(rules, settings) : []), [settings]);
  const mayRead = can(me.person, 'read', { type: 'rules' });
  const { firings, failure, load } = useFirings(mayRead ? (rule === '' ? listed.map(({ name }) => name).join(' ') : rule) : '');
  return (
    <SettingsPage title={t('rules.allFirings')}>
      {mayRead ? (
        <>
          <div className="firings-bar">
            <Select
              label={t('rules.ofRule')}
              value={rule}
              options={[{ value: '', label: t('rules.everyRule') }, ...listed.map((one) => ({ value: one.name, label: said.name(one) }))]}
              onChange={(next) => void navigate({ to: '/settings/rules/firings', search: next === '' ? {} : { rule: next } })}
            />
          </div>
          {failure !== undefined ? (
            <ErrorState title={errorWords(failure)} onRetry={load} />
          ) : firings ? (
            <section className="panel" aria-label={t('rules.allFirings')}>
              <FiringList firings={firings} withRecord />
            </section>
          ) : (
            <Skeleton />
          )}
        </>
      ) : (
        <EmptyState icon="lock" title={t('rules.notForYou')}>
          {t('rules.notForYouText')}
        </EmptyState>
      )}
    </SettingsPage>
  );
}

const shownAtMost = 200;

function useFirings(names: string) {
  const [firings, setFirings] = useState<readonly Firing[]>();
  const [failure, setFailure] = useState<unknown>();
  const load = useCallback(() => {
    if (names === '') return;
    setFailure(undefined);
    const each = names.split(' ');
    const limit = each.length === 1 ? shownAtMost : 30;
    const of = (name: string) =>
      request<{ firings: readonly Firing[] }>('GET', `/api/rules/${encodeURIComponent(name)}/firings?limit=${limit}`);
    Promise.all(each.map(of)).then(
      (answers) =>
        setFirings(
          answers
            .flatMap((answer) => answer.firings)
            .sort((a, b) => (a.at < b.at ? 1 : -1))
            .slice(0, shownAtMost),
        ),
      setFailure,
    );
  }, [names]);
  useEffect(load, [load]);
  return { firings, failure, load };
}
