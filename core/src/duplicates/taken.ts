/** What a merge took from the other contact, written beside it so that it can be given back: JSON in one register. */
import { type Contact, contact } from '../documents/contact.ts';

/** The lists whose entries belong to the contact itself; shares, activities and merges stay with whoever they were made for. */
export const unitedLists = ['mails', 'phones', 'addresses'] as const;
export type UnitedList = (typeof unitedLists)[number];

/**
 * Where a contact comes from, how far it is as a lead and what only rules or assigners change is its own; the other fields one
 * may choose between.
 */
const own: ReadonlySet<string> = new Set([
  'kind',
  'mergedInto',
  'outsideId',
  'batch',
  'createdAt',
  'stageByHand',
  'leadPlace',
  'leadSince',
  'qualification',
]);
export const choosable: readonly (keyof Contact)[] = Object.entries(contact.fields)
  .filter(([key, { writer }]) => writer === 'anyone' && !own.has(key))
  .map(([key]) => key as keyof Contact);

export type EntryValues = Readonly<Record<string, unknown>>;
export interface Taken {
  readonly fields: Readonly<Record<string, { readonly was: unknown; readonly took: unknown }>>;
  /** By the ids the entries have in both documents. What was there already, because of another merge, is named too. */
  readonly entries: Readonly<Record<UnitedList, Readonly<Record<string, EntryValues>>>>;
}

export const writeTaken = (taken: Taken): string => JSON.stringify(taken);

/** Never throws: what another version wrote, or nobody can read, was nothing that could be given back. */
export function readTaken(text: string): Taken {
  const found = asObject(parsed(text));
  const fields = Object.entries(asObject(found['fields'])).flatMap(([key, value]) => {
    const { was, took } = asObject(value);
    const field = choosable.includes(key as keyof Contact) ? contact.fields[key as keyof typeof contact.fields] : undefined;
    return field && field.parse(was) !== undefined && field.parse(took) !== undefined ? [[key, { was, took }] as const] : [];
  });
  const entries = asObject(found['entries']);
  const of = (list: UnitedList) =>
    Object.fromEntries(Object.entries(asObject(entries[list])).map(([id, values]) => [id, asObject(values)]));
  return { fields: Object.fromEntries(fields), entries: { mails: of('mails'), phones: of('phones'), addresses: of('addresses') } };
}

/** The entries, as `mails/<id>`, that are there because of these merges. */
export const claimsOf = (merges: Contact['merges']): ReadonlySet<string> =>
  new Set(
    merges
      .map(({ taken }) => readTaken(taken).entries)
      .flatMap((entries) => unitedLists.flatMap((list) => Object.keys(entries[list]).map((id) => `${list}/${id}`))),
  );

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
const asObject = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
