/** A board without a card: an outline in each stage, and the two ways to begin. */

import { seesEverything } from '@tandem/core';
import { useNavigate } from '@tanstack/react-router';
import { useT } from '../../../i18n/i18n.ts';
import { useMe } from '../../../state/session.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { usePipeline } from '../pipeline-context.tsx';
import { shadeOf } from './board-column.tsx';

export function EmptyBoard() {
  const { view, startNew } = usePipeline();
  const me = useMe();
  const t = useT();
  const navigate = useNavigate();
  return (
    <div className="board pl-board">
      <div className="board-lanes pl-lanes">
        {view.stages
          .of(view.scope?.process ?? '')
          .filter(({ status }) => status === 'open')
          .map((stage) => (
            <section key={stage.id} className="lane pl-column" aria-label={stage.title}>
              <header>
                <i className="pl-shade" style={{ background: shadeOf({ stage }) }} />
                <b className="ell">{stage.title}</b>
              </header>
              <div className="pl-outline" />
            </section>
          ))}
      </div>
      <div className="pl-empty">
        <EmptyState
          icon="board"
          title={t('pipeline.empty.title')}
          action={
            <span className="row">
              <Button kind="primary" icon="plus" keys="o" onClick={() => startNew()}>
                {t('pipeline.opportunity')}
              </Button>
              {seesEverything(me.person) && <Button onClick={() => void navigate({ to: '/import' })}>{t('pipeline.empty.import')}</Button>}
            </span>
          }
        >
          {t('pipeline.empty.text')}
        </EmptyState>
      </div>
    </div>
  );
}

export function NothingFound() {
  const { go, view } = usePipeline();
  const t = useT();
  return (
    <EmptyState
      icon="filter"
      title={t('pipeline.nothing.title')}
      action={<Button onClick={() => go(withoutFilter)}>{t('pipeline.clearFilter')}</Button>}
    >
      {t('pipeline.nothing.text', { count: view.selection.total })}
    </EmptyState>
  );
}

const withoutFilter = { status: 'open', owner: 'anyone', stages: [], products: [], amount: '', close: '', without: '', text: '' } as const;
