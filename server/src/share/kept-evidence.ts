/** What is kept of a request and of a beacon: what grading asks for, in bounds. Everything else is not even looked at. */
import { readVisit, type VisitBeacon } from '@tandem/core';
import type { StoredVisit } from './share-store.ts';
import type { PageRequest } from './visits.ts';

/** Headers that tell a program from a browser. Cookies are not among them: who is signed in is noted as that. */
const telling = [
  ...['user-agent', 'accept', 'accept-language', 'accept-encoding', 'referer', 'upgrade-insecure-requests', 'range', 'from', 'via'],
  ...['sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest', 'sec-fetch-user', 'sec-ch-ua', 'sec-ch-ua-mobile', 'sec-ch-ua-platform'],
  ...['sec-purpose', 'purpose', 'x-purpose', 'x-moz', 'x-native-host', 'sec-gpc', 'dnt', 'save-data'],
];
const longestHeader = 400;

export function keptHeaders(headers: PageRequest['headers'], token: RegExp): Readonly<Record<string, string>> {
  return Object.fromEntries(
    telling.flatMap((name) => {
      const value = headers[name];
      // An address of ours in a Referer opens the link.
      return value === undefined ? [] : [[name, value.slice(0, longestHeader).replace(token, '/s/...')]];
    }),
  );
}
export const tokenInAddress = /\/s\/[\w-]{20,}/g;

export const mostBeaconsAtOnce = 50;
export const mostBeaconsOfSession = 600;
const longestBeacon = 2000;
const longestText = 200;

type Kept = Omit<VisitBeacon, 't' | 'session'>;
/** Of whatever was sent those that are beacons, each cut to what one may hold; `t` is the page's own clock, which only tells an order. */
export function keptBeacons(given: unknown, openedOnly: boolean): readonly { readonly beacon: Kept; readonly t: number }[] {
  const list = (Array.isArray(given) ? given : [given]).slice(0, mostBeaconsAtOnce);
  return list.flatMap((one) => {
    const [read] = readVisit({ requests: [], beacons: [typeof one === 'object' && one !== null ? { t: 0, ...one } : one] }).visit.beacons;
    if (!read) return [];
    const { t, session: __, code: ___, keys, hints, ...rest } = read;
    // A code is checked here, never believed; a page and its time are nobody's business where the browser asks for privacy.
    const { page, ...withoutPage } = rest;
    if (openedOnly && rest.type === 'page') return [];
    const beacon: Kept = {
      ...(openedOnly ? withoutPage : { ...withoutPage, ...(isPage(page) && { page }) }),
      ...(keys && { keys: keys.slice(0, 20).map((key) => key.slice(0, 20)) }),
      ...(hints && {
        hints: { ...hints, ...(hints.languages && { languages: hints.languages.slice(0, 10).map((text) => text.slice(0, 20)) }) },
      }),
    };
    const texts = [beacon.pointerType, beacon.source, beacon.email, beacon.hints?.screen, beacon.hints?.timezone];
    const fits = texts.every((text) => text === undefined || text.length <= longestText) && JSON.stringify(beacon).length <= longestBeacon;
    return fits ? [{ beacon, t }] : [];
  });
}
const isPage = (page: number | undefined): boolean => page !== undefined && Number.isInteger(page) && page >= 1 && page <= 9999;

/** From what the browser calls itself: for the picture beside the line, never for the grade. */
export function deviceOf(headers: PageRequest['headers']): StoredVisit['device'] {
  const agent = headers['user-agent'] ?? '';
  if (/iPad|Tablet|PlayBook|Silk|Android(?!.*Mobile)/i.test(agent)) return 'tablet';
  if (headers['sec-ch-ua-mobile'] === '?1' || /Mobi|iPhone|iPod/i.test(agent)) return 'phone';
  return /Windows|Macintosh|X11|Linux|CrOS/.test(agent) ? 'desktop' : '';
}
