/** One pass over all opportunities: what the filter shows, and the figures of the header and the drop zones. */
import type { OpportunityRow } from '@tandem/core';
import { type Stages, weightedAmount } from '../../../ui/opportunities/stages.ts';
import type { MatchFacts } from '../filter/matches.ts';
import { factTest, placeTest } from '../filter/matches.ts';
import type { PipelineFilter } from '../filter/pipeline-filter.ts';
import { isWithin, monthOf, quarterOf } from './periods.ts';
import type { Scope } from './scope.ts';

export interface Figure {
  readonly count: number;
  readonly sum: number;
}
export interface Figures {
  readonly open: Figure;
  readonly weighted: number;
  readonly wonThisMonth: Figure;
  readonly lostThisMonth: Figure;
  readonly wonThisQuarter: Figure;
}
export interface Selection {
  readonly rows: readonly OpportunityRow[];
  readonly figures: Figures;
  /** How many the shown boards hold before any filter: tells an empty board from a filter that finds nothing. */
  readonly total: number;
}

export function select(
  all: ReadonlyMap<string, OpportunityRow>,
  scope: Scope | undefined,
  filter: PipelineFilter,
  stages: Stages,
  facts: MatchFacts,
): Selection {
  const boards = new Set(scope?.boards.map((board) => board.id));
  const hasFacts = factTest(filter, facts);
  const isPlaced = placeTest(filter, facts);
  const month = monthOf(facts.today);
  const quarter = quarterOf(facts.today);
  const rows: OpportunityRow[] = [];
  const open = counter();
  const wonThisMonth = counter();
  const lostThisMonth = counter();
  const wonThisQuarter = counter();
  let weighted = 0;
  let total = 0;
  for (const row of all.values()) {
    if (!boards.has(row.board)) continue;
    total++;
    const stage = stages.byId.get(row.stage);
    if (!hasFacts(row, stage)) continue;
    if (stage?.status === 'won' && isWithin(row.closedOn, quarter)) wonThisQuarter.add(row.amount);
    if (stage?.status === 'won' && isWithin(row.closedOn, month)) wonThisMonth.add(row.amount);
    if (stage?.status === 'lost' && isWithin(row.closedOn, month)) lostThisMonth.add(row.amount);
    if (!isPlaced(row, stage)) continue;
    rows.push(row);
    if (stage?.status !== 'open') continue;
    open.add(row.amount);
    weighted += weightedAmount(row.amount, stage);
  }
  return {
    rows,
    total,
    figures: {
      open: open.figure(),
      weighted,
      wonThisMonth: wonThisMonth.figure(),
      lostThisMonth: lostThisMonth.figure(),
      wonThisQuarter: wonThisQuarter.figure(),
    },
  };
}

function counter() {
  let count = 0;
  let sum = 0;
  return {
    add: (amount: number | null) => {
      count++;
      sum += amount ?? 0;
    },
    figure: (): Figure => ({ count, sum }),
  };
}
