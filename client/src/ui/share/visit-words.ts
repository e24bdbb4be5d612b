/** A visit in words: who it was, as far as the evidence goes, what was done, and when. */
import type { LinkRow, VisitRow } from '@tandem/core';
import type { Translate } from '../../i18n/i18n.ts';
import { mainReasons, secondsWords } from './evidence-words.ts';
import { pagesSeen, seenMs } from './visits.ts';

/** Who has it open: the recipient only as surely as the evidence says. */
export function visitorWords(t: Translate, visit: VisitRow, link: Pick<LinkRow, 'recipient' | 'parent'> | undefined): string {
  const recipient = link?.recipient || t('share.visit.somebody');
  const person = visit.name || (link?.parent ? t('share.visit.forwarded', { name: recipient }) : recipient);
  if (visit.is === 'person' && visit.counts) return visit.level >= 2 ? person : t('share.visit.probably', { name: person });
  if (visit.is === 'person') return t('share.visit.person', { name: person });
  // Somebody has said that it counts after all: what it was stays said beside it.
  return visit.counts ? t('share.visit.probably', { name: person }) : t(`share.visit.${visit.is}`);
}

/** `6 pages, 11 min, on the phone, downloaded`, then the reasons that weigh most. */
export function visitDid(t: Translate, visit: VisitRow): readonly string[] {
  const pages = pagesSeen(visit);
  const ms = seenMs(visit);
  const isPerson = visit.is === 'person' || visit.is === 'unsure';
  const did = isPerson
    ? [
        pages > 0 ? t('share.visit.pages', { count: pages }) : '',
        ms > 0 ? secondsWords(t, ms / 1000) : '',
        visit.device ? t(`share.visit.on.${visit.device}`) : '',
        visit.downloaded ? t('share.visit.downloaded') : '',
      ].filter(Boolean)
    : [];
  return [...(did.length > 0 ? [did.join(', ')] : []), ...(visit.name ? [t('share.visit.named')] : []), ...mainReasons(t, visit)];
}

export const liveWords = (t: Translate, { live }: Pick<VisitRow, 'live'>, pages: number): string =>
  pages > 0 ? t('share.visit.live', { page: live, pages }) : t('share.visit.livePage', { page: live });

/** A visit as a fact that a rule has read: what it was graded as, and the reasons that weighed most (N3). */
export const visitFact = (t: Translate, visit: VisitRow, link: Pick<LinkRow, 'recipient' | 'parent'> | undefined): string =>
  [visitorWords(t, visit, link), ...mainReasons(t, visit, 3)].join('. ');
