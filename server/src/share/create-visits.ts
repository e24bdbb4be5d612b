/** Takes the evidence of visits down as it comes, in bounds, and has it graded. Nothing else happens in a stranger's request. */
import { isId, type Row } from '@tandem/core';
import { addressKey, type RateLimits } from '../accounts/rate-limits.ts';
import type { Random } from '../accounts/tokens.ts';
import type { LinkAccess } from './access.ts';
import { shortened } from './addresses.ts';
import type { LinksAtWork } from './create-links.ts';
import { file } from './grade-evidence.ts';
import type { Grading } from './grading.ts';
import { deviceOf, keptBeacons, keptHeaders, mostBeaconsOfSession, tokenInAddress } from './kept-evidence.ts';
import type { NetworkOf } from './networks.ts';
import type { Secrets } from './secrets.ts';
import type { ShareStore, StoredBeacon, StoredLink, StoredRequest, StoredVisit } from './share-store.ts';
import type { ShowLink } from './shown-links.ts';
import type { Asking, PageRequest, Visits } from './visits.ts';

export interface VisitsNeeds {
  readonly store: ShareStore;
  readonly secrets: () => Promise<Secrets>;
  readonly access: Pick<LinkAccess, 'onLink'>;
  readonly links: Pick<LinksAtWork, 'count'>;
  readonly grading: Grading;
  readonly networkOf: NetworkOf;
  readonly put: (rows: readonly Row[], removed?: readonly string[]) => Promise<void>;
  readonly showLink: ShowLink;
  readonly limits: RateLimits;
  readonly newId: () => string;
  readonly random: Random;
  readonly now: () => Date;
}
/** As the grading has it: whoever reads on without a sign for longer has left. */
const sameVisitFor = 30 * 60_000;
const sessionFor = 24 * 3_600_000;
const batchSpan = 60_000;
const mostRequestsOfVisit = 300;
const isSession = (text: string): boolean => /^[\w-]{22}$/.test(text);

type Written = Omit<Visits, 'preview'>;
export function createVisits(needs: VisitsNeeds): Written {
  const { store, secrets, access, links, grading, networkOf, put, showLink, limits, newId, random, now } = needs;

  const opening = new Map<string, Promise<StoredVisit | undefined>>();

  /** Undefined: nothing is kept, by the recipient's wish or because it is too much. */
  async function visitFor(link: StoredLink, request: PageRequest): Promise<StoredVisit | undefined> {
    if (link.unrecorded || request.refused) return undefined;
    if (!(await limits.allows('shareEvidencePerAddress', addressKey(request.from)))) return undefined;
    const browser = (await secrets()).browser(request.from, request.headers['user-agent'] ?? '');
    // Two requests of one browser at the same moment are one visit.
    const key = `${link.id} ${browser}`;
    const turn = opening.get(key) ?? openVisit(link, request, browser).finally(() => opening.delete(key));
    opening.set(key, turn);
    return turn;
  }
  async function openVisit(link: StoredLink, request: PageRequest, browser: string): Promise<StoredVisit | undefined> {
    const at = now();
    const open = await store.openVisit(link.id, browser, new Date(at.getTime() - sameVisitFor).toISOString());
    if (open) return open.requests < mostRequestsOfVisit ? open : undefined;
    if (!(await limits.allows('shareVisitsPerLink', link.id))) return undefined;
    const fresh: StoredVisit = {
      ...begun,
      id: newId(),
      link: link.id,
      at: at.toISOString(),
      lastAt: at.toISOString(),
      ip: (await secrets()).ip(request.from),
      browser,
      device: deviceOf(request.headers),
      from: shortened(request.from),
      openedOnly: request.headers['sec-gpc'] === '1',
    };
    await store.addVisit(fresh);
    return fresh;
  }

  async function note(link: StoredLink, visit: StoredVisit, request: PageRequest, rest: string, session: string): Promise<void> {
    const network = networkOf(request.from);
    const one: StoredRequest = {
      ...{ link: link.id, visit: visit.id, session, rest, ip: visit.ip },
      at: now().getTime(),
      method: request.method.slice(0, 10).toUpperCase(),
      headers: keptHeaders(request.headers, tokenInAddress),
      signedIn: request.member !== '',
      ...(network && { asn: network.asn, operator: network.operator }),
    };
    await store.addRequest(one);
    const requests = visit.requests + 1;
    await store.changeVisit(visit.id, {
      lastAt: now().toISOString(),
      requests,
      unsettled: true,
      ...(rest === file && { downloaded: true }),
    });
    grading.wake(link.id, visit.ip);
  }

  /** The page that a beacon or a form comes from; undefined: it is none of this link's, or too old, or nothing is recorded. */
  async function pageOf(link: { readonly id: string }, session: string): Promise<Page | undefined> {
    const request = isSession(session) ? await store.requestOfSession(session) : undefined;
    if (request?.link !== link.id || now().getTime() - request.at > sessionFor) return undefined;
    const [known, visit] = await Promise.all([store.link(link.id), store.visit(request.visit)]);
    return known && visit && !known.unrecorded ? { link: known, visit, request } : undefined;
  }

  async function keepBeacons({ link, visit, request }: Page, beacons: readonly Timed[], patch: Partial<StoredVisit>): Promise<void> {
    const of = { link: link.id, visit: visit.id, session: request.session };
    await store.addBeacons(beacons.map(({ at, ...beacon }): StoredBeacon => ({ ...of, at, beacon })));
    await store.changeVisit(visit.id, { lastAt: now().toISOString(), unsettled: true, ...patch });
    grading.wake(link.id, visit.ip);
  }

  return {
    async fetched({ id }, request) {
      const link = await store.link(id);
      const visit = link && (await visitFor(link, request));
      if (!visit) return { session: '', recording: 'nothing' };
      // A HEAD has no page that could hold one.
      const session = request.method.toUpperCase() === 'HEAD' ? '' : Buffer.from(random(16)).toString('base64url');
      await note(link, visit, request, request.page > 1 ? `/${Math.floor(request.page)}` : '', session);
      return { session, recording: visit.openedOnly ? 'opened' : 'pages' };
    },

    async beacons(held, { session, from }, given) {
      if (!(await limits.allows('shareBeaconsPerAddress', addressKey(from)))) return;
      const page = await pageOf(held, session);
      if (!page) return;
      const room = mostBeaconsOfSession - (await store.countBeacons(page.visit.id, session));
      const beacons = keptBeacons(given, page.visit.openedOnly).slice(0, Math.max(0, room));
      if (beacons.length === 0) return;
      const timed = inTime(beacons, page.request.at, now().getTime());
      await keepBeacons(page, timed, liveAfter(page, timed));
    },

    async continued(held, asking, { name, mail }) {
      const page = await pageOf(held, asking.session);
      if (!page) return;
      const { link, visit } = page;
      const typed = mail.trim().slice(0, 254);
      await note(link, visit, { ...requestOf(asking), method: 'POST', page: 1 }, '/continue', asking.session);
      const said = name.trim().slice(0, 120) || typed || visit.name;
      // A form that is sent without a script is no beacon of one: only what was typed goes on record.
      await keepBeacons(page, typed === '' ? [] : [{ type: 'continue', email: typed, at: now().getTime() }], { name: said });
      await grading.grade(link.id);
    },

    async unlocked(held, asking) {
      const page = await pageOf(held, asking.session);
      if (page) await keepBeacons(page, [{ type: 'continue', trusted: true, code: true, at: now().getTime() }], {});
    },

    async downloaded({ id }, request) {
      const link = await store.link(id);
      const visit = link && (await visitFor(link, request));
      if (visit) await note(link, visit, request, file, '');
    },

    async refused({ id }, { session }) {
      const page = await pageOf({ id }, session);
      const link = await store.changeLink(id, { unrecorded: true });
      if (!link) return;
      if (page) {
        await store.dropVisit(page.visit.id);
        await put([], [`visit/${page.visit.id}`]);
      }
      await grading.grade(id);
      await showLink(id);
      await links.count(link.of, link.subject);
    },
    async agreed({ id }) {
      if (await store.changeLink(id, { unrecorded: false })) await showLink(id);
    },

    async count(id, counts, person) {
      const visit = isId(id) ? await store.visit(id) : undefined;
      const link = visit && (await store.link(visit.link));
      if (!link || !(await access.onLink(person, link))) return 'not-here';
      await store.changeVisit(id, { decided: counts, decidedBy: counts === null ? '' : person.id, unsettled: true });
      await grading.grade(link.id);
      return 'done';
    },
  };
}

interface Page {
  readonly link: StoredLink;
  readonly visit: StoredVisit;
  readonly request: StoredRequest;
}
type Timed = Readonly<Record<string, unknown>> & { readonly at: number };

const begun = {
  requests: 0,
  unsettled: true,
  is: 'unsure',
  level: 0,
  counts: false,
  decided: null,
  decidedBy: '',
  reasons: [],
  pages: [],
  seenMs: 0,
  name: '',
  downloaded: false,
  live: 0,
  told: [],
  toldScanned: false,
  forgotten: false,
  shown: '',
} as const;

const requestOf = ({ from, headers, member }: Asking) => ({ from, headers, member, refused: false });

/** What comes together happened one after another: how far apart is the page's word, when all of it is the clock's here. */
function inTime(beacons: ReturnType<typeof keptBeacons>, fetchedAt: number, at: number): readonly Timed[] {
  const last = Math.max(...beacons.map(({ t }) => t));
  return beacons.map(({ beacon, t }) => ({ ...beacon, at: Math.max(fetchedAt, at - Math.min(batchSpan, last - t)) }));
}

/** Which page is open now: the last that was told of, or the one that was fetched. Out of sight it is none. */
function liveAfter({ request, visit }: Page, beacons: readonly Timed[]): Partial<StoredVisit> {
  if (visit.openedOnly) return {};
  const hidden = beacons.findLast(({ state }) => state !== undefined)?.['state'];
  if (hidden === 'hidden' || hidden === 'prerender') return { live: 0 };
  const turned = beacons.findLast(({ page }) => typeof page === 'number')?.['page'];
  return { live: Number(turned) || visit.live || Number(request.rest.slice(1)) || 1 };
}
