/** How a text file is laid out: separator, line ends, lines before the header, and whether there is a header at all. */
import { isKnownHeader } from './header-words.ts';
import { knownLayout } from './known-layouts.ts';
import { readRecords } from './read-records.ts';

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];
export type LineEnding = 'LF' | 'CRLF' | 'CR';
export interface FileForm {
  readonly format: 'csv' | 'vcard';
  readonly encoding: string;
  readonly bom: boolean;
  readonly delimiter: Delimiter;
  readonly lineEnding: LineEnding;
  /** The physical line of the header; null when the file begins with its first row. */
  readonly headerLine: number | null;
  readonly preambleLines: number;
  /** From the file, or of a layout known by its columns, or "Column 1" and so on. */
  readonly header: readonly string[];
}
export type TextForm = Omit<FileForm, 'encoding' | 'bom'>;

const looked = 60;

/** `sample` is the beginning of the text, `whole` tells whether it is all of it. */
export async function findForm(sample: string, whole: boolean): Promise<TextForm> {
  const lineEnding = lineEndingOf(sample);
  if (/^\s*BEGIN:VCARD/i.test(sample))
    return { format: 'vcard', delimiter: ',', lineEnding, headerLine: null, preambleLines: 0, header: [] };
  const said = /^sep=(.)\r?\n/i.exec(sample)?.[1];
  const tried = await Promise.all(
    delimiters.map(async (delimiter) => ({ delimiter, records: await firstRecords(sample, delimiter, whole) })),
  );
  const { delimiter, records } =
    tried.find((found) => found.delimiter === said) ??
    tried.reduce((best, other) => (evenness(other.records) > evenness(best.records) ? other : best));
  return {
    format: 'csv',
    delimiter,
    lineEnding,
    ...findHeader(records.filter(({ line, cells }) => line > 1 || !/^sep=/i.test(cells[0] ?? ''))),
  };
}

type First = { readonly line: number; readonly cells: readonly string[] };

async function firstRecords(text: string, delimiter: string, whole: boolean): Promise<readonly First[]> {
  const records: First[] = [];
  for await (const record of readRecords(() => [text], { delimiter, headerLine: null, preambleLines: 0 })) {
    records.push(record);
    if (records.length > looked) break;
  }
  // The last record of a piece may be cut off in the middle.
  return whole || records.length > looked ? records.slice(0, looked) : records.slice(0, -1);
}

/** How often the most frequent width occurs, counted only when a record has more than one cell; wide tables win a tie. */
function evenness(records: readonly First[]): number {
  const width = usualWidth(records);
  if (width < 2) return 0;
  return records.filter(({ cells }) => cells.length === width).length / records.length + width / 10_000;
}

function usualWidth(records: readonly First[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of records) if (!isBlank(cells)) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || b - a)[0]?.[0] ?? 1;
}

function findHeader(records: readonly First[]): Pick<FileForm, 'headerLine' | 'preambleLines' | 'header'> {
  const width = usualWidth(records);
  const first = records.find(
    ({ cells }) => !isBlank(cells) && cells.length >= width && cells.filter((cell) => cell !== '').length > width / 4,
  );
  const start = first ?? records.find(({ cells }) => !isBlank(cells));
  if (!start) return { headerLine: null, preambleLines: 0, header: [] };
  const rest = records.filter(({ line }) => line > start.line).map(({ cells }) => cells);
  if (isHeader(start.cells, rest))
    return { headerLine: start.line, preambleLines: start.line - 1, header: start.cells.map((cell) => cell.trim()) };
  const header = knownLayout([start.cells, ...rest]) ?? start.cells.map((_, i) => `Column ${i + 1}`);
  return { headerLine: null, preambleLines: start.line - 1, header };
}

const looksLikeValue = /@.+\.|^[+(]?[\d٠-٩０-９][\d\s().,/:+-]*$|^https?:|^\d{4}-\d\d-\d\d/i;

/** A header says what the columns are: known words, or at least no values of its own, each different. */
function isHeader(cells: readonly string[], rest: readonly (readonly string[])[]): boolean {
  const named = cells.filter((cell) => cell.trim() !== '');
  if (named.some((cell) => looksLikeValue.test(cell.trim()))) return false;
  const known = named.filter(isKnownHeader).length;
  if (known >= 2 || (known === 1 && named.length <= 3)) return true;
  if (new Set(named).size < named.length || named.length < cells.length / 2) return false;
  return rest.some((row) => row.some((cell) => looksLikeValue.test(cell.trim())));
}

function lineEndingOf(text: string): LineEnding {
  const outside = text.slice(0, 200_000).replace(/"[^"]*"/g, '');
  const crlf = outside.match(/\r\n/g)?.length ?? 0;
  const lf = (outside.match(/\n/g)?.length ?? 0) - crlf;
  const cr = (outside.match(/\r/g)?.length ?? 0) - crlf;
  return crlf >= lf && crlf >= cr && crlf > 0 ? 'CRLF' : cr > lf ? 'CR' : 'LF';
}

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');
