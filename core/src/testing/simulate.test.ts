import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { invariants } from './invariants.ts';
import type { Op } from './operations.ts';
import type { Fault } from './peers.ts';
import { optionsOf, type SimulationOptions, shorten, simulate } from './simulate.ts';

const folder = new URL('../../regressions/', import.meta.url);
const steps = 500;
const groups = 6;
const seedsInGroup = 50;

type Regression = SimulationOptions & { readonly invariant: string; readonly ops: readonly Op[] };
const regressions = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .sort();

test.each(regressions)('[SIM-11] a run that once failed holds: %s', (file) => {
  const { ops, ...options } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Regression;
  expect(simulate(options, ops).failures).toEqual([]);
});

const chosen = process.env.SEED;
if (chosen) {
  test(`[SIM-10] seed ${chosen} holds`, () => expectToHold(Number(chosen)));
} else {
  test.each(Array.from({ length: groups }, (_, group) => group))(
    '[SIM-1] [SIM-2] [SIM-3] [SIM-4] [SIM-5] [SIM-6] [SIM-7] [SIM-8] two to five peers agree whatever happens on the way, group %i',
    (group) => {
      for (let seed = group * seedsInGroup + 1; seed <= (group + 1) * seedsInGroup; seed++) expectToHold(seed);
    },
  );
}

function expectToHold(seed: number): void {
  const options = optionsOf(seed, steps);
  const { failures, ops } = simulate(options);
  const [first] = failures;
  if (!first) return;
  const file = new URL(`seed-${seed}.json`, folder);
  const kept = shorten(options, ops, first.invariant);
  writeFileSync(file, JSON.stringify({ ...options, invariant: first.invariant, ops: kept }, null, 1));
  expect.fail(
    `SEED=${seed} ${JSON.stringify(options)}: ${JSON.stringify(failures, null, 1)}\n${kept.length} steps are saved as ${file.pathname}`,
  );
}

test('[SIM-10] the same seed is the same run', () => {
  const options = optionsOf(3, 200);
  expect(simulate(options).ops).toEqual(simulate(options).ops);
  expect(simulate({ ...options, faults: ['move-by-new-card'] }).failures).toEqual(
    simulate({ ...options, faults: ['move-by-new-card'] }).failures,
  );
});

/** Every checker has to be seen failing before its silence counts. */
const planted: readonly (readonly [Fault, invariant: string])[] = [
  ['drop-update', 'every peer has seen the same updates'],
  ['accept-gaps', 'nothing waits for a missing update'],
  ['reuse-client-id', 'every peer holds the same content'],
  ['reuse-client-id', 'every peer reads the same'],
  ['strict-read', 'reading never throws'],
  ['timid-undo', 'every card is in exactly one stage'],
  ['move-by-new-card', 'every card is listed once'],
  ['move-by-new-card', 'no card is lost that nobody removed'],
  ['move-by-replacing', 'every acknowledged edit is there or was superseded'],
  ['acknowledge-before-append', 'a server started from storage holds the same'],
  ['compact-too-much', 'a server started from storage holds the same'],
  ['forget-removed-rows', 'rows projected step by step equal rows projected at once'],
  ['lose-stage-events', 'events tell the same as the rows'],
  ['act-on-delivery', 'delivering everything twice changes nothing'],
];
test.each(planted)('[SIM-12] the planted fault "%s" is found: %s', (fault, invariant) => {
  const found = Array.from({ length: 60 }, (_, at) => 38 + at).some((seed) =>
    simulate({ ...optionsOf(seed, 600), faults: [fault] }).failures.some((failure) => failure.invariant === invariant),
  );
  expect(found).toBe(true);
});

test('[SIM-12] every invariant has a planted fault', () =>
  expect(Object.keys(invariants).filter((invariant) => !planted.some(([, found]) => found === invariant))).toEqual([]));

test('[SIM-9] an undo beside a change of somebody else leaves no card without a stage', () => {
  const { ops, ...options } = JSON.parse(readFileSync(new URL('undo-beside-a-move.json', folder), 'utf8')) as Regression;
  expect(simulate(options, ops).failures).toEqual([]);
  expect(simulate({ ...options, faults: ['timid-undo'] }, ops).failures.map((failure) => failure.invariant)).toContain(
    'every card is in exactly one stage',
  );
});

test('[SIM-11] a failing run is shortened to what it needs', () => {
  const options: SimulationOptions = { ...optionsOf(5, 150), faults: ['move-by-new-card'] };
  const { ops } = simulate(options);
  const invariant = 'no card is lost that nobody removed';
  const kept = shorten(options, ops, invariant);
  expect(kept.length).toBeLessThan(12);
  expect(simulate(options, kept).failures.map((failure) => failure.invariant)).toContain(invariant);
});
