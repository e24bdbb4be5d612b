/** What rules are told of a visit, and what devices are shown of it. Pure: the same visit at the same moment says the same. */
import type { CrmEvent } from '@tandem/core';
import { countsNow, visitRow } from './link-rows.ts';
import type { StoredLink, StoredVisit } from './share-store.ts';

const second = 1000;
/** A visit that says too little is told of when nothing more has come for so long. */
export const quietFor = 60 * second;
/** Whoever has given no sign of life for so long is not on the page any more. */
export const liveFor = 30 * second;
const idle = (visit: StoredVisit, now: number): number => now - Date.parse(visit.lastAt);

/** `later`: it may become more yet. */
export function dueOf(visit: StoredVisit, now: number): 'opened' | 'scanned' | 'later' | undefined {
  if (countsNow(visit)) return Math.max(-1, ...visit.told) < visit.level ? 'opened' : undefined;
  if (visit.toldScanned || visit.told.length > 0) return undefined;
  const open = (visit.is === 'unsure' || visit.is === 'person') && visit.decided === null;
  return open && idle(visit, now) < quietFor ? 'later' : 'scanned';
}

/** In milliseconds from now; undefined: nothing happens by itself. */
export function nextLook(visits: readonly StoredVisit[], now: number): number | undefined {
  const waits = visits.flatMap((visit) => [
    ...(visit.live > 0 ? [liveFor - idle(visit, now)] : []),
    ...(dueOf(visit, now) === 'later' ? [quietFor - idle(visit, now)] : []),
  ]);
  return waits.length === 0 ? undefined : Math.max(0, Math.min(...waits));
}

export const withoutTheGone = (visit: StoredVisit, now: number): StoredVisit =>
  visit.live > 0 && idle(visit, now) >= liveFor ? { ...visit, live: 0 } : visit;

/** Changes when there is something to be shown: not with every second that somebody reads on. */
export function newsOf(visit: StoredVisit, link: StoredLink): string {
  const { content } = visitRow(visit, link);
  if (content.kind !== 'visit') return '';
  if (visit.live === 0) return JSON.stringify({ ...content, lastAt: '' });
  const pages = content.pages.map(({ page, ms }) => ({ page, ms: Math.floor(ms / (5 * second)) }));
  return JSON.stringify({ ...content, lastAt: '', pages, reasons: content.reasons.map(({ code }) => code) });
}

export function eventOf(visit: StoredVisit, link: StoredLink, contactId: string, due: 'opened' | 'scanned', at: string): CrmEvent {
  const ref = { linkId: link.id, contactId, quoteId: link.of === 'quote' ? link.subject : '', visitId: visit.id, level: visit.level };
  const by = { at, actor: `link:${link.id}` };
  return due === 'opened'
    ? { type: 'link.opened', key: `link.opened/${visit.id}/${visit.level}`, ...by, ...ref }
    : { type: 'link.scanned', key: `link.scanned/${visit.id}`, ...by, ...ref };
}

export const figuresOf = (visits: readonly StoredVisit[], people: number) => {
  const counted = visits.filter(countsNow);
  return {
    visits: counted.length,
    notCounted: visits.length - counted.length,
    people,
    seenMs: counted.reduce((sum, { seenMs }) => sum + seenMs, 0),
    lastViewedAt: counted.reduce((last, { at }) => (at > last ? at : last), ''),
  };
};
