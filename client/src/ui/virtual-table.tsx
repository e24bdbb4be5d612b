/** A table of any length: only rows in sight are drawn. Moves by J, K and arrows, opens by Enter, selects by X, edits cells by E. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Column, mayEdit, nextCell } from './table/column.ts';
import { TableHead } from './table/table-head.tsx';
import { groupKey, itemsOf, type TableGroup } from './table/table-items.ts';
import { GroupRow, type RowActions, TableRow } from './table/table-row.tsx';
import { useTableKeys } from './use-table-keys.ts';

export type { CellEdit, Column } from './table/column.ts';
export type { TableGroup } from './table/table-items.ts';

export interface VirtualTableProps<R> {
  /** Read aloud as the name of the table. */
  readonly label: string;
  readonly rows: readonly R[];
  readonly rowId: (row: R) => string;
  readonly rowName: (row: R) => string;
  readonly columns: readonly Column<R>[];
  /** The same rows in groups. */
  readonly groups?: readonly TableGroup<R>[];
  readonly onFold?: (key: string, folded: boolean) => void;
  /** The first column stays in sight while the others are scrolled. */
  readonly isPinned?: boolean;
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
  readonly sort?: { readonly key: string; readonly descending: boolean };
  readonly onSort?: (key: string) => void;
  readonly onOpen?: (row: R) => void;
  readonly rowHeight?: number;
  /** Shown instead of rows when there are none. */
  readonly empty?: ReactNode;
  /** More of it is still to come. */
  readonly isBusy?: boolean;
  /** Keys are heard while the table is what the page is about; off under a dialog. */
  readonly keysActive?: boolean;
  /** The row that the keys act on; `undefined` when there is none. */
  readonly onCurrent?: (row: R | undefined) => void;
  /** The cell that is being edited, for telling colleagues. */
  readonly onEditing?: (cell: { readonly id: string; readonly column: string } | undefined) => void;
  /** The rows in and around sight. */
  readonly onSight?: (rows: readonly R[]) => void;
}

const checkWidth = 36;

export function VirtualTable<R>(props: VirtualTableProps<R>) {
  const { label, rows, groups, rowId, rowName, columns, selected, onSelect, sort, onSort, onOpen, rowHeight = 32, empty } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string>();
  const [editing, setEditing] = useState<{ readonly id: string; readonly column: string }>();
  const lastEdited = useRef<string>(undefined);
  const items = useMemo(() => itemsOf(rows, groups, rowId), [rows, groups, rowId]);
  const virtual = useVirtualizer({
    count: items.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    getItemKey: items.keyAt,
    // Drawing within the scroll event holds up the scrolling itself.
    useFlushSync: false,
  });
  const place = useRef(-1);
  place.current = current === undefined ? -1 : items.placeOf(current, place.current);
  const at = place.current;
  const item = items.at(at);

  const latest = useRef({ props, items });
  latest.current = { props, items };
  const edit = useCallback((id: string, column: string | undefined) => {
    if (column !== undefined) lastEdited.current = column;
    setEditing(column === undefined ? undefined : { id, column });
    if (column === undefined) scroller.current?.focus({ preventScroll: true });
  }, []);
  const goTo = useCallback(
    (index: number) => {
      const { items: now } = latest.current;
      if (!now.at(index)) return;
      setCurrent(now.keyAt(index));
      virtual.scrollToIndex(index);
      scroller.current?.focus({ preventScroll: true });
    },
    [virtual],
  );
  const actions = useMemo((): RowActions<R> => {
    const now = () => latest.current.props;
    return {
      toGo: setCurrent,
      toggle: (id) => now().onSelect?.(toggled(now().selected, id)),
      edit,
      editNext(row, column, step) {
        const next = nextCell(now().columns, row, column, step);
        if (next !== undefined) return edit(now().rowId(row), next);
        // Past the end of a row, the next row's first cell.
        const index = place.current + step;
        const other = latest.current.items.at(index)?.row;
        const first = other === undefined ? undefined : nextCell(now().columns, other, undefined, step);
        if (other === undefined || first === undefined) return edit(now().rowId(row), undefined);
        goTo(index);
        edit(now().rowId(other), first);
      },
      fold(key, folded) {
        setCurrent(groupKey(key));
        now().onFold?.(key, folded);
      },
    };
  }, [edit, goTo]);

  useTableKeys({
    active: (props.keysActive ?? true) && editing === undefined,
    count: items.count,
    at,
    goTo,
    idsAt: (index) => {
      const found = items.at(index);
      return found?.group ? found.group.rows.map(rowId) : found ? [rowId(found.row)] : [];
    },
    allIds: () => rows.map(rowId),
    ...(selected && { selected }),
    ...(onSelect && { onSelect }),
    open() {
      if (item?.group) actions.fold(item.group.key, !item.group.folded);
      else if (item) onOpen?.(item.row);
    },
    fold: (folded) => {
      if (!groups) return;
      if (item?.group) return actions.fold(item.group.key, folded);
      const holder = item && groups.find((group) => group.rows.includes(item.row));
      if (holder && folded) actions.fold(holder.key, true);
    },
    edit() {
      const row = item?.row;
      if (row === undefined) return;
      const known = columns.find(({ key }) => key === lastEdited.current);
      const column = mayEdit(known, row) ? known.key : nextCell(columns, row, undefined, 1);
      if (column !== undefined) edit(rowId(row), column);
    },
  });

  const inSight = virtual.getVirtualItems();
  const [first, last] = [inSight[0]?.index ?? 0, inSight.at(-1)?.index ?? -1];
  const { onCurrent, onEditing, onSight } = props;
  const currentRow = item?.row;
  useEffect(() => onCurrent?.(currentRow), [currentRow, onCurrent]);
  useEffect(() => onEditing?.(editing), [editing, onEditing]);
  useEffect(() => {
    if (!onSight) return;
    onSight(Array.from({ length: last - first + 1 }, (_, i) => items.at(first + i)?.row).filter((row) => row !== undefined));
  }, [items, first, last, onSight]);

  const template = [...(onSelect ? [`${checkWidth}px`] : []), ...columns.map((column) => column.width)].join(' ');
  // Head and rows are grids of their own: without one least width for both, their columns part when the table is narrow.
  const minWidth = columns.reduce((sum, column) => sum + Number(/\d+/.exec(column.width)?.[0] ?? 0), onSelect ? checkWidth : 0);
  const chosen = useMemo(() => {
    if (!selected) return undefined;
    if (selected.size === 0) return 'none';
    return rows.length > 0 && selected.size >= rows.length && rows.every((row) => selected.has(rowId(row))) ? 'all' : 'some';
  }, [selected, rows, rowId]);

  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles it can have take a name and rows
    <div
      className={props.isPinned ? (onSelect ? 'vt is-pinned has-ck' : 'vt is-pinned') : 'vt'}
      role={groups ? 'treegrid' : 'grid'}
      aria-label={label}
      aria-rowcount={items.count + 1}
      aria-multiselectable={onSelect ? true : undefined}
      aria-busy={props.isBusy || undefined}
      tabIndex={0}
      ref={scroller}
      aria-activedescendant={at < 0 ? undefined : `row-${current}`}
    >
      <TableHead
        columns={columns}
        template={template}
        minWidth={minWidth}
        sort={sort}
        onSort={onSort}
        selected={onSelect && (chosen ?? 'none')}
        onSelectAll={() => onSelect?.(chosen === 'none' ? new Set(rows.map(rowId)) : new Set())}
      />
      {rows.length === 0 && empty}
      <div className="vt-rows" role="rowgroup" style={{ height: virtual.getTotalSize(), minWidth }}>
        {/* A row that left makes room for one that came: drawn into the same elements, which a browser does fastest. */}
        {inSight.map(({ index, start }) => {
          const shown = items.at(index);
          if (!shown) return null;
          const key = items.keyAt(index);
          const placed = { top: start, height: rowHeight, index, isCurrent: key === current, actions };
          const slot = index % inSight.length;
          if (shown.group) return <GroupRow key={slot} group={shown.group} {...placed} />;
          return (
            <TableRow
              key={slot}
              {...placed}
              row={shown.row}
              id={key}
              name={rowName(shown.row)}
              level={groups ? 2 : undefined}
              columns={columns}
              template={template}
              isSelected={onSelect ? (selected?.has(key) ?? false) : undefined}
              editing={editing?.id === key ? editing.column : undefined}
            />
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
