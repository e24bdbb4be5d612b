import { expect, test } from 'vitest';
import { barsOf } from './bars.ts';

test('[CLI-154] bars begin at zero and share one scale, and a single effect is seen beside many', () => {
  const { bars, most } = barsOf(
    [
      { day: '2026-03-10', before: 100, after: 50 },
      { day: '2026-03-11', before: 0, after: 1 },
      { day: '2026-03-12', before: 0, after: 0 },
    ],
    50,
  );
  expect(most).toBe(100);
  expect(bars.map(({ beforeHigh, afterHigh }) => [beforeHigh, afterHigh])).toEqual([
    [50, 25],
    [0, 2],
    [0, 0],
  ]);
  expect(barsOf([{ day: '2026-03-12', before: 0, after: 0 }], 50).most).toBe(0);
});
