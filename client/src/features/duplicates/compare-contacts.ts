/** Two contacts side by side: what each says, what would stand, and which of the two had better stay. */
import { type Contact, type ContactRow, choosable, type LookAlike, type Pair, type UnitedList, unitedLists } from '@tandem/core';

export type FieldKey = keyof Contact;
export interface FieldLine {
  readonly key: FieldKey;
  readonly winner: unknown;
  readonly loser: unknown;
  /** `same`: both say it. `choice`: both say something. `winner`, `loser`: only one of them says anything. */
  readonly is: 'same' | 'choice' | 'winner' | 'loser';
}

const says = (value: unknown): boolean =>
  value !== '' &&
  value !== null &&
  value !== undefined &&
  !(typeof value === 'object' && Object.values(value).every((part) => !says(part)));

/** Only fields in which somebody says something, in the order of the form. */
export function fieldLines(winner: Contact, loser: Contact): readonly FieldLine[] {
  return choosable.flatMap((key): FieldLine[] => {
    const [one, other] = [winner[key], loser[key]];
    if (!says(one) && !says(other)) return [];
    const is = !says(one) ? 'loser' : !says(other) ? 'winner' : JSON.stringify(one) === JSON.stringify(other) ? 'same' : 'choice';
    return [{ key, winner: one, loser: other, is }];
  });
}

export interface ListLine {
  readonly list: UnitedList;
  readonly entries: readonly { readonly id: string; readonly text: string; readonly from: 'winner' | 'loser' }[];
}

/** The lists as they will be; `fresh` are the entries that the winner takes. */
export function listLines(winner: Contact, fresh: Readonly<Record<UnitedList, readonly { readonly id: string }[]>>): readonly ListLine[] {
  return unitedLists
    .map((list) => ({
      list,
      entries: [
        ...winner[list].map((entry) => ({ id: `winner-${entry.id}`, text: entryText(entry), from: 'winner' as const })),
        ...fresh[list].map((entry) => ({ id: `loser-${entry.id}`, text: entryText(entry), from: 'loser' as const })),
      ],
    }))
    .filter(({ entries }) => entries.length > 0);
}

function entryText(entry: Readonly<Record<string, unknown>>): string {
  if (typeof entry['value'] === 'string') return entry['value'];
  const place = [entry['postcode'], entry['town']].filter(Boolean).join(' ');
  return [entry['street'], place].filter(Boolean).join(', ');
}

const further: Readonly<Record<ContactRow['lifecycle'], number>> = { lead: 0, prospect: 1, customer: 2 };
const filled = (row: ContactRow): number =>
  [
    row.town,
    row.country,
    row.website,
    row.vatNumber,
    row.industry,
    row.jobTitle,
    row.company,
    row.status,
    ...row.mails,
    ...row.phones,
  ].filter(Boolean).length;

/** A relation is changed by rules alone, so whoever is further along stays; then who is known better, then who was there first. */
export function staysBetter(a: ContactRow, b: ContactRow): boolean {
  if (further[a.lifecycle] !== further[b.lifecycle]) return further[a.lifecycle] > further[b.lifecycle];
  if (filled(a) !== filled(b)) return filled(a) > filled(b);
  return a.createdAt === b.createdAt ? a.id < b.id : a.createdAt < b.createdAt;
}

export const pairKey = ({ a, b }: Pick<Pair, 'a' | 'b'>): string => `${a}.${b}`;

/** A pair of an address; also one that nobody proposed, such as two that a person chose. */
export function pairOfKey(key: string): { readonly a: string; readonly b: string } | undefined {
  const [a = '', b = '', ...more] = key.split('.');
  if (!a || !b || a === b || more.length > 0) return undefined;
  return a < b ? { a, b } : { a: b, b: a };
}

export const matchFor = (found: readonly LookAlike[], id: string): LookAlike | undefined => found.find((one) => one.id === id);
