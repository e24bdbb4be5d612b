/** What a condition read, in words: `E-mail: none`, `Open tasks: Call back, Thu 26 Nov`. */
import type { ConditionRead } from '@tandem/core';
import { isMessageKey, type MessageKey, type Translate } from '../../i18n/i18n.ts';
import { fieldNamed, type OwnWords } from './own-words.ts';

export interface ReadWordsNeeds {
  readonly t: Translate;
  readonly own: Pick<OwnWords, 'value'>;
  readonly user: (id: string) => string;
  /** `Thu 26 Nov` */
  readonly day: (day: string) => string;
  /** What a row is called; '' for what is not on this device. */
  readonly record: (key: string) => string;
}
/** `about` is the record that the decision stands under: its own facts need no name. */
export type ReadWords = (read: ConditionRead, about: string) => string;

/** Lists, and the field that is said of each row in them. */
const lists: Readonly<Record<string, string>> = {
  tasks: 'task.due',
  appointments: 'appointment.startsAt',
  opportunities: 'opportunity.stage',
  quotes: 'quote.state',
  twins: '',
  planned: '',
};
const isList = (field: string): boolean => Object.hasOwn(lists, field);
const ofPeople = new Set(['owner', 'leader', 'decidedBy']);
const howMany = new Set(['mails', 'phones', 'invite', 'mailTo', 'mail']);
const aDay = /^\d{4}-\d{2}-\d{2}/;

export function readWords({ t, own, user, day, record }: ReadWordsNeeds): ReadWords {
  const firstOf = (...keys: readonly string[]): string | undefined => {
    const key = keys.find((one): one is MessageKey => isMessageKey(one));
    return key && t(key);
  };
  function valueOf(kind: string, { field, value }: ConditionRead): string {
    if (typeof value === 'boolean') return t(value ? 'rules.read.yes' : 'rules.read.no');
    if (value === 0 && isList(field)) return t('rules.read.noneOf');
    if (value === '' || (value === 0 && howMany.has(field))) return t('rules.read.none');
    const name = lists[field] || asAsked(kind, field);
    if (typeof value === 'number' || fieldNamed(name)) return own.value(name, value);
    if (aDay.test(value)) return day(value);
    if (ofPeople.has(field)) return user(value);
    return firstOf(`${name}.${value}`, `${field}.${value}`, `rules.value.${value}`) ?? value;
  }
  return (read, about) => {
    const [kind = ''] = read.of.split('/');
    const name = read.field;
    const asked = asAsked(kind, name);
    const field = firstOf(`rules.read.${kind}.${name}`, `rules.read.${name}`, `rules.field.${asked}`, asked) ?? name;
    const called = read.of === about || kind === 'settings' ? '' : record(read.of);
    const value = valueOf(kind, read);
    if (called === '') return t('rules.read.is', { field, value });
    if (!isList(name) || typeof read.value === 'number') return t('rules.read.of', { name: called, field, value });
    return read.value === true ? t('rules.read.is', { field, value: called }) : t('rules.read.in', { field, name: called, value });
  };
}

/** A row has an `is`, which rules and screens call its kind. */
const asAsked = (kind: string, field: string): string => `${kind}.${field === 'is' ? 'kind' : field}`;
