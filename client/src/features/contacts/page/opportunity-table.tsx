/** All opportunities of a company: open ones first, then the latest decided. */
import type { OpportunityRow } from '@tandem/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useRow, useRows } from '../../../sync/rows.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { type Column, VirtualTable } from '../../../ui/virtual-table.tsx';
import type { Overview } from '../company-overview.ts';
import { titlesOf } from '../list-row.ts';
import { daysLate, OpportunityLink, opportunityAddress } from './opportunity-lines.tsx';

export function OpportunityTable({ overview, name }: { readonly overview: Overview; readonly name: string }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const users = useRows('user');
  const settings = useRow('settings', 'settings')?.state;
  const { open, won, lost } = overview.opportunities;
  const rows = useMemo(
    () => [...open.rows, ...[...won.rows, ...lost.rows].sort((a, b) => (a.closedOn < b.closedOn ? 1 : -1))],
    [open, won, lost],
  );
  const statusOf = useMemo(() => {
    const statuses = new Map([...won.rows.map(({ id }) => [id, 'won'] as const), ...lost.rows.map(({ id }) => [id, 'lost'] as const)]);
    return ({ id }: OpportunityRow) => statuses.get(id) ?? 'open';
  }, [won, lost]);
  const columns = useMemo((): readonly Column<OpportunityRow>[] => {
    const titles = titlesOf(settings);
    const titleOf = (row: OpportunityRow) => row.title || titles.products(row.product) || t('contacts.opportunities.untitled');
    return [
      {
        key: 'title',
        title: t('contacts.opportunities.title'),
        width: 'minmax(180px, 1fr)',
        render: (row) => (
          <OpportunityLink row={row} status={statusOf(row)} className="m ell">
            {titleOf(row)}
          </OpportunityLink>
        ),
      },
      {
        key: 'stage',
        title: t('contacts.opportunities.stage'),
        width: '150px',
        render: (row) => <span className={statusOf(row) === 'won' ? 'won m ell' : 'ell'}>{titles.stages(row.stage)}</span>,
      },
      {
        key: 'amount',
        title: t('contacts.opportunities.amount'),
        width: '110px',
        align: 'right',
        render: (row) => format.money(row.amount),
      },
      {
        key: 'product',
        title: t('contacts.opportunities.product'),
        width: '130px',
        render: (row) => <span className="t2 ell">{titles.products(row.product)}</span>,
      },
      {
        key: 'close',
        title: t('contacts.opportunities.close'),
        width: '110px',
        render: (row) => {
          const late = statusOf(row) === 'open' ? daysLate(row.closeOn) : 0;
          return (
            <span className={late > 0 ? 'num late' : 'num'} title={format.dayLong(row.closeOn)}>
              {late > 0 ? t('contacts.opportunities.daysLate', { count: late }) : format.day(row.closeOn)}
            </span>
          );
        },
      },
      {
        key: 'closed',
        title: t('contacts.opportunities.closed'),
        width: '110px',
        render: (row) => <span className="num">{format.day(row.closedOn)}</span>,
      },
      {
        key: 'owner',
        title: t('contacts.opportunities.owner'),
        width: '64px',
        render: (row) => row.owner && <Avatar user={row.owner} name={users.get(row.owner)?.name ?? ''} />,
      },
    ];
  }, [settings, statusOf, users, t, format]);
  return (
    <VirtualTable
      label={`${t('contacts.opportunities')}, ${name}`}
      rows={rows}
      columns={columns}
      rowId={(row) => row.id}
      rowName={(row) => row.title}
      onOpen={(row) => void navigate({ to: '/projects', search: opportunityAddress(row, statusOf(row)) as never })}
      keysActive={false}
      empty={<EmptyState icon="board" title={t('contacts.opportunities.none')} />}
    />
  );
}
