/** Who belongs to whom in the list: persons to companies, opportunities to contacts, read through merges. */
import { type ContactRow, type OpportunityRow, shownAs } from '@tandem/core';

type Contacts = ReadonlyMap<string, ContactRow>;
interface Sources {
  readonly contacts: Contacts;
  readonly opportunities: ReadonlyMap<string, OpportunityRow>;
}

export interface Relations {
  readonly dealsOf: Map<string, Set<string>>;
  readonly contactOf: Map<string, string>;
  readonly staffOf: Map<string, Set<string>>;
  readonly companyOf: Map<string, string>;
  /** Who was merged, and into whom. */
  readonly merges: Set<string>;
}

export function readRelations(contacts: Contacts, opportunities: Sources['opportunities']): Relations {
  const relations: Relations = { dealsOf: new Map(), contactOf: new Map(), staffOf: new Map(), companyOf: new Map(), merges: new Set() };
  for (const row of contacts.values()) if (row.mergedInto) relations.merges.add(row.id).add(row.mergedInto);
  // Where nobody was merged, everybody is shown as they are: 50,000 look-ups less.
  const shown = relations.merges.size === 0 ? (id: string) => id : (id: string) => shownAs(id, contacts);
  for (const { id, contact } of opportunities.values()) if (contact) relate(relations.dealsOf, relations.contactOf, id, shown(contact));
  for (const row of contacts.values()) {
    if (row.is !== 'person' || row.company === '' || (row.mergedInto !== '' && shown(row.id) !== row.id)) continue;
    relate(relations.staffOf, relations.companyOf, row.id, shown(row.company));
  }
  return relations;
}

/** Brings one opportunity up to date; `touched` are the contacts whose lines it stands in. */
export function relateOpportunity(relations: Relations, id: string, sources: Sources, touched: Set<string>): void {
  const named = sources.opportunities.get(id)?.contact ?? '';
  move(relations.dealsOf, relations.contactOf, id, named && shownAs(named, sources.contacts), touched);
}

export function relateContact(relations: Relations, id: string, sources: Sources, touched: Set<string>): void {
  const row = sources.contacts.get(id);
  touched.add(id);
  move(relations.staffOf, relations.companyOf, id, row ? companyOf(row, sources.contacts) : '', touched);
  for (const person of relations.staffOf.get(id) ?? []) touched.add(person);
}

const companyOf = (row: ContactRow, contacts: Contacts): string =>
  row.is === 'person' && row.company && !(row.mergedInto && shownAs(row.id, contacts) !== row.id) ? shownAs(row.company, contacts) : '';

function move(held: Relations['staffOf'], holders: Relations['companyOf'], id: string, holder: string, touched: Set<string>): void {
  const was = holders.get(id);
  if (was) touched.add(was);
  if (holder) touched.add(holder);
  if (was === holder) return;
  if (was) {
    const ids = held.get(was);
    ids?.delete(id);
    if (ids?.size === 0) held.delete(was);
    holders.delete(id);
  }
  if (holder) relate(held, holders, id, holder);
}

function relate(held: Relations['staffOf'], holders: Relations['companyOf'], id: string, holder: string): void {
  const ids = held.get(holder);
  if (ids) ids.add(id);
  else held.set(holder, new Set([id]));
  holders.set(id, holder);
}
