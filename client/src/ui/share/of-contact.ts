/** What was shared with a contact, its persons and whoever was merged into it. */
import { type ContactRow, type FileRow, type LinkRow, shownAs, type VisitRow } from '@tandem/core';

type Contacts = ReadonlyMap<string, ContactRow>;
/** Newest first. */
export const filesOfContact = (id: string, files: Iterable<FileRow>, contacts: Contacts): readonly FileRow[] =>
  [...files]
    .filter(({ contact }) => contact !== '' && shownAs(contact, contacts) === id)
    .sort((a, b) => ((a.versions.at(-1)?.at ?? a.createdAt) < (b.versions.at(-1)?.at ?? b.createdAt) ? 1 : -1));

/** Of a person those that went to that person; newest first. */
export const linksOfContact = (id: string, links: Iterable<LinkRow>, contacts: Contacts): readonly LinkRow[] =>
  [...links]
    .filter(({ contact, person }) => [contact, person].some((one) => one !== '' && shownAs(one, contacts) === id))
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));

/** Visits of people to links, newest first, those that are open now on top. */
export function openings(visits: Iterable<VisitRow>, counts: (visit: VisitRow) => boolean, most: number): readonly VisitRow[] {
  return [...visits]
    .filter((visit) => visit.counts && visit.is !== 'colleague' && counts(visit))
    .sort((a, b) => Number(b.live > 0) - Number(a.live > 0) || (a.lastAt < b.lastAt ? 1 : -1))
    .slice(0, most);
}
