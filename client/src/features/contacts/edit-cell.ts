/** A cell of the list, written back to the contact it shows. */
import { contact } from '@tandem/core';
import type * as Y from 'yjs';
import type { CellEdit } from './columns.ts';
import type { ListRow } from './list-row.ts';

export function cellText(row: ListRow, edit: CellEdit): string {
  if ('list' in edit) return edit.list === 'mails' ? row.mail : row.phone;
  return String(row.row[edit.field] ?? '');
}

/** The value a text stands for, or undefined when it cannot be one; nothing is written then. */
export function parseCell(edit: CellEdit, text: string): string | number | null | undefined {
  const value = text.trim();
  if ('list' in edit) return edit.list === 'mails' ? contact.lists.mails.value.parse(value) : contact.lists.phones.value.parse(value);
  if (edit.input === 'number' || edit.input === 'money') return contact.fields[edit.field as 'employees'].parse(parseNumber(value));
  return contact.fields[edit.field].parse(value) as string | undefined;
}

/** Figures as people type them: spaces or points between thousands, a comma before decimals; '' means none. */
export function parseNumber(text: string): number | null | undefined {
  const plain = text.replace(/[\s\u00a0\u202f'€$£]/g, '');
  if (plain === '') return null;
  const decimal = /[.,](\d{1,2})$/.exec(plain);
  const whole = (decimal ? plain.slice(0, decimal.index) : plain).replace(/[.,](?=\d{3}(\D|$))/g, '');
  if (!/^-?\d+$/.test(whole)) return undefined;
  return Number(decimal ? `${whole}.${decimal[1]}` : whole);
}

/** A list's first entry is what the cell shows: it is changed, removed by an empty text, or added when there is none. */
export function writeCell(doc: Y.Doc, edit: CellEdit, value: string | number | null, newId: () => string, origin: unknown): void {
  if (!('list' in edit)) return contact.change(doc, { [edit.field]: value }, origin);
  const text = String(value ?? '');
  const first = contact.read(doc)[edit.list].find((entry) => entry.value !== '');
  if (first && text) contact.changeEntry(doc, edit.list, first.id, { value: text }, origin);
  else if (first) contact.removeEntry(doc, edit.list, first.id, origin);
  else if (text) contact.addEntry(doc, edit.list, newId(), { value: text }, origin);
}
