/** Which fields an update touches that its author may not change: the declared writers, held against one transaction. */
import { type DocumentType, documents, sameValue } from '@tandem/core';
import * as Y from 'yjs';
import type { Author } from './update-gate.ts';

type Fields = Readonly<Record<string, { readonly writer: string; readonly initial: unknown }>>;

/**
 * Called while the transaction still has what it replaced. Answers the paths that were changed without the right to:
 * `fields/owner`, `cards/01H.../owner`.
 */
export function forbiddenChanges(transaction: Y.Transaction, documentType: DocumentType, author: Author): readonly string[] {
  const { fields, lists } = documents[documentType] as unknown as {
    readonly fields: Fields;
    readonly lists: Readonly<Record<string, Fields>>;
  };
  const rootOf = (name: string): unknown => transaction.doc.share.get(name);
  const created = transaction.beforeState.size === 0;
  const refused: string[] = [];
  const look = (path: string, key: string, field: Fields[string] | undefined, was: unknown, is: unknown, isNew: boolean) => {
    if (!field || field.writer === 'anyone' || sameValue(was ?? field.initial, is ?? field.initial)) return;
    if (field.writer === 'author' && was === undefined && is === author.person.id) return;
    if (field.writer === 'publishers' && author.mayAssign) return;
    if (field.writer === 'approvers' && author.mayApprove) return;
    if (field.writer === 'assigners' && (author.mayAssign || (isNew && key === 'owner' && is === author.person.id))) return;
    refused.push(`${path}/${key}`);
  };

  for (const type of transaction.changed.keys()) {
    const changed: unknown = type;
    if (!(changed instanceof Y.Map)) continue;
    if (changed === rootOf('fields')) {
      for (const [key, { oldValue }] of new Y.YEvent(changed, transaction).keys)
        look('fields', key, own(fields, key), oldValue, changed.get(key), created);
      continue;
    }
    const list = Object.keys(lists).find((name) => rootOf(name) === changed || rootOf(name) === changed.parent);
    const listFields = list === undefined ? undefined : lists[list];
    if (!list || !listFields) continue;
    if (changed.parent === null) lookAtEntries(changed, list, listFields);
    else if (!isAddedIn(transaction, changed)) {
      const id = changed._item?.parentSub ?? '';
      for (const [key, { oldValue }] of new Y.YEvent(changed, transaction).keys)
        look(`${list}/${id}`, key, own(listFields, key), oldValue, changed.get(key), false);
    }
  }
  return refused;

  function lookAtEntries(entries: Y.Map<unknown>, list: string, listFields: Fields): void {
    const authored = Object.entries(listFields).filter(([, field]) => field.writer === 'author');
    const guarded = Object.entries(listFields).filter(([, field]) => field.writer !== 'anyone' && field.writer !== 'author');
    if (guarded.length + authored.length === 0) return;
    // Of a list whose every field is guarded, such as a board's members, an entry as such is what may not be touched.
    const wholly = guarded.length > 0 && guarded.length === Object.keys(listFields).length;
    const changesHands = guarded.some(([, field]) => field.writer === 'assigners');
    for (const [id] of new Y.YEvent(entries, transaction).keys) {
      const entry = entries.get(id);
      const item = entries._map.get(id);
      // The same id again: the entry that was there is gone with the guarded values it had.
      const replaces = item !== undefined && !item.deleted && item.left !== null;
      if ((wholly || (replaces && changesHands)) && !author.mayAssign) refused.push(`${list}/${id}`);
      else if (entry instanceof Y.Map)
        // Whoever brings back an entry that was removed brings back its author's name with it.
        for (const [key, field] of replaces ? guarded : [...guarded, ...authored])
          look(`${list}/${id}`, key, field, undefined, entry.get(key), !replaces);
    }
  }
}

const own = (fields: Fields, key: string) => (Object.hasOwn(fields, key) ? fields[key] : undefined);

const isAddedIn = (transaction: Y.Transaction, { _item }: Y.Map<unknown>): boolean => {
  const id = _item?.id;
  return id !== undefined && id.clock >= (transaction.beforeState.get(id.client) ?? 0);
};
