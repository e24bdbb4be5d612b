/** What is with customers and what was decided; each figure shows its quotes. */
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import type { QuoteFilter } from './quote-search.ts';
import type { QuoteSum, QuoteSums } from './select-quotes.ts';

export function QuoteFigures({
  sums,
  state,
  onChoose,
}: {
  readonly sums: QuoteSums;
  readonly state: QuoteFilter | undefined;
  readonly onChoose: (state: QuoteFilter) => void;
}) {
  const t = useT();
  const { money, percent } = useFormat();
  const decided = sums.won.count + sums.lost.count;
  const figure = (filter: QuoteFilter, label: string, sum: QuoteSum, look = '', more = '') => (
    <button type="button" className="qz-figure" aria-pressed={state === filter} onClick={() => onChoose(filter)}>
      <span className="lbl">{label}</span>
      <b className={`num ${look}`}>{money(sum.net)}</b>
      <span className="xs t3 num">{[t('quotes.count', { count: sum.count }), more].filter(Boolean).join(', ')}</span>
    </button>
  );
  return (
    <section className="qz-figures" aria-label={t('quotes.figures')}>
      {figure('out', t('quotes.figure.out'), sums.out)}
      {figure('soon', t('quotes.figure.soon'), sums.soon, sums.soon.count > 0 ? 'warn' : '')}
      {figure('accepted', t('quotes.figure.won'), sums.won, sums.won.count > 0 ? 'won' : '')}
      {figure(
        'lost',
        t('quotes.figure.lost'),
        sums.lost,
        '',
        decided > 0 ? t('quotes.figure.rate', { rate: percent(sums.won.count / decided) }) : '',
      )}
    </section>
  );
}
