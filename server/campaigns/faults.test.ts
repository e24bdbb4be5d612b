import { expect, test } from 'vitest';
import { sweepFaults } from './fault-sweep.ts';

test.each([
  ['append', 3],
  ['compact', 3],
  ['project', 13],
  ['session', 11],
])(
  '[STORE-27] %s: whichever statement fails, once or for good, what was acknowledged is there and nothing is done by halves',
  async (flow, every) => {
    const { points, wrong } = await sweepFaults(flow, every);
    expect(wrong).toEqual([]);
    expect(points).toBeGreaterThan(8);
  },
  60_000,
);

test('[STORE-27] an append that is called done although it failed is noticed', async () => {
  const { wrong } = await sweepFaults('append', 3, (folder) => ({
    ...folder,
    storage: {
      ...folder.storage,
      appendUpdates: (updates) => folder.storage.appendUpdates(updates).catch(() => updates.map((_, i) => i + 1)),
    },
  }));
  expect(wrong.join()).toContain('is lost');
}, 60_000);
