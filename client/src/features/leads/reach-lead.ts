/** How a lead is reached, and what rules will do about it. */
import { type ContactRow, type Settings, stopsFollowUps as stops } from '@tandem/core';

type Contacts = ReadonlyMap<string, ContactRow>;

export const personsOf = (row: ContactRow, contacts: Contacts): readonly ContactRow[] => {
  const found: ContactRow[] = [];
  for (const one of contacts.values()) if (one.company === row.id && one.mergedInto === '') found.push(one);
  return found;
};

/** Its own address, or that of a person there. */
export const mailOf = (row: ContactRow, contacts: Contacts): string =>
  row.mails[0] ?? personsOf(row, contacts).find(({ mails }) => mails.length > 0)?.mails[0] ?? '';

/** Everybody of whom an address is known, companies by their persons; one pass for the whole board. */
export function withMail(contacts: Iterable<ContactRow>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { id, company, mails } of contacts) if (mails.length > 0) found.add(company || id).add(id);
  return found;
}

export const stopsFollowUps = (settings: Settings, row: ContactRow): boolean => stops(settings, row);

/** The days that a rule of the catalogue waits in this workspace. */
export function ruleDays(settings: Settings, rule: string, initial: number): number {
  const text = settings.rules.find(({ id }) => id === rule)?.parameters;
  if (!text) return initial;
  try {
    const days: unknown = (JSON.parse(text) as { readonly days?: unknown } | null)?.days;
    return typeof days === 'number' ? days : initial;
  } catch {
    return initial;
  }
}
