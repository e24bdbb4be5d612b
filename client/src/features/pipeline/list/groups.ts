/** The list in groups, each with its count and sums: what a manager reads off before opening anything. */
import type { OpportunityRow } from '@tandem/core';
import { type Stages, weightedAmount } from '../../../ui/opportunities/stages.ts';

export interface OpportunityGroup {
  readonly key: string;
  readonly rows: readonly OpportunityRow[];
  readonly sum: number;
  readonly weighted: number;
}

/** Within a group the order of the list. Stages stand as on the board, owners by name; who or what is not known comes last. */
export function groupRows(
  rows: readonly OpportunityRow[],
  by: 'stage' | 'owner',
  stages: Stages,
  nameOf: (user: string) => string,
): readonly OpportunityGroup[] {
  const groups = new Map<string, { key: string; rows: OpportunityRow[]; sum: number; weighted: number }>();
  for (const row of rows) {
    let group = groups.get(row[by]);
    if (!group) groups.set(row[by], (group = { key: row[by], rows: [], sum: 0, weighted: 0 }));
    group.rows.push(row);
    group.sum += row.amount ?? 0;
    group.weighted += row.amount === null ? 0 : weightedAmount(row.amount, stages.byId.get(row.stage));
  }
  const place = (key: string): string | number => (by === 'stage' ? stagePlace(key, stages) : nameOf(key) || '\uffff');
  return [...groups.values()].sort((a, b) => (place(a.key) < place(b.key) ? -1 : 1));
}

function stagePlace(id: string, stages: Stages): number {
  const stage = stages.byId.get(id);
  if (!stage) return 1000;
  return stage.status === 'open' ? stage.digit : stage.status === 'won' ? 100 : 200;
}
