/** A campaign: `node core/src/testing/fuzz.ts --minutes 10 --seeds 20000 [--from 1] [--steps 2000]`. Failing seeds are shortened and saved. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { optionsOf, shorten, simulate } from './simulate.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seeds: { type: 'string', default: '20000' },
    from: { type: 'string', default: '1' },
    steps: { type: 'string', default: '2000' },
  },
});
const started = performance.now();
const first = Number(values.from);
const folder = new URL('../../regressions/', import.meta.url);
let failed = 0;
let seed = first;
for (; seed < first + Number(values.seeds) && performance.now() - started < Number(values.minutes) * 60_000; seed++) {
  const options = optionsOf(seed, Number(values.steps));
  const { failures, ops } = simulate(options);
  const [failure] = failures;
  if (!failure) continue;
  failed++;
  const kept = shorten(options, ops, failure.invariant);
  writeFileSync(new URL(`seed-${seed}.json`, folder), JSON.stringify({ ...options, invariant: failure.invariant, ops: kept }, null, 1));
  console.error(`seed ${seed}: ${JSON.stringify(failures, null, 1)}\n${kept.length} steps saved as core/regressions/seed-${seed}.json`);
}
const seconds = ((performance.now() - started) / 1_000).toFixed(1);
console.info(`${seed - first} seeds of ${values.steps} steps in ${seconds} s, ${failed} failed (seeds ${first} to ${seed - 1})`);
process.exitCode = failed > 0 ? 1 : 0;
