/** Records as a table that a spreadsheet opens without taking a cell for a formula (S-45), and that an import reads back as it was. */
import type { CellKind, Column, ExportKind, ExportLanguage, Names, Sources } from './columns.ts';
import { exportColumns } from './columns.ts';

export const separators = [',', ';', '\t'] as const;
export interface TableForm {
  readonly language: ExportLanguage;
  readonly separator: (typeof separators)[number];
  readonly decimal: '.' | ',';
  /** `iso`, or as people of the country write a day. */
  readonly dates: 'iso' | 'local';
  readonly country: string;
  readonly timeZone: string;
  /** False: rows of a device; columns that only documents have are left out. */
  readonly whole: boolean;
}
export interface TableWriter<K extends ExportKind> {
  /** With a byte order mark, because spreadsheets take a file without one for the machine's old encoding. */
  readonly head: string;
  line(source: Sources[K], names: Names): string;
}

export function tableWriter<K extends ExportKind>(kind: K, form: TableForm): TableWriter<K> {
  const columns = exportColumns[kind].filter((column) => form.whole || !column.whole) as readonly Column<Sources[K]>[];
  const format = cellFormat(form);
  const lineOf = (cells: readonly string[]) => `${cells.join(form.separator)}\r\n`;
  return {
    head: `\uFEFF${lineOf(columns.map((column) => csvCell(column.head[form.language], form.separator)))}`,
    line: (source, names) => lineOf(columns.map((column) => format(column.value(source, names, form.language), column.kind))),
  };
}

// Whole-width signs are ones for a spreadsheet in Japanese. What begins with a guard of its own gets a second one.
const risky = /^[=+\-@\t\r\n\0＝＋－＠]|^'[=+\-@\t\r\n\0＝＋－＠]/;

/** Text of strangers: guarded, and quoted where it has to be. */
export function csvCell(value: string, separator: string): string {
  const guarded = risky.test(value) ? `'${value}` : value;
  return /["\r\n]/.test(guarded) || guarded.includes(separator) || guarded !== guarded.trim()
    ? `"${guarded.replaceAll('"', '""')}"`
    : guarded;
}

/** Numbers and days are written here and by nobody else: they need no guard, and with one a spreadsheet could not count them. */
function cellFormat({ separator, decimal, dates, language, country, timeZone }: TableForm) {
  const region = /^[A-Z]{2}$/.test(country) ? country : language === 'sv' ? 'SE' : 'GB';
  const zone = knownZone(timeZone);
  const day = new Intl.DateTimeFormat(`${language}-${region}`, { timeZone: 'UTC', year: 'numeric', month: '2-digit', day: '2-digit' });
  const localDay = new Intl.DateTimeFormat(`${language}-${region}`, { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const texts: Record<CellKind, (value: string | number) => string> = {
    text: (value) => csvCell(String(value), separator),
    number: (value) => {
      const plain = String(value).replace('.', decimal);
      return plain.includes(separator) ? `"${plain}"` : plain;
    },
    day: (value) => csvCell(dates === 'iso' ? String(value) : day.format(Date.parse(`${value}T00:00:00Z`)), separator),
    instant: (value) => {
      const at = Date.parse(String(value));
      if (dates === 'iso' || Number.isNaN(at)) return csvCell(String(value), separator);
      return csvCell(`${localDay.format(at)} ${clock.format(at)}`, separator);
    },
  };
  return (value: string | number | null, kind: CellKind): string => (value === null || value === '' ? '' : texts[kind](value));
}

function knownZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}
