/** What an update writes into registers, and where it did not know the value that stood there: one of the two is lost in the document. */
import { type DocumentType, documents, sameValue } from '@tandem/core';
import * as Y from 'yjs';
import type { OverwrittenField, WrittenFields } from '../storage/storage.ts';

type Declared = Readonly<Record<string, { readonly writer: string }>>;
/** Settings and views are for few people, and what they lose is seen at once. */
const kept: ReadonlySet<DocumentType> = new Set(['contact', 'board', 'agenda']);

/** Called while the transaction still has what it replaced. Undefined: no register was written. */
export function fieldsWritten(transaction: Y.Transaction, type: DocumentType): WrittenFields | undefined {
  const overwritten: OverwrittenField[] = [];
  let registers = false;
  for (const [changed, keys] of transaction.changed) {
    const map: unknown = changed;
    if (!(map instanceof Y.Map) || map._item?.deleted) continue;
    registers = true;
    const place = kept.has(type) ? placeOf(transaction.doc, map, type) : undefined;
    if (!place) continue;
    for (const key of keys) {
      if (key === null || !Object.hasOwn(place.fields, key) || place.fields[key]?.writer === 'rules') continue;
      const found = lostAt(transaction, map, key);
      if (found) overwritten.push({ path: `${place.path}/${key}`, ...found });
    }
  }
  if (!registers) return undefined;
  const writers: WrittenFields['writers'][number][] = [];
  for (const [client, upto] of transaction.afterState)
    if (upto > (transaction.beforeState.get(client) ?? 0)) writers.push({ client, upto });
  return writers.length > 0 ? { writers, overwritten } : undefined;
}

function placeOf(doc: Y.Doc, map: Y.Map<unknown>, type: DocumentType): { readonly path: string; readonly fields: Declared } | undefined {
  const { fields, lists } = documents[type] as unknown as { readonly fields: Declared; readonly lists: Readonly<Record<string, Declared>> };
  if ((doc.share.get('fields') as unknown) === map) return { path: 'fields', fields };
  const list = Object.keys(lists).find((name) => doc.share.get(name) === map.parent);
  const declared = list === undefined ? undefined : lists[list];
  return declared && map._item?.parentSub ? { path: `${list}/${map._item.parentSub}`, fields: declared } : undefined;
}

function lostAt(transaction: Y.Transaction, map: Y.Map<unknown>, key: string): Omit<OverwrittenField, 'path'> | undefined {
  const newest = map._map.get(key);
  let mine: Y.Item | undefined;
  let theirs: Y.Item | undefined;
  // A register is a chain of all its values; the rightmost one counts.
  for (let item = newest ?? null; item && !(mine && theirs); item = item.left) {
    if (isNew(transaction, item.id)) mine ??= item;
    else theirs ??= item;
  }
  if (!mine || !theirs || !(mine.content instanceof Y.ContentAny) || !(theirs.content instanceof Y.ContentAny)) return undefined;
  // A value that had been taken away before is nobody's loss.
  if (theirs.deleted && !Y.isDeleted(transaction.deleteSet, theirs.id)) return undefined;
  if (knows(transaction, mine, theirs)) return undefined;
  const [value, other] = [mine.content.arr.at(-1) as unknown, theirs.content.arr.at(-1) as unknown];
  if (saysTheSame(value, other)) return undefined;
  return { stands: newest === mine ? 'own' : 'other', value, other, otherWriter: { client: theirs.id.client, clock: theirs.id.clock } };
}

/** Whether the chain of values that `mine` was written upon holds `theirs`. Of one chain, only what is new here is followed. */
function knows(transaction: Y.Transaction, mine: Y.Item, theirs: Y.Item): boolean {
  for (let origin = mine.origin; origin; ) {
    if (origin.client === theirs.id.client && origin.clock === theirs.id.clock) return true;
    if (!isNew(transaction, origin)) return false;
    const before: unknown = Y.getItem(transaction.doc.store, origin);
    if (!(before instanceof Y.Item)) return false;
    origin = before.origin;
  }
  return false;
}

const isNew = ({ beforeState }: Y.Transaction, { client, clock }: Y.ID): boolean => clock >= (beforeState.get(client) ?? 0);

/** Two places of a card in one stage differ by order only: that is nobody's words. */
function saysTheSame(a: unknown, b: unknown): boolean {
  if (isPlace(a) && isPlace(b)) return a.stage === b.stage;
  return sameValue(a, b);
}
const isPlace = (value: unknown): value is { readonly stage: unknown; readonly rank: unknown } =>
  typeof value === 'object' && value !== null && 'stage' in value && 'rank' in value;
