/** One card in its column: a place to press, to lift and to focus. */
import type { OpportunityRow } from '@tandem/core';
import { memo } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import type { Mover, Trace } from '../../../ui/board/traces.ts';
import { Icon } from '../../../ui/icon.tsx';
import { companyOf } from '../filter/matches.ts';
import { usePipeline } from '../pipeline-context.tsx';
import { CardBody, titleOf } from './card-body.tsx';

export interface BoardCardProps {
  readonly row: OpportunityRow;
  readonly top: number;
  readonly height: number;
  readonly isFocus: boolean;
  /** Carried by this person: the element must stay where touch events began, unseen. */
  readonly isCarried: boolean;
  readonly isOpen: boolean;
  readonly readers: readonly Mover[];
  readonly trace: Trace | undefined;
  readonly onMenu: (row: OpportunityRow, anchor: HTMLElement) => void;
}

export const BoardCard = memo(function BoardCard({ row, top, height, isFocus, isCarried, isOpen, readers, trace, onMenu }: BoardCardProps) {
  const { view, contacts, open, selected } = usePipeline();
  const isChosen = selected.has(row.id);
  const t = useT();
  const name = t('pipeline.card', {
    company: companyOf(row, contacts) || t('pipeline.noCompany'),
    title: titleOf(row, view.productTitles),
  });
  const color = trace ? ` p${trace.by.color} is-traced` : '';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the board hears the keys of all its cards (use-board-keys)
    <article
      className={`pl-card${isOpen ? ' is-open' : ''}${isCarried ? ' is-carried' : ''}${isChosen ? ' is-chosen' : ''}${color}`}
      style={{ transform: `translateY(${top}px)`, height }}
      data-card={row.id}
      tabIndex={isFocus ? 0 : -1}
      aria-label={name}
      aria-describedby="pipeline-card-keys"
      onClick={(event) => {
        if (!(event.target as HTMLElement).closest('a, button')) open(row);
      }}
    >
      <CardBody row={row} />
      {isChosen && <span className="vh">{t('pipeline.chosen')}</span>}
      <button
        type="button"
        className="btn ghost icon sm card-more pl-more"
        tabIndex={-1}
        aria-label={t('pipeline.moveMenu', { card: name })}
        aria-haspopup="menu"
        onPointerDown={(event) => event.stopPropagation()}
        onMouseDown={(event) => event.stopPropagation()}
        onTouchStart={(event) => event.stopPropagation()}
        onClick={(event) => onMenu(row, event.currentTarget)}
      >
        <Icon name="more" />
      </button>
      {readers.length > 0 && (
        <span className="pl-readers">
          {readers.map((reader) => (
            <i key={reader.user} className={`p${reader.color}`} title={t('pipeline.reading', { name: reader.name })} />
          ))}
        </span>
      )}
      {trace && <TraceFlag trace={trace} row={row} />}
    </article>
  );
});

function TraceFlag({ trace, row }: { readonly trace: Trace; readonly row: OpportunityRow }) {
  const { view } = usePipeline();
  const t = useT();
  const name = firstName(trace.by.name);
  const stage = view.stages.byId.get(trace.stage)?.title ?? '';
  return (
    <span className="flag board-flag">
      {trace.stage === row.stage || !stage ? t('pipeline.trace.here', { name }) : t('pipeline.trace.to', { name, stage })}
    </span>
  );
}

export const firstName = (name: string): string => name.split(' ')[0] ?? name;
