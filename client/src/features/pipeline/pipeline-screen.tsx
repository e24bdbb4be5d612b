/** Sales projects: the same opportunities as a board and as a list, under one filter. */
import type { OpportunityRow } from '@tandem/core';
import { useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useMe } from '../../state/session.ts';
import { usePhone } from '../../state/use-media.ts';
import { useRow, useRows, useRowsReady } from '../../sync/rows.ts';
import { AvatarStack } from '../../ui/avatar.tsx';
import type { Mover } from '../../ui/board/traces.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { lazyPart } from '../../ui/lazy-part.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { Segmented } from '../../ui/tabs.tsx';
import { useToday } from '../../ui/work/days.ts';
import { useBoardPeople } from './board/board-people.ts';
import { BoardView } from './board/board-view.tsx';
import { EmptyBoard, NothingFound } from './board/empty-board.tsx';
import { FiguresBar } from './board/figures-bar.tsx';
import { BoardSwitch, useScopeTitle } from './board-switch.tsx';
import { FilterBar } from './filter/filter-bar.tsx';
import { isNarrowed } from './filter/pipeline-filter.ts';
import { useMoves } from './opportunity/use-moves.ts';
import { type PipelineContextValue, PipelineProvider } from './pipeline-context.tsx';
import { usePipelineCommands } from './use-pipeline-commands.ts';
import { usePipelineSearch } from './use-pipeline-search.ts';
import { createPipelineView } from './view/pipeline-view.ts';
import './pipeline.css';

const BulkBar = lazyPart(() => import('./list/bulk-bar.tsx').then((module) => module.BulkBar));
const ListView = lazyPart(() => import('./list/list-view.tsx').then((module) => module.ListView));
const MoveQuestion = lazyPart(() => import('./opportunity/move-question.tsx').then((module) => module.MoveQuestion));
const NewOpportunity = lazyPart(() => import('./opportunity/new-opportunity.tsx').then((module) => module.NewOpportunity));
const OpportunityPanel = lazyPart(() => import('./opportunity/opportunity-panel.tsx').then((module) => module.OpportunityPanel));

const nobody: readonly Mover[] = [];

export function PipelineScreen() {
  const t = useT();
  const me = useMe();
  const isPhone = usePhone();
  const isReady = useRowsReady();
  const today = useToday();
  const [opportunities, contacts, boards, users] = [useRows('opportunity'), useRows('contact'), useRows('board'), useRows('user')];
  const quotes = useRows('quote');
  const settings = useRow('settings', 'settings')?.state;
  const [search, go] = usePipelineSearch();
  const newFor = (useSearch({ strict: false }) as { new?: unknown }).new;
  const [computeView] = useState(createPipelineView);
  const view = computeView({ opportunities, contacts, boards, users, quotes, settings, person: me.person, search, today });
  const people = useBoardPeople(view.scope, opportunities, search.card);
  const { question, move } = useMoves({ view, opportunities, contacts, today });
  const [starting, setStarting] = useState<string | undefined>(newFor === undefined ? undefined : '');
  const [isFiltering, setFiltering] = useState(false);
  const [listRow, setListRow] = useState<OpportunityRow>();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const searchInput = useRef<HTMLInputElement>(null);
  const title = useScopeTitle()(view.scope);

  const open = useCallback((row: OpportunityRow) => go({ card: row.id }), [go]);
  const startNew = useCallback((stage = '') => setStarting(stage), []);
  const opened = opportunities.get(search.card);
  const chosen = useMemo(() => [...selected].flatMap((id) => opportunities.get(id) ?? []), [selected, opportunities]);
  usePipelineCommands({
    search,
    go,
    view,
    move,
    startNew,
    current: chosen.length > 0 ? chosen : opened ? [opened] : search.view === 'list' && listRow ? [listRow] : [],
    find: () => searchInput.current?.focus(),
    filter: () => setFiltering(true),
    clear: () => (search.card ? go({ card: '' }) : setSelected(new Set())),
  });
  const context = useMemo(
    (): PipelineContextValue => ({
      view,
      search,
      contacts,
      users,
      settings,
      today,
      isPhone,
      selected,
      select: setSelected,
      go,
      open,
      startNew,
      move,
    }),
    [view, search, contacts, users, settings, today, isPhone, selected, go, open, startNew, move],
  );

  const prefill = typeof newFor === 'string' ? contacts.get(newFor) : undefined;
  const isList = search.view === 'list';
  const isEmpty = view.selection.rows.length === 0;
  const hasNothing = isEmpty && view.selection.total === 0;
  return (
    <PipelineProvider value={context}>
      <Page
        title={title}
        crumbs={title === t('pipeline.title') ? [{ label: title }] : [{ label: t('pipeline.title') }, { label: title }]}
        tabs={
          <>
            <BoardSwitch />
            <Segmented
              label={t('pipeline.form')}
              value={search.view}
              onChange={(next) => go({ view: next === 'list' ? 'list' : 'board' })}
              options={[
                {
                  key: 'board',
                  label: (
                    <>
                      <Icon name="board" />
                      <span className="pl-word">{t('pipeline.board')}</span>
                    </>
                  ),
                },
                {
                  key: 'list',
                  label: (
                    <>
                      <Icon name="list" />
                      <span className="pl-word">{t('pipeline.listTab')}</span>
                    </>
                  ),
                },
              ]}
            />
          </>
        }
        actions={
          <>
            {people.here.length > 0 && (
              <span role="group" aria-label={t('pipeline.here')}>
                <AvatarStack people={people.here} live />
              </span>
            )}
            <Button
              kind="primary"
              icon="plus"
              {...(!isPhone && { keys: 'o' })}
              aria-label={t('pipeline.newOpportunity')}
              onClick={() => startNew()}
            >
              {!isPhone && t('pipeline.opportunity')}
            </Button>
          </>
        }
      >
        <div className="pl">
          {!isReady && opportunities.size === 0 ? (
            <Skeleton rows={12} />
          ) : view.scope === undefined ? (
            <EmptyState icon="board" title={t('pipeline.noBoard.title')}>
              {t('pipeline.noBoard.text')}
            </EmptyState>
          ) : (
            <>
              <FilterBar searchInput={searchInput} isFiltering={isFiltering} onFiltering={setFiltering} />
              <FiguresBar />
              <div className="pl-side">
                <div className="pl-main">
                  {isList ? (
                    <ListView
                      selected={selected}
                      onSelect={setSelected}
                      onCurrent={setListRow}
                      keysActive={!question && starting === undefined && !isFiltering}
                      empty={hasNothing ? <EmptyBoard /> : <NothingFound />}
                    />
                  ) : hasNothing && !isNarrowed(search) ? (
                    <EmptyBoard />
                  ) : isEmpty && isNarrowed(search) ? (
                    <NothingFound />
                  ) : (
                    <BoardView people={people} />
                  )}
                </div>
                {opened && <OpportunityPanel key={opened.id} row={opened} readers={people.readers.get(opened.id) ?? nobody} />}
              </div>
              {chosen.length > 0 && <BulkBar rows={chosen} opportunities={opportunities} onClear={() => setSelected(new Set())} />}
            </>
          )}
        </div>
        {question && <MoveQuestion key={question.row.id} question={question} />}
        {starting !== undefined && (
          <NewOpportunity
            stage={starting}
            company={{ contact: prefill?.id ?? '', company: prefill?.name ?? '' }}
            opportunities={opportunities}
            onClose={() => setStarting(undefined)}
          />
        )}
      </Page>
    </PipelineProvider>
  );
}
