/**
 * Grades the visits to a link when there is new evidence: at most about once a second a link, one after another. What a grade says
 * is on the devices and on disk before rules are told of it; whoever was stopped in between goes on at the next start.
 */
import type { CrmEvent, EvidenceThresholds, Row } from '@tandem/core';
import { errorFacts, type Log } from '../log.ts';
import type { LinksAtWork } from './create-links.ts';
import { gatherEvidence, windowsOf } from './gather-evidence.ts';
import { type Graded, gradeEvidence, withGrade } from './grade-evidence.ts';
import { countsNow, visitRow } from './link-rows.ts';
import type { Senders } from './senders.ts';
import type { ShareStore, StoredLink, StoredVisit } from './share-store.ts';
import type { ShowLink } from './shown-links.ts';
import { dueOf, eventOf, figuresOf, newsOf, nextLook, withoutTheGone } from './told-visits.ts';

export interface GradingNeeds {
  readonly store: ShareStore;
  readonly senders: Pick<Senders, 'ips' | 'domains'>;
  readonly links: Pick<LinksAtWork, 'count' | 'companyOf'>;
  readonly thresholds: () => Promise<EvidenceThresholds>;
  readonly put: (rows: readonly Row[], removed?: readonly string[]) => Promise<void>;
  readonly showLink: ShowLink;
  readonly record: (events: readonly CrmEvent[]) => Promise<void>;
  /** Calls back after a while; the answer takes it back. */
  readonly timer: (callBack: () => void, ms: number) => () => void;
  readonly now: () => Date;
  readonly log: Log;
  readonly steps?: { at(name: GradingStep): void | Promise<void> };
}
export const gradingSteps = ['graded', 'shown', 'kept', 'told'] as const;
export type GradingStep = (typeof gradingSteps)[number];

export interface Grading {
  /** There is new evidence. `from`: the keyed hash of an address whose visits to other links are looked at again too. */
  wake(link: string, from?: string): void;
  /** At once, for whoever waits for what comes of it; `all` for visits of long ago too, which new evidence says nothing about. */
  grade(link: string, which?: 'all'): Promise<void>;
  /** Resolves when nothing waits to be graded. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}
const second = 1000;
const around = 3_600_000;
const mostRelated = 20;

export function createGrading(needs: GradingNeeds): Grading {
  const { store, senders, links, thresholds, put, showLink, record, timer, now, log, steps } = needs;
  const waiting = new Map<string, { readonly froms: Set<string>; readonly cancel: () => void }>();
  /** When a visit that is not over is looked at again without new evidence. */
  const looks = new Map<string, () => void>();
  const gradedAt = new Map<string, number>();
  let turn: Promise<unknown> = Promise.resolve();
  let stopped = false;

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  }
  function wake(link: string, from = ''): void {
    if (stopped) return;
    const known = waiting.get(link);
    if (known) {
      known.froms.add(from);
      return;
    }
    const rest = Math.max(0, (gradedAt.get(link) ?? 0) + second - now().getTime());
    waiting.set(link, { froms: new Set([from]), cancel: timer(() => void run(link), rest) });
  }
  function run(link: string): Promise<void> {
    const found = waiting.get(link);
    if (!found) return Promise.resolve();
    waiting.delete(link);
    found.cancel();
    return inTurn(async () => {
      await gradeNow(link);
      for (const other of await relatedTo(link, found.froms)) await gradeNow(other);
    }).catch((error) => {
      log.error('visits.not-graded', { link, ...errorFacts(error) });
      lookAgain(link, 5 * second);
    });
  }
  function lookAgain(link: string, ms: number): void {
    looks.get(link)?.();
    if (stopped) return;
    const cancel = timer(() => {
      looks.delete(link);
      wake(link);
    }, ms);
    looks.set(link, cancel);
  }
  async function relatedTo(link: string, froms: ReadonlySet<string>): Promise<readonly string[]> {
    const at = now().getTime();
    const found = await Promise.all([...froms].map((from) => store.requestsFrom(from, link, at - around, at, 500)));
    return [...new Set(found.flat().map((one) => one.link))].slice(-mostRelated);
  }

  async function gradeNow(id: string, which?: 'all'): Promise<void> {
    const link = await store.link(id);
    if (!link) return;
    if (gradedAt.size > 10_000) gradedAt.clear();
    // A stop may have come between a change and its rows.
    const first = !gradedAt.has(id);
    gradedAt.set(id, now().getTime());
    const windows = windowsOf(await store.visitsOf(id));
    const graded: Graded[] = [];
    const wanted = await thresholds();
    for (const window of which === 'all' ? windows : windows.slice(0, 1))
      graded.push(gradeEvidence(await gatherEvidence({ store, senders }, link, window), wanted));
    await steps?.at('graded');
    const at = now().getTime();
    const before = await store.visitsOf(id);
    const outcomeOf = (visit: string) => graded.find(({ outcomes }) => outcomes.has(visit))?.outcomes.get(visit);
    const visits = before.map((visit) => withoutTheGone(withGrade(visit, outcomeOf(visit.id)), at));
    const news = visits.filter((visit) => newsOf(visit, link) !== visit.shown);
    if (news.length > 0) await put(news.map((visit) => visitRow(visit, link)));
    await steps?.at('shown');
    for (const visit of news) {
      const { is, level, counts, reasons, pages, seenMs } = visit;
      const gone = visit.live === 0 ? { live: 0 } : {};
      await store.changeVisit(visit.id, { is, level, counts, reasons, pages, seenMs, ...gone, shown: newsOf(visit, link) });
    }
    const counted = visits.filter(countsNow).length;
    const differ = link.visits !== counted || link.notCounted !== visits.length - counted;
    if (news.length > 0 || differ || first) await countUp(link, visits, graded);
    await steps?.at('kept');
    for (const visit of visits) await tell(visit, link);
    await steps?.at('told');
    const next = nextLook(visits, now().getTime());
    if (next !== undefined) lookAgain(id, next);
  }

  async function countUp(link: StoredLink, visits: readonly StoredVisit[], graded: readonly Graded[]): Promise<void> {
    const counted = new Set(visits.filter(countsNow).map(({ id }) => id));
    // Those who came before what was looked at now were counted then.
    const before = [...counted].some((id) => !graded.some(({ outcomes }) => outcomes.has(id))) ? link.people : 0;
    const known = graded.map(({ people }) => people(counted));
    const figures = figuresOf(visits, counted.size === 0 ? 0 : Math.max(1, before, ...known));
    const changed = figures.visits !== link.visits || figures.lastViewedAt !== link.lastViewedAt;
    await store.changeLink(link.id, figures);
    await showLink(link.id);
    if (changed) await links.count(link.of, link.subject);
  }

  async function tell(visit: StoredVisit, link: StoredLink): Promise<void> {
    const at = now();
    const due = dueOf(visit, at.getTime());
    if (due === 'opened' || due === 'scanned')
      await record([eventOf(visit, link, await links.companyOf(link.contact), due, at.toISOString())]);
    else if (due === 'later' || !visit.unsettled) return;
    await store.changeVisit(visit.id, {
      ...(due === 'opened' && { told: [...visit.told, visit.level] }),
      ...(due === 'scanned' && { toldScanned: true }),
      unsettled: visit.live > 0,
    });
  }

  return {
    wake,
    grade(link, which) {
      waiting.get(link)?.cancel();
      waiting.delete(link);
      return inTurn(() => gradeNow(link, which));
    },
    async settled() {
      while (waiting.size > 0) await Promise.all([...waiting.keys()].map(run));
      await turn;
    },
    async stop() {
      stopped = true;
      for (const { cancel } of waiting.values()) cancel();
      for (const cancel of looks.values()) cancel();
      waiting.clear();
      await turn;
    },
  };
}
