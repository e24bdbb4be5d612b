/** Which files are listed, in which order. */
import type { FileKind, FileRow, LinkRow, VisitRow } from '@tandem/core';
import { openLinks } from '../../ui/share/visits.ts';
import type { LinkList } from './files-search.ts';

export const fileSorts = ['opened', 'name', 'views', 'added'] as const;
export type FileSort = (typeof fileSorts)[number];
export const fileFilters = ['shared', 'unshared', 'unread'] as const;
export type FileFilter = (typeof fileFilters)[number] | FileKind;

export interface FileQuery {
  /** A folder with all inside, `contacts` for those of contacts, '' for all. */
  readonly folders: ReadonlySet<string> | 'contacts' | 'all';
  readonly text: string;
  readonly filter: FileFilter | undefined;
  readonly sort: FileSort;
}

export function listFiles(
  files: Iterable<FileRow>,
  { folders, text, filter, sort }: FileQuery,
  { open, contactName }: { readonly open: ReadonlySet<string>; readonly contactName: (id: string) => string },
): readonly FileRow[] {
  const words = text.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const found = [...files].filter((file) => {
    if (folders === 'contacts' ? file.contact === '' : folders !== 'all' && (file.contact !== '' || !folders.has(file.folder)))
      return false;
    if (filter && !fits(file, filter)) return false;
    const hay = `${file.name} ${file.contact && contactName(file.contact)}`.toLocaleLowerCase();
    return words.every((word) => hay.includes(word));
  });
  return found.sort((a, b) => orders[sort](a, b, open) || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}

function fits(file: FileRow, filter: FileFilter): boolean {
  if (filter === 'shared') return file.links > 0;
  if (filter === 'unshared') return file.links === 0;
  if (filter === 'unread') return file.links > 0 && file.views === 0;
  return file.versions.at(-1)?.is === filter;
}

const later = (a: string, b: string) => (a < b ? 1 : a > b ? -1 : 0);
const orders: Readonly<Record<FileSort, (a: FileRow, b: FileRow, open: ReadonlySet<string>) => number>> = {
  opened: (a, b, open) => Number(open.has(b.id)) - Number(open.has(a.id)) || later(a.lastViewedAt, b.lastViewedAt),
  name: () => 0,
  views: (a, b) => b.views - a.views,
  added: (a, b) => later(a.versions.at(-1)?.at ?? a.createdAt, b.versions.at(-1)?.at ?? b.createdAt),
};

/** Files that somebody reads now, by their ids. */
export function openFiles(links: ReadonlyMap<string, LinkRow>, visits: Iterable<VisitRow>): ReadonlySet<string> {
  const open = new Set<string>();
  for (const id of openLinks(visits)) {
    const link = links.get(id);
    if (link?.of === 'file') open.add(link.subject);
  }
  return open;
}

/** Newest first; `ending`: runs out within seven days. Only a withdrawn link is in the list of withdrawn ones. */
export function listLinks(links: Iterable<LinkRow>, list: LinkList, open: ReadonlySet<string>, now: string): readonly LinkRow[] {
  const week = new Date(Date.parse(now) + 7 * 86_400_000).toISOString();
  const belongs: Readonly<Record<LinkList, (link: LinkRow) => boolean>> = {
    all: () => true,
    open: ({ id }) => open.has(id),
    ending: ({ expiresAt, revokedAt }) => revokedAt === '' && expiresAt > now && expiresAt <= week,
    withdrawn: ({ revokedAt }) => revokedAt !== '',
  };
  return [...links].filter(belongs[list]).sort((a, b) => {
    if (list === 'ending') return later(b.expiresAt, a.expiresAt);
    return Number(open.has(b.id)) - Number(open.has(a.id)) || later(lastOf(a), lastOf(b));
  });
}
const lastOf = ({ lastViewedAt, createdAt }: LinkRow): string => (lastViewedAt > createdAt ? lastViewedAt : createdAt);

export interface Viewed {
  readonly id: string;
  readonly of: LinkRow['of'];
  readonly title: string;
  readonly views: number;
}
/** What people looked at most within the days, by the visits that this device knows. */
export function mostViewed(
  visits: Iterable<VisitRow>,
  links: ReadonlyMap<string, LinkRow>,
  since: string,
  most: number,
): readonly Viewed[] {
  const found = new Map<string, Viewed>();
  for (const { counts, at, link: id } of visits) {
    const link = counts && at >= since ? links.get(id) : undefined;
    if (!link) continue;
    const before = found.get(link.subject);
    found.set(link.subject, { id: link.subject, of: link.of, title: link.title, views: (before?.views ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => b.views - a.views || a.title.localeCompare(b.title)).slice(0, most);
}
