/** [RUN-5] `npm run campaign -- <name> [options]`: runs that take minutes to hours and are no part of `npm test`. */
import { spawn } from 'node:child_process';
import process from 'node:process';
import { bootstrap } from './bootstrap.mjs';
import { become } from './processes.mjs';
import { root } from './project.mjs';
import { main, say } from './say.mjs';

const campaigns = {
  kill: {
    file: 'server/campaigns/kill.ts',
    what: 'kill -9 under load: --trials 1000 --documents 10000 [--step after-append] [--clients 20] [--seed 1]',
  },
  convergence: {
    file: 'core/src/testing/fuzz.ts',
    what: 'simulated devices that must agree: --minutes 10 --seeds 20000 [--from 1] [--steps 2000]',
  },
  malformed: { file: 'server/campaigns/malformed.ts', what: 'the corpus of wrong frames and mutated updates: --count 20000 [--seed 1]' },
  import: { file: 'server/campaigns/import.ts', what: 'a large import while somebody edits: [rows]' },
};

main(async () => {
  const [name = '', ...rest] = process.argv.slice(2);
  const campaign = Object.hasOwn(campaigns, name) ? campaigns[name] : undefined;
  if (!campaign) {
    say('npm run campaign -- <name> [options]');
    for (const [known, { what }] of Object.entries(campaigns)) say(`  ${known.padEnd(12)} ${what}`);
    process.exitCode = name === '' || name === '--help' ? 0 : 1;
    return;
  }
  const { node, env } = await bootstrap();
  process.exitCode = await become(spawn(node, [campaign.file, ...rest], { cwd: root, env, stdio: 'inherit' }));
});
