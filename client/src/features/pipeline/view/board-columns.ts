/** The selection as columns: a column a stage, cards in the order of their ranks or of the chosen sort. */
import { byRank, type OpportunityRow } from '@tandem/core';
import { type StageFacts, type Stages, weightedAmount } from '../../../ui/opportunities/stages.ts';
import type { StatusFilter } from '../filter/pipeline-filter.ts';

export interface Column {
  readonly stage: StageFacts;
  readonly cards: readonly OpportunityRow[];
  readonly sum: number;
  readonly weighted: number;
}

export type Order = (a: OpportunityRow, b: OpportunityRow) => number;

export function columnsOf(
  rows: readonly OpportunityRow[],
  stages: Stages,
  shown: { readonly process: string; readonly status: StatusFilter; readonly only: readonly string[]; readonly order?: Order | undefined },
): readonly Column[] {
  const wanted = stages
    .of(shown.process)
    .filter((stage) => shown.status === 'any' || stage.status === shown.status)
    .filter((stage) => shown.only.length === 0 || shown.only.includes(stage.id));
  const cards = new Map<string, OpportunityRow[]>(wanted.map((stage) => [stage.id, []]));
  for (const row of rows) cards.get(row.stage)?.push(row);
  return wanted.map((stage) => {
    const own = (cards.get(stage.id) ?? []).sort(shown.order ?? byRank);
    let sum = 0;
    for (const row of own) sum += row.amount ?? 0;
    return { stage, cards: own, sum, weighted: weightedAmount(sum, stage) };
  });
}
