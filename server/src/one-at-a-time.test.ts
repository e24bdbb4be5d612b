import { expect, test } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

test('[DER-1] what is woken while it works makes one more pass, never two at once', async () => {
  const gates: (() => void)[] = [];
  let atOnce = 0;
  let most = 0;
  const work = oneAtATime({
    pass: async () => {
      most = Math.max(most, ++atOnce);
      await new Promise<void>((resolve) => void gates.push(resolve));
      atOnce--;
      return false;
    },
    onFailure: () => true,
  });
  work.wake();
  for (let i = 0; i < 3; i++) work.wake();
  const settled = work.settled();
  gates[0]?.();
  await Promise.resolve();
  await expect.poll(() => gates.length).toBe(2);
  gates[1]?.();
  await settled;
  expect([gates.length, most]).toEqual([2, 1]);
});

test('[DER-4] a pass that throws is failing until one goes well, and nothing begins after the stop', async () => {
  let passes = 0;
  const work = oneAtATime({
    pass: async () => {
      if (++passes === 1) throw new Error('no room');
      return false;
    },
    onFailure: () => true,
  });
  await work.settled();
  expect(work.failing).toBe(true);
  await work.settled();
  expect([work.failing, passes]).toEqual([false, 2]);
  await work.stop();
  work.wake();
  await work.settled();
  expect(passes).toBe(2);
});
