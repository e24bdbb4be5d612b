/** What a card says beside its facts: at most two, lateness first. A missing company is said in the company's own line. */
import type { OpportunityRow } from '@tandem/core';
import { daysBetween } from '../../../ui/work/days.ts';
import type { StageFacts } from './stages.ts';

export type Mark =
  | { readonly kind: 'late'; readonly days: number }
  | { readonly kind: 'won' | 'lost'; readonly on: string }
  | { readonly kind: 'no-amount' };

export function marksOf(row: OpportunityRow, stage: StageFacts | undefined, today: string): readonly Mark[] {
  const marks: Mark[] = [];
  if (stage?.status === 'won' || stage?.status === 'lost') marks.push({ kind: stage.status, on: row.closedOn });
  else if (row.closeOn !== '' && row.closeOn < today) marks.push({ kind: 'late', days: daysBetween(row.closeOn, today) });
  if (row.amount === null) marks.push({ kind: 'no-amount' });
  return marks.slice(0, 2);
}
