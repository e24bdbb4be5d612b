/** The same opportunities as rows: sorted by any column, edited in place, chosen by X and Shift. */
import type { OpportunityRow } from '@tandem/core';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useMemo } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useMe } from '../../../state/session.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import type { CardPatch } from '../../../ui/opportunities/card-patch.ts';
import { changeCard, mayAssign } from '../../../ui/opportunities/edits.ts';
import { weightedAmount } from '../../../ui/opportunities/stages.ts';
import { readAmount } from '../../../ui/read-amount.ts';
import { type Column, VirtualTable } from '../../../ui/virtual-table.tsx';
import { daysBetween } from '../../../ui/work/days.ts';
import { shadeOf } from '../board/board-column.tsx';
import { CardCompany, titleOf } from '../board/card-body.tsx';
import { companyOf } from '../filter/matches.ts';
import { type SortKey, sortKeys } from '../filter/pipeline-filter.ts';
import { useRefusal } from '../opportunity/use-refusal.ts';
import { usePipeline } from '../pipeline-context.tsx';
import { optionsOf } from '../view/options.ts';
import { useGroups } from './use-groups.tsx';

interface ListViewProps {
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  readonly keysActive: boolean;
  readonly onCurrent: (row: OpportunityRow | undefined) => void;
  readonly empty: ReactNode;
}

export function ListView({ selected, onSelect, keysActive, onCurrent, empty }: ListViewProps) {
  const { view, search, contacts, isPhone, go, open } = usePipeline();
  const t = useT();
  const columns = useColumns();
  const groups = useGroups();
  const sortBy = (key: string) => {
    const sort = sortKeys.find((one) => one === key);
    if (sort) go({ sort, descending: search.sort === sort ? !search.descending : false });
  };
  // The table keeps to itself which row is current, but tells it to screen readers, and so to us.
  const peek = (event: KeyboardEvent) => {
    const current = event.key === ' ' && (event.target as HTMLElement).getAttribute('aria-activedescendant')?.slice('row-'.length);
    const row = current && view.list.find(({ id }) => id === current);
    if (!row) return;
    event.preventDefault();
    open(row);
  };
  // On the phone a row is pressed, not edited in place.
  const press = (event: MouseEvent) => {
    const pressed = event.target as HTMLElement;
    const id = isPhone && !pressed.closest('a, button, label, input') && pressed.closest('[role=row]')?.id.slice('row-'.length);
    const row = id && view.list.find((one) => one.id === id);
    if (row) open(row);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the table inside has the focus
    <div className="pl-list-view" onKeyDown={peek} onClick={press}>
      <VirtualTable<OpportunityRow>
        label={t('pipeline.list')}
        rows={view.list}
        rowId={(row) => row.id}
        rowName={(row) => companyOf(row, contacts) || titleOf(row, view.productTitles)}
        columns={columns}
        {...groups}
        selected={selected}
        onSelect={onSelect}
        sort={{ key: search.sort, descending: search.descending }}
        onSort={sortBy}
        onOpen={open}
        keysActive={keysActive}
        onCurrent={onCurrent}
        empty={empty}
        {...(isPhone && { rowHeight: 48 })}
      />
    </div>
  );
}

function useColumns(): readonly Column<OpportunityRow>[] {
  const { view, users, settings, today, isPhone, move, open } = usePipeline();
  const t = useT();
  const format = useFormat();
  const me = useMe();
  const refused = useRefusal();
  return useMemo(() => {
    const save = (row: OpportunityRow, field: string, patch: CardPatch) => {
      changeCard(row, t('pipeline.changed', { name: titleOf(row, view.productTitles), field }), patch).catch(refused);
    };
    const boardOf = (row: OpportunityRow) => view.choices.own.find(({ key }) => key === row.board)?.boards[0];
    const stages = view.stages.of(view.scope?.process ?? '').map(({ id, title }) => ({ value: id, label: title }));
    const people = [...users.values()]
      .filter(({ active }) => active)
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ id, name }) => ({ value: id, label: name }));
    const products = [{ value: '', label: t('pipeline.none') }, ...optionsOf(settings?.products)];
    const isAmount = (value: string) => (value.trim() === '' || readAmount(value) !== undefined ? undefined : t('pipeline.badAmount'));
    const dayEdit = (key: 'openedOn' | 'closeOn' | 'closedOn', title: string) => ({
      input: 'date' as const,
      value: (row: OpportunityRow) => row[key],
      save: (row: OpportunityRow, value: string) => save(row, title, { [key]: value }),
    });
    const sortable = (key: SortKey, width: string): Pick<Column<OpportunityRow>, 'key' | 'title' | 'width' | 'sortable'> => ({
      key,
      title: t(`pipeline.sort.${key}`),
      width,
      sortable: true,
    });
    const all: readonly Column<OpportunityRow>[] = [
      { ...sortable('company', 'minmax(150px, 1.4fr)'), render: (row) => <CardCompany row={row} /> },
      {
        ...sortable('title', 'minmax(120px, 1fr)'),
        render: (row) => (
          <button type="button" className="pl-title ell" onClick={() => open(row)}>
            {titleOf(row, view.productTitles)}
          </button>
        ),
      },
      {
        ...sortable('stage', '120px'),
        edit: { value: (row) => row.stage, options: stages, save: (row, value) => void move(row, value) },
        render: (row) => {
          const stage = view.stages.byId.get(row.stage);
          return (
            stage && (
              <span className="row">
                <i className="pl-shade" style={{ background: shadeOf({ stage }) }} />
                <span className="ell">{stage.title}</span>
              </span>
            )
          );
        },
      },
      {
        ...sortable('amount', '92px'),
        align: 'right',
        render: (row) => <span className="num">{format.money(row.amount)}</span>,
        edit: {
          value: (row) => (row.amount === null ? '' : String(row.amount)),
          check: isAmount,
          save: (row, value) => save(row, t('pipeline.amount'), { amount: readAmount(value) ?? null }),
        },
      },
      {
        ...sortable('weighted', '92px'),
        align: 'right',
        render: (row) => (
          <span className="num t3">
            {row.amount === null ? '' : format.money(Math.round(weightedAmount(row.amount, view.stages.byId.get(row.stage))))}
          </span>
        ),
      },
      {
        ...sortable('owner', '132px'),
        edit: {
          value: (row) => row.owner,
          options: people,
          allowed: (row) => mayAssign(me.person, boardOf(row)),
          save: (row, value) => save(row, t('pipeline.owner'), { owner: value }),
        },
        render: (row) => {
          const owner = users.get(row.owner);
          return (
            owner && (
              <span className="row">
                <Avatar user={owner.id} name={owner.name} size={16} />
                <span className="ell">{owner.name}</span>
              </span>
            )
          );
        },
      },
      {
        ...sortable('product', '112px'),
        render: (row) => <span className="ell">{view.productTitles.get(row.product) ?? row.product}</span>,
        edit: {
          value: (row) => row.product,
          options: products,
          save: (row, value) => save(row, t('pipeline.product'), { product: value }),
        },
      },
      {
        ...sortable('openedOn', '88px'),
        render: (row) => <span className="num t2">{format.day(row.openedOn)}</span>,
        edit: dayEdit('openedOn', t('pipeline.sort.openedOn')),
      },
      {
        ...sortable('closeOn', '112px'),
        edit: dayEdit('closeOn', t('pipeline.closeDate')),
        render: (row) => {
          const isLate = row.closeOn !== '' && row.closeOn < today && view.stages.byId.get(row.stage)?.status === 'open';
          return (
            <span className={isLate ? 'num late' : 'num t2'} title={format.dayLong(row.closeOn)}>
              {isLate ? t('pipeline.late', { count: daysBetween(row.closeOn, today) }) : format.day(row.closeOn)}
            </span>
          );
        },
      },
      { ...sortable('closedOn', '88px'), render: (row) => <span className="num t2">{format.day(row.closedOn)}</span> },
    ];
    return isPhone ? all.filter(({ key }) => key === 'company' || key === 'amount' || key === 'closeOn') : all;
  }, [view, users, settings, today, isPhone, move, open, t, format, me.person, refused]);
}
