/**
 * The numbers that grading goes by, as the workspace has set them: past visits are graded anew when they change, and whoever is about
 * to change them sees before what it would do. What rules were told stays told.
 */
import { type ContactRow, type EvidenceThresholds, isLead, readThresholds, type Settings, type ThresholdName } from '@tandem/core';
import { errorFacts, type Log } from '../log.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import type { Storage } from '../storage/storage.ts';
import { gatherEvidence, windowsOf } from './gather-evidence.ts';
import { gradeEvidence, type Outcome, withGrade } from './grade-evidence.ts';
import type { Grading } from './grading.ts';
import { countsNow } from './link-rows.ts';
import type { Senders } from './senders.ts';
import type { ShareStore, StoredLink, StoredVisit } from './share-store.ts';
import type { EvidencePreview } from './visits.ts';

/** Null is the usual number. */
export function thresholdsOf(settings: Pick<Settings, 'evidence'> | undefined): EvidenceThresholds {
  const set = Object.entries(settings?.evidence ?? {}).filter(([, value]) => value !== null);
  return readThresholds(Object.fromEntries(set)).thresholds;
}

interface Needs {
  readonly store: ShareStore;
  readonly senders: Pick<Senders, 'ips' | 'domains'>;
  readonly storage: Pick<Storage, 'rowsByKey' | 'firingsAbout'>;
  readonly companyOf: (contact: string) => Promise<string>;
  readonly grading: Pick<Grading, 'grade'>;
  readonly thresholds: () => Promise<EvidenceThresholds>;
  /** Gives the event loop back between links. */
  readonly pause: () => Promise<void>;
  readonly log: Log;
}
const linksAtOnce = 50;
const mostShown = 200;
const promoting = 'lead-opened-link';
const applied = 'thresholds';

export interface Regrading {
  /** The settings may have changed: grades everything anew if they have. Cheap when they have not. */
  wake(): void;
  settled(): Promise<void>;
  stop(): Promise<void>;
  preview(thresholds: EvidenceThresholds): Promise<EvidencePreview>;
}

export function createRegrading(needs: Needs): Regrading {
  const { store, storage, companyOf, grading, thresholds, pause, log } = needs;
  let known: string | undefined;

  async function* links(): AsyncGenerator<string> {
    for (let after = ''; ; ) {
      const some = await store.linksWithEvidence(after, linksAtOnce);
      for (const id of some) {
        yield id;
        await pause();
      }
      if (some.length < linksAtOnce) return;
      after = some.at(-1) ?? '';
    }
  }

  const work = oneAtATime({
    async pass() {
      const wanted = JSON.stringify(await thresholds());
      known ??= (await store.fact(applied)) ?? '';
      if (wanted === known) return false;
      // What is graded twice is graded the same: a stop in between begins anew.
      for await (const id of links()) if (!work.stopped) await grading.grade(id, 'all');
      if (work.stopped) return false;
      await store.putFact(applied, wanted);
      known = wanted;
      return true;
    },
    onFailure: (error) => {
      log.error('visits.not-regraded', errorFacts(error));
      return true;
    },
  });

  async function leadBehind(link: StoredLink): Promise<{ readonly contact: string; readonly row: ContactRow | undefined }> {
    const contact = await companyOf(link.contact);
    const [row] = contact ? await storage.rowsByKey([`contact/${contact}`]) : [];
    return { contact, row: row?.content.kind === 'contact' ? row.content : undefined };
  }
  async function wasPromoted(contact: string): Promise<boolean> {
    if (contact === '') return false;
    return (await storage.firingsAbout(`contact/${contact}`, 100)).some(({ rule, effects }) => rule === promoting && effects.length > 0);
  }

  return {
    wake: work.wake,
    settled: work.settled,
    stop: work.stop,
    async preview(wanted) {
      const now = await thresholds();
      let [looked, changed] = [0, 0];
      const visits: EvidencePreview['visits'][number][] = [];
      const more = new Map<string, string>();
      const fewer = new Map<string, string>();
      for await (const id of links()) {
        const link = await store.link(id);
        if (!link) continue;
        const outcomes = new Map<string, Outcome>();
        for (const window of windowsOf(await store.visitsOf(id)))
          for (const [visit, outcome] of gradeEvidence(await gatherEvidence(needs, link, window), wanted).outcomes)
            outcomes.set(visit, outcome);
        for (const visit of await store.visitsOf(id)) {
          if (visit.forgotten) continue;
          looked++;
          const after = withGrade(visit, outcomes.get(visit.id));
          if (gradeOf(after) !== gradeOf(visit)) {
            changed++;
            visits.push({ visit: visit.id, link: id, contact: link.contact, at: visit.at, from: seen(visit), to: seen(after) });
          }
          const [before, then] = [promotes(visit, now), promotes(after, wanted)];
          if (before === then) continue;
          const { contact, row } = await leadBehind(link);
          if (then && isLead(row) && row.stageByHand === '') more.set(contact, visit.id);
          if (before && row && row.lifecycle !== 'lead' && (await wasPromoted(contact))) fewer.set(contact, visit.id);
        }
      }
      const listed = (found: ReadonlyMap<string, string>) => [...found].map(([contact, visit]) => ({ contact, visit }));
      visits.sort((a, b) => (a.at < b.at ? 1 : -1));
      return { looked, changed, visits: visits.slice(0, mostShown), promotions: { more: listed(more), fewer: listed(fewer) } };
    },
  };
}

const seen = (visit: StoredVisit) => ({ level: visit.level, counts: countsNow(visit) });
const gradeOf = (visit: StoredVisit): string => `${visit.is} ${visit.level} ${countsNow(visit)}`;
/** As the rule asks: somebody's word is enough. */
const promotes = (visit: StoredVisit, { promoteFrom }: Record<Extract<ThresholdName, 'promoteFrom'>, number>): boolean =>
  countsNow(visit) && (visit.decidedBy !== '' || visit.level >= promoteFrom);
