/**
 * Reads what grading some visits of a link needs: their own evidence, and what the same addresses and recipients did on other links.
 * Grading takes time with the square of the page views of one browser: of each visit some say what all do, and visits are taken in
 * windows, so that whoever asks for one page ten thousand times keeps nobody waiting.
 */
import type { Evidence } from './grade-evidence.ts';
import type { Senders } from './senders.ts';
import type { ShareStore, StoredBeacon, StoredLink, StoredRequest, StoredVisit } from './share-store.ts';

interface Needs {
  readonly store: ShareStore;
  readonly senders: Pick<Senders, 'ips' | 'domains'>;
}
const mostViewsOfVisit = 24;
const mostViews = 240;
const mostRequestsKept = 300;
const mostBeacons = 6000;
const mostAddresses = 20;
const mostElsewhere = 60;
const mostLinks = 8;
const around = 3_600_000;

/** Newest first: each holds as many visits as are graded together. */
export function windowsOf(visits: readonly StoredVisit[]): readonly (readonly StoredVisit[])[] {
  const windows: StoredVisit[][] = [];
  let views = mostViews;
  for (const visit of visits.filter(({ forgotten }) => !forgotten).toSorted((a, b) => (a.lastAt < b.lastAt ? 1 : -1))) {
    const own = Math.min(mostViewsOfVisit, Math.max(1, visit.requests));
    if (views + own > mostViews) {
      windows.push([]);
      views = 0;
    }
    windows.at(-1)?.push(visit);
    views += own;
  }
  return windows;
}

export async function gatherEvidence({ store, senders }: Needs, link: StoredLink, visits: readonly StoredVisit[]): Promise<Evidence> {
  const [own, senderIps, workspaceDomains] = await Promise.all([
    Promise.all(visits.map(({ id }) => evidenceOf(store, id))),
    senders.ips(),
    senders.domains(),
  ]);
  const requests = own.flatMap((one) => one.requests).toSorted((a, b) => a.at - b.at);
  const beacons = own.flatMap((one) => one.beacons);
  const others = await requestsElsewhere(store, link, requests);
  const links = [...new Set(others.map((one) => one.link))].slice(0, mostLinks);
  const theirs = others.filter((one) => links.includes(one.link));
  const [known, told] = await Promise.all([
    Promise.all(links.map((id) => store.link(id))),
    Promise.all([...new Set(theirs.map(({ visit }) => visit))].map((visit) => store.beaconsOfVisit(visit, mostElsewhere))),
  ]);
  const sessions = new Set(theirs.map(({ session }) => session));
  return {
    ...{ link, requests, beacons, senderIps, workspaceDomains },
    elsewhere: {
      requests: theirs,
      beacons: told.flat().filter(({ session }) => sessions.has(session)),
      recipients: new Map(known.flatMap((one) => (one ? [[one.id, one.mail] as const] : []))),
    },
  };
}

interface Own {
  readonly requests: readonly StoredRequest[];
  readonly beacons: readonly StoredBeacon[];
}
/** Of many page views those that say most: where a script ran or a form was sent, then the first ones. */
async function evidenceOf(store: ShareStore, visit: string): Promise<Own> {
  const [requests, beacons] = await Promise.all([store.requestsOfVisit(visit, mostRequestsKept), store.beaconsOfVisit(visit, mostBeacons)]);
  if (requests.length <= mostViewsOfVisit) return { requests, beacons };
  const telling = new Set([...beacons, ...requests.filter(({ method }) => method === 'POST')].map(({ session }) => session));
  const ranked = requests.toSorted((a, b) => Number(telling.has(b.session)) - Number(telling.has(a.session)));
  const kept = new Set(ranked.slice(0, mostViewsOfVisit));
  const sessions = new Set([...kept].map(({ session }) => session));
  return { requests: requests.filter((one) => kept.has(one)), beacons: beacons.filter(({ session }) => sessions.has(session)) };
}

/** Within an hour of what happened here; the newest addresses only. */
async function requestsElsewhere(store: ShareStore, link: StoredLink, own: readonly StoredRequest[]): Promise<readonly StoredRequest[]> {
  const spans = new Map<string, readonly [number, number]>();
  for (const { ip, at } of own) {
    const [from, to] = spans.get(ip) ?? [at, at];
    spans.set(ip, [Math.min(from, at), Math.max(to, at)]);
  }
  const byAddress = [...spans]
    .filter(([ip]) => ip !== '')
    .slice(-mostAddresses)
    .map(([ip, [from, to]]) => store.requestsFrom(ip, link.id, from - around, to + around, mostElsewhere));
  const first = own[0]?.at;
  const siblings = link.mail === '' || first === undefined ? [] : await store.linksToMail(link.mail, link.id);
  const byRecipient = siblings
    .slice(0, mostLinks)
    .map((id) => store.requestsOn(id, (first ?? 0) - around, (own.at(-1)?.at ?? 0) + around, mostElsewhere));
  const found = (await Promise.all([...byAddress, ...byRecipient])).flat();
  // One request may be found by its address and by its recipient.
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()].slice(-mostViews);
}
