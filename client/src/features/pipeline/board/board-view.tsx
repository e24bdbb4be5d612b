/** The board: columns of the stages, drop zones, and everybody's carried cards. */
import type { OpportunityRow } from '@tandem/core';
import { lazy, type MouseEvent, Suspense, type TouchEvent, useCallback, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useT } from '../../../i18n/i18n.ts';
import type { Presses } from '../../../ui/board/card-drag.tsx';
import { lazyPart } from '../../../ui/lazy-part.tsx';
import { usePipeline } from '../pipeline-context.tsx';
import { announcement } from './announce.ts';
import { BoardColumn } from './board-column.tsx';
import type { BoardPeople } from './board-people.ts';
import { CardBody } from './card-body.tsx';
import { cardHeight } from './card-size.ts';
import { DropZones } from './drop-zones.tsx';
import { FloatingCards } from './floating-cards.tsx';
import { createGeometry } from './geometry.ts';
import type { Lift, Target } from './lift.ts';
import type { MenuAt } from './move-menu.tsx';
import { rankAt } from './place.ts';
import { StageTabs } from './stage-tabs.tsx';
import { cardUnder, useBoardDrag } from './use-board-drag.ts';
import { useBoardKeys } from './use-board-keys.ts';
import { useSlots } from './use-slots.ts';

// A menu is not part of the first screen: its code comes when it is first opened.
const MoveMenu = lazy(() => import('./move-menu.tsx').then((module) => ({ default: module.MoveMenu })));

const CardDrag = lazyPart(() => import('../../../ui/board/card-drag.tsx').then((module) => module.CardDrag));

export function BoardView({ people }: { readonly people: BoardPeople }) {
  const { view, search, today, isPhone, move, go } = usePipeline();
  const t = useT();
  const [geometry] = useState(createGeometry);
  const [menu, setMenu] = useState<MenuAt | undefined>(undefined);
  const [tab, setTab] = useState('');
  const root = useRef<HTMLDivElement>(null);
  const presses = useRef<Presses>({});
  const press = (heard: keyof Presses) => (event: MouseEvent | TouchEvent) => {
    if (cardUnder(event)) presses.current[heard]?.(event);
  };
  const keepLanes = useCallback(
    (element: HTMLDivElement | null) => {
      geometry.lanes = element ?? undefined;
    },
    [geometry],
  );
  const { columns, stages, quotes } = view;
  const isSorted = search.sort !== 'rank';
  const heightOf = useCallback(
    (row: OpportunityRow) => cardHeight(row, { stages, quotes }, today, isPhone),
    [stages, quotes, today, isPhone],
  );

  const drop = async (row: OpportunityRow, target: Target) => {
    const process = view.scope?.process ?? '';
    if (target.kind === 'tab') return move(row, target.stage);
    if (target.kind !== 'stage') {
      const closing = target.kind === 'won' ? stages.won(process) : stages.lost(process);
      return closing && move(row, closing.id);
    }
    const cards = columns.find(({ stage }) => stage.id === target.stage)?.cards ?? [];
    if (isSorted) return target.stage === row.stage ? undefined : move(row, target.stage);
    if (target.stage === row.stage && cards[target.index]?.id === row.id) return;
    return move(row, target.stage, rankAt(cards, row.id, target.index, Math.random));
  };
  const drag = useBoardDrag({ columns, geometry, isSorted, heightOf, tell: people.tell, drop });
  const keys = useBoardKeys({ columns, geometry, drag, root, onMenu: setMenu });
  const slotsOf = useSlots({ lift: drag.lift, floating: people.floating, columns, heightOf });
  const shown = isPhone
    ? columns.filter(({ stage }, i) => (columns.some((column) => column.stage.id === tab) ? stage.id === tab : i === 0))
    : columns;
  const onMenu = useCallback((row: OpportunityRow, anchor: HTMLElement) => setMenu({ row, anchor }), []);

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the cards inside have the focus; keys and presses are heard in one place */}
      <div
        ref={root}
        className="board pl-board"
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
        onMouseDown={press('onMouseDown')}
        onTouchStart={press('onTouchStart')}
        tabIndex={-1}
      >
        {isPhone && <StageTabs shown={shown[0]?.stage.id ?? ''} geometry={geometry} lift={drag.lift} onChoose={setTab} />}
        <div ref={keepLanes} className="board-lanes pl-lanes">
          {shown.map((column) => (
            <BoardColumn
              key={column.stage.id}
              column={column}
              geometry={geometry}
              slots={slotsOf(column.stage.id)}
              lift={drag.lift && touches(drag.lift, column.stage.id) ? drag.lift : undefined}
              carriedByOthers={people.carried}
              readers={people.readers}
              traces={people.traces}
              focus={keys.focus}
              onMenu={onMenu}
            />
          ))}
        </div>
        <DropZones geometry={geometry} lift={drag.lift} />
        <FloatingCards floating={people.floating} geometry={geometry} />
      </div>
      <CardDrag board={root} presses={presses} onDragStart={drag.onDragStart} onDragEnd={drag.onDragEnd} onDragCancel={drag.onDragCancel} />
      {drag.lift?.by === 'pointer' &&
        createPortal(
          <div ref={drag.underPointer} className="card-carried pl-carried" aria-hidden="true">
            <div className="board-drag is-mine">
              <div className="pl-card-face">
                <CardBody row={drag.lift.row} />
              </div>
            </div>
          </div>,
          document.body,
        )}
      {menu && (
        <Suspense>
          <MoveMenu
            at={menu}
            onClose={() => setMenu(undefined)}
            onMove={(row, stage) => void move(row, stage)}
            onOpen={(row) => go({ card: row.id })}
          />
        </Suspense>
      )}
      <p id="pipeline-card-keys" className="vh">
        {t('pipeline.cardKeys')}
      </p>
      <p className="vh" role="status" aria-live="assertive">
        {announcement(drag.lift, view, t)}
      </p>
    </>
  );
}

/** A column takes part in a lift when the card comes from it or would go to it; the others need not be drawn again. */
const touches = ({ row, target }: Lift, stage: string) => row.stage === stage || (target.kind === 'stage' && target.stage === stage);
