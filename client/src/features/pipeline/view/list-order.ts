/** The order of the list, and of a sorted board: keys are made once a row, compared as numbers or plain text. */
import { byRank, type ContactRow, type OpportunityRow, type UserRow } from '@tandem/core';
import { type Stages, weightedAmount } from '../../../ui/opportunities/stages.ts';
import { companyOf } from '../filter/matches.ts';
import type { SortKey } from '../filter/pipeline-filter.ts';

export interface OrderFacts {
  readonly stages: Stages;
  readonly contacts: ReadonlyMap<string, ContactRow>;
  readonly users: ReadonlyMap<string, UserRow>;
  readonly productTitles: ReadonlyMap<string, string>;
}

type Key = string | number;

/** Rows sorted by one key; what has no value comes last in both directions, equal keys keep the board's order. */
export function sortRows(rows: readonly OpportunityRow[], by: SortKey, descending: boolean, facts: OrderFacts): readonly OpportunityRow[] {
  const keyed = rows.map((row) => ({ row, key: keyOf(row, by, facts) }));
  keyed.sort((a, b) => compareKeys(a.key, b.key, descending) || compareStages(a.row, b.row, facts.stages) || byRank(a.row, b.row));
  return keyed.map(({ row }) => row);
}

function keyOf(row: OpportunityRow, by: SortKey, { stages, contacts, users, productTitles }: OrderFacts): Key {
  switch (by) {
    case 'rank':
      return 0;
    case 'company':
      return companyOf(row, contacts).toLowerCase();
    case 'title':
      return row.title.toLowerCase();
    case 'stage':
      return stagePlace(row, stages);
    case 'amount':
      return row.amount ?? '';
    case 'weighted':
      return row.amount === null ? '' : weightedAmount(row.amount, stages.byId.get(row.stage));
    case 'owner':
      return users.get(row.owner)?.name.toLowerCase() ?? '';
    case 'product':
      return productTitles.get(row.product)?.toLowerCase() ?? '';
    case 'openedOn':
      return row.openedOn;
    case 'closeOn':
      return row.closeOn;
    case 'closedOn':
      return row.closedOn;
  }
}

function compareKeys(a: Key, b: Key, descending: boolean): number {
  if (a === b) return 0;
  if (a === '') return 1;
  if (b === '') return -1;
  return (a < b ? -1 : 1) * (descending ? -1 : 1);
}

const compareStages = (a: OpportunityRow, b: OpportunityRow, stages: Stages) =>
  a.stage === b.stage ? 0 : stagePlace(a, stages) - stagePlace(b, stages) || (a.stage < b.stage ? -1 : 1);

/** Open stages in their order, then won, then lost. */
function stagePlace(row: OpportunityRow, stages: Stages): number {
  const stage = stages.byId.get(row.stage);
  if (!stage) return 1000;
  return stage.status === 'open' ? stage.digit : stage.status === 'won' ? 100 : 200;
}
