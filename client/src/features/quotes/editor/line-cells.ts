/** The cells of a line: which there are, what is typed into them, and what stands there while nobody types. */
import type { Quote, QuoteLine } from '@tandem/core';
import { readAmount } from '../../../ui/read-amount.ts';

export const cellColumns = ['title', 'detail', 'quantity', 'price', 'discount', 'tax'] as const;
export type CellColumn = (typeof cellColumns)[number];
export type LinePatch = Partial<Omit<QuoteLine, 'id'>>;

const isText = (column: CellColumn): column is 'title' | 'detail' => column === 'title' || column === 'detail';

/** The value to keep; `undefined` when what is typed can be none. Nothing typed means nothing said. */
export function readCell(column: CellColumn, typed: string): LinePatch | undefined {
  const text = typed.trim();
  if (isText(column)) return text.length > 500 ? undefined : { [column]: text };
  const value = column === 'price' ? readPrice(text) : column === 'quantity' ? readQuantity(text) : readPercent(text);
  return value === undefined ? undefined : { [column]: value };
}

/** As it stands in the field while it is edited. */
export function cellText(column: CellColumn, line: QuoteLine, locale: string): string {
  if (isText(column)) return line[column];
  return plainNumber(line[column], locale);
}

export const plainNumber = (value: number | null, locale: string): string =>
  value === null ? '' : new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 4 }).format(value);

/** Something may be taken back, at a price below nothing. */
function readPrice(text: string): number | null | undefined {
  const negative = /^[-−]/.test(text);
  const amount = readQuantity(negative ? text.slice(1) : text);
  return negative && typeof amount === 'number' ? -amount : amount;
}

const readQuantity = (text: string): number | null | undefined => (text === '' ? null : readAmount(text));

/** `4`, `4 %`, `3,28`: from nothing to all of it. */
export function readPercent(typed: string): number | null | undefined {
  const text = typed.replace(/[\s\u00a0\u202f%]/g, '').replace(',', '.');
  if (text === '') return null;
  const percent = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return percent >= 0 && percent <= 100 ? percent : undefined;
}

/** The columns that are drawn; a rate of tax of its own has a line only when somebody wants it. */
export const hasOwnTax = ({ lines }: Pick<Quote, 'lines'>): boolean => lines.some(({ tax }) => tax !== null);

/** Where a line can be written, in the order in which Tab goes. */
export function editableColumns({ kind }: Pick<QuoteLine, 'kind'>, withTax: boolean): readonly CellColumn[] {
  if (kind === 'text') return ['title', 'detail'];
  return withTax ? cellColumns : cellColumns.filter((column) => column !== 'tax');
}
