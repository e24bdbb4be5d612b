/** A visit told apart: what each page view was asked for and sent back, and which of them one browser did in one go. */
import type { Visit, VisitBeacon, VisitRequest } from './visit.ts';

export type Asked =
  | { readonly what: 'page'; readonly link: string; readonly page: number }
  | { readonly what: 'continue' | 'asset' | 'image' };

export function askedFor({ path, method }: VisitRequest): Asked {
  const [plain = ''] = path.split('?');
  const [, root, link = '', rest = ''] = plain.split('/');
  if (root === 'i') return { what: 'image' };
  if (root !== 's' || link === '') return { what: 'asset' };
  if (method === 'POST') return { what: rest === 'continue' || link === 'continue' ? 'continue' : 'asset' };
  if (rest === '') return { what: 'page', link, page: 1 };
  return /^\d{1,4}$/.test(rest) ? { what: 'page', link, page: Number(rest) } : { what: 'asset' };
}

/** One session: the requests and beacons that carry one token, in order. */
export interface Trace {
  readonly session: string;
  readonly requests: readonly VisitRequest[];
  readonly beacons: readonly VisitBeacon[];
  readonly from: number;
  readonly through: number;
  /** '' where nothing is known. */
  readonly ip: string;
  readonly userAgent: string;
  readonly recipient: string;
  /** What its cookie says of which browser it is. */
  readonly visitors: readonly string[];
  readonly links: readonly string[];
}

export function tracesOf({ requests, beacons }: Visit): readonly Trace[] {
  const bySession = new Map<string, { requests: VisitRequest[]; beacons: VisitBeacon[] }>();
  const of = (session = '') => {
    const found = bySession.get(session) ?? { requests: [], beacons: [] };
    bySession.set(session, found);
    return found;
  };
  for (const request of requests) of(request.session).requests.push(request);
  for (const beacon of beacons) of(beacon.session).beacons.push(beacon);
  return [...bySession]
    .map(([session, found]) => traceOf(session, found))
    .sort((a, b) => a.from - b.from || (a.session < b.session ? -1 : 1));
}

function traceOf(session: string, found: Pick<Visit, 'requests' | 'beacons'>): Trace {
  const requests = inTime(found.requests);
  const beacons = inTime(found.beacons);
  const first = requests[0];
  return {
    session,
    requests,
    beacons,
    from: Math.min(first?.t ?? Number.MAX_SAFE_INTEGER, beacons[0]?.t ?? Number.MAX_SAFE_INTEGER),
    through: Math.max(requests.at(-1)?.t ?? 0, beacons.at(-1)?.t ?? 0),
    ip: requests.find(({ ip }) => ip)?.ip ?? '',
    userAgent: userAgentOf(first),
    recipient: requests.find(({ recipient }) => recipient)?.recipient?.toLowerCase() ?? '',
    visitors: unique(
      requests.flatMap(({ visitor, headers }) => visitor ?? /(?:^|;\s*)tv=([^;]+)/.exec(headers['cookie'] ?? '')?.[1] ?? []),
    ),
    links: unique(requests.flatMap((request) => linkOf(request) ?? [])),
  };
}

export const userAgentOf = (request: VisitRequest | undefined): string => (request?.headers['user-agent'] ?? '').trim();
const linkOf = ({ path }: VisitRequest): string | undefined => /^\/s\/([^/?]+)/.exec(path)?.[1];
export const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

/** What happened at one moment is ordered by what it is, so that the order of arrival changes nothing. */
const inTime = <T extends { readonly t: number }>(all: readonly T[]): readonly T[] => {
  const sorted = [...all].sort((a, b) => a.t - b.t);
  if (!sorted.some((one, at) => one.t === sorted[at + 1]?.t)) return sorted;
  const told = new Map(sorted.map((one) => [one, JSON.stringify(one)]));
  return sorted.sort((a, b) => a.t - b.t || ((told.get(a) ?? '') < (told.get(b) ?? '') ? -1 : 1));
};

/** Who reads for longer than this without a sign has left, and comes back later. */
const awayMs = 30 * 60_000;

/** Page views of one browser on one link, one after the other: a new token for every page, or a lost cookie, makes nobody a stranger. */
export function sittingsOf(traces: readonly Trace[]): readonly (readonly Trace[])[] {
  const sittings: Trace[][] = [];
  for (const trace of traces) {
    const before = sittings.findLast((sitting) => {
      const last = sitting.at(-1);
      return (
        last !== undefined &&
        trace.from - Math.max(...sitting.map(({ through }) => through)) <= awayMs &&
        isOneBrowser(last, trace) &&
        shareLink(last, trace)
      );
    });
    if (before) before.push(trace);
    else sittings.push([trace]);
  }
  return sittings;
}

const shareLink = (a: Trace, b: Trace): boolean => a.links.some((link) => b.links.includes(link));

export function isOneBrowser(a: Trace, b: Trace): boolean {
  if (a.session === '' || b.session === '' || a.recipient !== b.recipient) return false;
  if (a.visitors.some((visitor) => b.visitors.includes(visitor)) && a.userAgent === b.userAgent) return true;
  return a.ip !== '' && a.ip === b.ip && a.userAgent !== '' && a.userAgent === b.userAgent;
}
