/** The contacts of each town: what a map would show, as a list. */
import type { ContactRow } from '@tandem/core';

export interface Town {
  readonly key: string;
  readonly town: string;
  readonly country: string;
  readonly rows: readonly ContactRow[];
  readonly customers: number;
}

/** Persons of a company stand with their company and are not counted beside it. */
export function townsOf(contacts: Iterable<ContactRow>): readonly Town[] {
  const held = new Map<string, ContactRow[]>();
  for (const row of contacts) {
    if (row.mergedInto || row.town === '' || (row.is === 'person' && row.company !== '')) continue;
    const key = `${row.country}/${row.town}`;
    const rows = held.get(key);
    if (rows) rows.push(row);
    else held.set(key, [row]);
  }
  return [...held]
    .map(([key, rows]): Town => {
      const [first] = rows;
      return {
        key,
        town: first?.town ?? '',
        country: first?.country ?? '',
        rows: rows.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1)),
        customers: rows.filter(({ lifecycle }) => lifecycle === 'customer').length,
      };
    })
    .sort((a, b) => b.rows.length - a.rows.length || (a.key < b.key ? -1 : 1));
}
