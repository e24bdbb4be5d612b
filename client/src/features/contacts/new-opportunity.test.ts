import { type BoardRow, pipelineBoard } from '@tandem/core';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { boardsFor, firstStage, writeOpportunity } from './new-opportunity.ts';
import { aContact, ana, cleo, someSettings } from './testing.ts';

const board = (id: string, is: BoardRow['is'], members: readonly string[]): BoardRow => ({
  kind: 'board',
  id,
  title: id,
  process: 'p',
  is,
  members,
});

test('[S4-25] a company page offers the boards one works on, sales first and never service', () => {
  const boards = [
    board('leads', 'lead', ['team:north']),
    board('north', 'sales', ['team:north']),
    board('south', 'sales', ['team:south']),
    board('desk', 'service', ['team:north']),
  ];
  expect(boardsFor(boards, ana).map(({ id }) => id)).toEqual(['north', 'leads']);
  expect(boardsFor(boards, cleo).map(({ id }) => id)).toEqual(['north', 'south', 'leads']);
});

test('[S4-25] a new opportunity of a company begins on top of the first open stage', () => {
  const settings = someSettings();
  const stages = settings.stages.map((stage) => ({ ...stage, process: 'p', rank: stage.id === 'talk' ? 'a1' : 'a0' }));
  expect(firstStage(board('north', 'sales', []), { ...settings, stages })?.id).toBe('talk');
  const doc = new Y.Doc();
  writeOpportunity(
    doc,
    {
      id: 'o1',
      title: ' Loader ',
      amount: 5,
      company: aContact({ id: 'acme', name: 'Acme' }),
      owner: 'ana',
      stage: 'talk',
      at: '2026-11-21T10:00:00Z',
      origin: 'me',
    },
    [
      { id: 'x', rank: 'a5' },
      { id: 'y', rank: 'a2' },
    ],
    () => 0.9,
  );
  const [card] = pipelineBoard.read(doc).cards;
  expect(card).toMatchObject({
    title: 'Loader',
    contact: 'acme',
    company: 'Acme',
    owner: 'ana',
    amount: 5,
    openedOn: '2026-11-21',
    place: { stage: 'talk' },
  });
  expect(card && card.place.rank < 'a2').toBe(true);
});
