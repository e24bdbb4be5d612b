/** A whole file as records and rows, whatever its encoding and form. */
import { type ColumnFacts, columnFacts } from './column-facts.ts';
import { checkUtf8, decodeText, findEncoding } from './encoding.ts';
import type { ImportKind, Target } from './fields.ts';
import { type Delimiter, type FileForm, findForm } from './file-form.ts';
import { pauses } from './pause.ts';
import type { Phone } from './phones.ts';
import { readRecords } from './read-records.ts';
import { type Column, type Reading, type ReadRow, readRow, type Value } from './read-row.ts';
import { type CardRecord, cardColumns, readVCards } from './read-vcards.ts';
import type { Traits } from './same-thing.ts';

/** The bytes of the file from the beginning, as often as they are asked for. */
export type ByteSource = () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** What a person may set right where the file was judged wrongly. */
export interface FormChoice {
  readonly encoding?: string | undefined;
  readonly delimiter?: Delimiter | undefined;
  readonly header?: boolean | undefined;
}
export interface FoundFile {
  readonly form: FileForm;
  readonly records: readonly CardRecord[];
}
export class FileTooLong extends Error {}

const sampleBytes = 256 * 1024;
export const mostRecords = 300_000;

export async function readFile(bytes: ByteSource, choice: FormChoice = {}): Promise<FoundFile> {
  const { sample, whole } = await firstBytes(bytes);
  const found = findEncoding(sample, choice.encoding ? true : await checkUtf8(bytes()));
  const encoding = choice.encoding ?? found.encoding;
  let beginning = '';
  for await (const piece of decodeText([sample], encoding)) beginning += piece;
  const form: FileForm = { ...(await findForm(beginning, whole)), encoding, bom: found.bom };
  const chosen = chosenForm(form, choice);
  const pause = pauses();
  const records: CardRecord[] = [];
  const text = () => decodeText(bytes(), encoding);
  for await (const record of chosen.format === 'vcard' ? readVCards(text()) : readRecords(text, chosen)) {
    if (records.length >= mostRecords) throw new FileTooLong(`more than ${mostRecords} rows`);
    records.push(record);
    const waiting = pause();
    if (waiting) await waiting;
  }
  return { form: chosen.format === 'vcard' ? { ...chosen, header: cardColumns } : chosen, records };
}

function chosenForm(form: FileForm, { delimiter, header }: FormChoice): FileForm {
  const parted: FileForm = delimiter ? { ...form, delimiter } : form;
  if (header === undefined || header === (form.headerLine !== null)) return parted;
  const line = form.preambleLines + 1;
  return header ? { ...parted, headerLine: line } : { ...parted, headerLine: null, header: form.header.map((_, i) => `Column ${i + 1}`) };
}

async function firstBytes(bytes: ByteSource): Promise<{ sample: Uint8Array; whole: boolean }> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  let whole = true;
  for await (const piece of bytes()) {
    pieces.push(piece);
    length += piece.length;
    if (length >= sampleBytes) {
      whole = false;
      break;
    }
  }
  const joined = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return { sample: joined, whole };
}

export interface ReadOptions {
  readonly kind: ImportKind;
  readonly targets: readonly Target[];
  readonly country: string | undefined;
  readonly facts: readonly ColumnFacts[];
  readonly knowsCompanyId?: (id: string) => boolean;
  /** Cells a person has set right, by row and column. */
  readonly corrections?: ReadonlyMap<number, ReadonlyMap<number, string>>;
}

export const factsOf = ({ form, records }: FoundFile, country: string | undefined): Promise<readonly ColumnFacts[]> =>
  columnFacts(records, form.header.length, country);

export async function readRows(
  file: FoundFile,
  options: ReadOptions,
): Promise<{ readonly rows: readonly ReadRow[]; readonly columns: readonly Column[] }> {
  const columns = file.form.header.map(
    (header, i): Column => ({
      header,
      target: options.targets[i] ?? '',
      dateOrder: options.facts[i]?.dateOrder ?? 'dmy',
      decimal: options.facts[i]?.decimal ?? '.',
    }),
  );
  const reading: Reading = {
    kind: options.kind,
    columns,
    header: file.form.header,
    headerLine: file.form.headerLine,
    country: options.country,
    ...(options.knowsCompanyId && { knowsCompanyId: options.knowsCompanyId }),
  };
  const pause = pauses();
  const rows: ReadRow[] = [];
  for (const record of file.records) {
    const corrected = options.corrections?.get(record.row);
    const cells = corrected ? record.cells.map((cell, i) => corrected.get(i) ?? cell) : record.cells;
    if (record.broken)
      rows.push({
        row: record.row,
        line: record.line,
        values: [...cells],
        warnings: [],
        reject: { reason: record.broken, column: -1, value: '' },
      });
    else rows.push(readRow({ ...record, cells }, reading));
    const waiting = pause();
    if (waiting) await waiting;
  }
  return { rows, columns };
}

/** The values of all columns that go to a field, the empty ones left out. */
export function valuesOf(row: ReadRow, columns: readonly Column[], target: Target): readonly Value[] {
  const found: Value[] = [];
  columns.forEach((column, i) => {
    const value = row.values[i];
    if (column.target === target && value !== undefined && value !== null && value !== '') found.push(value);
  });
  return found;
}
export const textOf = (row: ReadRow, columns: readonly Column[], target: Target): string => {
  const [value] = valuesOf(row, columns, target);
  return typeof value === 'string' ? value : '';
};
export const emailsOf = (row: ReadRow, columns: readonly Column[]): readonly string[] => [
  ...new Set(valuesOf(row, columns, 'email').flat() as string[]),
];
export const phonesOf = (row: ReadRow, columns: readonly Column[]): readonly Phone[] => valuesOf(row, columns, 'phone').flat() as Phone[];
export const nameOf = (row: ReadRow, columns: readonly Column[]): string =>
  [textOf(row, columns, 'firstName'), textOf(row, columns, 'middleName'), textOf(row, columns, 'lastName')].filter(Boolean).join(' ') ||
  textOf(row, columns, 'name');

export function traitsOf(row: ReadRow, columns: readonly Column[]): Traits {
  const text = (target: Target) => textOf(row, columns, target);
  const odd = (...targets: readonly Target[]) =>
    row.warnings.some(
      ({ warning, column }) => (warning === 'formula' || warning === 'mojibake') && targets.includes(columns[column]?.target ?? ''),
    );
  return {
    row: row.row,
    line: row.line,
    emails: emailsOf(row, columns),
    outsideId: text('outsideId'),
    person: nameOf(row, columns),
    company: valuesOf(row, columns, 'isCompany')[0] === true ? '' : text('company'),
    doubtful: { person: odd('firstName', 'lastName', 'name'), company: odd('company') },
    website: text('website'),
    address: text('address') || [text('street'), text('postcode'), text('town')].filter(Boolean).join(', '),
  };
}
