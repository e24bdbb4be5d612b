/** One change in the words of the screens: which record, which field, which value, as far as this device knows them. */
import { documents, type Fields, nameOf, parseDocumentName } from '@tandem/core';
import { isMessageKey, type Translate, useT } from '../i18n/i18n.ts';
import { useFormat } from '../i18n/use-format.ts';
import type { LocalChange } from '../sync/device.ts';
import { rowsOf } from '../sync/rows.ts';

export interface ChangeWords {
  readonly subject: string;
  readonly field: string;
  readonly was: string;
  readonly is: string;
  /** The record's page; undefined when it has none, or is not here any more. */
  readonly contact: string | undefined;
}
type Place = Pick<LocalChange, 'document' | 'path'>;

export function useChangeWords(): {
  readonly words: (change: LocalChange) => ChangeWords;
  readonly value: (at: Place, value: unknown) => string;
} {
  const t = useT();
  const format = useFormat();
  const value = ({ document, path }: Place, of: unknown): string => {
    if (of === undefined || of === null || of === '') return '';
    if (typeof of === 'object') return entryWords(of);
    const field = fieldAt(document, path);
    const text = String(of);
    switch (field?.kind) {
      case 'user':
        return rowsOf('user').get(text)?.name ?? text;
      case 'contact':
        return rowsOf('contact').get(text)?.name ?? text;
      case 'setting':
        return titleOf(field.from ?? '', text);
      case 'money':
        return format.money(Number(of));
      case 'number':
        return format.number(Number(of));
      case 'day':
        return format.day(text);
      case 'instant':
        return format.time(text);
      default: {
        const key = `${messageOf(document, path)}.${text}`;
        return isMessageKey(key) ? t(key) : text;
      }
    }
  };
  return {
    value,
    words: (change) => ({
      ...describe(t, change),
      was: value(change, change.from),
      is: value(change, change.to),
    }),
  };
}

function describe(t: Translate, { document, path, label }: LocalChange): Pick<ChangeWords, 'subject' | 'field' | 'contact'> {
  const parsed = parseDocumentName(document);
  const [list = '', id = ''] = path.split('/');
  const message = messageOf(document, path);
  const contact = parsed?.type === 'contact' ? rowsOf('contact').get(parsed.id) : undefined;
  const subject =
    contact?.name ||
    (list === 'cards' && cardName(id)) ||
    (list === 'tasks' && rowsOf('task').get(id)?.subject) ||
    (parsed?.type === 'board' && rowsOf('board').get(parsed.id)?.title) ||
    label;
  return {
    subject,
    field: isMessageKey(message) ? t(message) : label === subject ? '' : label,
    contact: contact && nameOf('contact', contact.id) && contact.id,
  };
}

/** `contact.town`, `board.cards.amount`, `contact.notes`: the keys under which the catalogue names fields. */
function messageOf(document: string, path: string): string {
  const type = parseDocumentName(document)?.type;
  const [list = '', id = '', key = ''] = path.split('/');
  return list === 'fields' ? `${type}.${id}` : key ? `${type}.${list}.${key}` : `${type}.${list}`;
}

function fieldAt(document: string, path: string): Fields[string] | undefined {
  const type = parseDocumentName(document)?.type;
  if (!type) return undefined;
  const { fields, lists } = documents[type] as unknown as { readonly fields: Fields; readonly lists: Readonly<Record<string, Fields>> };
  const [list = '', id = '', key = ''] = path.split('/');
  return list === 'fields' ? fields[id] : lists[list]?.[key];
}

function cardName(id: string): string {
  const card = rowsOf('opportunity').get(id);
  return card ? card.company || card.title : '';
}

/** An entry or a place: what it is called, or the stage it stands in. */
function entryWords(value: object): string {
  const { stage, name, title, subject, value: own, note } = value as Readonly<Record<string, unknown>>;
  if (typeof stage === 'string') return titleOf('stages', stage);
  const called = [name, title, subject, own, note].find((part) => typeof part === 'string' && part !== '');
  return typeof called === 'string' ? called : '';
}

function titleOf(list: string, id: string): string {
  const entries = (
    rowsOf('settings').get('settings')?.state as unknown as Readonly<Record<string, readonly { id: string; title?: string }[]>>
  )?.[list];
  return (Array.isArray(entries) && entries.find((entry) => entry.id === id)?.title) || id;
}
