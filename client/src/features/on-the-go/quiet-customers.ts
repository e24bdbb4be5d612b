/** When nothing is due: the customers of a person that nobody has been in touch with for longest. */
import type { ActivityRow, ContactRow } from '@tandem/core';

export interface QuietCustomer {
  readonly row: ContactRow;
  /** The instant of the last contact; '' when there was none. */
  readonly last: string;
}

export function quietCustomers(
  me: string,
  contacts: Iterable<ContactRow>,
  activities: Iterable<ActivityRow>,
  count: number,
): readonly QuietCustomer[] {
  const last = new Map<string, string>();
  for (const { contact, at } of activities) if (at > (last.get(contact) ?? '')) last.set(contact, at);
  const mine: QuietCustomer[] = [];
  for (const row of contacts)
    if (row.owner === me && row.is === 'company' && row.lifecycle === 'customer' && !row.mergedInto)
      mine.push({ row, last: last.get(row.id) ?? '' });
  return mine.sort((a, b) => (a.last === b.last ? (a.row.id < b.row.id ? -1 : 1) : a.last < b.last ? -1 : 1)).slice(0, count);
}
