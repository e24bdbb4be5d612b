/**
 * `node client/campaigns/convergence.ts --seeds 20000 [--from 1] [--slots 50] [--steps 60] [--minutes 0] [--fault device-forgets]`
 *
 * Devices made of the client's own document store and IndexedDB edit through the product in a process of its own, which is killed or
 * stopped now and then. Each seed has new documents and two to four devices; many seeds run side by side. A data set is left after
 * two thousand seeds, so that the last seed has as little around it as the first.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Fault, faultNames, loseMessages } from './faults.ts';
import { createOnlooker, type Onlooker, readRows } from './onlooker.ts';
import { startProduct } from './product-process.ts';
import { scriptOf } from './script.ts';
import { runSeed } from './seed-run.ts';
import { openWorld, standIn, type World } from './worlds.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20000' },
    from: { type: 'string', default: '1' },
    slots: { type: 'string', default: '50' },
    steps: { type: 'string', default: '60' },
    /** 0: as long as it takes. */
    minutes: { type: 'string', default: '0' },
    /** The server ends once in so many seeds. */
    restarts: { type: 'string', default: '150' },
    fault: { type: 'string', default: '' },
  },
});
const first = Number(values.from);
const end = first + Number(values.seeds);
const slots = Math.min(Number(values.slots), end - first);
const fault: Fault | undefined = faultNames.find((name) => name === values.fault);
if (values.fault && !fault) throw new Error(`--fault is one of ${faultNames.join(', ')}`);
const seedsPerDataSet = 2000;
const mostPeers = 4;
/** One user may have twenty sockets; a restart leaves some of the old ones counted for a moment. */
const worldsPerUser = 8;
/** Each slot has an onlooker with a socket of its own; the first of them also reads the feed. */
const onlookersPerUser = 10;
const deadline = Number(values.minutes) > 0 ? Date.now() + Number(values.minutes) * 60_000 : Number.POSITIVE_INFINITY;
const began = Date.now();
const worlds: World[] = [];
const failures: number[] = [];
let next = first;
let done = 0;
let restarts = 0;
let folder: string | undefined;

if (fault === 'deaf-peer') loseMessages('in');
if (fault === 'silent-peer') loseMessages('out');
// A server that is killed says so on every line to it.
for (const name of ['warn', 'info'] as const) console[name] = () => undefined;

while (next < end && Date.now() < deadline) await runDataSet(Math.min(end, next + seedsPerDataSet));
const minutes = ((Date.now() - began) / 60_000).toFixed(1);
console.log(
  JSON.stringify({
    campaign: 'convergence',
    seeds: done,
    from: first,
    steps: Number(values.steps),
    failed: failures,
    restarts,
    minutes: Number(minutes),
  }),
);
console.log(
  `${done} seeds of ${values.steps} steps with ${restarts} restarts of the server in ${minutes} minutes: ${failures.length} failed.` +
    (failures.length > 0 ? ` What they did is in ${folder}; again: --from ${failures[0]} --seeds 1 --slots 1` : ''),
);
process.exit(failures.length > 0 ? 1 : 0);

async function runDataSet(until: number): Promise<void> {
  const onlookerUsers = Math.ceil(slots / onlookersPerUser);
  const users = Math.ceil((slots * mostPeers) / worldsPerUser) + onlookerUsers;
  const product = await startProduct(users);
  standIn(product.origin);
  const tokens = await Promise.all(Array.from({ length: users }, (_, i) => signIn(i)));
  const { epoch } = (await (await fetch('/api/sessions/current', { headers: { authorization: `Bearer ${tokens[0]}` } })).json()) as {
    epoch: string;
  };
  for (let i = 0; i < slots * mostPeers; i++) {
    const world = (worlds[i] ??= await openWorld(i));
    const user = onlookerUsers + Math.floor(i / worldsPerUser);
    world.session.beginSession({
      user: { id: `m${user}`, name: '', email: '', role: 'manager', team: '', leads: [], isLeader: false },
      epoch,
      token: tokens[user] ?? '',
      keep: true,
      sample: true,
    });
  }
  // As on a page: when the feed is back, the socket need not wait for its turn.
  const feed = readRows(epoch, tokens[0] ?? '', () => worlds.forEach((world) => world.documents.hurrySocket()));
  const onlookers: Onlooker[] = [];
  const restarting = setInterval(() => {
    if (done < (restarts + 1) * Number(values.restarts)) return;
    restarts++;
    void product.restart(restarts % 2 === 0 ? 'SIGTERM' : 'SIGKILL');
  }, 100);

  await Promise.all(
    Array.from({ length: slots }, async (_, slot) => {
      const onlooker = createOnlooker(product.origin, tokens[slot % onlookerUsers] ?? '');
      onlookers.push(onlooker);
      const own = worlds.slice(slot * mostPeers, (slot + 1) * mostPeers);
      while (next < until && Date.now() < deadline) {
        const script = scriptOf(next++, Number(values.steps));
        const wrong = await runSeed(script, { worlds: own, product, onlooker, feed, fault }).catch((error: unknown) => [
          error instanceof Error ? (error.stack ?? error.message) : String(error),
        ]);
        done++;
        if (wrong.length > 0) report(script, wrong);
        if (done % 100 === 0)
          console.log(`${done} seeds, ${failures.length} failed, ${restarts} restarts, ${((Date.now() - began) / 1000).toFixed(0)} s`);
      }
    }),
  );
  clearInterval(restarting);
  feed.end();
  for (const onlooker of onlookers) onlooker.end();
  await product.end();
}

async function signIn(person: number): Promise<string> {
  const response = await fetch('/api/sample-sessions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: `manager${person}@example.com`, cookie: false }),
  });
  const { token } = (await response.json()) as { token?: string };
  if (!token) throw new Error(`nobody signed in: ${response.status}`);
  return token;
}

function report(script: ReturnType<typeof scriptOf>, wrong: readonly string[]): void {
  failures.push(script.seed);
  folder ??= mkdtempSync(join(tmpdir(), 'tandem-convergence-failed-'));
  writeFileSync(join(folder, `seed-${script.seed}.json`), JSON.stringify({ ...script, wrong }, null, 1));
  console.error(`seed ${script.seed} (${script.peers} devices):\n  ${wrong.slice(0, 12).join('\n  ')}`);
}
