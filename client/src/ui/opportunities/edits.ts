/** Edits of opportunities. Each goes to the document that holds the card, which may be an archive of its board. */
import {
  type BoardRow,
  type Card,
  can,
  type DocumentName,
  moveCard,
  nameOf,
  type OpportunityRow,
  type Person,
  parseDocumentName,
  pipelineBoard,
} from '@tandem/core';
import type * as Y from 'yjs';
import { editDocument, type OneStep, oneStep } from '../../sync/edit.ts';
import { newId } from '../../sync/new-id.ts';
import type { CardPatch } from './card-patch.ts';

export function documentOf(row: OpportunityRow): DocumentName {
  const parsed = parseDocumentName(row.document);
  return nameOf('board', parsed?.type === 'board' ? parsed.id : row.board);
}

export function changeCard(row: OpportunityRow, label: string, patch: CardPatch, together: OneStep = oneStep()): Promise<void> {
  const { place, ...facts } = patch;
  return editDocument(
    documentOf(row),
    label,
    (doc) => {
      if (place) moveCard(doc, row.id, place, 'me');
      if (Object.keys(facts).length > 0) pipelineBoard.changeEntry(doc, 'cards', row.id, facts, 'me');
    },
    { together },
  );
}

/** Many cards at once: one edit a document, one step for undo. */
export async function changeCards(
  rows: readonly OpportunityRow[],
  label: string,
  patchOf: (row: OpportunityRow) => CardPatch,
  together: OneStep,
): Promise<void> {
  for (const [name, held] of Map.groupBy(rows, documentOf)) {
    const change = (doc: Y.Doc) => {
      for (const row of held) pipelineBoard.changeEntry(doc, 'cards', row.id, patchOf(row), 'me');
    };
    await editDocument(name, label, change, { together });
  }
}

export async function addCard(board: string, label: string, card: Partial<Omit<Card, 'id'>>): Promise<string> {
  const id = newId();
  await editDocument(nameOf('board', board), label, (doc) =>
    pipelineBoard.addEntry(doc, 'cards', id, { ...card, createdAt: new Date().toISOString() }, 'me'),
  );
  return id;
}

/** Whether the person may hand an opportunity of this board to somebody else. */
export const mayAssign = (person: Person, board: BoardRow | undefined): boolean =>
  board !== undefined && can(person, 'assign', { type: 'board', members: board.members });
