import { expect, test } from 'vitest';
import { simulate } from './testing/simulation.ts';

const asWanted = { missing: [], extra: [], doubled: [], replayed: [], undone: [] };

test.each([1, 2, 3, 4])('[DER-45] random use without a fault: the effects are those of the oracle (seed %i)', async (seed) => {
  const found = await simulate({ seed, steps: 60, crashes: 0, workers: 1 });
  expect(found).toMatchObject(asWanted);
  expect(found.effects).toBeGreaterThan(5);
});

test.each([11, 12, 13, 14])(
  '[DER-46] a server that dies at any step: none missing, none twice, and a replay finds the same (seed %i)',
  async (seed) => expect(await simulate({ seed, steps: 60, crashes: 0.05, workers: 1 })).toMatchObject(asWanted),
);

test.each([21, 22, 23, 24])('[DER-46] two to four servers of which some sleep and come late: the same (seed %i)', async (seed) =>
  expect(await simulate({ seed, steps: 60, crashes: 0.05, workers: 2 + (seed % 3) })).toMatchObject(asWanted),
);
