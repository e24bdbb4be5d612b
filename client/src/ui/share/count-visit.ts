import type { VisitRow } from '@tandem/core';
import { translate } from '../../i18n/i18n.ts';
import { errorWords } from '../error-words.ts';
import { toast } from '../toast.tsx';
import { countVisit } from './share-requests.ts';

/** A person's word on a visit stands above the grader's; taking it back leaves the question where it was before. */
export async function setCounts(visit: Pick<VisitRow, 'id' | 'counts' | 'decidedBy'>, counts: boolean): Promise<void> {
  try {
    await countVisit(visit.id, counts);
  } catch (error) {
    toast(errorWords(error), { failed: true });
    return;
  }
  const before = visit.decidedBy === '' ? null : visit.counts;
  toast(translate(counts ? 'share.visit.counted' : 'share.visit.notCounted'), {
    undo: () => void countVisit(visit.id, before).catch((error: unknown) => toast(errorWords(error), { failed: true })),
  });
}
