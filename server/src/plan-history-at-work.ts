/** The part of the composition that keeps how plans came to be. */
import { setImmediate as pause, setTimeout as wait } from 'node:timers/promises';
import { type DocumentName, dayIn } from '@tandem/core';
import type { Keeper } from './erasure/erasures.ts';
import { redactor } from './erasure/redact.ts';
import type { Mount } from './http/app.ts';
import { planHistoryRoutes } from './http/plan-history.ts';
import type { Log } from './log.ts';
import { createVersionKeeping, type VersionKeeping } from './plans/versions/keep-versions.ts';
import { keptVersions } from './plans/versions/kept-versions.ts';
import type { Storage } from './storage/storage.ts';
import type { SubjectOf } from './sync/admission.ts';

const day = 24 * 3_600_000;
/** States nobody asked for; who edited when. */
const keptFor = { versions: 30 * day, edits: 400 * day };
const tryAgainAfter = 5000;
const gatheredFor = 250;

interface Needs {
  readonly storage: Storage;
  readonly subjectOf: SubjectOf;
  readonly settings: () => Promise<{ readonly timeZone: string } | undefined>;
  readonly now: () => Date;
  readonly log: Log;
}

export function createPlanHistoryAtWork({ storage, subjectOf, settings, now, log }: Needs): {
  readonly versions: VersionKeeping;
  /** Whether versions have followed the log of a document to where it is now. */
  follows(document: DocumentName): Promise<boolean>;
  readonly mounts: readonly Mount[];
  readonly keeper: Keeper;
  sweep(): Promise<void>;
} {
  const versions = createVersionKeeping({
    storage,
    log,
    async dayOf() {
      const zone = (await settings())?.timeZone || 'UTC';
      return (at) => dayIn(zone, at);
    },
    pause: () => pause(),
    gather: () => wait(gatheredFor),
    later: (tryAgain) => void setTimeout(tryAgain, tryAgainAfter).unref(),
  });
  // What a stop has cut off.
  versions.wake();
  const before = (span: number) => new Date(now().getTime() - span).toISOString();
  return {
    versions,
    async follows(document) {
      if (!document.startsWith('plan/')) return true;
      await versions.settled();
      return !versions.failing;
    },
    mounts: [{ path: '/api/plans', routes: planHistoryRoutes({ storage, subjectOf }) }],
    keeper: keptVersions({ storage, redact: redactor, settled: versions.settled }),
    sweep: () => storage.forgetPlanHistoryBefore({ versions: before(keptFor.versions), edits: before(keptFor.edits) }),
  };
}
