/** What is shown and in which order: search, filter chips, counts, order, columns. */
import { useMemo, useRef, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useRow, useRows } from '../../../sync/rows.ts';
import { FilterChip } from '../../../ui/chip.tsx';
import { useCommands } from '../../../ui/commands.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Input } from '../../../ui/input.tsx';
import { lazyPart } from '../../../ui/lazy-part.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { columnsOf } from '../columns.ts';
import { changeView, setState } from '../contacts-state.ts';
import type { Filter } from '../filter.ts';
import { type Grouping, groupingsOf, groupRows } from '../groups.ts';
import { titlesOf } from '../list-row.ts';
import { nextSort, type Sort } from '../sort.ts';
import type { ContactList } from '../use-contact-list.ts';
import { ColumnsChoice } from './columns-choice.tsx';
import { type FilterField, filterParts, without } from './filter-words.ts';
import { foldKey } from './use-groups.tsx';
import { columnTitle } from './view-name.ts';

const FilterChoice = lazyPart(() => import('./filter-choice.tsx').then((module) => module.FilterChoice));

export function FilterBar({ list }: { readonly list: ContactList }) {
  const t = useT();
  const { kind, filter, all } = list;
  const show = (next: Filter) => changeView(kind, { filter: next });
  const parts = useFilterParts(filter);
  const [choosing, setChoosing] = useState<{ readonly field: FilterField | undefined } | undefined>();
  const search = useRef<HTMLInputElement>(null);
  useCommands([
    {
      id: 'contacts.search',
      title: t('contacts.command.search'),
      group: t('contacts.title'),
      keys: '/',
      icon: 'search',
      run: () => search.current?.focus(),
    },
    {
      id: 'contacts.filter',
      title: t('contacts.command.filter'),
      group: t('contacts.title'),
      keys: 'f',
      icon: 'filter',
      run: () => setChoosing({ field: undefined }),
    },
  ]);
  return (
    <div className="bar">
      <Input
        ref={search}
        type="search"
        className="lookup"
        value={filter.text}
        aria-label={t('contacts.search')}
        placeholder={t('contacts.search')}
        onChange={(event) => show({ ...filter, text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          show({ ...filter, text: '' });
          event.currentTarget.blur();
        }}
      />
      {parts.map(({ field, title, value }) => (
        <FilterChip
          key={field}
          field={title}
          value={value}
          onEdit={() => setChoosing({ field })}
          onRemove={() => show(without(filter, field))}
        />
      ))}
      <Popover
        label={t('contacts.filter')}
        open={choosing !== undefined}
        onOpenChange={(open) => setChoosing(open ? { field: undefined } : undefined)}
        trigger={
          <button type="button" className="btn ghost sm">
            <Icon name="plus" />
            {t('contacts.filter')}
          </button>
        }
      >
        {choosing && <FilterChoice key={choosing.field ?? ''} filter={filter} all={all} start={choosing.field} onChange={show} />}
      </Popover>
      <span className="grow" />
      <Counts list={list} />
      <GroupChoice list={list} />
      <Order list={list} onChange={(sort) => changeView(kind, { sort })} />
      <ColumnsChoice kind={kind} layout={list.layout} />
    </div>
  );
}

export function useFilterParts(filter: Filter) {
  const t = useT();
  const users = useRows('user');
  const settings = useRow('settings', 'settings')?.state;
  return useMemo(() => filterParts(filter, users, titlesOf(settings), t), [filter, users, settings, t]);
}

export function Counts({ list: { kind, counts } }: { readonly list: ContactList }) {
  const t = useT();
  const { all, lead, prospect, customer } = counts;
  const line =
    kind === 'person'
      ? t('contacts.counts.person', { count: all })
      : t('contacts.counts.line', {
          companies: t('contacts.counts.company', { count: all }),
          leads: t('contacts.counts.lead', { count: lead }),
          prospects: t('contacts.counts.prospect', { count: prospect }),
          customers: t('contacts.counts.customer', { count: customer }),
        });
  return (
    <span className="counts sm t3 num" role="status">
      {line}
    </span>
  );
}

const groupColumn = {
  owner: 'owner',
  lifecycle: 'relation',
  status: 'status',
  country: 'country',
  industry: 'industry',
  size: 'size',
} as const;

function GroupChoice({ list: { kind, group, rows } }: { readonly list: ContactList }) {
  const t = useT();
  const title = (by: Grouping) => t(`contacts.column.${groupColumn[by]}`);
  const foldAll = () => group && setState({ folded: new Set(groupRows(rows, group, () => 0).map(({ key }) => foldKey(group, key))) });
  useCommands([
    ...groupingsOf(kind).map((by) => ({
      id: `contacts.group.${by}`,
      title: t('contacts.group.by', { column: title(by) }),
      group: t('contacts.title'),
      icon: 'layers' as const,
      run: () => changeView(kind, { group: by }),
    })),
    ...(group
      ? [
          {
            id: 'contacts.group.none',
            title: t('contacts.group.none'),
            group: t('contacts.title'),
            run: () => changeView(kind, { group: '' }),
          },
        ]
      : []),
  ]);
  return (
    <Menu
      align="end"
      label={t('contacts.group')}
      trigger={
        <button type="button" className={group ? 'btn sm' : 'btn ghost sm'}>
          <Icon name="layers" />
          {group ? title(group) : t('contacts.group')}
        </button>
      }
      items={[
        { label: t('contacts.group.none'), checked: !group, run: () => changeView(kind, { group: '' }) },
        ...groupingsOf(kind).map((by) => ({ label: title(by), checked: group === by, run: () => changeView(kind, { group: by }) })),
        ...(group
          ? [
              'line' as const,
              { label: t('contacts.group.foldAll'), run: foldAll },
              { label: t('contacts.group.unfoldAll'), run: () => setState({ folded: new Set() }) },
            ]
          : []),
      ]}
    />
  );
}

function Order({ list: { kind, sort }, onChange }: { readonly list: ContactList; readonly onChange: (sort: Sort) => void }) {
  const t = useT();
  const columns = columnsOf(kind);
  const current = columns.find(({ id }) => id === sort.by) ?? columns[0];
  const title = current ? columnTitle(current, kind, t) : '';
  const direction = t(`contacts.sort.${sort.direction}`);
  return (
    <Menu
      align="end"
      label={t('contacts.sort', { column: title })}
      trigger={
        <button type="button" className="btn ghost sm" aria-label={`${t('contacts.sort', { column: title })}, ${direction}`}>
          <Icon name="sort" />
          {title}
        </button>
      }
      items={[
        {
          label: t('contacts.sort.turn'),
          hint: direction,
          icon: 'sort',
          run: () => onChange({ ...sort, direction: sort.direction === 'up' ? 'down' : 'up' }),
        },
        'line',
        ...columns.map((column) => ({
          label: columnTitle(column, kind, t),
          checked: column.id === sort.by,
          run: () => onChange(column.id === sort.by ? sort : nextSort(sort, column.id)),
        })),
      ]}
    />
  );
}
