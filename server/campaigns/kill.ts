/** `node campaigns/kill.ts --trials 1000 --documents 10000 [--step after-append] [--clients 20] [--seed 1]` */
import { parseArgs } from 'node:util';
import { type StepName, stepNames } from '../src/storage/steps.ts';
import { runKillCampaign } from './kill-campaign.ts';

const { values } = parseArgs({
  options: {
    trials: { type: 'string', default: '100' },
    documents: { type: 'string', default: '10000' },
    clients: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    step: { type: 'string', default: 'all' },
  },
});
const known = ['random', ...stepNames] as const;
const steps =
  values.step === 'all'
    ? ['random', ...stepNames.flatMap((step) => [step, 'random' as const])]
    : known.filter((step) => step === values.step);
if (steps.length === 0) throw new Error(`--step is one of all, ${known.join(', ')}`);
const figures = await runKillCampaign({
  trials: Number(values.trials),
  documents: Number(values.documents),
  clients: Number(values.clients),
  seed: Number(values.seed),
  steps: steps as readonly (StepName | 'random')[],
  say: (line) => console.error(line),
});
console.log(JSON.stringify({ campaign: 'kill', ...figures }));
console.log(
  `${figures.trials} kills over ${figures.documents} documents: ${figures.acknowledged} edits acknowledged, ${figures.lost} lost, ${figures.duplicated} doubled; ` +
    `restart to the first acknowledgement ${figures.restartMs.median} ms (median), ${figures.restartMs.max} ms (longest); file check: ${figures.integrity}.`,
);
process.exit(figures.lost + figures.duplicated === 0 && figures.integrity === 'ok' ? 0 : 1);
