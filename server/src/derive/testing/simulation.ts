/**
 * A workspace under random use, seeded: people edit, also offline for a month, rules are changed, servers crash at any step, several
 * work at once and one of them sleeps. In the end the effects must be those of the oracle, and each must be there once.
 */
import { settings } from '@tandem/core';
import { createRng, type Rng } from '@tandem/core/testing';
import type { PerformStep } from '../perform-effects.ts';
import { replay } from '../replay.ts';
import type { RunnerStep } from '../runner.ts';
import { givenWorkspace, type TestEngine, theSettings, type Workspace } from './given-engine.ts';
import { oracleKeys } from './oracle.ts';
import { someEdit } from './simulated-edits.ts';

export interface SimulationOptions {
  readonly seed: number;
  readonly steps: number;
  /** How often a step of a server is its last. */
  readonly crashes: number;
  readonly workers: number;
}
export interface Simulated {
  readonly events: number;
  readonly effects: number;
  readonly crashes: number;
  readonly paused: number;
  /** Wanted and not there, there and not wanted, there more than once; what a replay finds otherwise. */
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  readonly doubled: readonly string[];
  readonly replayed: readonly string[];
  readonly undone: readonly string[];
}
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const mostBeats = 200;
class Crash extends Error {}

export async function simulate({ seed, steps, crashes, workers }: SimulationOptions): Promise<Simulated> {
  const rng = createRng(seed);
  const workspace = await givenWorkspace();
  const { storage, clock } = workspace;
  const counted = { crashes: 0, paused: 0 };
  const asleep: (() => void)[] = [];
  const offline: (() => Promise<void>)[] = [];
  let healing = false;
  let started = 0;

  /** A server that may die at any step; from then on nothing it does reaches the disk. */
  function startServer(): TestEngine {
    let dead = false;
    const at = async (_step: RunnerStep | PerformStep | 'written') => {
      if (dead) throw new Crash();
      if (healing) return;
      if (rng.chance(crashes)) {
        dead = true;
        counted.crashes++;
        throw new Crash();
      }
      if (workers > 1 && rng.chance(crashes / 2)) {
        counted.paused++;
        await new Promise<void>((wakeUp) => asleep.push(wakeUp));
      }
    };
    return workspace.engine({ holder: `server-${++started}`, steps: { at }, afterWrite: () => at('written') });
  }
  const servers = Array.from({ length: workers }, startServer);
  const pass = (ms: number) => {
    clock.now = new Date(clock.now.getTime() + ms);
  };

  async function work(): Promise<void> {
    for (let i = 0; i < servers.length; i++) {
      if (!rng.chance(0.7)) continue;
      const server = servers[i] as TestEngine;
      await server.clock.tick();
      // A server that sleeps is not waited for.
      const settled = server.settled();
      await Promise.race([settled, tick(50)]);
      if (rng.chance(0.2)) servers[i] = startServer();
    }
    if (rng.chance(0.5)) for (const wakeUp of asleep.splice(0)) wakeUp();
  }

  await addRulesOfOwn(workspace);
  for (let step = 0; step < steps; step++) {
    await someEdit(workspace, rng, step, offline);
    if (rng.chance(0.5)) await workspace.projected();
    if (rng.chance(0.3)) pass(rng.pick([1000, minute, hour, 8 * hour, day, 3 * day]));
    if (rng.chance(0.1)) await repeatAnEvent(workspace, rng);
    if (rng.chance(0.1)) for (const arrive of offline.splice(0, 1)) await arrive();
    if (rng.chance(0.4)) await work();
  }
  healing = true;
  for (const wakeUp of asleep.splice(0)) wakeUp();
  for (const arrive of offline.splice(0)) await arrive();
  const last = workspace.engine({ holder: 'last' });
  // Servers that have woken up work too: one that finds another at it comes back at the next beat.
  for (let before = -1, now = 0, behind = 1, beats = 0; (before !== now || behind > 0) && beats < mostBeats; beats++) {
    before = now;
    pass(10 * minute);
    await last.clock.tick();
    await workspace.projected();
    await last.settled();
    behind = (await storage.ledgerStatus()).behind;
    now = (await storage.eventsSince(0, 100_000)).length + (await storage.effectsAfter(0, 100_000)).length;
  }
  return { ...(await check(workspace)), ...counted };
}

async function check({ storage, clock }: Workspace): Promise<Omit<Simulated, 'crashes' | 'paused'>> {
  const wanted = await oracleKeys(storage);
  const effects = await storage.effectsAfter(0, 100_000);
  const there = new Set(effects.map(({ key }) => key));
  const tasks = await storage.rowsOfKind('task', '', 100_000);
  const made = new Map<string, number>();
  for (const { content } of tasks)
    if (content.kind === 'task' && content.effect) made.set(content.effect, (made.get(content.effect) ?? 0) + 1);
  const again = await replay(storage, { now: () => clock.now });
  return {
    events: (await storage.eventsSince(0, 100_000)).length,
    effects: effects.length,
    missing: [...wanted.keys()].filter((key) => !there.has(key)),
    extra: [...there].filter((key) => !wanted.has(key)),
    doubled: [...made].filter(([, count]) => count > 1).map(([key]) => key),
    replayed: [...again.missing, ...again.extra],
    undone: effects
      .filter(({ state, notBefore }) => state !== 'done' && notBefore <= clock.now.toISOString())
      .map(({ key, state }) => `${state} ${key}`),
  };
}

/** Through the event loop, so that whatever can go on does. */
async function tick(turns: number): Promise<void> {
  for (let i = 0; i < turns; i++) await new Promise((resolve) => setImmediate(resolve));
}

async function addRulesOfOwn({ edit }: Workspace): Promise<void> {
  const definitions = [
    { on: 'contact.mail-added', conditions: [], after: 2, effects: [{ do: 'notice', for: 'leader' }] },
    {
      on: 'contact.owner-changed',
      conditions: [{ field: 'contact.lifecycle', is: 'is', value: 'prospect' }],
      after: 0,
      effects: [{ do: 'give-to', user: 'ben' }],
    },
  ];
  await edit(
    theSettings,
    (doc) => {
      definitions.forEach((definition, i) => {
        settings.addEntry(doc, 'ownRules', `r${i}`, { title: `Own ${i}`, definition: JSON.stringify(definition), version: 1 }, null);
      });
      settings.addEntry(doc, 'nextSteps', 's1', { taskType: 'call', outcome: 'not-reached', nextType: 'call', days: 1 }, null);
      settings.addEntry(doc, 'statuses', 'bankrupt', { title: 'Bankrupt', effect: 'stop' }, null);
      settings.addEntry(doc, 'processes', 'leads', { title: 'Leads', kind: 'lead' }, null);
      settings.addEntry(doc, 'stages', 'new', { title: 'New', process: 'leads', rank: 'a', status: 'open' }, null);
      settings.addEntry(doc, 'stages', 'good', { title: 'Qualified', process: 'leads', rank: 'b', status: 'won' }, null);
    },
    'ada',
  );
}

async function repeatAnEvent({ storage }: Workspace, rng: Rng): Promise<void> {
  const events = await storage.eventsSince(0, 100_000);
  if (events.length > 0) await storage.recordEvents([rng.pick(events), rng.pick(events)]);
}
