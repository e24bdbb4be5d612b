/** Opportunities of a company in short: what is open, then what was decided last. */
import type { OpportunityRow } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useRow } from '../../../sync/rows.ts';
import type { Overview } from '../company-overview.ts';
import { titlesOf } from '../list-row.ts';

const shown = { open: 6, decided: 4 } as const;

export function OpportunityLines({
  overview: { opportunities },
  onAll,
  onNew,
}: {
  readonly overview: Overview;
  readonly onAll?: () => void;
  readonly onNew?: ReactNode;
}) {
  const t = useT();
  const format = useFormat();
  const { open, won, lost } = opportunities;
  const decided = [
    ...won.rows.map((row) => ({ row, status: 'won' as const })),
    ...lost.rows.map((row) => ({ row, status: 'lost' as const })),
  ].sort((a, b) => (a.row.closedOn < b.row.closedOn ? 1 : -1));
  const rest = Math.max(0, open.rows.length - shown.open) + Math.max(0, decided.length - shown.decided);
  const sums = [
    open.rows.length > 0 && t('contacts.opportunities.open', { count: open.rows.length, sum: format.money(open.sum) }),
    won.rows.length > 0 && t('contacts.opportunities.won', { count: won.rows.length, sum: format.money(won.sum) }),
    lost.rows.length > 0 && t('contacts.opportunities.lost', { count: lost.rows.length }),
  ].filter(Boolean);
  return (
    <section>
      <div className="ph">
        <h2>{t('contacts.opportunities')}</h2>
        {onNew && <span className="right">{onNew}</span>}
      </div>
      {sums.length === 0 ? (
        <p className="none sm t3">{t('contacts.opportunities.none')}</p>
      ) : (
        <p className="none sm t3 num">{sums.join(' · ')}</p>
      )}
      {open.rows.slice(0, shown.open).map((row) => (
        <Line key={row.id} row={row} status="open" />
      ))}
      {decided.slice(0, shown.decided).map(({ row, status }) => (
        <Line key={row.id} row={row} status={status} />
      ))}
      {rest > 0 && onAll && (
        <button type="button" className="li link" onClick={onAll}>
          {t('contacts.opportunities.more', { count: rest })}
        </button>
      )}
    </section>
  );
}

function Line({ row, status }: { readonly row: OpportunityRow; readonly status: 'open' | 'won' | 'lost' }) {
  const t = useT();
  const format = useFormat();
  const settings = useRow('settings', 'settings')?.state;
  const stage = settings?.stages.find(({ id }) => id === row.stage);
  const late = status === 'open' ? daysLate(row.closeOn) : 0;
  const about =
    status === 'open'
      ? [
          stage?.title,
          stage?.probability != null && format.percent(stage.probability / 100),
          row.closeOn && late === 0 && t('contacts.opportunities.closes', { day: format.day(row.closeOn) }),
        ]
          .filter(Boolean)
          .join(', ')
      : row.closedOn
        ? t(`contacts.opportunities.${status}On`, { day: format.day(row.closedOn) })
        : stage?.title;
  return (
    <OpportunityLink row={row} status={status} className="li">
      <i className={`stage-dot ${status}`} />
      <span className="grow">
        <span className="row">
          <span className="m ell grow">
            {row.title || titlesOf(settings).products(row.product) || t('contacts.opportunities.untitled')}
          </span>
          <span className="num">{format.money(row.amount)}</span>
        </span>
        <span className="sm t3 num">
          {about}
          {late > 0 && <span className="late">, {t('contacts.opportunities.late', { count: late })}</span>}
        </span>
      </span>
    </OpportunityLink>
  );
}

/** How many days the expected close date is past, where the person is. */
export function daysLate(closeOn: string, now = new Date()): number {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return closeOn === '' ? 0 : Math.max(0, Math.round((today - Date.parse(closeOn)) / 86_400_000));
}

/** The pipeline reads its filter from the address; it shows what is decided only when asked to. */
export const opportunityAddress = ({ id, board }: Pick<OpportunityRow, 'id' | 'board'>, status: 'open' | 'won' | 'lost') => ({
  board,
  card: id,
  ...(status !== 'open' && { status: 'any' }),
});

/** Leads to the opportunity on its board. */
export function OpportunityLink({
  row,
  status,
  className,
  children,
}: {
  readonly row: OpportunityRow;
  readonly status: 'open' | 'won' | 'lost';
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <Link to="/projects" search={opportunityAddress(row, status) as never} {...(className && { className })}>
      {children}
    </Link>
  );
}
