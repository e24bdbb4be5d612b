/** Who may do what with a contact, judged on the device from its row, as the server will judge it again. */
import { type Action, type ContactRow, can, type OpportunityRow, type Person, type Subject } from '@tandem/core';

/**
 * `creator` is the server's knowledge. On the device a contact without an owner that the person can see is treated as the
 * person's own: the server refuses what is not.
 */
export function subjectOf(row: ContactRow, sellers: readonly string[], person: Person): Subject {
  return { type: 'contact', owner: row.owner, creator: row.owner === '' ? person.id : '', sellers, shares: row.shares };
}

export const sellersOn = (id: string, opportunities: Iterable<OpportunityRow>): readonly string[] => {
  const sellers = new Set<string>();
  for (const { contact, owner } of opportunities) if (contact === id && owner) sellers.add(owner);
  return [...sellers];
};

export const mayDo = (person: Person, action: Action, row: ContactRow, sellers: readonly string[] = []): boolean =>
  can(person, action, subjectOf(row, sellers, person));

/** To whom a person may hand a contact: a leader within the team, those who see everything to anybody who works. */
export function possibleOwners<U extends { readonly id: string; readonly active: boolean; readonly role: string }>(
  person: Person,
  users: Iterable<U>,
  seesAll: boolean,
): readonly U[] {
  return [...users].filter(({ id, active }) => active && (seesAll || id === person.id || person.leads.includes(id)));
}
