/** A new opportunity of a company, written as a card into a board that the person works on. */
import {
  type BoardRow,
  byRank,
  type ContactRow,
  can,
  type OpportunityRow,
  type Person,
  pipelineBoard,
  rankBetween,
  type Settings,
  type Stage,
} from '@tandem/core';
import type * as Y from 'yjs';

export const boardsFor = (boards: Iterable<BoardRow>, person: Person): readonly BoardRow[] =>
  [...boards]
    .filter((board) => board.is !== 'service' && can(person, 'edit', { type: 'board', members: board.members }))
    .sort((a, b) => Number(a.is !== 'sales') - Number(b.is !== 'sales') || a.title.localeCompare(b.title));

/** Where a pipeline begins: its first open stage. */
export const firstStage = (board: BoardRow, settings: Settings | undefined): Stage | undefined =>
  settings?.stages.filter(({ process, status, archived }) => process === board.process && status === 'open' && !archived).sort(byRank)[0];

export interface NewOpportunity {
  readonly id: string;
  readonly title: string;
  readonly amount: number | null;
  readonly company: ContactRow;
  readonly owner: string;
  readonly stage: string;
  readonly at: string;
  readonly origin: unknown;
}

/** On top of its stage, where whoever made it looks first. */
export function writeOpportunity(
  doc: Y.Doc,
  card: NewOpportunity,
  inStage: readonly Pick<OpportunityRow, 'id' | 'rank'>[],
  random: () => number,
): void {
  const [first] = [...inStage].sort(byRank);
  pipelineBoard.addEntry(
    doc,
    'cards',
    card.id,
    {
      title: card.title.trim(),
      contact: card.company.id,
      company: card.company.name,
      owner: card.owner,
      place: { stage: card.stage, rank: rankBetween(null, first?.rank ?? null, random) },
      amount: card.amount,
      openedOn: card.at.slice(0, 10),
      createdAt: card.at,
    },
    card.origin,
  );
}
