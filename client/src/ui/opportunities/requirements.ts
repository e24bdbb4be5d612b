/** What an opportunity must say before it may stand in a stage; the rest is asked where it is dropped. */
import type { OpportunityRow } from '@tandem/core';
import type { StageFacts } from './stages.ts';

export type Requirement = 'amount' | 'closeOn' | 'lostReason';

/** From this probability on a stage weighs most in the forecast, which is worthless without a date. */
export const forecastFrom = 75;

export function missingFor(row: Pick<OpportunityRow, Requirement>, stage: StageFacts): readonly Requirement[] {
  const required: readonly Requirement[] =
    stage.status === 'won'
      ? ['amount', 'closeOn']
      : stage.status === 'lost'
        ? ['lostReason']
        : stage.probability >= forecastFrom
          ? ['closeOn']
          : [];
  return required.filter((field) => row[field] === '' || row[field] === null);
}
