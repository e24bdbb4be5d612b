/**
 * `node client/campaigns/plans.ts --seeds 1000 [--from 1] [--these 25,216] [--slots 8] [--steps 80] [--minutes 0] [--restarts 40] [--fault words-go]`
 *
 * Five editors with the schema and the binding of the client write one plan each seed, through the product in a process of its own
 * that is killed or stopped now and then. Afterwards everybody has the same text, every editor shows all of it and what it shows fits
 * its schema, and every word that was typed stands there unless somebody deleted it.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadEditing } from './load-editing.ts';
import { createOnlooker } from './onlooker.ts';
import { runPlan } from './plan-run.ts';
import { editors, type PlanScript, planScript } from './plan-script.ts';
import { startProduct } from './product-process.ts';
import { openWorld, standIn, type World } from './worlds.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    /** Some seeds instead of a row of them. */
    these: { type: 'string', default: '' },
    slots: { type: 'string', default: '8' },
    steps: { type: 'string', default: '80' },
    /** 0: as long as it takes. */
    minutes: { type: 'string', default: '0' },
    /** The server ends once in so many seeds. */
    restarts: { type: 'string', default: '40' },
    /** `words-go`: somebody's program takes a word away that nobody deleted, to see that it is noticed. */
    fault: { type: 'string', default: '' },
  },
});
const first = Number(values.from);
const seeds = values.these === '' ? Array.from({ length: Number(values.seeds) }, (_, i) => first + i) : values.these.split(',').map(Number);
const slots = Math.min(Number(values.slots), seeds.length);
const deadline = Number(values.minutes) > 0 ? Date.now() + Number(values.minutes) * 60_000 : Number.POSITIVE_INFINITY;
const began = Date.now();
const failures: number[] = [];
const filled = new Map<string, number>();
let [next, done, restarts, typed, withBlocks] = [0, 0, 0, 0, 0];
let folder: string | undefined;

// A server that is killed says so on every line to it.
for (const name of ['warn', 'info'] as const) console[name] = () => undefined;

const editing = await loadEditing();
const extensions = editing.planExtensions(editing.surroundings());
/** Each slot has an onlooker of its own, five editors of their own, and each of these is another person. */
const product = await startProduct(slots * (editors + 1));
standIn(product.origin);
const tokens = await Promise.all(Array.from({ length: slots * (editors + 1) }, (_, i) => signIn(i)));
const { epoch } = (await (await fetch('/api/sessions/current', { headers: { authorization: `Bearer ${tokens[0]}` } })).json()) as {
  epoch: string;
};
const restarting = setInterval(() => {
  if (done < (restarts + 1) * Number(values.restarts)) return;
  restarts++;
  void product.restart(restarts % 2 === 0 ? 'SIGTERM' : 'SIGKILL');
}, 100);

await Promise.all(Array.from({ length: slots }, (_, slot) => runSlot(slot)));
clearInterval(restarting);
await product.end();

const minutes = Number(((Date.now() - began) / 60_000).toFixed(1));
console.log(
  JSON.stringify({
    campaign: 'plans',
    seeds: done,
    from: first,
    steps: Number(values.steps),
    typed,
    withBlocks,
    filled: Object.fromEntries(filled),
    failed: failures,
    restarts,
    minutes,
  }),
);
console.log(
  `${done} seeds of ${values.steps} steps by ${editors} editors with ${restarts} restarts of the server in ${minutes} minutes: ` +
    `${typed} words typed, ${withBlocks} of them in blocks that somebody deleted meanwhile, ${failures.length} seeds failed.` +
    ` Filled up where they are shown: ${[...filled].map(([part, times]) => `${times} of ${part}`).join(', ') || 'no parts'}.` +
    (failures.length > 0 ? ` What they did is in ${folder}; again: --these ${failures.join(',')}` : ''),
);
process.exit(failures.length > 0 ? 1 : 0);

async function runSlot(slot: number): Promise<void> {
  const people = slots + slot * editors;
  const worlds: World[] = [];
  for (let i = 0; i < editors; i++) {
    const world = await openWorld(slot * editors + i);
    const user = { id: `m${people + i}`, name: '', email: '', role: 'manager' as const, team: '', leads: [], isLeader: false };
    world.session.beginSession({ user, epoch, token: tokens[people + i] ?? '', keep: true, sample: true });
    worlds.push(world);
  }
  const onlooker = createOnlooker(product.origin, tokens[slot] ?? '');
  for (let seed = seeds[next++]; seed !== undefined && Date.now() < deadline; seed = seeds[next++]) {
    const script = planScript(seed, Number(values.steps));
    try {
      const outcome = await runPlan(script, { worlds, product, onlooker, editing, extensions, wordsGo: values.fault === 'words-go' });
      typed += outcome.typed;
      withBlocks += outcome.withBlocks;
      for (const part of outcome.filled) filled.set(part, (filled.get(part) ?? 0) + 1);
      if (outcome.wrong.length > 0) report(script, outcome.wrong);
    } catch (error) {
      report(script, [error instanceof Error ? (error.stack ?? error.message) : String(error)]);
    }
    done++;
    if (done % 50 === 0)
      console.log(`${done} seeds, ${failures.length} failed, ${restarts} restarts, ${((Date.now() - began) / 1000).toFixed(0)} s`);
  }
  onlooker.end();
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

function report(script: PlanScript, wrong: readonly string[]): void {
  failures.push(script.seed);
  folder ??= mkdtempSync(join(tmpdir(), 'tandem-plans-failed-'));
  writeFileSync(join(folder, `seed-${script.seed}.json`), JSON.stringify({ ...script, wrong }, null, 1));
  console.error(`seed ${script.seed}:\n  ${wrong.slice(0, 12).join('\n  ')}`);
}
