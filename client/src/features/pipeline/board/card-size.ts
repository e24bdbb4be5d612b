/** Cards have fixed heights, so that a column of thousands is laid out without measuring one of them. */
import type { OpportunityRow, QuoteRow } from '@tandem/core';
import type { Stages } from '../../../ui/opportunities/stages.ts';
import { marksOf } from '../view/marks.ts';

export const gap = 6;
const plain = 80;
const marks = 26;
const onPhone = 12;

export function cardHeight(
  row: OpportunityRow,
  { stages, quotes }: { readonly stages: Stages; readonly quotes: ReadonlyMap<string, QuoteRow> },
  today: string,
  phone: boolean,
): number {
  const has = marksOf(row, stages.byId.get(row.stage), today, quotes.get(row.id)).length > 0;
  return plain + (has ? marks : 0) + (phone ? onPhone : 0);
}
