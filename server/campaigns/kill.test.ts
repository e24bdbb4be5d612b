import { expect, test } from 'vitest';
import { stepNames } from '../src/storage/steps.ts';
import { runKillCampaign } from './kill-campaign.ts';

test('[SYNC-17] a killed server has lost nothing it acknowledged, at a random moment and at every step of a write', async () => {
  const figures = await runKillCampaign({
    trials: 9,
    documents: 300,
    appendsBeforeKill: 20,
    clients: 8,
    seed: Number(process.env.SEED ?? 7),
    steps: ['random', ...stepNames, 'random'],
  });
  expect(figures).toMatchObject({ lost: 0, duplicated: 0, integrity: 'ok' });
  expect(figures.acknowledged).toBeGreaterThan(20);
  expect(Object.keys(figures.killedAt)).toEqual(expect.arrayContaining(['before-append', 'after-append', 'before-ack']));
}, 240_000);
