import type { ReactNode } from 'react';
import type { MenuItem } from '../menu.tsx';

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
  /** What can be done with the column as such, behind a small arrow in its head. */
  readonly menu?: readonly MenuItem[];
  /** A CSS track: `120px`, `minmax(160px, 1fr)`. */
  readonly width: string;
  readonly align?: 'right';
  readonly render: (row: R) => ReactNode;
  readonly sortable?: boolean;
  readonly edit?: CellEdit<R>;
  /** A colleague who is in this cell now. */
  readonly heldBy?: (row: R) => { readonly name: string; readonly color: number } | undefined;
}

export const mayEdit = <R>(column: Column<R> | undefined, row: R): column is Column<R> & { readonly edit: CellEdit<R> } =>
  column?.edit !== undefined && (column.edit.allowed?.(row) ?? true);

/** The next cell of a row that can be edited, beside this one; `undefined` at the end of the row. */
export function nextCell<R>(columns: readonly Column<R>[], row: R, from: string | undefined, step: 1 | -1): string | undefined {
  const editable = columns.filter((column) => mayEdit(column, row)).map(({ key }) => key);
  if (from === undefined) return step === 1 ? editable[0] : editable.at(-1);
  const at = editable.indexOf(from);
  return at < 0 ? editable[0] : editable[at + step];
}
