import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { copyOf } from '../testing/arbitraries.ts';
import { aBoard, aCard, docOf } from '../testing/builders.ts';
import { moveCard, pipelineBoard } from './pipeline-board.ts';

const exchange = (one: Y.Doc, other: Y.Doc) => {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
};
const cardOf = (doc: Y.Doc) => pipelineBoard.read(doc).cards[0];

test('[DOC-12] two people who move one card at once: it ends in one place, on both devices the same', () => {
  const ana = docOf(aBoard({ cards: [aCard()] }));
  const ben = copyOf(ana);
  moveCard(ana, 'card1', { stage: 'won', rank: 'a1' }, 'ana');
  moveCard(ben, 'card1', { stage: 'lost', rank: 'a2' }, 'ben');
  exchange(ana, ben);
  expect(pipelineBoard.read(ana)).toEqual(pipelineBoard.read(ben));
  expect([
    { stage: 'won', rank: 'a1' },
    { stage: 'lost', rank: 'a2' },
  ]).toContainEqual(cardOf(ana)?.place);
});

test('[DOC-12] a drag does not undo what a colleague wrote on the card meanwhile', () => {
  const ana = docOf(aBoard({ cards: [aCard()] }));
  const ben = copyOf(ana);
  moveCard(ana, 'card1', { stage: 'won', rank: 'a1' }, 'ana');
  pipelineBoard.changeEntry(ben, 'cards', 'card1', { amount: 5 }, 'ben');
  exchange(ana, ben);
  expect(cardOf(ben)).toMatchObject({ amount: 5, place: { stage: 'won', rank: 'a1' } });
});

test('[DOC-13] a card that somebody removed stays removed, whoever moves it', () => {
  const ana = docOf(aBoard({ cards: [aCard()] }));
  const ben = copyOf(ana);
  pipelineBoard.removeEntry(ana, 'cards', 'card1', 'ana');
  moveCard(ben, 'card1', { stage: 'won', rank: 'a1' }, 'ben');
  exchange(ana, ben);
  expect([pipelineBoard.read(ana).cards, pipelineBoard.read(ben).cards]).toEqual([[], []]);
  expect(moveCard(ana, 'card1', { stage: 'won', rank: 'a1' }, 'ana')).toBe(false);
});

test('[DOC-12] a stage without a rank is no place', () =>
  expect(() => moveCard(docOf(aBoard({ cards: [aCard()] })), 'card1', { stage: 'won' } as never, 'ana')).toThrow('place cannot be'));
