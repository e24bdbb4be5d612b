/** What the lines come to: the discount on the whole and the rate of tax are written here. */
import type { QuoteTotals } from '@tandem/core';
import { useT } from '../../../i18n/i18n.ts';
import { changeQuote } from '../quote-edits.ts';
import { Cell } from './cell.tsx';
import { useEditor } from './editor-context.ts';
import { plainNumber, readPercent } from './line-cells.ts';

export function Sums({ totals }: { readonly totals: QuoteTotals }) {
  const t = useT();
  const { quote, readOnly, money, percent, locale } = useEditor();
  const { state } = quote;
  const rate = (field: 'discount' | 'tax') => ({
    cell: `field.${field}`,
    label: t(`quotes.sum.${field}`),
    text: plainNumber(state[field], locale),
    check: (typed: string) => (readPercent(typed) === undefined ? t(`quotes.bad.${field}`) : undefined),
    onSave: (typed: string) => {
      const value = readPercent(typed);
      if (value !== undefined) void changeQuote(quote.id, t(`quotes.edit.${field}`), { [field]: value });
    },
  });
  const others = totals.taxes.filter((tax) => tax.rate !== state.tax);
  const own = totals.taxes.find((tax) => tax.rate === state.tax);
  return (
    <dl className="qt-sums">
      <Line label={t('quotes.sum.lines')} value={money(totals.sum)} />
      {(!readOnly || totals.discount !== 0) && (
        <Line
          label={t('quotes.sum.discount')}
          mid={<Cell {...rate('discount')}>{state.discount ? percent(state.discount) : <span className="t3">–</span>}</Cell>}
          value={totals.discount === 0 ? '' : money(-totals.discount)}
        />
      )}
      <Line label={t('quotes.sum.net')} value={money(totals.net)} look="m" />
      {(!readOnly || own) && (
        <Line
          label={t('quotes.sum.tax')}
          mid={<Cell {...rate('tax')}>{state.tax ? percent(state.tax) : <span className="t3">–</span>}</Cell>}
          value={own ? money(own.amount) : ''}
        />
      )}
      {others.map((tax) => (
        <Line key={tax.rate} label={t('quotes.sum.taxOf', { rate: percent(tax.rate) })} value={money(tax.amount)} />
      ))}
      <Line label={t('quotes.sum.total')} value={money(totals.total)} look="b" />
    </dl>
  );
}

function Line({
  label,
  mid,
  value,
  look = 't2',
}: {
  readonly label: string;
  readonly mid?: React.ReactNode;
  readonly value: string;
  readonly look?: 't2' | 'm' | 'b';
}) {
  return (
    <div>
      <dt className={look}>{label}</dt>
      <dd className="qt-mid num">{mid}</dd>
      <dd className={`num ${look === 't2' ? '' : 'b'}`}>{value}</dd>
    </div>
  );
}
