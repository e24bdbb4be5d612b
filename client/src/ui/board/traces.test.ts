import { expect, test } from 'vitest';
import { type Carrying, followMoves, type Moves, nextChange, noMoves } from './traces.ts';

const jonas = { user: 'jonas', name: 'Jonas Weber', color: 2 };
const carrying = (card: string, stage: string): Carrying[] => [{ by: jonas, drag: { card, stage, after: '', x: 0, y: 0 } }];
const at = (place: string) => () => place;
const tracesOf = (moves: Moves) => moves.traces.map(({ card, by, stage }) => `${by.name} moved ${card} to ${stage}`);

test('[S1-03] given Jonas carries a card, when he drops it elsewhere, then a trace says so for three seconds', () => {
  const held = followMoves(noMoves, carrying('a', 'quoted'), at('qualified a0'), 0);
  const dropped = followMoves(held, [], at('quoted a5'), 100);
  expect([tracesOf(held), tracesOf(dropped)]).toEqual([[], ['Jonas Weber moved a to quoted']]);
  expect([tracesOf(followMoves(dropped, [], at('quoted a5'), 3_099)), tracesOf(followMoves(dropped, [], at('quoted a5'), 3_101))]).toEqual([
    ['Jonas Weber moved a to quoted'],
    [],
  ]);
});

test('[S1-03] the document may arrive after the end of the carrying', () => {
  const dropped = followMoves(followMoves(noMoves, carrying('a', 'quoted'), at('old'), 0), [], at('old'), 100);
  expect([tracesOf(dropped), nextChange(dropped)]).toEqual([[], 1_600]);
  expect(tracesOf(followMoves(dropped, [], at('new'), 500))).toEqual(['Jonas Weber moved a to quoted']);
});

test('[S1-03] a card given back leaves no trace', () => {
  const back = followMoves(followMoves(noMoves, carrying('a', 'quoted'), at('old'), 0), [], at('old'), 100);
  expect(followMoves(back, [], at('old'), 1_700)).toEqual(noMoves);
});

test('[S1-03] when two drag one card, each sees where the other put it, whoever was last', () => {
  const held = followMoves(noMoves, carrying('a', 'quoted'), at('qualified'), 0);
  const mineWasLast = followMoves(held, [], at('agreed'), 100);
  expect(tracesOf(mineWasLast)).toEqual(['Jonas Weber moved a to quoted']);
});
