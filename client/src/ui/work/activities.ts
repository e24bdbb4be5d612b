/** What was done with a contact and its people, newest first. */
import { type ActivityRow, type ContactRow, shownAs } from '@tandem/core';

/** A company's are also those of its persons; a person's are also those that the company holds. */
export function activitiesAbout(
  id: string,
  activities: Iterable<ActivityRow>,
  contacts: ReadonlyMap<string, ContactRow>,
): readonly ActivityRow[] {
  const found: ActivityRow[] = [];
  const is = (other: string | undefined) => other !== undefined && other !== '' && shownAs(other, contacts) === id;
  for (const activity of activities)
    if (is(activity.contact) || is(activity.person) || is(contacts.get(activity.contact)?.company)) found.push(activity);
  return found.sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1));
}
