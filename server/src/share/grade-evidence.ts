/** From what is kept of the visits to one link to what each of them was. Pure: the same evidence and thresholds give the same. */
import {
  type EvidenceThresholds,
  gradeVisit,
  type SessionGrade,
  type Visit,
  type VisitBeacon,
  type VisitKind,
  type VisitRequest,
} from '@tandem/core';
import type { StoredBeacon, StoredLink, StoredRequest, StoredVisit } from './share-store.ts';

export interface Evidence {
  readonly link: StoredLink;
  readonly requests: readonly StoredRequest[];
  readonly beacons: readonly StoredBeacon[];
  /** On other links, by the same address or to the same recipient: what one hand did there says something here. */
  readonly elsewhere: {
    readonly requests: readonly StoredRequest[];
    readonly beacons: readonly StoredBeacon[];
    /** To whom those links were sent, by the link. */
    readonly recipients: ReadonlyMap<string, string>;
  };
  /** Keyed hashes, as in the requests. */
  readonly senderIps: readonly string[];
  readonly workspaceDomains: readonly string[];
}
export type Outcome = Pick<StoredVisit, 'is' | 'level' | 'counts' | 'reasons' | 'pages' | 'seenMs'>;
export interface Graded {
  /** By visit; one of which nothing is kept any more is not among them. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Among those of these visits that were graded, surely not one and the same. */
  people(visits: ReadonlySet<string>): number;
}

export function gradeEvidence(evidence: Evidence, thresholds: EvidenceThresholds): Graded {
  const { link, requests, beacons, elsewhere } = evidence;
  const looked = requests.filter(({ rest }) => rest !== file);
  const grade = gradeVisit(visitOf(evidence, [...looked, ...elsewhere.requests], [...beacons, ...elsewhere.beacons]), thresholds);
  const bySession = new Map(grade.sessions.map((one) => [one.session, one]));
  const sessions = new Map<string, Set<string>>();
  for (const one of requests) {
    const of = sessions.get(one.visit) ?? new Set();
    if (one.rest !== file) of.add(sessionOf(one));
    sessions.set(one.visit, of);
  }
  const outcomes = new Map([...sessions].map(([id, of]) => [id, outcomeOf([...of].flatMap((session) => bySession.get(session) ?? []))]));
  return {
    outcomes,
    people(visits) {
      const alone = { ...evidence, elsewhere: { requests: [], beacons: [], recipients: new Map() } };
      const own = <T extends { readonly visit: string }>(all: readonly T[]) => all.filter(({ visit }) => visits.has(visit));
      return gradeVisit(visitOf({ ...alone, link }, own(looked), own(beacons)), thresholds).people;
    },
  };
}

export const file = '/file';
/** What has no session of its own stays apart from what others without one did. */
const sessionOf = ({ session, visit }: Pick<StoredRequest, 'session' | 'visit'>): string => session || `-${visit}`;

function visitOf(
  { link, elsewhere, senderIps, workspaceDomains }: Evidence,
  requests: readonly StoredRequest[],
  beacons: readonly StoredBeacon[],
): Visit {
  const sent = Date.parse(link.sentAt || link.createdAt);
  // Whose links without an address are, nobody knows: they may be one recipient's.
  const recipientOf = (id: string): string =>
    elsewhere.recipients.size === 0 ? '' : id === link.id ? link.mail : (elsewhere.recipients.get(id) ?? '');
  return {
    requests: requests.map((one): VisitRequest => {
      const { asn, operator, ip, method, headers, signedIn } = one;
      return {
        t: one.at - sent,
        path: `/s/${one.link}${one.rest}`,
        session: sessionOf(one),
        ...{ method, headers, ip, signedIn },
        ...(asn !== undefined && { asn }),
        ...(operator !== undefined && { operator }),
        ...(recipientOf(one.link) !== '' && { recipient: recipientOf(one.link) }),
      };
    }),
    beacons: beacons.map((one) => ({ ...(one.beacon as unknown as VisitBeacon), t: one.at - sent, session: sessionOf(one) })),
    context: { senderIps, workspaceDomains, ...(link.mail !== '' && { recipient: link.mail }) },
  };
}

/** Which kind a visit of several page views is named after: the nearest to a person. */
const nearest: readonly VisitKind[] = ['person', 'colleague', 'unsure', 'scanner', 'preview', 'prefetch'];

function outcomeOf(sessions: readonly SessionGrade[]): Outcome {
  const counting = sessions.filter(({ counts }) => counts);
  const is = nearest.find((kind) => (counting.length > 0 ? counting : sessions).some((one) => one.kind === kind)) ?? 'unsure';
  const telling = counting.length > 0 ? counting : sessions.filter(({ kind }) => kind === is);
  const reasons = new Map(telling.flatMap((one) => one.reasons).map((reason) => [JSON.stringify(reason), reason]));
  const pages = new Map<number, number>();
  for (const { page, visibleMs } of telling.flatMap((one) => one.pages)) pages.set(page, (pages.get(page) ?? 0) + visibleMs);
  return {
    is,
    level: telling.reduce((most, { level }) => Math.max(most, level), 0),
    counts: counting.length > 0,
    reasons: sessions.length > 0 ? [...reasons.values()] : [{ code: 'no-script', speaks: 'short', decides: false }],
    pages: [...pages].map(([page, ms]) => ({ page, ms })).sort((a, b) => a.page - b.page),
    seenMs: telling.reduce((sum, { visibleMs }) => sum + visibleMs, 0),
  };
}

/** Of whom nothing is kept any more the grade stays; an address is told as what may be known of it. */
export function withGrade(visit: StoredVisit, outcome: Outcome | undefined): StoredVisit {
  if (!outcome || visit.forgotten) return visit;
  return { ...visit, ...outcome, reasons: outcome.reasons.map((one) => ('ip' in one ? { ...one, ip: visit.from } : one)) };
}
