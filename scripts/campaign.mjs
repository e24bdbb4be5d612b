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
    file: 'client/campaigns/convergence.ts',
    what: 'devices that must agree, through the real server: --seeds 20000 [--from 1] [--slots 50] [--minutes 0]',
  },
  simulation: {
    file: 'core/src/testing/fuzz.ts',
    what: 'simulated devices that must agree: --minutes 10 --seeds 20000 [--from 1] [--steps 2000]',
  },
  malformed: { file: 'server/campaigns/malformed.ts', what: 'the corpus of wrong frames and mutated updates: --count 20000 [--seed 1]' },
  'tab-kill': {
    file: 'e2e/campaigns/tab-kill.ts',
    what: 'a tab killed between the keystroke and the disk: --trials 300 [--seed 1]; needs a browser and a built client',
  },
  faults: { file: 'server/campaigns/faults.ts', what: 'each statement of a write fails, once and for good: [--flow append] [--every 1]' },
  rules: {
    file: 'server/campaigns/rules.ts',
    what: 'rules under crashes, several servers, late edits: --minutes 10 | --seeds 200 [--from 1] [--steps 80]',
  },
  uploads: {
    file: 'server/campaigns/uploads.ts',
    what: 'the corpus of hostile files, sent to a server of its own: what it costs in memory',
  },
  import: { file: 'server/campaigns/import.ts', what: 'a large import while somebody edits: [rows]' },
  search: {
    file: 'e2e/bench/search.ts',
    what: 'from a key to its results on a slow phone: --contacts 50000 --rounds 9 --slower 4 --screen phone [--data folder]',
  },
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
