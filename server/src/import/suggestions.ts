/** What a value that keeps a row out was probably meant to be. */
import { plainDigits } from './digits.ts';
import { textOf } from './read-file.ts';
import type { Column, ReadRow, Reject } from './read-row.ts';

export function suggestionFor(
  row: ReadRow,
  columns: readonly Column[],
  { reason, column, value }: Reject,
): { readonly suggestion?: string } {
  if (reason === 'bad-date') return lastDayOfItsMonth(value, columns[column]);
  if (reason === 'no-title') {
    const instead = textOf(row, columns, 'product') || textOf(row, columns, 'company');
    return instead ? { suggestion: instead } : {};
  }
  return {};
}

/** 31 February was meant to be the end of February. */
function lastDayOfItsMonth(value: string, column: Column | undefined): { readonly suggestion?: string } {
  const numbers = plainDigits(value).match(/\d+/g)?.map(Number) ?? [];
  if (numbers.length < 3) return {};
  const [a = 0, b = 0, c = 0] = numbers;
  const [year, month, day] = a > 31 ? [a, b, c] : column?.dateOrder === 'mdy' ? [c, a, b] : [c, b, a];
  if (month < 1 || month > 12 || day < 29 || day > 31 || year < 1000) return {};
  return { suggestion: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) };
}
