/** What changes on a card when it is put somewhere: the place alone, and with an end state also what closing means. */
import type { Card, OpportunityRow } from '@tandem/core';
import type { StageFacts } from './stages.ts';

export interface Answers {
  readonly amount?: number;
  readonly closeOn?: string;
  readonly lostReason?: string;
  readonly note?: string;
}
export type CardPatch = Partial<Omit<Card, 'id'>>;

export function placePatch(row: OpportunityRow, stage: StageFacts, rank: string, answers: Answers, today: string): CardPatch {
  return { place: { stage: stage.id, rank }, ...answers, ...closing(row, stage, answers, today) };
}

function closing(row: OpportunityRow, stage: StageFacts, { closeOn }: Answers, today: string): CardPatch {
  if (stage.status === 'open') return { ...(row.closedOn && { closedOn: '' }), ...(row.lostReason && { lostReason: '' }) };
  const lostBefore = stage.status === 'won' && row.lostReason !== '' ? { lostReason: '' } : {};
  // A card that only moves between end states, or within one, keeps the day on which it was closed.
  if (row.closedOn !== '') return lostBefore;
  return { ...lostBefore, closedOn: stage.status === 'won' && closeOn && closeOn <= today ? closeOn : today };
}
