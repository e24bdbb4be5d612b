import { expect, test } from 'vitest';
import { stagesOf } from '../../../ui/opportunities/stages.ts';
import { anOpportunity, aSettings } from '../testing.ts';
import { columnsOf } from '../view/board-columns.ts';
import { type Arrow, sameTarget, startOf, step, type Target } from './lift.ts';

const cards = [
  anOpportunity({ id: 'a', rank: 'a0' }),
  anOpportunity({ id: 'b', rank: 'a1' }),
  anOpportunity({ id: 'c', rank: 'a2' }),
  anOpportunity({ id: 'd', stage: 'quoted', rank: 'a0' }),
];
const columns = columnsOf(cards, stagesOf(aSettings()), { process: 'sales', status: 'open', only: [] });
const walk = (start: Target, ...arrows: Arrow[]) => arrows.reduce((target, arrow) => step(target, arrow, 'c', columns, true), start);
const at = (stage: string, index: number): Target => ({ kind: 'stage', stage, index });

test('[S1-03] by keys a lifted card goes up and down within its stage and stops at the ends', () => {
  expect(startOf(cards[2] ?? anOpportunity({ id: 'c' }), columns)).toEqual(at('qualified', 2));
  expect([walk(at('qualified', 2), 'ArrowUp'), walk(at('qualified', 0), 'ArrowUp'), walk(at('qualified', 2), 'ArrowDown')]).toEqual([
    at('qualified', 1),
    at('qualified', 0),
    at('qualified', 2),
  ]);
});

test('[S1-03] by keys it goes across the stages to Won and Lost, and back', () => {
  expect(walk(at('qualified', 2), 'ArrowRight')).toEqual(at('quoted', 1));
  expect(walk(at('qualified', 2), 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight')).toEqual({ kind: 'lost' });
  expect(walk({ kind: 'won' }, 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft')).toEqual(at('qualified', 0));
});

test('[S1-03] by keys it passes over places that only look free', () => {
  const equal = columnsOf(
    ['w', 'x', 'y', 'z'].map((id) => anOpportunity({ id, rank: id === 'z' ? 'a2' : 'a1' })),
    stagesOf(aSettings()),
    { process: 'sales', status: 'open', only: [] },
  );
  expect(step(at('qualified', 4), 'ArrowUp', 'm', equal, true)).toEqual(at('qualified', 3));
  expect(step(at('qualified', 3), 'ArrowUp', 'm', equal, true)).toEqual(at('qualified', 0));
});

test('[S1-03] a target is the same when stage and place are', () => {
  expect([sameTarget(at('a', 1), at('a', 1)), sameTarget(at('a', 1), at('a', 2)), sameTarget({ kind: 'won' }, { kind: 'lost' })]).toEqual([
    true,
    false,
    false,
  ]);
});
