/** /plans/<id>/history: two moments of a plan beside each other in one text, with what can be brought back. */
import { plan as planDocument } from '@tandem/core';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { usePhone } from '../../../state/use-media.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/states.tsx';
import { type ShownPlan, usePlan } from '../use-plan.ts';
import { Comparison } from './comparison.tsx';
import { type HistorySearch, readHistorySearch } from './history-search.ts';
import { allVersions, lastOf } from './marks.ts';
import { NameVersion } from './name-version.tsx';
import type { PlanHistory, PlanVersion } from './plan-history.ts';
import { useConnected, usePlanHistory } from './use-plan-history.ts';
import { VersionPickers } from './version-pickers.tsx';
import { useVersionWords } from './version-words.ts';
import './history.css';

const pathOf = (id: string): string => `/plans/${id}`;

export function PlanHistoryScreen() {
  const { id = '' } = useParams({ strict: false });
  return <Screen key={id} id={id} />;
}

function Screen({ id }: { readonly id: string }) {
  const t = useT();
  const phone = usePhone();
  const { history, again } = usePlanHistory(id);
  const found = usePlan(id);
  const [naming, setNaming] = useState(false);
  const mayName = found.is === 'here' && !found.plan.readOnly;
  const title = found.is === 'here' ? found.plan.frame.title || t('ui.unnamed') : '…';
  const toPlan = (
    <Link className="btn" to={pathOf(id)}>
      {t('plans.history.toPlan')}
    </Link>
  );
  return (
    <Page
      title={`${t('plans.history.title')}, ${title}`}
      crumbs={[{ label: t('plans.history.toPlans'), to: '/plans' }, { label: title, to: pathOf(id) }, { label: t('plans.history.title') }]}
      tabs={phone && <BackLink id={id} />}
      presence={planDocument.nameOf(id)}
      actions={
        mayName &&
        (phone ? (
          <IconButton icon="flag" label={t('plans.history.name')} onClick={() => setNaming(true)} />
        ) : (
          <Button icon="flag" onClick={() => setNaming(true)}>
            {t('plans.history.name')}
          </Button>
        ))
      }
    >
      {history.is === 'gone' || found.is === 'gone' || found.is === 'withheld' ? (
        <EmptyState icon="lock" title={t('plans.history.gone')} />
      ) : history.is === 'offline' || found.is === 'not-kept' ? (
        <EmptyState icon="offline" title={t('plans.history.offline')} action={toPlan} />
      ) : history.is === 'failed' ? (
        <ErrorState title={t('plans.history.failed')} onRetry={again} />
      ) : history.is === 'here' && found.is === 'here' ? (
        <Shown plan={found.plan} history={history.value} toPlan={toPlan} />
      ) : (
        <Skeleton rows={8} />
      )}
      {mayName && <NameVersion plan={id} open={naming} onClose={() => setNaming(false)} />}
    </Page>
  );
}

function Shown({ plan, history, toPlan }: { readonly plan: ShownPlan; readonly history: PlanHistory; readonly toPlan: React.ReactNode }) {
  const t = useT();
  const { id } = plan;
  const navigate = useNavigate();
  const connected = useConnected();
  const words = useVersionWords();
  const search = readHistorySearch(useSearch({ strict: false }));
  const known = allVersions(
    history.versions,
    plan.frame.versions.filter(({ name }) => name !== ''),
  );
  const here = known.filter(({ waits }) => !waits).map(({ version }) => version);
  const then = here.find(({ id: version }) => version === search.version) ?? (search.version ? undefined : lastOf(here));
  const other = search.with ? here.find(({ id: version }) => version === search.with) : undefined;
  const leave = () => void navigate({ to: pathOf(id) });
  useEscape(leave);
  const go = (next: HistorySearch) => void navigate({ to: '/plans/$id/history', params: { id }, search: next, replace: true });

  if (here.length === 0)
    return (
      <EmptyState icon="history" title={t('plans.history.noVersions')} action={toPlan}>
        {t('plans.history.noVersions.hint')}
      </EmptyState>
    );
  const read = search.read === true;
  return (
    <div className="cmp-page">
      <div className="banner info">
        <Icon name="history" />
        <span className="grow">
          {then && <b className="b">{t('plans.history.past', { when: words.long(then) })} </b>}
          {then && t(read ? 'plans.history.past.read' : 'plans.history.past.compare')}
          {!then && t('plans.history.versionGone')}
          {!connected && <span className="cmp-kept"> {t('plans.history.kept')}</span>}
        </span>
        <Button className="cmp-leave" onClick={leave}>
          {t('plans.history.toPlan')}
          <Kbd keys="Escape" />
        </Button>
      </div>
      <VersionPickers versions={here} then={then} other={other} read={read} onGo={go} />
      {then && (
        <Comparison
          key={`${then.id}/${other?.id ?? ''}/${read}`}
          plan={plan}
          then={then}
          other={other as PlanVersion | undefined}
          read={read}
        />
      )}
    </div>
  );
}

/** Also from a field that chooses, which keeps single keys for itself. A question that is open is closed first. */
function useEscape(leave: () => void): void {
  const latest = useRef(leave);
  latest.current = leave;
  useEffect(() => {
    const keyDown = (event: KeyboardEvent) => {
      const open = document.querySelector('[role=dialog], [role=menu], [role=combobox][aria-expanded=true]') !== null;
      if (event.key === 'Escape' && !event.defaultPrevented && !open) latest.current();
    };
    addEventListener('keydown', keyDown);
    return () => removeEventListener('keydown', keyDown);
  }, []);
}

function BackLink({ id }: { readonly id: string }) {
  const t = useT();
  return (
    <Link className="btn ghost icon back" to={pathOf(id)} aria-label={t('plans.history.toPlan')}>
      <Icon name="left" />
    </Link>
  );
}
