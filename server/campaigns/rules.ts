/**
 * `node campaigns/rules.ts [--seeds 200] [--from 1] [--minutes 0] [--steps 80]`: workspaces under random use with crashes at every
 * step, several servers, late edits and changed rules; the effects must be those of a plain recomputation, once each (reliability.md 4.4).
 */
import { parseArgs } from 'node:util';
import { type SimulationOptions, simulate } from '../src/derive/testing/simulation.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '0' },
    steps: { type: 'string', default: '80' },
  },
});
const began = performance.now();
const until = Number(values.minutes) * 60_000;
const first = Number(values.from);
const goesOn = (seed: number) => (until > 0 ? performance.now() - began < until : seed < first + Number(values.seeds));
const all = { seeds: 0, events: 0, effects: 0, crashes: 0, paused: 0, missing: 0, extra: 0, doubled: 0, replayed: 0, undone: 0 };
let bad = 0;

for (let seed = first; goesOn(seed); seed++) {
  // A third each without a fault, with one server that dies, with up to four of which some sleep.
  const kind = seed % 3;
  const options: SimulationOptions = {
    seed,
    steps: Number(values.steps),
    crashes: kind === 0 ? 0 : 0.02 + (seed % 5) * 0.02,
    workers: kind === 2 ? 2 + (seed % 4 === 3 ? 2 : seed % 2) : 1,
  };
  const found = await simulate(options);
  const wrong = [found.missing, found.extra, found.doubled, found.replayed, found.undone];
  all.seeds++;
  for (const figure of ['events', 'effects', 'crashes', 'paused'] as const) all[figure] += found[figure];
  for (const figure of ['missing', 'extra', 'doubled', 'replayed', 'undone'] as const) all[figure] += found[figure].length;
  if (wrong.some((keys) => keys.length > 0)) {
    bad++;
    console.log(JSON.stringify({ ...options, ...found }, null, 1));
  }
  if (all.seeds % 50 === 0) console.error(`${all.seeds} seeds, ${all.effects} effects, ${bad} wrong`);
}
console.log(JSON.stringify({ campaign: 'rules', ...all }));
console.log(
  `${all.seeds} workspaces, ${all.events} events, ${all.crashes} crashes, ${all.paused} servers put to sleep: ${all.effects} effects, ` +
    `${all.missing} missing, ${all.extra} too many, ${all.doubled} twice, ${all.replayed} otherwise in a replay, ${all.undone} left undone, ` +
    `in ${Math.round((performance.now() - began) / 1000)} s.`,
);
process.exit(bad === 0 ? 0 : 1);
