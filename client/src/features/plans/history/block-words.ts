/** What the values of a block are called, and what its mentions lead to: names come from the reader's own rows (N7). */

import { isMessageKey, type MessageKey, useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { rowsOf, useRows } from '../../../sync/rows.ts';
import { attributeKind, type EmbeddedKind } from './attribute-kinds.ts';
import { useNameOf } from './version-words.ts';

export interface BlockWords {
  /** The name behind an id; undefined when the reader has no access to it, or it is gone. */
  readonly named: (kind: string, id: string) => string | undefined;
  readonly field: (attribute: string) => string;
  readonly value: (node: string, attribute: string, value: unknown) => string;
  /** The kind of a block, where it is more than text. */
  readonly block: (node: string) => string;
}

export function useBlockWords(): BlockWords {
  const t = useT();
  const format = useFormat();
  const userName = useNameOf();
  const [contacts, opportunities, quotes, tasks] = [useRows('contact'), useRows('opportunity'), useRows('quote'), useRows('task')];
  const named = (kind: string, id: string): string | undefined => {
    if (kind === 'user') return rowsOf('user').has(id) ? userName(id) : undefined;
    if (kind === 'contact') return contacts.get(id)?.name;
    if (kind === 'opportunity') return opportunities.get(id)?.title;
    if (kind === 'quote') return quotes.get(id)?.title || quotes.get(id)?.number;
    return kind === 'task' ? tasks.get(id)?.subject : undefined;
  };
  const text = (key: string): string | undefined => (isMessageKey(key) ? t(key as MessageKey) : undefined);
  return {
    named,
    field: (attribute) => text(`plans.history.field.${attribute}`) ?? t('plans.history.field.other'),
    block: (node) => text(`plans.history.block.${node}`) ?? text(`plans.block.${node === 'actionItem' ? 'action' : node}`) ?? '',
    value: (node, attribute, value) => {
      if (value === undefined || value === null || value === '') return t('plans.history.noValue');
      const kind: EmbeddedKind = attributeKind(node, attribute);
      if (kind === 'day') return format.day(String(value));
      if (kind === 'user' || kind === 'contact') return named(kind, String(value)) ?? t('plans.block.noAccess');
      if (kind === 'flag') return t(value === true ? 'plans.history.yes' : 'plans.history.no');
      if (kind === 'number') return format.number(Number(value));
      return text(`plans.block.${attribute}.${String(value)}`) ?? String(value).slice(0, 200);
    },
  };
}
