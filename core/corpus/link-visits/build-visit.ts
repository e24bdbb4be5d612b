/** Small visits for tests: Eva reads an offer from Nordlek an hour after it was sent, unless a test says otherwise. */
import type { BrowserHints, Visit, VisitBeacon, VisitContext, VisitRequest } from '../../src/evidence/visit.ts';

export const windowsChrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36';
export const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1';
export const hour = 3_600_000;

export const browserHeaders = (userAgent = windowsChrome): Record<string, string> => ({
  'user-agent': userAgent,
  accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
  'accept-language': 'sv-SE,sv;q=0.9',
  'sec-fetch-site': 'none',
  'sec-fetch-mode': 'navigate',
});

export const aRequest = (some: Partial<VisitRequest> = {}): VisitRequest => ({
  t: hour,
  method: 'GET',
  path: '/s/k7v2m9qzxw',
  headers: browserHeaders(),
  ip: '198.51.100.20',
  session: 'A',
  ...some,
});

const hints: BrowserHints = { webdriver: false, screen: '1920x1080', languages: ['sv-SE'], plugins: 5, timezone: 'Europe/Stockholm' };
export const aBeacon = (some: Partial<VisitBeacon> & Pick<VisitBeacon, 'type'>): VisitBeacon => ({
  t: hour,
  session: 'A',
  trusted: true,
  ...some,
});
export const rendered = (t = hour + 2300, some: Partial<VisitBeacon> = {}): VisitBeacon =>
  aBeacon({ t, type: 'rendered', visible: true, visibleMs: 2000, hints, ...some });
export const visibleFor = (visibleMs: number, from = hour, some: Partial<VisitBeacon> = {}): VisitBeacon =>
  aBeacon({ t: from + visibleMs, type: 'visibility', state: 'visible', visibleMs, ...some });

/** What a hand with a mouse leaves in 30 seconds. */
export const byMouse = (from = hour, session = 'A', visibleMs = 30_000): readonly VisitBeacon[] => [
  aBeacon({ t: from + 1500, type: 'pointer', pointerType: 'mouse', moves: 31, session }),
  rendered(from + 2300, { session }),
  aBeacon({ t: from + 6100, type: 'scroll', source: 'wheel', y: 733, session }),
  aBeacon({ t: from + 9900, type: 'pointer', pointerType: 'mouse', moves: 17, session }),
  visibleFor(visibleMs, from, { session }),
];
export const byTouch = (from = hour, session = 'A', visibleMs = 30_000): readonly VisitBeacon[] => [
  aBeacon({ t: from + 1900, type: 'pointer', pointerType: 'touch', taps: 1, session }),
  rendered(from + 2300, { session, hints: { ...hints, screen: '390x844' } }),
  aBeacon({ t: from + 7900, type: 'scroll', source: 'touch', y: 940, session }),
  visibleFor(visibleMs, from, { session }),
];
/** What a program leaves that clicks in the middle and scrolls to the end. */
export const byProgram = (from = hour, session = 'A', visibleMs = 30_000): readonly VisitBeacon[] => [
  rendered(from + 2300, { session, hints: { ...hints, screen: '1280x720' } }),
  aBeacon({ t: from + 2600, type: 'pointer', pointerType: 'mouse', moves: 1, x: 640, y: 360, session }),
  aBeacon({ t: from + 3000, type: 'scroll', source: 'wheel', y: 4000, session }),
  visibleFor(visibleMs, from, { session }),
];

export const aVisit = (requests: readonly VisitRequest[], beacons: readonly VisitBeacon[] = [], context?: VisitContext): Visit => ({
  requests,
  beacons,
  ...(context && { context }),
});
