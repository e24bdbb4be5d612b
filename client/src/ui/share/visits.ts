/** Visits of a link as its page shows them: with those of the links it was passed on as, and what they come to. */
import type { FileRow, LinkRow, VisitRow } from '@tandem/core';

/** A link and all that were passed on from it, also from those; the link itself first. */
export function family(id: string, links: ReadonlyMap<string, LinkRow>): readonly LinkRow[] {
  const own = links.get(id);
  if (!own) return [];
  const found = new Map([[id, own]]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const link of links.values())
      if (link.parent !== '' && found.has(link.parent) && !found.has(link.id)) {
        found.set(link.id, link);
        grew = true;
      }
  }
  return [...found.values()];
}

/** Newest first; what is open now stands above all. */
export function visitsOf(links: readonly LinkRow[], visits: Iterable<VisitRow>): readonly VisitRow[] {
  const ids = new Set(links.map(({ id }) => id));
  return [...visits]
    .filter(({ link }) => ids.has(link))
    .sort((a, b) => Number(b.live > 0) - Number(a.live > 0) || (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? 1 : -1));
}

export interface LinkSums {
  readonly counted: number;
  readonly notCounted: number;
  readonly people: number;
  readonly ms: number;
}
/** The server's figures of each link, added up: a link that was passed on is somebody else's. */
export const sumsOf = (links: readonly LinkRow[]): LinkSums => ({
  counted: sum(links, (link) => link.visits),
  notCounted: sum(links, (link) => link.notCounted),
  people: sum(links, (link) => link.people),
  ms: sum(links, (link) => link.seenMs),
});

export interface PageTime {
  readonly page: number;
  readonly ms: number;
  /** Somebody has it open now. */
  readonly live: boolean;
}
/** One line a page, of visits that count alone; `pages` is how many there are, 0 when nobody knows. */
export function pageTimes(visits: readonly VisitRow[], pages: number): readonly PageTime[] {
  const ms = new Map<number, number>();
  const live = new Set<number>();
  for (const visit of visits) {
    if (visit.live > 0) live.add(visit.live);
    if (!visit.counts) continue;
    for (const seen of visit.pages) ms.set(seen.page, (ms.get(seen.page) ?? 0) + seen.ms);
  }
  const last = Math.max(pages, ...ms.keys(), ...live, 0);
  return Array.from({ length: last }, (_, at) => ({ page: at + 1, ms: ms.get(at + 1) ?? 0, live: live.has(at + 1) }));
}

/** Pages of the version that a link shows. */
export function pagesOf(link: Pick<LinkRow, 'of' | 'subject' | 'version'>, files: ReadonlyMap<string, FileRow>): number {
  const versions = link.of === 'file' ? (files.get(link.subject)?.versions ?? []) : [];
  return (versions.find(({ number }) => number === link.version) ?? versions.at(-1))?.pages ?? 0;
}

export const seenMs = (visit: Pick<VisitRow, 'pages'>): number => sum(visit.pages, ({ ms }) => ms);
export const pagesSeen = (visit: Pick<VisitRow, 'pages'>): number => visit.pages.filter(({ ms }) => ms > 0).length;

export type LinkState = 'open' | 'ended' | 'withdrawn' | 'on';
/** `open`: somebody reads it now. */
export function linkState(link: Pick<LinkRow, 'revokedAt' | 'expiresAt'>, isOpen: boolean, now: string): LinkState {
  if (link.revokedAt !== '') return 'withdrawn';
  if (link.expiresAt !== '' && link.expiresAt <= now) return 'ended';
  return isOpen ? 'open' : 'on';
}

/** Links that somebody has open now, by their ids. */
export function openLinks(visits: Iterable<VisitRow>): ReadonlySet<string> {
  const open = new Set<string>();
  for (const { live, link } of visits) if (live > 0) open.add(link);
  return open;
}

const sum = <T>(list: readonly T[], of: (item: T) => number): number => list.reduce((all, item) => all + of(item), 0);
