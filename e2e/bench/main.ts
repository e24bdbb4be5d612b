/**
 * `npm run bench [-- --quick] [-- --only one-edit,kill]`: Tandem beside bare Hocuspocus and Hocuspocus with its SQLite extension, in one run.
 * Read the ratios. Peers take turns within a round, each with a fresh server and a fresh load generator; the second bare
 * Hocuspocus is the control: where it differs from the first, the machine was not quiet.
 * `npm run bench -- lists` and `npm run bench -- search` measure a device that holds 50,000 contacts instead, with flags of their own;
 * `npm run bench -- rules` the way from an edit to what a rule makes of it on another device;
 * `npm run bench -- plans` a plan of 200 pages that fifty write in.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fdatasyncMilliseconds } from './disk.ts';
import { killTrials } from './durability.ts';
import { type Figures, type Job, runJob } from './job.ts';
import { type PeerName, peerNames, startPeer } from './peers.ts';
import { comparison, lossTable, type Rounds } from './report.ts';
import { seededRandom } from './seeded-random.ts';

const [, , device] = process.argv;
const others: Readonly<Record<string, () => Promise<unknown>>> = {
  lists: () => import('./lists.ts'),
  search: () => import('./search.ts'),
  rules: () => import('./rules.ts'),
  plans: () => import('./plans.ts'),
};
const other = others[device ?? ''];
if (other) {
  process.argv.splice(2, 1);
  await other();
  process.exit();
}

const { values: flags } = parseArgs({ options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } } });
const quick = flags.quick;

interface Measurement {
  readonly title: string;
  readonly load: Job['load'];
  readonly size: Job['size'];
  readonly rounds: number;
}
const measurements: readonly Measurement[] = [
  { title: 'One edit', load: 'one-edit', size: quick ? { warmUp: 100, edits: 300 } : { warmUp: 300, edits: 1500 }, rounds: quick ? 4 : 12 },
  ...[10, 100, 500].map((watchers) => ({
    title: `Fan-out to ${watchers}`,
    load: 'fan-out' as const,
    size: { watchers, edits: quick ? 40 : 200 },
    rounds: quick ? 2 : 6,
  })),
  ...(quick ? [1000] : [1000, 2000, 4000]).map((perSecond) => ({
    title: `50 editors on one document, ${perSecond} edits/s`,
    load: 'hot-document' as const,
    size: { editors: 50, perSecond, seconds: quick ? 2 : 4 },
    rounds: quick ? 2 : 3,
  })),
  ...(quick ? [1000] : [1000, 4000]).map((perSecond) => ({
    title: `200 documents with 2 editors each, ${perSecond} edits/s`,
    load: 'many-documents' as const,
    size: { documents: 200, perSecond, seconds: quick ? 2 : 4 },
    rounds: quick ? 2 : 3,
  })),
  { title: 'An open document', load: 'open-documents', size: { documents: quick ? 500 : 2000 }, rounds: quick ? 1 : 3 },
  { title: 'An open connection', load: 'open-connections', size: { connections: quick ? 200 : 500 }, rounds: quick ? 1 : 3 },
];

async function measure({ load, size, rounds }: Measurement): Promise<Rounds> {
  const results = Object.fromEntries(peerNames.map((name) => [name, [] as (Figures | string)[]])) as unknown as Record<
    PeerName,
    (Figures | string)[]
  >;
  for (let round = 0; round < rounds; round++) {
    // Another one begins in every round, so that no peer always runs first.
    const order = peerNames.map((_, index) => peerNames[(index + round) % peerNames.length] as PeerName);
    for (const name of order) {
      const peer = await startPeer(name);
      const outcome = await runJob({
        load,
        size,
        door: { socket: peer.socket, tokens: peer.tokens, members: peer.members },
        pid: peer.pid,
      }).catch((error: Error) => error.message);
      results[name].push(outcome);
      await peer.end();
      process.stderr.write('.');
    }
  }
  process.stderr.write('\n');
  return results;
}

const wanted = (load: string) => flags.only === undefined || flags.only.split(',').includes(load);
const print = (text: string) => process.stdout.write(`${text}\n`);
const disk = fdatasyncMilliseconds(200);
const results: Record<string, unknown> = { node: process.version, processors: cpus().length, 'fdatasync p50 ms': disk };

print(
  `Node ${process.version}, ${cpus().length} processors, fdatasync of 4 kB p50 ${disk.toFixed(2)} ms. Times in ms unless said otherwise.`,
);
print('Ratio: to bare Hocuspocus in the same round; median of the rounds (lowest to highest).\n');
for (const measurement of measurements.filter(({ load }) => wanted(load))) {
  process.stderr.write(`${measurement.title} `);
  const rounds = await measure(measurement);
  results[measurement.title] = rounds;
  print(comparison(measurement.title, rounds));
}
if (wanted('kill')) {
  const trials = quick ? 10 : 100;
  const losses: Partial<Record<PeerName, Awaited<ReturnType<typeof killTrials>>>> = {};
  for (const name of ['hocuspocus', 'hocuspocus + sqlite', 'tandem'] as const)
    losses[name] = await killTrials(name, trials, seededRandom(1));
  results['kill -9'] = losses;
  print(lossTable(losses));
}

const folder = fileURLToPath(new URL('./results/', import.meta.url));
await mkdir(folder, { recursive: true });
await writeFile(`${folder}bench-results.json`, JSON.stringify(results, undefined, 2));
print(`Every round: ${folder}bench-results.json`);
