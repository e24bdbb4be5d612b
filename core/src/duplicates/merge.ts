/**
 * Merging two contacts is a link, not a destruction: the loser points to the winner and keeps everything it has; the winner
 * copies what it lacks and writes down what that was. Each function is one edit of one document, so both work offline.
 */
import type * as Y from 'yjs';
import { type Contact, contact } from '../documents/contact.ts';
import { sameValue } from '../documents/define-document.ts';
import { comparableMail } from './mailboxes.ts';
import { personKey } from './names.ts';
import { phoneTraits, samePhone } from './numbers.ts';
import { choosable, claimsOf, type EntryValues, type Taken, type UnitedList, unitedLists, writeTaken } from './taken.ts';

/** What the winner takes, found before anything is written: the merge screen shows it. */
export interface Taking {
  readonly fields: Partial<Contact>;
  readonly entries: Readonly<Record<UnitedList, readonly (EntryValues & { readonly id: string })[]>>;
}
export interface Merge {
  /** The winner and the loser. */
  readonly self: string;
  readonly other: string;
  /** The fields that are taken from the loser although the winner has them. */
  readonly chosen: readonly (keyof Contact)[];
  /** The id of the mark that the merge leaves. */
  readonly entry: string;
  readonly at: string;
  readonly by: string;
}

const isEmpty = (value: unknown): boolean => value === '' || value === null || value === undefined || isNowhere(value);
const isNowhere = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.values(value).every(isEmpty);

/** The fields in which two contacts say something, and not the same: where somebody has to choose. */
export const disagreements = (winner: Contact, loser: Contact): readonly (keyof Contact)[] =>
  choosable.filter((key) => !isEmpty(winner[key]) && !isEmpty(loser[key]) && !sameValue(winner[key], loser[key]));

/** What the winner lacks, and of the rest what was chosen from the loser. Nobody becomes their own parent or employer. */
export function takingOf(
  winner: Contact,
  loser: Contact,
  chosen: readonly (keyof Contact)[],
  ids: { readonly winner: string; readonly loser: string },
): Taking {
  const fields: Record<string, unknown> = {};
  for (const key of choosable) {
    const wanted = isEmpty(winner[key]) || chosen.includes(key);
    const reflexive = (key === 'parent' || key === 'company') && (loser[key] === ids.winner || loser[key] === ids.loser);
    if (wanted && !isEmpty(loser[key]) && !reflexive && !sameValue(winner[key], loser[key])) fields[key] = loser[key];
  }
  const fresh = (list: UnitedList) => loser[list].filter((entry) => !winner[list].some((known) => sameEntry(list, known, entry)));
  return {
    fields: fields as Partial<Contact>,
    entries: { mails: fresh('mails'), phones: fresh('phones'), addresses: fresh('addresses') },
  };
}

/** The winner's part. Copies keep the ids of the loser's entries: two people who merge the same pair at once copy each entry once. */
export function takeOver(winnerDoc: Y.Doc, loser: Contact, { self, other, chosen, entry, at, by }: Merge, origin: unknown): void {
  const winner = contact.read(winnerDoc);
  const taking = takingOf(winner, loser, chosen, { winner: self, loser: other });
  const fields = Object.fromEntries(Object.entries(taking.fields).map(([key, took]) => [key, { was: winner[key as keyof Contact], took }]));
  const claimed = claimsOf(winner.merges);
  const entries = Object.fromEntries(
    unitedLists.map((list) => {
      // What is there because of another merge is this one's as well: it stays until both are divided.
      const shared = winner[list].filter(
        (known) => claimed.has(`${list}/${known.id}`) && loser[list].some((entry) => sameEntry(list, known, entry)),
      );
      const fresh = taking.entries[list].map((entry) => ({ ...entry, id: freeId(entry.id, winner[list]) }));
      return [list, Object.fromEntries([...shared, ...fresh].map(({ id, ...values }) => [id, values]))];
    }),
  ) as Taken['entries'];
  winnerDoc.transact(() => {
    contact.change(winnerDoc, taking.fields, origin);
    for (const list of unitedLists) {
      for (const [id, values] of Object.entries(entries[list])) {
        if (!contact.readEntry(winnerDoc, list, id)) contact.addEntry(winnerDoc, list, id, values, origin);
      }
    }
    contact.addEntry(winnerDoc, 'merges', entry, { other, at, by, taken: writeTaken({ fields, entries }) }, origin);
  }, origin);
}

/** An entry that stayed, changed, from an earlier merge still has the id. */
function freeId(id: string, known: readonly { readonly id: string }[]): string {
  const used = new Set(['constructor', 'prototype', ...known.map((entry) => entry.id)]);
  let free = id;
  while (used.has(free)) free += 'x';
  return free;
}

/** The loser's part. */
export const pointTo = (loserDoc: Y.Doc, winner: string, origin: unknown): void => contact.change(loserDoc, { mergedInto: winner }, origin);

function sameEntry(list: UnitedList, a: EntryValues, b: EntryValues): boolean {
  const [one, other] = [String(a['value'] ?? ''), String(b['value'] ?? '')];
  if (list === 'mails') return comparableMail(one) === comparableMail(other);
  if (list === 'phones') {
    const [first, second] = [phoneTraits(one), phoneTraits(other)];
    return first && second ? samePhone(first, second) : one === other;
  }
  const words = (entry: EntryValues) => personKey(['street', 'postcode', 'town'].map((key) => String(entry[key] ?? '')).join(' '));
  return words(a) === words(b);
}
