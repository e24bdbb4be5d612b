/** The lines of a quote, written by several people at once, and what they come to. */
import { type QuoteTotals, quoteTotals } from '@tandem/core';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { moveLine, removeLine } from '../quote-edits.ts';
import { AddLine } from './add-line.tsx';
import { useEditor } from './editor-context.ts';
import { hasOwnTax } from './line-cells.ts';
import { inOrder, rankAt, rankBeside } from './line-order.ts';
import { LineRow } from './line-row.tsx';
import { Sums } from './sums.tsx';
import { useLineDrag } from './use-line-drag.ts';
import { lineCell } from './use-quote-presence.ts';

const heads = [
  { key: 'line.carry', look: 'vh' },
  { key: 'column.title', look: 'qt-what' },
  { key: 'column.quantity', look: 'n' },
  { key: 'column.price', look: 'n' },
  { key: 'column.discount', look: 'n' },
  { key: 'column.tax', look: 'n' },
  { key: 'column.sum', look: 'n qt-sum' },
] as const;

export function LinesTable() {
  const t = useT();
  const { quote, readOnly, editing, edit } = useEditor();
  const { state, id } = quote;
  const table = useRef<HTMLDivElement>(null);
  const [taxAsked, setTaxAsked] = useState(false);
  const withTax = taxAsked || hasOwnTax(state);
  const ordered = useMemo(() => inOrder(state.lines), [state.lines]);
  const totals: QuoteTotals = useMemo(() => quoteTotals(state), [state]);
  const drag = useLineDrag(table, (line, place) => {
    const held = ordered.find((one) => one.id === line);
    if (held) void moveLine(id, held, rankAt(ordered, line, place, Math.random));
  });
  const shown = drag.shown(ordered);

  const keyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const line = ordered.find((one) => one.id === target.closest<HTMLElement>('[data-line]')?.dataset['line']);
    if (!line || editing !== undefined) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.altKey && step !== 0 && !readOnly) {
      const rank = rankBeside(ordered, line.id, step, Math.random);
      if (rank) void moveLine(id, line, rank);
    } else if (event.key === 'Delete' && target.dataset['cell'] && !readOnly) void removeLine(id, line);
    else if (!target.dataset['cell'] || !moveFocus(table.current, target, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={withTax ? 'qt with-tax' : 'qt'}>
      <div role="grid" aria-label={t('quotes.lines')} ref={table} onKeyDown={keyDown}>
        <div role="row" className="qt-head">
          {heads.map(
            ({ key, look }) =>
              (key !== 'column.tax' || withTax) && (
                <span key={key} role="columnheader" className={look}>
                  {t(`quotes.${key}`)}
                </span>
              ),
          )}
        </div>
        {shown.map((line, at) => (
          <LineRow
            key={line.id}
            line={line}
            amount={totals.lines[line.id] ?? 0}
            withTax={withTax}
            isCarried={drag.carried === line.id}
            isFirst={at === 0}
            isLast={at === shown.length - 1}
            onTake={(event) => drag.take(event, line, at)}
            onTax={() => {
              setTaxAsked(true);
              edit(lineCell(line.id, 'tax'));
            }}
          />
        ))}
      </div>
      {!readOnly && <AddLine />}
      {readOnly && shown.length === 0 && <p className="qt-none t3">{t('quotes.lines.none')}</p>}
      <Sums totals={totals} />
    </div>
  );
}

/** From cell to cell: to the side within a line, up and down in the same column. Answers whether there was one. */
function moveFocus(table: HTMLElement | null, from: HTMLElement, key: string): boolean {
  const row = from.closest<HTMLElement>('[data-line]');
  const cells = [...(row?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])];
  const aside = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  if (aside !== 0) return focus(cells[cells.indexOf(from) + aside]);
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return false;
  const rows = [...(table?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
  const other = row && rows[rows.indexOf(row) + step];
  const column = from.dataset['cell']?.split('.').at(-1);
  return focus(other?.querySelector<HTMLElement>(`[data-cell$=".${column}"]`) ?? other?.querySelector<HTMLElement>('[data-cell]'));
}

function focus(element: HTMLElement | null | undefined): boolean {
  element?.focus();
  return element !== null && element !== undefined;
}
