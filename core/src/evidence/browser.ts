/** What request headers and the script's hints say about the program: a browser in somebody's hands, or something else. */
import { type Reason, reason } from './reasons.ts';
import { askedFor, type Trace, userAgentOf } from './trace.ts';
import type { BrowserHints, VisitRequest } from './visit.ts';

/** The header with which a browser says that it loads ahead: MDN Sec-Purpose; Purpose and X-Moz before it, X-Purpose of Safari. */
export function prefetchHeader({ headers }: VisitRequest): string | undefined {
  return ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].find((name) => /prefetch|prerender|preview/i.test(headers[name] ?? ''));
}

export const isPage = (request: VisitRequest): boolean => askedFor(request).what === 'page';

/** Doubts that any request raises, with script or without. */
export function headerDoubts(requests: readonly VisitRequest[]): readonly Reason[] {
  const first = requests.find(isPage);
  if (!first) return [];
  const disagreement = disagreementOf(first);
  return [
    ...(requests.some(({ method }) => method === 'HEAD') ? [reason('head-request')] : []),
    ...(userAgentOf(first) === '' ? [reason('no-user-agent')] : []),
    ...(disagreement ? [disagreement] : []),
  ];
}

/**
 * Without script the headers are all there is. A browser says what it likes to read and which language, and comes back with its cookie
 * and where it comes from; a proxy may take some of that away, but not nearly all.
 */
export function strangeness(requests: readonly VisitRequest[]): readonly Reason[] {
  const pages = requests.filter((request) => isPage(request) || request.method === 'POST');
  const some = (test: (headers: VisitRequest['headers']) => boolean) => pages.some(({ headers }) => test(headers));
  const signs = {
    'user-agent': pages.every((request) => /^(Mozilla|Opera)\//.test(userAgentOf(request))),
    accept: !some(({ accept = 'text/html' }) => !accept.includes('text/html')),
    'accept-language': some((headers) => Boolean(headers['accept-language'])),
    cookie: some((headers) => Boolean(headers['cookie'])),
    'sec-fetch': some((headers) => headers['sec-fetch-mode'] === 'navigate'),
    referer: some((headers) => Boolean(headers['referer'])),
  };
  const missing = Object.entries(signs).flatMap(([name, there]) => (there ? [] : [name]));
  const optional = [signs['accept-language'], signs.cookie, signs['sec-fetch'], signs.referer].filter(Boolean).length;
  // One page says less than two: nobody has a cookie or comes from a page of ours the first time.
  const needed = pages.length > 1 ? 2 : 1;
  return signs['user-agent'] && signs.accept && optional >= needed ? [] : [reason('not-a-browser', { missing: missing.join(' ') })];
}

const platforms: readonly (readonly [userAgent: RegExp, platform: RegExp])[] = [
  [/Windows/, /^Windows$/],
  [/Android/, /^Android$/],
  [/CrOS/, /^Chrom(e|ium) ?OS$/],
  [/Macintosh/, /^macOS$/],
  // A telephone that asks for the desktop's page says Linux in one of the two.
  [/Linux/, /^(Linux|Android)$/],
];
function disagreementOf({ headers }: VisitRequest): Reason | undefined {
  const userAgent = headers['user-agent'] ?? '';
  const platform = (headers['sec-ch-ua-platform'] ?? '').replaceAll('"', '');
  const [told, fits] = platforms.find(([pattern]) => pattern.test(userAgent)) ?? [];
  if (!told || !fits || platform === '' || platform === 'Unknown' || fits.test(platform)) return undefined;
  return reason('headers-disagree', { userAgent: told.source, platform });
}

/** A desktop without a place in the world, on a screen that nobody buys: what a fresh virtual machine has. */
export function bareScreen(hints: readonly BrowserHints[], { userAgent }: Trace): readonly Reason[] {
  const bare = hints.find(({ screen = '', timezone = '' }) => {
    const [width = 0, height = 0] = screen.split('x').map(Number);
    return width >= height && width > 0 && width <= 1280 && height <= 1024 && /^(Etc\/)?(UTC|GMT|UCT|Universal|Zulu)$/.test(timezone);
  });
  if (!bare || /Mobile|Android|iPhone|iPad/.test(userAgent)) return [];
  return [reason('bare-screen', { screen: bare.screen ?? '', timezone: bare.timezone ?? '' })];
}
