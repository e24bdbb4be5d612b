/** One row in sight. Drawn again only when something of its own changed: a scrolled list moves rows and draws the new ones. */
import { memo } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { Checkbox } from '../checkbox.tsx';
import { EditCell } from '../edit-cell.tsx';
import { Icon } from '../icon.tsx';
import { type Column, mayEdit } from './column.ts';
import type { TableGroup } from './table-items.ts';

/** What a row can ask of its table; the same object at each rendering. */
export interface RowActions<R> {
  readonly toGo: (key: string) => void;
  readonly toggle: (id: string) => void;
  readonly edit: (id: string, column: string | undefined) => void;
  readonly editNext: (row: R, column: string, step: 1 | -1) => void;
  readonly fold: (key: string, folded: boolean) => void;
}
interface Placed {
  readonly template: string;
  readonly top: number;
  readonly height: number;
  readonly index: number;
  readonly isCurrent: boolean;
}

interface RowProps<R> extends Placed {
  readonly row: R;
  readonly id: string;
  readonly name: string;
  readonly level: number | undefined;
  readonly columns: readonly Column<R>[];
  /** `undefined`: rows cannot be selected. */
  readonly isSelected: boolean | undefined;
  readonly editing: string | undefined;
  readonly actions: RowActions<R>;
}

function Row<R>({ row, id, name, level, columns, template, top, height, index, isSelected, isCurrent, editing, actions }: RowProps<R>) {
  const t = useT();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: J, K and the arrows make a row current, Enter opens it
    <div
      id={`row-${id}`}
      role="row"
      aria-rowindex={index + 2}
      aria-level={level}
      aria-selected={isSelected}
      className={`vt-row${isSelected ? ' is-sel' : ''}${isCurrent ? ' is-at' : ''}`}
      style={{ gridTemplateColumns: template, height, transform: `translateY(${top}px)` }}
      onClick={() => actions.toGo(id)}
    >
      {isSelected !== undefined && (
        <div role="gridcell" className="vt-ck">
          <Checkbox label={t('ui.selectRow', { name })} checked={isSelected} onChange={() => actions.toggle(id)} />
        </div>
      )}
      {columns.map((column) => {
        const holder = column.heldBy?.(row);
        return (
          <div
            key={column.key}
            role="gridcell"
            className={`${column.align === 'right' ? 'n ' : ''}${holder ? `held p${holder.color}` : ''}`}
            onDoubleClick={() => mayEdit(column, row) && actions.edit(id, column.key)}
          >
            {editing === column.key && column.edit ? (
              <EditCell
                key={id}
                row={row}
                edit={column.edit}
                label={`${column.title}, ${name}`}
                onDone={() => actions.edit(id, undefined)}
                onNext={(step) => actions.editNext(row, column.key, step)}
              />
            ) : (
              column.render(row)
            )}
            {holder && editing !== column.key && <span className="flag in">{holder.name.split(' ')[0]}</span>}
          </div>
        );
      })}
    </div>
  );
}
export const TableRow = memo(Row) as typeof Row;

interface GroupProps<R> extends Omit<Placed, 'template'> {
  readonly group: TableGroup<R>;
  readonly actions: RowActions<R>;
}

function Group<R>({ group, top, height, index, isCurrent, actions }: GroupProps<R>) {
  const { key, title, mark, facts, rows, folded } = group;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the arrows and Enter fold what is current
    <div
      id={`row-group ${key}`}
      role="row"
      aria-rowindex={index + 2}
      aria-level={1}
      aria-expanded={!folded}
      className={`vt-group${isCurrent ? ' is-at' : ''}${folded ? ' is-folded' : ''}`}
      style={{ height, transform: `translateY(${top}px)` }}
      onClick={() => actions.fold(key, !folded)}
    >
      <div role="gridcell" className="vt-group-cell">
        <Icon name="chevron" size={14} />
        <span className="vt-group-title">{mark ?? title}</span>
        <span className="num t3">{rows.length}</span>
        <span className="vt-group-facts num">{facts}</span>
      </div>
    </div>
  );
}
export const GroupRow = memo(Group) as typeof Group;
