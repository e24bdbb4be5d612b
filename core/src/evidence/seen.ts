/** Which pages were seen and for how long, from page views and the visible time that beacons tell. */
import { askedFor, type Trace } from './trace.ts';
import type { PageSeen, VisitBeacon } from './visit.ts';

export interface Seen {
  readonly visibleMs: number;
  /** Shown at all, for however short. */
  readonly shown: boolean;
  /** By number. */
  readonly pages: readonly PageSeen[];
  /** From the first page to the next; undefined: there was one page. */
  readonly secondPageAfterMs: number | undefined;
}

/** Of page views that belong together: each tells its own visible time, so times add up. */
export function seenIn(traces: readonly Trace[]): Seen {
  const turns = traces.flatMap(turnsOf).sort(inTime);
  const second = turns.find(({ page }) => page !== turns[0]?.page);
  return {
    visibleMs: traces.reduce((sum, { beacons }) => sum + visibleIn(beacons), 0),
    shown: traces.some(({ beacons }) => beacons.some(isShown)),
    pages: addPages(traces.map((trace) => pagesOf(trace.beacons, turnsOf(trace)))),
    secondPageAfterMs: second && turns[0] ? second.t - turns[0].t : undefined,
  };
}

export function addPages(all: readonly (readonly PageSeen[])[]): readonly PageSeen[] {
  const spent = new Map<number, number>();
  for (const { page, visibleMs } of all.flat()) spent.set(page, (spent.get(page) ?? 0) + visibleMs);
  return [...spent].map(([page, visibleMs]) => ({ page, visibleMs })).sort((a, b) => a.page - b.page);
}

const isShown = (one: VisitBeacon): boolean =>
  (one.visibleMs ?? 0) > 0 || one.visible === true || (one.type === 'visibility' && one.state === 'visible');

const visibleIn = (beacons: readonly VisitBeacon[]): number =>
  beacons.reduce((most, one) => (one.state === 'prerender' ? most : Math.max(most, one.visibleMs ?? 0)), 0);

interface Turn {
  readonly t: number;
  readonly page: number;
}
const inTime = (a: Turn, b: Turn): number => a.t - b.t || a.page - b.page;

/** When which page came up: by its request, or by its beacon where the script turns pages. */
function turnsOf({ requests, beacons }: Trace): readonly Turn[] {
  const asked = requests.flatMap((request): readonly Turn[] => {
    const it = askedFor(request);
    return it.what === 'page' && request.method === 'GET' ? [{ t: request.t, page: it.page }] : [];
  });
  const told = beacons.flatMap(({ t, type, page = 0 }): readonly Turn[] => (type === 'page' && page > 0 ? [{ t, page }] : []));
  return [...asked, ...told].sort(inTime);
}

/** Each reading of visible time is divided among the pages that were up since the reading before. */
function pagesOf(beacons: readonly VisitBeacon[], turns: readonly Turn[]): readonly PageSeen[] {
  const spent = new Map<number, number>(turns.map(({ page }) => [page, 0]));
  let before = { t: turns[0]?.t ?? beacons[0]?.t ?? 0, visibleMs: 0 };
  for (const { t, visibleMs = 0, state } of beacons) {
    if (state === 'prerender' || visibleMs <= before.visibleMs) continue;
    for (const { page, share } of sharesOf(turns, before.t, t))
      spent.set(page, (spent.get(page) ?? 0) + share * (visibleMs - before.visibleMs));
    before = { t, visibleMs };
  }
  return [...spent].map(([page, visibleMs]) => ({ page, visibleMs: Math.round(visibleMs) }));
}

function sharesOf(turns: readonly Turn[], from: number, to: number): readonly { readonly page: number; readonly share: number }[] {
  const page = (turns.findLast(({ t }) => t <= from) ?? turns[0])?.page ?? 1;
  const inside = turns.filter(({ t }) => t > from && t < to);
  if (inside.length === 0) return [{ page, share: 1 }];
  const stops = [{ t: from, page }, ...inside];
  return stops.map((stop, at) => ({ page: stop.page, share: ((stops[at + 1]?.t ?? to) - stop.t) / (to - from) }));
}
