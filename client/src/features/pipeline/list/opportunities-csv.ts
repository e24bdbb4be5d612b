/** The chosen opportunities as a file for a spreadsheet, made on the device from what the list shows. */
import type { OpportunityRow } from '@tandem/core';

export interface CsvColumn {
  readonly title: string;
  readonly value: (row: OpportunityRow) => string;
}

/** A byte order mark and CRLF: without them Excel reads names with accents wrongly. */
export async function opportunitiesCsv(rows: readonly OpportunityRow[], columns: readonly CsvColumn[]): Promise<string> {
  const { csvCell } = await import('@tandem/core/export');
  const lines = [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ value }) => value(row)))];
  return `\uFEFF${lines.map((cells) => cells.map((cell) => csvCell(cell, ',')).join(',')).join('\r\n')}\r\n`;
}
