import { expect, test } from 'vitest';
import { sparkPoints } from './sparkline.tsx';

test('[S4-12] [CLI-172] a line begins at zero and fills its box; one value alone is none', () => {
  expect(sparkPoints([0, 5, 10])).toEqual([
    [2, 16],
    [32, 9],
    [62, 2],
  ]);
  expect(sparkPoints([0, 0])).toEqual([
    [2, 16],
    [62, 16],
  ]);
  expect(sparkPoints([3])).toEqual([]);
});
