/** The board of leads: columns of the process of leads, cards that are moved by mouse, finger, keys or menu. */
import type { ContactRow, Stage } from '@tandem/core';
import { lazy, type MouseEvent, Suspense, type TouchEvent, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { Presses } from '../../ui/board/card-drag.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { lazyPart } from '../../ui/lazy-part.tsx';
import { FloatingLeads } from './floating-leads.tsx';
import type { LeadBoard, LeadColumn } from './lead-board.ts';
import { type CardFacts, LeadCard } from './lead-card.tsx';
import type { LeadMenuAt } from './lead-menu.tsx';
import { useLeadDrag } from './use-lead-drag.ts';
import { useLeadKeys } from './use-lead-keys.ts';
import { type LeadMoves, useLeadMoves } from './use-lead-moves.ts';

const CardDrag = lazyPart(() => import('../../ui/board/card-drag.tsx').then((module) => module.CardDrag));
const LeadMenu = lazy(() => import('./lead-menu.tsx').then((module) => ({ default: module.LeadMenu })));

export interface LeadBoardProps {
  readonly board: LeadBoard;
  readonly facts: CardFacts;
  /** The lead that the panel beside the board is about. */
  readonly chosen: string;
  readonly onChoose: (row: ContactRow) => void;
  readonly onOpen: (row: ContactRow) => void;
  /** Without an index on top. */
  readonly onMove: (row: ContactRow, stage: Stage, index?: number) => void;
}

export function LeadBoardView({ board, facts, chosen, onChoose, onOpen, onMove }: LeadBoardProps) {
  const t = useT();
  const root = useRef<HTMLDivElement>(null);
  const presses = useRef<Presses>({});
  const [menu, setMenu] = useState<LeadMenuAt>();
  const targets = board.aside ? [...board.columns, board.aside] : board.columns;
  const stages = targets.map(({ stage }) => stage);
  const leads = useMemo(() => board.columns.flatMap((column) => column.leads), [board]);
  const moves = useLeadMoves(leads);
  const drag = useLeadDrag({
    columns: targets,
    board: root,
    drop: (row, { stage, index }) => {
      const column = targets.find((one) => one.stage.id === stage);
      if (column && column.leads[index]?.id !== row.id) onMove(row, column.stage, index);
    },
  });
  const keys = useLeadKeys({ columns: board.columns, targets, drag, root, onChoose, onMenu: setMenu, onMove });
  const press = (heard: keyof Presses) => (event: MouseEvent | TouchEvent) => {
    if (event.target instanceof Element && event.target.closest('[data-card]')) presses.current[heard]?.(event);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the cards inside have the focus; keys and presses are heard in one place */}
      <div
        ref={root}
        className="board"
        tabIndex={-1}
        onKeyDown={keys.onKeyDown}
        onMouseDown={press('onMouseDown')}
        onTouchStart={press('onTouchStart')}
      >
        <div className="board-lanes lead-lanes">
          {board.columns.map((column) => (
            <Lane
              key={column.stage.id}
              column={column}
              facts={facts}
              chosen={chosen}
              drag={drag}
              moves={moves}
              focus={keys.focus}
              onFocus={keys.setFocus}
              onChoose={onChoose}
              onMenu={setMenu}
            />
          ))}
        </div>
        <FloatingLeads leads={leads} board={root} facts={facts} />
        {board.aside && drag.lift && (
          <div
            className={`lead-zone${drag.lift.target.stage === board.aside.stage.id ? ' on' : ''}`}
            data-stage={board.aside.stage.id}
            data-zone=""
          >
            <Icon name="clock" />
            {board.aside.stage.title}
          </div>
        )}
      </div>
      <CardDrag board={root} presses={presses} onDragStart={drag.onDragStart} onDragEnd={drag.onDragEnd} onDragCancel={drag.onDragCancel} />
      {drag.lift?.by === 'pointer' &&
        createPortal(
          <div ref={drag.underPointer} className="card-carried lead-carried" aria-hidden="true">
            <div className="lead-card">
              <LeadCard row={drag.lift.row} facts={facts} />
            </div>
          </div>,
          document.body,
        )}
      {menu && (
        <Suspense>
          <LeadMenu at={menu} stages={stages} onClose={() => setMenu(undefined)} onMove={onMove} onFollowUp={onChoose} onOpen={onOpen} />
        </Suspense>
      )}
      <p id="lead-card-keys" className="vh">
        {t('leads.cardKeys')}
      </p>
      <p className="vh" role="status" aria-live="assertive">
        {drag.lift?.by === 'keys' &&
          t('leads.announce', {
            stage: stages.find(({ id }) => id === drag.lift?.target.stage)?.title ?? '',
            place: drag.lift.target.index + 1,
          })}
      </p>
    </>
  );
}

interface LaneProps {
  readonly column: LeadColumn;
  readonly facts: CardFacts;
  readonly chosen: string;
  readonly drag: ReturnType<typeof useLeadDrag>;
  readonly moves: LeadMoves;
  readonly focus: string;
  readonly onFocus: (id: string) => void;
  readonly onChoose: (row: ContactRow) => void;
  readonly onMenu: (at: LeadMenuAt) => void;
}

/** An import brings leads by thousands; who works on them looks at the top of a column. */
const firstCards = 100;

function Lane({ column, facts, chosen, drag, moves, focus, onFocus, onChoose, onMenu }: LaneProps) {
  const t = useT();
  const format = useFormat();
  const { stage, leads, age, lastMonth } = column;
  const { lift } = drag;
  const over = lift?.target.stage === stage.id;
  const others = leads.filter(({ id }) => id !== lift?.row.id);
  const slotAt = over ? Math.min(lift.target.index, others.length) : -1;
  const slot = (
    <li key="slot" className="lead-slot">
      {lift?.by === 'keys' && (
        <div className="lead-card">
          <LeadCard row={lift.row} facts={facts} />
        </div>
      )}
    </li>
  );
  const card = (row: ContactRow, isCarried: boolean) => (
    <li key={row.id} className={isCarried ? 'is-carried' : moves.away.has(row.id) ? 'is-away' : undefined}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the board hears the keys of all its cards */}
      <article
        className={row.id === chosen ? 'lead-card is-chosen' : 'lead-card'}
        data-card={row.id}
        tabIndex={row.id === focus ? 0 : -1}
        aria-label={row.name || t('ui.unnamed')}
        aria-describedby="lead-card-keys"
        onFocus={() => onFocus(row.id)}
        onClick={(event) => {
          if (!(event.target as HTMLElement).closest('button')) onChoose(row);
        }}
      >
        <LeadCard row={row} facts={facts} />
        {moves.movedBy.has(row.id) && <span className="sm t2">{t('leads.movedBy', { name: moves.movedBy.get(row.id) ?? '' })}</span>}
        <span className="card-more lead-more">
          <IconButton
            icon="more"
            size="sm"
            label={t('leads.menu', { name: row.name })}
            onClick={(event) => onMenu({ row, anchor: event.currentTarget })}
          />
        </span>
      </article>
    </li>
  );
  const [shown, setShown] = useState(firstCards);
  const drawn = others.slice(0, shown).map((row) => card(row, false));
  if (slotAt >= 0) drawn.splice(slotAt, 0, slot);
  // A finger's events end when the element they began on is removed: the carried card stays, unseen.
  const carried = lift && leads.find(({ id }) => id === lift.row.id);
  if (carried) drawn.push(card(carried, true));
  return (
    <section className={over ? 'lane lead-lane is-over' : 'lane lead-lane'} data-stage={stage.id} aria-label={stage.title}>
      <header>
        <b className="ell">{stage.title}</b>
        <span className="right t3 sm num" title={t('leads.count', { count: leads.length })}>
          {format.number(leads.length)}
        </span>
      </header>
      <div className="lead-total num">{headOf(column, t)}</div>
      <ul className="lead-list" data-list="">
        {drawn}
        {others.length > shown && (
          <li>
            <Button size="sm" wide onClick={() => setShown(shown + firstCards)}>
              {t('leads.more', { count: others.length - shown })}
            </Button>
          </li>
        )}
        {leads.length === 0 && slotAt < 0 && <li className="hint lead-none">{t('leads.noneHere')}</li>}
      </ul>
    </section>
  );

  function headOf({ stage: { status } }: LeadColumn, words: typeof t): string {
    if (status === 'won') return words('leads.head.won', { count: lastMonth });
    return age === undefined ? '\u00a0' : words('leads.head.age', { count: age });
  }
}
