/** One line of a quote. Its cells are edited where they stand; the grip carries it, Alt and arrows or its menu do the same. */
import type { QuoteLine } from '@tandem/core';
import type { PointerEvent } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { MoreMenu } from '../../../ui/more-menu.tsx';
import { changeLine } from '../quote-edits.ts';
import { Cell } from './cell.tsx';
import { useEditor } from './editor-context.ts';
import { type CellColumn, cellText, editableColumns, readCell } from './line-cells.ts';
import { useLineMenu } from './use-line-menu.ts';
import { lineCell } from './use-quote-presence.ts';

export function LineRow({
  line,
  amount,
  withTax,
  isCarried,
  isFirst,
  isLast,
  onTake,
  onTax,
}: {
  readonly line: QuoteLine;
  readonly amount: number;
  readonly withTax: boolean;
  readonly isCarried: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onTake: (event: PointerEvent) => void;
  readonly onTax: () => void;
}) {
  const t = useT();
  const { quote, readOnly, money, percent, locale, edit } = useEditor();
  const menu = useLineMenu(line, { isFirst, isLast, onTax });
  const name = line.title || t('quotes.line.untitled');
  const columns = editableColumns(line, withTax);
  const cell = (column: CellColumn) => ({
    cell: lineCell(line.id, column),
    label: t('quotes.cell', { column: t(`quotes.column.${column}`), line: name }),
    text: cellText(column, line, locale),
    check: (typed: string) => (readCell(column, typed) ? undefined : t(`quotes.bad.${column}`)),
    onSave: (typed: string) => {
      const patch = readCell(column, typed);
      if (patch) void changeLine(quote.id, line, patch);
    },
    onNext: (step: 1 | -1) => {
      const next = columns[columns.indexOf(column) + step];
      edit(next && lineCell(line.id, next), lineCell(line.id, column));
    },
  });
  const numbers = line.kind !== 'text';
  return (
    <div role="row" className={`qt-row is-${line.kind}${isCarried ? ' is-carried' : ''}`} data-line={line.id}>
      <div role="gridcell" className="qt-grip">
        {!readOnly && (
          <span title={t('quotes.line.carry')} onPointerDown={onTake}>
            <Icon name="grip" size={14} />
          </span>
        )}
      </div>
      <div role="gridcell" className="qt-what">
        <Cell {...cell('title')} className="m">
          {line.title || <span className="t3">{t('quotes.line.untitled')}</span>}
        </Cell>
        {line.kind === 'option' && <span className="chip">{t('quotes.line.option')}</span>}
        {(line.detail || !readOnly) && (
          <Cell {...cell('detail')} className={line.detail ? 'qt-detail' : 'qt-detail is-empty'}>
            {line.detail || t('quotes.line.addDetail')}
          </Cell>
        )}
      </div>
      {numbers && (
        <>
          <div role="gridcell" className="n qt-quantity">
            <Cell {...cell('quantity')}>{new Intl.NumberFormat(locale).format(line.quantity ?? 1)}</Cell>
          </div>
          <div role="gridcell" className="n qt-price">
            <Cell {...cell('price')}>
              {line.price === 0 ? t('quotes.line.included') : line.price === null ? <span className="t3">–</span> : money(line.price)}
            </Cell>
          </div>
          <div role="gridcell" className="n qt-discount">
            <Cell {...cell('discount')}>{line.discount ? percent(line.discount) : ' '}</Cell>
          </div>
          {withTax && (
            <div role="gridcell" className="n qt-tax">
              <Cell {...cell('tax')}>{line.tax === null ? ' ' : percent(line.tax)}</Cell>
            </div>
          )}
          <div role="gridcell" className="n m num qt-sum">
            {line.kind === 'option' ? <span className="t3">({money(amount)})</span> : money(amount)}
          </div>
        </>
      )}
      <div role="gridcell" className="qt-more">
        {!readOnly && <MoreMenu look="row" label={t('quotes.line.menu', { line: name })} items={menu} />}
      </div>
    </div>
  );
}
