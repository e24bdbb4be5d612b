/** What is known of visitors is kept for a time only: a month what tells one from another, a week what counts for nothing at all. */
import type { Row } from '@tandem/core';
import { senderFor } from './senders.ts';
import type { ShareStore } from './share-store.ts';
import type { ShowLink } from './shown-links.ts';

interface Needs {
  readonly store: ShareStore;
  readonly put: (rows: readonly Row[], removed?: readonly string[]) => Promise<void>;
  readonly showLink: ShowLink;
  readonly now: () => Date;
}
const day = 86_400_000;
export const knownFor = 30 * day;
export const fetchesFor = 7 * day;
const atOnce = 500;

export function createSweep({ store, put, showLink, now }: Needs): () => Promise<void> {
  const ago = (ms: number): string => new Date(now().getTime() - ms).toISOString();
  return async () => {
    const fetches = await store.fetchesBefore(ago(fetchesFor), atOnce);
    for (const visit of fetches) {
      await put([], [`visit/${visit.id}`]);
      await store.forgetFetch(visit.id);
    }
    for (const link of new Set(fetches.map((visit) => visit.link))) await showLink(link);
    for (const { id, reasons } of await store.knownBefore(ago(knownFor), atOnce)) {
      const nameless = reasons.map((reason) => ('ip' in reason ? { ...reason, ip: '' } : reason));
      await store.changeVisit(id, { ip: '', browser: '', from: '', reasons: nameless, forgotten: true });
      await store.dropEvidence(id);
    }
    await store.forgetSenders(ago(senderFor));
  };
}
