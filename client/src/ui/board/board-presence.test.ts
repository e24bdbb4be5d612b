import { expect, test } from 'vitest';
import { approach, readBoardPresence } from './board-presence.ts';

test('[S1-03] presence of another version or of a stranger is read as not said', () => {
  const drag = { card: 'a', stage: 's', after: 'a0', x: 0.2, y: 4 };
  expect(readBoardPresence({ open: 'c', drag })).toEqual({ open: 'c', drag });
  expect(readBoardPresence({ open: 7, drag: { ...drag, x: '0' } })).toEqual({ open: '', drag: undefined });
  expect([readBoardPresence(null), readBoardPresence('x'), readBoardPresence(undefined)]).toEqual(
    Array(3).fill({ open: '', drag: undefined }),
  );
});

test('[S1-03] a place far outside the board is brought back near it', () => {
  expect(readBoardPresence({ drag: { card: 'a', stage: 's', after: '', x: 1e9, y: -1e9 } }).drag).toMatchObject({ x: 2, y: -600 });
});

test("[S1-03] a colleague's card moves smoothly: half the way each half-life, never past the target, and arrives", () => {
  const to = { x: 100, y: 50 };
  expect(approach({ x: 0, y: 0 }, to, 40, 40)).toEqual({ x: 50, y: 25 });
  expect(approach({ x: 0, y: 0 }, to, 10_000, 40)).toBe(to);
  expect(approach({ x: 0, y: 0 }, to, 5, 0)).toBe(to);
});
