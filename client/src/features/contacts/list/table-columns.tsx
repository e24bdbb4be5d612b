/** The columns as the table draws them: what a cell shows, and how it is edited in place. */
import type { Settings } from '@tandem/core';
import { type Translate, translate } from '../../../i18n/i18n.ts';
import type { Format } from '../../../i18n/use-format.ts';
import { newId } from '../../../sync/new-id.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { CompanyName } from '../../../ui/company-name.tsx';
import type { MenuItem } from '../../../ui/menu.tsx';
import { toast } from '../../../ui/toast.tsx';
import type { Column as TableColumn, CellEdit as TableEdit } from '../../../ui/virtual-table.tsx';
import { changeContact } from '../change-contact.ts';
import { type CellEdit, type Column, type ColumnLayout, resizeColumn, toggleColumn, visibleColumns, widthOf } from '../columns.ts';
import { changeView } from '../contacts-state.ts';
import { cellText, parseCell, writeCell } from '../edit-cell.ts';
import type { ContactKind } from '../filter.ts';
import { type Grouping, groupingsOf } from '../groups.ts';
import type { ListRow } from '../list-row.ts';
import { isNameOnly } from '../picture.ts';
import type { HeldCells } from './held-cells.tsx';
import { PersonName } from './person-name.tsx';
import { ResizeHandle } from './resize-handle.tsx';
import { columnTitle } from './view-name.ts';

export interface ColumnNeeds {
  readonly kind: ContactKind;
  readonly layout: ColumnLayout;
  readonly setLayout: (layout: ColumnLayout) => void;
  readonly settings: Settings | undefined;
  readonly group: Grouping | undefined;
  readonly lifecycleOf: (contactId: string) => ListRow['row']['lifecycle'] | undefined;
  readonly held: HeldCells;
  /** What is shown is a picture of the last visit, which nothing is written from. */
  readonly isPicture: boolean;
  readonly t: Translate;
  readonly format: Format;
}

export function tableColumns(needs: ColumnNeeds): readonly TableColumn<ListRow>[] {
  const { kind, layout, setLayout, held, t } = needs;
  return visibleColumns(kind, layout).map((column): TableColumn<ListRow> => {
    const title = columnTitle(column, kind, t);
    const width = widthOf(column, layout);
    return {
      key: column.id,
      title,
      head: <ResizeHandle title={title} width={width} onResize={(next) => setLayout(resizeColumn(layout, column.id, next))} />,
      // The name takes what is left; a width that somebody chose stays.
      width: column.id === 'name' && layout.widths.name === undefined ? `minmax(${width}px, 1fr)` : `${width}px`,
      ...(column.numeric && { align: 'right' as const }),
      sortable: true,
      menu: headMenu(column, title, needs),
      render: (row) => (column.id !== 'name' && isNameOnly(row) ? '' : drawCell(column, row, needs)),
      ...(column.edit && !needs.isPicture && { edit: tableEdit(column.edit, title, needs) }),
      heldBy: ({ id }) => {
        const cell = held.get(id);
        return cell?.column === column.id ? cell.by : undefined;
      },
    };
  });
}

/** The grouping that a column stands for, if there is one. */
export const groupingOf = (column: Column['id'], kind: ContactKind): Grouping | undefined =>
  groupingsOf(kind).find((one) => one === (column === 'relation' ? 'lifecycle' : column));

function headMenu(column: Column, title: string, { kind, layout, setLayout, group, t }: ColumnNeeds): readonly MenuItem[] {
  const grouping = groupingOf(column.id, kind);
  const sort = (direction: 'up' | 'down') => changeView(kind, { sort: { by: column.id, direction } });
  return [
    { label: t('contacts.head.up'), icon: 'sort', run: () => sort('up') },
    { label: t('contacts.head.down'), icon: 'sort', run: () => sort('down') },
    ...(grouping
      ? [
          {
            label: t('contacts.group.by', { column: title }),
            icon: 'layers' as const,
            checked: group === grouping,
            run: () => changeView(kind, { group: group === grouping ? '' : grouping }),
          },
        ]
      : []),
    'line',
    column.id === 'name'
      ? {
          label: t('contacts.head.pin'),
          icon: 'lock',
          checked: layout.pinned ?? false,
          run: () => setLayout({ ...layout, pinned: !layout.pinned }),
        }
      : { label: t('contacts.head.hide'), icon: 'eye', run: () => setLayout(toggleColumn(layout, column.id)) },
  ];
}

function drawCell(column: Column, line: ListRow, { t, format, lifecycleOf }: ColumnNeeds) {
  const { row } = line;
  const unknown = <span className="unknown">{t('contacts.cell.unknown')}</span>;
  switch (column.id) {
    case 'name':
      return row.is === 'company' ? (
        <CompanyName id={row.id} name={row.name} lifecycle={row.lifecycle} />
      ) : (
        <PersonName id={row.id} name={row.name} />
      );
    case 'relation':
      return t(`contact.lifecycle.${row.lifecycle}`);
    case 'company':
      return line.companyName && <CompanyName id={row.company} name={line.companyName} lifecycle={lifecycleOf(row.company) ?? 'lead'} />;
    case 'owner':
      return line.owner && <Avatar user={line.owner} name={line.ownerName} />;
    case 'phone':
      return line.phone ? <span className="num t2 ell">{line.phone}</span> : unknown;
    case 'mail':
      return line.mail ? <span className="t2 ell">{line.mail}</span> : unknown;
    case 'revenue':
      return format.money(row.revenue);
    case 'openSum':
    case 'wonSum': {
      const sum = line[column.id];
      return sum === 0 ? '' : format.money(sum);
    }
    case 'employees':
      return row.employees === null ? '' : format.number(row.employees);
    case 'openCount':
      return line.open === 0 ? '' : format.number(line.open);
    case 'lastClosed':
      return <span className="num">{format.day(line.lastClosed)}</span>;
    case 'status':
    case 'industry':
    case 'size':
      return <span className="t2 ell">{line[column.id]}</span>;
    default:
      return <span className="ell">{column.key(line) ?? ''}</span>;
  }
}

function tableEdit(edit: CellEdit, title: string, { settings, t }: ColumnNeeds): TableEdit<ListRow> {
  const options = edit.input === 'setting' ? settingOptions(edit.from, settings, t) : undefined;
  return {
    value: (row) => cellText(row, edit),
    save: (row, text) => void saveCell(row, edit, title, text),
    ...(options && { options }),
    ...(!options && {
      check: (text: string) => (parseCell(edit, text) === undefined ? t('contacts.cell.bad', { value: text, column: title }) : undefined),
    }),
  };
}

async function saveCell(row: ListRow, edit: CellEdit, title: string, text: string): Promise<void> {
  const value = parseCell(edit, text);
  const { name } = row.row;
  if (value === undefined) return toast(translate('contacts.cell.bad', { value: text, column: title }), { failed: true });
  await changeContact(row.id, name, translate('contacts.cell.label', { column: title, name }), (doc) =>
    writeCell(doc, edit, value, newId, 'me'),
  );
}

/** The settings' own order; an archived entry is offered to nobody. */
export function settingOptions(from: 'statuses' | 'industries' | 'sizeClasses', settings: Settings | undefined, t: Translate) {
  const entries = [...(settings?.[from] ?? [])].filter(({ archived }) => !archived).sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return [{ value: '', label: t('contacts.none.chosen') }, ...entries.map(({ id, title }) => ({ value: id, label: title }))];
}
