/** Keeps states of plans behind the log, with a checkpoint for each plan: those that got a name, were approved, or ended a day. */
import type { DocumentName } from '@tandem/core';
import * as Y from 'yjs';
import { errorFacts, type Log } from '../../log.ts';
import { oneAtATime } from '../../one-at-a-time.ts';
import type { PlanToFollow } from '../../storage/plan-history.ts';
import type { DocumentTail, Seq, Storage } from '../../storage/storage.ts';
import { packed } from './packed.ts';
import { versionsIn } from './versions-in.ts';

export interface VersionKeeping {
  wake(): void;
  /** Resolves when versions follow everything that was appended before the call: then a log may be compacted. */
  settled(): Promise<void>;
  readonly failing: boolean;
  stop(): Promise<void>;
}
interface Needs {
  readonly storage: Pick<Storage, 'plansToFollow' | 'loadSince' | 'commitVersions'>;
  /** The local day of an instant: the workspace's, or the server's when it has none. */
  readonly dayOf: () => Promise<(at: string) => string>;
  readonly log: Log;
  /** Calls back after a while: a disk that was full may have room again. */
  readonly later?: (tryAgain: () => void) => void;
  readonly pause: () => Promise<void>;
  /** Rests after a pass, so that keystrokes that follow each other are one pass. */
  readonly gather?: () => Promise<void>;
}

const atOnce = 50;
const remembered = 20;

export function createVersionKeeping({ storage, dayOf, log, later, pause, gather }: Needs): VersionKeeping {
  /** Plans that are being written: the next keystroke is added, instead of reading the whole log for it. */
  const memory = new Map<DocumentName, { readonly doc: Y.Doc; readonly through: Seq }>();

  function forget(document: DocumentName): void {
    memory.get(document)?.doc.destroy();
    memory.delete(document);
  }

  async function follow({ document, followed }: PlanToFollow, tail: DocumentTail, day: (at: string) => string): Promise<void> {
    const doc = tail.whole ? new Y.Doc() : (memory.get(document)?.doc ?? new Y.Doc());
    if (tail.whole) forget(document);
    if (tail.snapshot) Y.applyUpdate(doc, tail.snapshot);
    const updates = tail.updates.map((update, i) => ({ ...(tail.authors[i] ?? { seq: tail.through, actor: '', at: '' }), update }));
    const old = updates.filter(({ seq }) => seq <= followed.through);
    for (const { update } of old) Y.applyUpdate(doc, update);
    const found = versionsIn(doc, followed, updates.slice(old.length), day);
    const versions = [];
    for (const one of found.versions) versions.push({ ...one, state: await packed(one.state) });
    // A log that was compacted past the checkpoint has nothing to say of what was in between.
    const through = Math.max(found.followed.through, tail.through);
    await storage.commitVersions({ document, followed: { through, at: found.followed.at }, versions, renamed: found.renamed });
    memory.delete(document);
    memory.set(document, { doc, through });
  }

  const work = oneAtATime({
    async pass() {
      const plans = await storage.plansToFollow(atOnce);
      if (plans.length === 0) return false;
      const day = await dayOf();
      for (const one of plans) {
        const [tail] = await storage.loadSince([{ document: one.document, after: memory.get(one.document)?.through ?? 0 }]);
        if (tail) await follow(one, tail, day);
        await pause();
      }
      for (const document of memory.keys()) if (memory.size > remembered) forget(document);
      if (plans.length < atOnce) await gather?.();
      return true;
    },
    onFailure: (error) => {
      for (const document of [...memory.keys()]) forget(document);
      log.error('versions.failed', errorFacts(error));
      later?.(() => work.wake());
      return true;
    },
  });
  return {
    wake: work.wake,
    settled: work.settled,
    get failing() {
      return work.failing;
    },
    stop: work.stop,
  };
}
