/** `npm run campaign -- tab-kill --trials 300 [--seed 1]`: prints one line a trial and ends with 1 when marked text was lost. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startProduct } from '../product.ts';
import { loadSample, sampleData } from '../sample-data.ts';
import { runTabKills } from './tab-kill-trials.ts';

const { values } = parseArgs({ options: { trials: { type: 'string', default: '300' }, seed: { type: 'string', default: '1' } } });
const say = (text: string) => process.stdout.write(`${text}\n`);
const folder = await mkdtemp(join(tmpdir(), 'tandem-tab-kill-'));
await loadSample(folder);
const product = await startProduct({ data: sampleData(folder) });
try {
  const done = await runTabKills(product, {
    trials: Number(values.trials),
    seed: Number(values.seed),
    onTrial: ({ number, kill, typed, marked, restored, lost }) =>
      say(
        `${number} ${kill}: typed ${typed.length}, marked ${marked.length}, restored ${restored.length}${lost ? ` LOST "${marked}" / "${restored}"` : ''}`,
      ),
  });
  const [lost, marked, unmarked] = [
    done.filter((trial) => trial.lost),
    done.filter((trial) => trial.marked !== ''),
    done.filter((trial) => trial.typed !== '' && trial.marked === ''),
  ];
  say(
    `${done.length} trials, seed ${values.seed}: ${lost.length} lost marked text; ${marked.length} had marked text, ${unmarked.length} were killed before any mark.`,
  );
  process.exitCode = lost.length > 0 ? 1 : 0;
} finally {
  await product.end();
  await rm(folder, { recursive: true, force: true });
}
