import { expect, test } from 'vitest';
import { runInSlices } from './slices.ts';

function* steps(count: number, done: number[]): Generator<void, string> {
  for (let i = 0; i < count; i++) {
    done.push(i);
    yield;
  }
  return 'all';
}
/** A clock on which each look takes a millisecond. */
const ticking = () => {
  let at = 0;
  return () => at++;
};

test('[CLI-86] little work is done at once, much rests whenever its time is over', async () => {
  let pauses = 0;
  const run = (count: number) =>
    runInSlices(steps(count, []), {
      budget: 10,
      signal: new AbortController().signal,
      now: ticking(),
      pause: async () => void pauses++,
    });
  expect(await run(5)).toBe('all');
  expect(pauses).toBe(0);
  expect(await run(100)).toBe('all');
  expect(pauses).toBeGreaterThan(5);
});

test('[CLI-86] work that is given up ends at its next rest', async () => {
  const giveUp = new AbortController();
  const done: number[] = [];
  const result = await runInSlices(steps(1000, done), {
    budget: 10,
    signal: giveUp.signal,
    now: ticking(),
    pause: async () => giveUp.abort(),
  });
  expect(result).toBeUndefined();
  expect(done.length).toBeLessThan(20);
});
