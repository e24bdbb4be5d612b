/** The columns of quotes, for the list of all and for those of one contact. */
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Avatar } from '../avatar.tsx';
import { CompanyName } from '../company-name.tsx';
import type { Column } from '../virtual-table.tsx';
import type { ListedQuote } from './listed.ts';
import { useMoneyIn } from './quote-format.ts';
import { QuoteStateChip } from './quote-words.tsx';

export function useQuoteColumns(today: string, { withCompany = true } = {}): readonly Column<ListedQuote>[] {
  const t = useT();
  const format = useFormat();
  const moneyIn = useMoneyIn();
  return useMemo(
    (): readonly Column<ListedQuote>[] => [
      {
        key: 'number',
        title: t('quotes.column.number'),
        width: '134px',
        sortable: true,
        render: ({ row }) => <span className={row.number ? 'num' : 't3'}>{row.number || t('quote.state.draft')}</span>,
      },
      {
        key: 'title',
        title: t('quote.title'),
        width: 'minmax(160px, 2fr)',
        sortable: true,
        render: ({ row }) => (
          <Link to="/quotes/$id" params={{ id: row.id }} className="m ell" tabIndex={-1}>
            {row.title || t('quote.untitled')}
          </Link>
        ),
      },
      ...(withCompany
        ? [
            {
              key: 'contact',
              title: t('quote.contact'),
              width: 'minmax(140px, 1fr)',
              sortable: true,
              render: ({ company }: ListedQuote) =>
                company && <CompanyName id={company.id} name={company.name} lifecycle={company.lifecycle} />,
            },
          ]
        : []),
      {
        key: 'state',
        title: t('quote.state'),
        width: '104px',
        sortable: true,
        render: ({ row }) => <QuoteStateChip row={row} today={today} />,
      },
      {
        key: 'net',
        title: t('quote.sum'),
        width: '110px',
        align: 'right',
        sortable: true,
        render: ({ row }) => <span className="num">{moneyIn(row.currency)(row.net)}</span>,
      },
      {
        key: 'sent',
        title: t('quotes.column.sent'),
        width: '84px',
        sortable: true,
        render: ({ row }) => <span className="num">{format.day(row.sentAt)}</span>,
      },
      {
        key: 'until',
        title: t('quotes.column.until'),
        width: '150px',
        sortable: true,
        render: ({ row, standing }) => (
          <span className={standing.isOut ? 'num' : 'num t3'} title={format.dayLong(row.validUntil)}>
            {format.day(row.validUntil)}
            {standing.daysLeft !== null && (
              <span className={standing.isSoon ? 'warn m' : 't3'}>, {t('quotes.daysLeft', { count: standing.daysLeft })}</span>
            )}
          </span>
        ),
      },
      {
        key: 'opened',
        title: t('quotes.column.opened'),
        width: '110px',
        sortable: true,
        render: ({ openedAt }) => <span className="num t2">{openedAt && format.since(openedAt)}</span>,
      },
      {
        key: 'owner',
        title: t('quote.owner'),
        width: '64px',
        sortable: true,
        render: ({ row, owner }) => row.owner && <Avatar user={row.owner} name={owner} />,
      },
    ],
    [t, format, moneyIn, today, withCompany],
  );
}
