/** One stage: a head that stays, and a list of which only the visible part exists. */
import type { OpportunityRow } from '@tandem/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useMemo, useRef } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import type { Mover, Trace } from '../../../ui/board/traces.ts';
import { Icon } from '../../../ui/icon.tsx';
import { usePipeline } from '../pipeline-context.tsx';
import type { Column } from '../view/board-columns.ts';
import { BoardCard, firstName } from './board-card.tsx';
import { CardBody } from './card-body.tsx';
import { cardHeight, gap } from './card-size.ts';
import { columnItems, type Item, type Slot } from './column-items.ts';
import type { Geometry } from './geometry.ts';
import type { Lift } from './lift.ts';
import { listPadding } from './use-board-drag.ts';

export interface BoardColumnProps {
  readonly column: Column;
  readonly geometry: Geometry;
  readonly lift: Lift | undefined;
  readonly slots: readonly Slot[];
  readonly carriedByOthers: ReadonlyMap<string, Mover>;
  readonly readers: ReadonlyMap<string, readonly Mover[]>;
  readonly traces: readonly Trace[];
  readonly focus: string;
  readonly onMenu: (row: OpportunityRow, anchor: HTMLElement) => void;
}

const nobody: readonly Mover[] = [];

export const BoardColumn = memo(function BoardColumn(props: BoardColumnProps) {
  const { column, geometry, lift, slots, carriedByOthers, readers, traces, focus, onMenu } = props;
  const { view, today, isPhone, startNew, search } = usePipeline();
  const t = useT();
  const format = useFormat();
  const section = useRef<HTMLElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { stage, cards } = column;

  const own = lift?.row.id ?? '';
  const { stages, quotes } = view;
  const heightOf = useCallback(
    (row: OpportunityRow) => cardHeight(row, { stages, quotes }, today, isPhone),
    [stages, quotes, today, isPhone],
  );
  const items = useMemo(
    () => columnItems(cards, { own, others: carriedByOthers, slots }, heightOf),
    [cards, own, carriedByOthers, slots, heightOf],
  );
  // A new identity of getItemKey is what makes the virtualizer lay out again.
  const getItemKey = useCallback((index: number) => items[index]?.key ?? index, [items]);
  const virtualizer = useVirtualizer({
    count: items.length,
    getItemKey,
    gap,
    paddingStart: listPadding,
    paddingEnd: 44,
    overscan: 5,
    getScrollElement: () => list.current,
    estimateSize: (index) => items[index]?.height ?? 0,
  });

  useEffect(() => {
    if (!section.current || !list.current) return;
    const show = (card: string) => {
      const index = items.findIndex(({ key }) => key === card);
      if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' });
    };
    geometry.columns.set(stage.id, { section: section.current, list: list.current, cards, items, show });
    return () => void geometry.columns.delete(stage.id);
  }, [geometry, stage.id, cards, items, virtualizer]);

  const over = slots.find(({ by }) => by !== undefined)?.by;
  const carriedHere = lift?.by === 'pointer' && cards.find(({ id }) => id === own);
  const drawn = virtualizer.getVirtualItems().map(({ index, start }) => {
    const item = items[index];
    if (item?.kind !== 'card') return item && <Placeholder key={item.key} item={item} top={start} lift={lift} />;
    return (
      <BoardCard
        key={item.key}
        row={item.row}
        top={start}
        height={item.height}
        isFocus={focus === item.key}
        isCarried={false}
        isOpen={search.card === item.key}
        readers={readers.get(item.key) ?? nobody}
        trace={traces.find(({ card }) => card === item.key)}
        onMenu={onMenu}
      />
    );
  });
  // In the same array, so that React keeps the element: a finger's events end when the element they began on is removed.
  if (carriedHere) {
    drawn.push(
      <BoardCard
        key={own}
        row={carriedHere}
        top={0}
        height={lift.height}
        isFocus={false}
        isCarried
        isOpen={false}
        readers={nobody}
        trace={undefined}
        onMenu={onMenu}
      />,
    );
  }
  return (
    <section
      ref={section}
      className={`lane pl-column${over ? ` is-over p${over.color}` : slots.length ? ' is-over' : ''}`}
      aria-label={stage.title}
    >
      <header>
        <i className="pl-shade" style={{ background: shadeOf(column) }} />
        <b className="ell">{stage.title}</b>
        {stage.status === 'open' && <span className="t3 sm num">{format.percent(stage.probability / 100)}</span>}
        <span className="right t3 sm num" title={t('pipeline.count', { count: cards.length })}>
          {format.number(cards.length)}
        </span>
      </header>
      <div className="pl-total">
        <span className="num m">{format.money(column.sum)}</span>
        {stage.status === 'open' && (
          <span className="num t3 sm right">{t('pipeline.weightedSum', { sum: format.money(Math.round(column.weighted)) })}</span>
        )}
      </div>
      <div ref={list} className="pl-list">
        <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
          {drawn}
          {stage.status === 'open' && (
            <button
              type="button"
              className="btn ghost sm pl-add"
              style={{ top: virtualizer.getTotalSize() - 36 }}
              onClick={() => startNew(stage.id)}
            >
              <Icon name="plus" />
              {t('pipeline.add')}
              <span className="vh">{t('pipeline.addTo', { stage: stage.title })}</span>
            </button>
          )}
        </div>
      </div>
    </section>
  );
});

function Placeholder({
  item,
  top,
  lift,
}: {
  readonly item: Exclude<Item, { kind: 'card' }>;
  readonly top: number;
  readonly lift: Lift | undefined;
}) {
  const t = useT();
  const style = { transform: `translateY(${top}px)`, height: item.height };
  if (item.kind === 'ghost') {
    return (
      <div className="pl-ghost" style={style}>
        <Avatar user={item.by.user} name={item.by.name} />
        <span className="sm t2 ell">{t('pipeline.moving', { name: firstName(item.by.name) })}</span>
      </div>
    );
  }
  // By keys there is no pointer to carry the card: it is drawn in the slot itself.
  if (!item.by && lift?.by === 'keys')
    return (
      <article className="pl-card is-lifted" style={style}>
        <CardBody row={lift.row} />
      </article>
    );
  return <div className={item.by ? `pl-slot p${item.by.color}` : 'pl-slot'} style={style} />;
}

export const shadeOf = ({ stage }: Pick<Column, 'stage'>): string =>
  stage.status === 'won' ? 'var(--won)' : stage.status === 'lost' ? 'var(--c-muted)' : `var(--st-${stage.shade})`;
