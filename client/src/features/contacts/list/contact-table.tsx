/** The list as a table: open by Enter, look aside with Space, select with X, edit in place. */
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { type Translate, useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { rowsOf, useRow } from '../../../sync/rows.ts';
import { useSyncStatus } from '../../../sync/sync-status.ts';
import { useKeys } from '../../../ui/use-keys.ts';
import { VirtualTable } from '../../../ui/virtual-table.tsx';
import type { ColumnId, ColumnLayout } from '../columns.ts';
import { changeView, setLayout, setState, useContactsState } from '../contacts-state.ts';
import type { ListRow } from '../list-row.ts';
import { nextSort } from '../sort.ts';
import type { ContactList } from '../use-contact-list.ts';
import { HearRow, type HeldCells, TellCell, useRested } from './held-cells.tsx';
import { tableColumns } from './table-columns.tsx';
import { useGroups } from './use-groups.tsx';
import { viewName } from './view-name.ts';

const rowId = (row: ListRow) => row.id;
const rowName = (row: ListRow) => row.row.name;

/** Next and previous on the page go through the list as it was when one left it. */
export function rememberList({ rows, view }: ContactList, t: Translate): void {
  setState({ cameFrom: { ids: rows.map(rowId), title: viewName(view, t) } });
}

export function ContactTable({ list, empty }: { readonly list: ContactList; readonly empty: ReactNode }) {
  const t = useT();
  const navigate = useNavigate();
  const { kind, view, rows, sort } = list;
  const selected = useContactsState((state) => state.selected);
  const { held, heard } = useHeldCells();
  const [editing, setEditing] = useState<{ readonly id: string; readonly column: string }>();
  const current = useRef<ListRow>(undefined);
  const setCurrent = useCallback((row: ListRow | undefined) => {
    current.current = row;
    // The look aside follows the row, as long as it is open.
    if (row && useContactsState.getState().peek) setState({ peek: row.id });
  }, []);
  const columns = useTableColumns(list, held);
  const groups = useGroups(list);
  const offline = useSyncStatus().since !== undefined;
  const [rested, onSight] = useRested();
  const open = ({ id }: ListRow) => {
    rememberList(list, t);
    void navigate({ to: '/contacts/$id', params: { id } });
  };
  useKeys(
    {
      Space: (event) => {
        if (!current.current || (event.target instanceof Element && event.target.closest('button, a, input'))) return;
        event.preventDefault();
        setState({ peek: useContactsState.getState().peek === current.current.id ? undefined : current.current.id });
      },
    },
    editing === undefined,
  );
  return (
    <>
      <VirtualTable
        label={viewName(view, t)}
        rows={rows}
        rowId={rowId}
        rowName={rowName}
        columns={columns}
        isPinned={list.layout.pinned ?? false}
        {...(groups && { groups: groups.shown, onFold: groups.fold })}
        selected={selected}
        onSelect={(next) => setState({ selected: next })}
        sort={{ key: sort.by, descending: sort.direction === 'down' }}
        onSort={(key) => changeView(kind, { sort: nextSort(sort, key as ColumnId) })}
        onOpen={open}
        onCurrent={setCurrent}
        onEditing={setEditing}
        onSight={onSight}
        empty={empty}
        isBusy={list.pictured !== undefined}
      />
      {!offline && rested.map((id) => <HearRow key={id} id={id} onHeard={heard} />)}
      {editing && <TellCell id={editing.id} column={editing.column} />}
    </>
  );
}

function useTableColumns({ kind, layout, group, pictured }: ContactList, held: HeldCells) {
  const t = useT();
  const format = useFormat();
  const settings = useRow('settings', 'settings')?.state;
  return useMemo(
    () =>
      tableColumns({
        kind,
        layout,
        settings,
        held,
        t,
        format,
        group,
        setLayout: (next: ColumnLayout) => setLayout(kind, next),
        // Read when a row is drawn, not handed over: the columns stay the same while contacts change.
        lifecycleOf: (id: string) => rowsOf('contact').get(id)?.lifecycle ?? pictured?.companies[id],
        isPicture: pictured !== undefined,
      }),
    [kind, layout, group, settings, held, pictured, t, format],
  );
}

function useHeldCells() {
  const [held, setHeld] = useState<HeldCells>(new Map());
  const heard = useCallback(
    (id: string, cell: { readonly column: string; readonly by: NonNullable<ReturnType<HeldCells['get']>>['by'] } | undefined) => {
      setHeld((before) => {
        if (!cell && !before.has(id)) return before;
        const next = new Map(before);
        if (cell) next.set(id, cell);
        else next.delete(id);
        return next;
      });
    },
    [],
  );
  return { held, heard };
}
