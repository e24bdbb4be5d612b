/** The selected lines as a file for a spreadsheet, made on the device. */
import type { Column } from './columns.ts';
import type { ListRow } from './list-row.ts';

export interface CsvWords {
  readonly head: (column: Column) => string;
  readonly relation: (row: ListRow) => string;
}

/** A byte order mark and CRLF: without them Excel reads names with accents wrongly. */
export function contactsCsv(rows: readonly ListRow[], shown: readonly Column[], words: CsvWords): string {
  const lines = [shown.map(words.head), ...rows.map((row) => shown.map((column) => cellText(row, column, words)))];
  return `\uFEFF${lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function cellText(row: ListRow, column: Column, words: CsvWords): string {
  if (column.id === 'relation') return words.relation(row);
  if (column.id === 'mail') return row.row.mails.join('; ');
  if (column.id === 'phone') return row.row.phones.join('; ');
  return String(column.key(row) ?? '');
}

/**
 * A cell that a spreadsheet would run as a formula is written as text: names and addresses come from strangers.
 * A number, and a phone number of a plus sign, digits and spaces, stay what they are.
 */
export function csvCell(value: string): string {
  const formula = /^[=+\-@\t\r]/.test(value) && !/^[+-]?\d[\d\s.]*$/.test(value);
  const safe = formula ? `'${value}` : value;
  return /[",\r\n;]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
