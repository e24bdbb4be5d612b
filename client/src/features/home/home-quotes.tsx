/** What is with customers, and what they have answered: each figure leads to its quotes. */
import { periodOf } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { quotesOf } from './projects-of.ts';
import type { Home } from './use-home.ts';

export function HomeQuotes({ home }: { readonly home: Home }) {
  const t = useT();
  const { number, money, percent } = useFormat();
  const { figures, before, periods, today } = home;
  const when = t(`home.when.${periods.won}`);
  const decided = figures.quotesAccepted + figures.quotesLost;
  const days = periodOf(periods.won, today);
  return (
    <section aria-label={t('home.quotes')}>
      <div className="hm-head">
        <h2>{t('home.quotes')}</h2>
        <span className="grow" />
        <Link to="/quotes">{t('home.quotes.all')}</Link>
      </div>
      <div className="hm-quotes">
        <Figure
          search={quotesOf(home, 'out')}
          label={t('home.quotes.out')}
          value={number(figures.quotesOut)}
          more={money(figures.quotesOutAmount)}
        />
        <Figure
          search={quotesOf(home, 'accepted', days)}
          label={t('home.quotes.accepted', { when })}
          value={number(figures.quotesAccepted)}
          more={[money(figures.quotesAcceptedAmount), t(`home.prior.${periods.won}`, { value: number(before.quotesAccepted) })].join(', ')}
        />
        <Figure
          search={quotesOf(home, 'lost', days)}
          label={t('home.quotes.lost', { when })}
          value={number(figures.quotesLost)}
          more={[
            money(figures.quotesLostAmount),
            ...(decided > 0 ? [t('home.quotes.rate', { rate: percent(figures.quotesAccepted / decided) })] : []),
          ].join(', ')}
        />
      </div>
    </section>
  );
}

function Figure({
  search,
  label,
  value,
  more,
}: {
  readonly search: Readonly<Record<string, unknown>>;
  readonly label: string;
  readonly value: string;
  readonly more: string;
}) {
  return (
    <Link to="/quotes" search={search as never} className="hm-stat">
      <span className="lbl">{label}</span>
      <span className="row">
        <b className="num">{value}</b>
      </span>
      <span className="xs t3 num">{more}</span>
    </Link>
  );
}
