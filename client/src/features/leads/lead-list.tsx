/** The same leads as rows. */
import type { ContactRow } from '@tandem/core';
import { useMemo, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRows } from '../../sync/rows.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { CompanyName } from '../../ui/company-name.tsx';
import { type Column, VirtualTable } from '../../ui/virtual-table.tsx';
import { ageOf, type LeadBoard, stageOfLead } from './lead-board.ts';
import { type CardFacts, originOf } from './lead-card.tsx';

interface LeadListProps {
  readonly board: LeadBoard;
  readonly facts: CardFacts;
  readonly onChoose: (row: ContactRow) => void;
  /** The row that a key of the screen acts on. */
  readonly onCurrent: (row: ContactRow | undefined) => void;
}

export function LeadList({ board, facts, onChoose, onCurrent }: LeadListProps) {
  const t = useT();
  const format = useFormat();
  const users = useRows('user');
  const { settings, today, next, withMail } = facts;
  const [sort, setSort] = useState({ key: 'stage', descending: false });
  const columns = useMemo(() => {
    const stages = board.columns.map(({ stage }) => stage);
    const keyed: readonly (Column<ContactRow> & { readonly by: (row: ContactRow) => string | number })[] = [
      {
        key: 'name',
        title: t('leads.column.name'),
        width: 'minmax(180px, 2fr)',
        sortable: true,
        by: ({ name }) => name.toLowerCase(),
        render: (row) => <CompanyName id={row.id} name={row.name} lifecycle={row.lifecycle} />,
      },
      {
        key: 'stage',
        title: t('leads.column.stage'),
        width: '130px',
        sortable: true,
        by: (row) => stages.findIndex(({ id }) => id === stageOfLead(row, stages)),
        render: (row) => <span className="ell">{stages.find(({ id }) => id === stageOfLead(row, stages))?.title}</span>,
      },
      {
        key: 'interest',
        title: t('leads.column.interest'),
        width: 'minmax(120px, 1fr)',
        sortable: true,
        by: ({ interest }) => interest,
        render: ({ interest }) => <span className="ell t2">{interest}</span>,
      },
      {
        key: 'from',
        title: t('leads.column.from'),
        width: 'minmax(150px, 1fr)',
        sortable: true,
        by: (row) => originOf(row, settings, (title) => title),
        render: (row) => <span className="ell t2">{originOf(row, settings, (campaign) => t('leads.campaign', { campaign }))}</span>,
      },
      {
        key: 'next',
        title: t('leads.column.next'),
        width: '130px',
        sortable: true,
        by: ({ id }) => next.get(id)?.due || '9',
        render: ({ id }) => {
          const due = next.get(id)?.due ?? '';
          return <span className={due !== '' && due < today ? 'late num' : 'num'}>{due && format.relativeDay(due)}</span>;
        },
      },
      {
        key: 'mail',
        title: t('leads.column.mail'),
        width: '110px',
        sortable: true,
        by: ({ id }) => Number(withMail.has(id)),
        render: ({ id }) => <span className="t3">{withMail.has(id) ? '' : t('leads.noMail')}</span>,
      },
      {
        key: 'age',
        title: t('leads.column.age'),
        width: '80px',
        align: 'right',
        sortable: true,
        by: (row) => ageOf(row, today),
        render: (row) => (row.createdAt ? t('leads.days', { count: ageOf(row, today) }) : ''),
      },
      {
        key: 'owner',
        title: t('leads.column.owner'),
        width: '60px',
        sortable: true,
        by: ({ owner }) => users.get(owner)?.name ?? '',
        render: ({ owner }) => owner && <Avatar user={owner} name={users.get(owner)?.name ?? ''} />,
      },
    ];
    return keyed;
  }, [board, settings, today, next, withMail, users, t, format]);
  const rows = useMemo(() => {
    const by = columns.find(({ key }) => key === sort.key)?.by;
    const all = board.columns.flatMap(({ leads }) => leads);
    if (!by) return all;
    const sorted = all.toSorted((a, b) => (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : 0));
    return sort.descending ? sorted.reverse() : sorted;
  }, [board, columns, sort]);
  return (
    <VirtualTable<ContactRow>
      label={t('leads.list')}
      rows={rows}
      rowId={({ id }) => id}
      rowName={({ name }) => name}
      columns={columns}
      sort={sort}
      onSort={(key) => setSort({ key, descending: sort.key === key && !sort.descending })}
      onOpen={onChoose}
      onCurrent={onCurrent}
      empty={<p className="hint">{t('leads.none')}</p>}
    />
  );
}
