/** What a card says beside its facts: at most two, lateness first, then its quote. A missing company is said in the company's own line. */
import type { OpportunityRow, QuoteRow } from '@tandem/core';
import type { StageFacts } from '../../../ui/opportunities/stages.ts';
import { daysBetween } from '../../../ui/work/days.ts';

export type Mark =
  | { readonly kind: 'late'; readonly days: number }
  | { readonly kind: 'won' | 'lost'; readonly on: string }
  | { readonly kind: 'quote'; readonly quote: QuoteRow }
  | { readonly kind: 'no-amount' };

export function marksOf(row: OpportunityRow, stage: StageFacts | undefined, today: string, quote?: QuoteRow): readonly Mark[] {
  const marks: Mark[] = [];
  if (stage?.status === 'won' || stage?.status === 'lost') marks.push({ kind: stage.status, on: row.closedOn });
  else if (row.closeOn !== '' && row.closeOn < today) marks.push({ kind: 'late', days: daysBetween(row.closeOn, today) });
  // What was lost is over; of what was won only the yes is news.
  if (quote && (stage?.status === 'open' || (stage?.status === 'won' && quote.state === 'accepted'))) marks.push({ kind: 'quote', quote });
  if (row.amount === null) marks.push({ kind: 'no-amount' });
  return marks.slice(0, 2);
}
