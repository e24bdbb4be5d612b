/** A table of any length: only rows in sight are drawn. Moves by J, K and arrows, opens by Enter, selects by X, edits cells by E. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useT } from '../i18n/i18n.ts';
import { Checkbox } from './checkbox.tsx';
import { EditCell } from './edit-cell.tsx';
import { Icon } from './icon.tsx';
import { useTableKeys } from './use-table-keys.ts';

export interface CellEdit<R> {
  readonly value: (row: R) => string;
  /** Called with a value that passed `check`; an unchanged one is not handed over. */
  readonly save: (row: R, value: string) => void;
  readonly allowed?: (row: R) => boolean;
  readonly input?: 'text' | 'number' | 'date' | 'email' | 'tel' | 'url';
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** What is wrong with a value, in words. */
  readonly check?: (value: string) => string | undefined;
}
export interface Column<R> {
  readonly key: string;
  readonly title: string;
  /** Drawn behind the title in the head, such as a handle for the width. */
  readonly head?: ReactNode;
  /** A CSS track: `120px`, `minmax(160px, 1fr)`. */
  readonly width: string;
  readonly align?: 'right';
  readonly render: (row: R) => ReactNode;
  readonly sortable?: boolean;
  readonly edit?: CellEdit<R>;
  /** A colleague who is in this cell now. */
  readonly heldBy?: (row: R) => { readonly name: string; readonly color: number } | undefined;
}
export interface VirtualTableProps<R> {
  /** Read aloud as the name of the table. */
  readonly label: string;
  readonly rows: readonly R[];
  readonly rowId: (row: R) => string;
  readonly rowName: (row: R) => string;
  readonly columns: readonly Column<R>[];
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
  readonly sort?: { readonly key: string; readonly descending: boolean };
  readonly onSort?: (key: string) => void;
  readonly onOpen?: (row: R) => void;
  readonly rowHeight?: number;
  /** Shown instead of rows when there are none. */
  readonly empty?: ReactNode;
  /** Keys are heard while the table is what the page is about; off under a dialog. */
  readonly keysActive?: boolean;
  /** The row that the keys act on; `undefined` when there is none. */
  readonly onCurrent?: (row: R | undefined) => void;
  /** The cell that is being edited, for telling colleagues. */
  readonly onEditing?: (cell: { readonly id: string; readonly column: string } | undefined) => void;
  /** The rows in and around sight. */
  readonly onSight?: (rows: readonly R[]) => void;
}

export function VirtualTable<R>(props: VirtualTableProps<R>) {
  const { label, rows, rowId, rowName, columns, selected, onSelect, sort, onSort, onOpen, rowHeight = 32, empty } = props;
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string>();
  const [editing, setEditing] = useState<{ readonly id: string; readonly column: string }>();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    getItemKey: (index) => rowId(rows[index] as R),
  });
  const at = current === undefined ? -1 : rows.findIndex((row) => rowId(row) === current);
  useTableKeys({
    active: (props.keysActive ?? true) && editing === undefined,
    count: rows.length,
    at,
    goTo(index) {
      const row = rows[index];
      if (!row) return;
      setCurrent(rowId(row));
      virtual.scrollToIndex(index);
      scroller.current?.focus({ preventScroll: true });
    },
    idAt: (index) => rowId(rows[index] as R),
    ...(selected && { selected }),
    ...(onSelect && { onSelect }),
    open: () => rows[at] !== undefined && onOpen?.(rows[at]),
    edit() {
      const row = rows[at];
      const column = row && columns.find((one) => one.edit && (one.edit.allowed?.(row) ?? true));
      if (row && column) setEditing({ id: rowId(row), column: column.key });
    },
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? -1];
  const { onCurrent, onEditing, onSight } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when the row changes place or content, not at each rendering
  useEffect(() => onCurrent?.(rows[at]), [rows[at], onCurrent]);
  useEffect(() => onEditing?.(editing), [editing, onEditing]);
  useEffect(() => onSight?.(rows.slice(first, last + 1)), [rows, first, last, onSight]);
  const template = [...(onSelect ? ['36px'] : []), ...columns.map((column) => column.width)].join(' ');
  // Head and rows are grids of their own: without one least width for both, their columns part when the table is narrow.
  const minWidth = columns.reduce((sum, column) => sum + Number(/\d+/.exec(column.width)?.[0] ?? 0), onSelect ? 36 : 0);
  const all = selected !== undefined && rows.length > 0 && rows.every((row) => selected.has(rowId(row)));

  return (
    <div
      className="vt"
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-multiselectable={onSelect ? true : undefined}
      tabIndex={0}
      ref={scroller}
      aria-activedescendant={current && `row-${current}`}
    >
      <div className="vt-head" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template, minWidth }}>
        {onSelect && (
          <div role="columnheader" className="vt-ck">
            <Checkbox
              label={t('ui.selectAll')}
              checked={all}
              mixed={!all && (selected?.size ?? 0) > 0}
              onChange={() => onSelect(all || (selected?.size ?? 0) > 0 ? new Set() : new Set(rows.map(rowId)))}
            />
          </div>
        )}
        {columns.map((column) => (
          <div
            key={column.key}
            role="columnheader"
            aria-label={column.title}
            className={column.align === 'right' ? 'n' : ''}
            aria-sort={sort?.key === column.key ? (sort.descending ? 'descending' : 'ascending') : undefined}
          >
            {column.sortable && onSort ? (
              <button type="button" onClick={() => onSort(column.key)}>
                {column.title}
                {sort?.key === column.key && (
                  <span className={sort.descending ? 'turned' : ''}>
                    <Icon name="arrow-up" size={12} />
                  </span>
                )}
              </button>
            ) : (
              column.title
            )}
            {column.head}
          </div>
        ))}
      </div>
      {rows.length === 0 && empty}
      <div className="vt-rows" role="rowgroup" style={{ height: virtual.getTotalSize(), minWidth }}>
        {items.map((item) => {
          const row = rows[item.index] as R;
          const id = rowId(row);
          const chosen = selected?.has(id) ?? false;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: J, K and the arrows make a row current, Enter opens it
            <div
              key={id}
              id={`row-${id}`}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={selected ? chosen : undefined}
              className={`vt-row${chosen ? ' is-sel' : ''}${id === current ? ' is-at' : ''}`}
              style={{ gridTemplateColumns: template, height: rowHeight, transform: `translateY(${item.start}px)` }}
              onClick={() => setCurrent(id)}
            >
              {onSelect && (
                <div role="gridcell" className="vt-ck">
                  <Checkbox
                    label={t('ui.selectRow', { name: rowName(row) })}
                    checked={chosen}
                    onChange={() => onSelect(toggled(selected, id))}
                  />
                </div>
              )}
              {columns.map((column) => {
                const edited = editing?.id === id && editing.column === column.key;
                const mayEdit = column.edit !== undefined && (column.edit.allowed?.(row) ?? true);
                const holder = column.heldBy?.(row);
                return (
                  <div
                    key={column.key}
                    role="gridcell"
                    className={`${column.align === 'right' ? 'n ' : ''}${holder ? `held p${holder.color}` : ''}`}
                    onDoubleClick={() => mayEdit && setEditing({ id, column: column.key })}
                  >
                    {edited && column.edit ? (
                      <EditCell
                        row={row}
                        edit={column.edit}
                        label={`${column.title}, ${rowName(row)}`}
                        onDone={() => {
                          setEditing(undefined);
                          scroller.current?.focus({ preventScroll: true });
                        }}
                      />
                    ) : (
                      column.render(row)
                    )}
                    {holder && !edited && <span className="flag in">{holder.name.split(' ')[0]}</span>}
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

export function toggled(selected: ReadonlySet<string> | undefined, id: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}
