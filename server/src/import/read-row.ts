/** One record of a file as values: every cell read as its column says, with what was odd, and whether the row can come in. */
import { type Amount, type DecimalSign, readAmount, readCurrency } from './amounts.ts';
import { countryCode } from './countries.ts';
import { type DateOrder, dateText, readDate } from './dates.ts';
import { fieldFacts, type ImportKind, type Target } from './fields.ts';
import { isBlank } from './file-form.ts';
import { type Phone, readPhones } from './phones.ts';
import type { FileRecord } from './read-records.ts';
import { cleanCell, type Warning } from './text-cells.ts';

export type Value = string | boolean | readonly string[] | readonly Phone[] | Amount | null;
export interface Column {
  readonly header: string;
  readonly target: Target;
  readonly dateOrder: DateOrder;
  readonly decimal: DecimalSign;
}
export type RejectReason =
  | 'no-identity'
  | 'no-name'
  | 'no-title'
  | 'bad-date'
  | 'bad-amount'
  | 'extra-fields'
  | 'repeated-header'
  | 'deleted'
  | 'group'
  | 'not-closed'
  | 'open-quote';
export interface Reject {
  readonly reason: RejectReason;
  /** The column at fault; -1 for the row as a whole. */
  readonly column: number;
  readonly value: string;
}
export interface OddCell {
  readonly warning: Warning;
  readonly column: number;
  readonly value: string;
}
export interface ReadRow {
  readonly row: number;
  readonly line: number;
  /** By column; a column that goes nowhere has its clean text. */
  readonly values: readonly Value[];
  readonly warnings: readonly OddCell[];
  readonly reject?: Reject;
  readonly blank?: true;
}
export interface Reading {
  readonly kind: ImportKind;
  readonly columns: readonly Column[];
  readonly header: readonly string[];
  readonly headerLine: number | null;
  readonly country: string | undefined;
  /** Ids of companies that are known; undefined when none are and an id therefore says nothing. */
  readonly knowsCompanyId?: (id: string) => boolean;
}

const yes = /^(1|true|yes|y|ja|j|x|wahr|sant)$/i;

export function readRow(record: FileRecord, reading: Reading): ReadRow {
  const { columns, kind } = reading;
  const { row, line } = record;
  if (isBlank(record.cells)) return { row, line, values: [], warnings: [], blank: true };
  const warnings: OddCell[] = [];
  const refused = (reason: RejectReason, column = -1, value = ''): ReadRow => ({
    row,
    line,
    values: [...record.cells],
    warnings,
    reject: { reason, column, value },
  });
  if (record.openQuote) return refused('open-quote', -1, record.cells[0] ?? '');
  if (reading.headerLine !== null && record.cells.every((cell, i) => cell.trim() === (reading.header[i] ?? '')))
    return refused('repeated-header');
  const surplus = record.cells.slice(columns.length).filter((cell) => cell.trim() !== '');
  if (surplus.length > 0) return refused('extra-fields', -1, surplus.join(', '));
  if (record.cells.length < columns.length) warnings.push({ warning: 'short-row', column: -1, value: '' });

  const texts = columns.map((_, i) => {
    const raw = record.cells[i] ?? '';
    return raw === '' ? '' : cleanCell(raw, (warning) => warnings.push({ warning, column: i, value: raw.slice(0, 200) }));
  });
  const at = (target: Target) => texts[columns.findIndex((column) => column.target === target)] ?? '';
  const country = countryCode(at('country')) ?? reading.country;
  let reject: Reject | undefined;
  const values = columns.map((column, i): Value => {
    const text = texts[i] ?? '';
    if (column.target === '' || text === '') return text;
    const warn = (warning: Warning) => warnings.push({ warning, column: i, value: text.slice(0, 200) });
    const value = readCell(text, { ...column, currencyText: at('currency'), country, warn });
    if (value === undefined) {
      const reason = fieldFacts(column.target).cell === 'date' ? 'bad-date' : 'bad-amount';
      warn(reason);
      if (kind === 'opportunities') reject ??= { reason, column: i, value: text };
      return null;
    }
    if (column.target === 'companyId' && at('company') === '' && reading.knowsCompanyId && !reading.knowsCompanyId(text)) {
      warn('unknown-account-id');
      return null;
    }
    return value;
  });
  const read = { row, line, values, warnings };
  reject = whyNot(read, columns, kind) ?? reject;
  return reject ? { ...read, reject } : read;
}

interface CellContext extends Column {
  readonly currencyText: string;
  readonly country: string | undefined;
  readonly warn: (warning: Warning) => void;
}

/** Undefined: a date or an amount that is none. */
function readCell(text: string, { target, dateOrder, decimal, currencyText, country, warn }: CellContext): Value | undefined {
  if (target === '') return text;
  switch (fieldFacts(target).cell) {
    case 'email':
      return readEmails(text, warn);
    case 'phone': {
      const { phones, wrong } = readPhones(text, country);
      if (wrong.length > 0) warn('invalid-phone');
      return phones.length > 0 ? phones : null;
    }
    case 'date': {
      const date = readDate(text, dateOrder);
      return date === undefined ? undefined : date === '' ? null : dateText(date);
    }
    case 'amount': {
      const amount = readAmount(text, decimal);
      const currency = readCurrency(currencyText);
      if (currency?.bySign) warn('currency-sign');
      return amount && { amount: amount.amount, currency: currency?.currency ?? amount.currency };
    }
    case 'number': {
      const amount = readAmount(text, decimal);
      if (!amount) warn('bad-amount');
      return amount ? amount.amount.replace(/\.00$/, '') : null;
    }
    case 'flag':
      return yes.test(text) || text.toUpperCase() === 'COMPANY';
    case 'tags':
      return readTags(text);
    default:
      return text;
  }
}

const emailShape = /^[^\s@,;<>"()]+@[^\s@,;<>"()]+\.[^\s@,;<>"().]+$/;

function readEmails(text: string, warn: (warning: Warning) => void): readonly string[] | null {
  const found = text
    .replace(/^mailto:/i, '')
    .split(/\s*(?:[;,\n]|:::|\s)\s*/)
    .map((part) => part.replace(/^.*<|>.*$/g, '').toLowerCase())
    .filter(Boolean);
  const emails = [...new Set(found.filter((part) => emailShape.test(part) && part.length <= 254))];
  if (emails.length === 0) warn('invalid-email');
  return emails.length > 0 ? emails : null;
}

/** `"VIP","Blog"`, `VIP; Blog` or `* myContacts ::: VIP`, whose groups with a star are the system's own. */
const readTags = (text: string): readonly string[] =>
  text
    .split(/\s*:::\s*|\s*[;,]\s*/)
    .map((tag) => tag.replace(/^"|"$/g, '').trim())
    .filter((tag) => tag !== '' && !tag.startsWith('*'));

function whyNot({ values }: Pick<ReadRow, 'values'>, columns: readonly Column[], kind: ImportKind): Reject | undefined {
  const has = (...targets: readonly Target[]) => columns.some((column, i) => targets.includes(column.target) && filled(values[i]));
  const deleted = columns.findIndex((column, i) => column.target === 'deleted' && values[i] === true);
  if (deleted >= 0) return { reason: 'deleted', column: deleted, value: '' };
  if (kind === 'contacts' && !has('firstName', 'lastName', 'name', 'email', 'phone'))
    return { reason: 'no-identity', column: -1, value: '' };
  if (kind === 'companies' && !has('company', 'website'))
    return { reason: 'no-name', column: columns.findIndex((column) => column.target === 'company'), value: '' };
  // Where a file has no title column, a product or a company's name says what the opportunity is.
  if (kind === 'opportunities' && !has('title') && (columns.some((column) => column.target === 'title') || !has('product', 'company'))) {
    return { reason: 'no-title', column: columns.findIndex((column) => column.target === 'title'), value: '' };
  }
  return undefined;
}

const filled = (value: Value | undefined): boolean =>
  value !== undefined && value !== null && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0);
