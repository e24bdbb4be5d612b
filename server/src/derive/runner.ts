/**
 * Asks the rules about what has happened, behind a checkpoint of its own: decisions, effects and checkpoint are one commit, so that a
 * crash repeats a step and changes nothing. Of several runners one works at a time; one that wakes up late finds its lease gone.
 * Never runs inside a sync hook, and nobody who edits waits for it.
 */

import { dailyThings, type Rule } from '@tandem/core';
import { errorFacts, type Log } from '../log.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { type Check, fenced, type Lease, type LoggedEvent, type NewDecision } from '../storage/ledger.ts';
import type { Storage } from '../storage/storage.ts';
import { type Applied, askedByApplying } from './applied-rule.ts';
import { type Asked, decideEvents } from './decide-events.ts';
import { effectOfActor } from './effect-id.ts';
import { createFactsWindow } from './facts-window.ts';
import { lookForForgottenLeads } from './forgotten-leads.ts';

interface Needs {
  readonly storage: Storage;
  readonly log: Log;
  readonly now: () => Date;
  /** Another one for every process. */
  readonly holder: string;
  /** Gives the event loop back between batches. */
  readonly pause: () => Promise<void>;
  /** There are new effects. */
  readonly onEffects: () => void;
  /** Calls back after a while, when reading or writing has failed or somebody else has the lease. */
  readonly later: (tryAgain: () => void, ms: number) => void;
  readonly rules?: readonly Rule[];
  readonly steps?: { at(name: RunnerStep): void | Promise<void> };
}
export const runnerSteps = ['read', 'decided', 'before-commit', 'after-commit'] as const;
export type RunnerStep = (typeof runnerSteps)[number];

export interface Runner {
  /** Whether the last try failed; it is repeated. */
  readonly failing: boolean;
  /** Rules that threw, with the last thing they said. */
  readonly broken: ReadonlyMap<string, string>;
  wake(): void;
  /** Resolves when everything recorded before the call is decided, or cannot be at the moment. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

const leaseName = 'rules';
const leaseFor = 30_000;
const eventsAtOnce = 200;
const thingsAtOnce = 200;
const tryAgainAfter = 5000;

export function createRunner({ storage, log, now, holder, pause, onEffects, later, rules, steps }: Needs): Runner {
  const broken = new Map<string, string>();
  let lease: Lease | undefined;
  let through = 0;

  /** Whoever had the lease meanwhile may have gone further than this one knows. */
  async function takeLease(): Promise<boolean> {
    const at = now().getTime();
    if (lease && Date.parse(lease.until) - at > leaseFor / 2) return true;
    const before = lease?.token;
    lease = await storage.takeLease(leaseName, holder, new Date(at).toISOString(), new Date(at + leaseFor).toISOString());
    if (lease && lease.token !== before) through = await storage.checkpointOf(leaseName);
    return lease !== undefined;
  }

  async function commit(decisions: readonly NewDecision[], reached: number, checks: readonly Check[] = []): Promise<void> {
    if (!lease) throw Object.assign(new Error('no lease'), { code: fenced });
    await steps?.at('before-commit');
    const until = new Date(now().getTime() + leaseFor).toISOString();
    const { effects } = await storage.commitDecisions({ lease: { ...lease, until }, through: reached, decisions, checks });
    lease = { ...lease, until };
    through = Math.max(through, reached);
    await steps?.at('after-commit');
    if (effects > 0) onEffects();
  }

  /** How many rules stand before each event: whose edit it was says which effect it follows from. */
  async function depthsOf(events: readonly LoggedEvent[]): Promise<(event: LoggedEvent) => number> {
    const causeOf = (event: LoggedEvent) => (event.type === 'timer.due' ? event.setBy : effectOfActor(event.actor));
    const keys = [...new Set(events.map(causeOf))].filter(Boolean);
    const depths = new Map((keys.length > 0 ? await storage.effectsByKey(keys) : []).map(({ key, depth }) => [key, depth]));
    return (event) => (causeOf(event) ? (depths.get(causeOf(event)) ?? 1) : 0);
  }

  async function decideSome(asked: readonly Asked[]): Promise<readonly NewDecision[]> {
    const points = asked.map(({ event, later }) => later?.applied.point ?? event.point);
    const window = createFactsWindow(storage, Math.min(...points), Math.max(...points));
    const decisions = await decideEvents(asked, {
      window,
      now,
      ...(rules && { rules }),
      failed(rule, event, error) {
        broken.set(rule, error instanceof Error ? error.message : String(error));
        log.error('rule.failed', { rule, event, ...errorFacts(error) });
      },
    });
    await steps?.at('decided');
    return decisions;
  }

  async function runDay(event: LoggedEvent & { readonly type: 'day.started' }): Promise<void> {
    await commit(await decideSome([{ event, depth: 0 }]), event.seq - 1);
    for (const each of dailyThings) {
      for (let after = ''; !work.stopped; ) {
        const things = await storage.thingsAt(each, event.point, after, thingsAtOnce);
        // The checkpoint stays before the day until all of it is decided; what is decided twice is there once.
        if (things.length > 0)
          await commit(await decideSome(things.map((subject) => ({ event, depth: 0, daily: { each, subject } }))), event.seq - 1);
        if (things.length < thingsAtOnce) break;
        after = things.at(-1) ?? '';
        await pause();
      }
    }
    if (!work.stopped) await commit([], event.seq, [await lookForForgottenLeads(storage, event)]);
  }

  async function runApplied(applied: Applied): Promise<void> {
    for await (const asked of askedByApplying(storage, applied, rules)) {
      if (work.stopped) return;
      if (asked.length > 0) await commit(await decideSome(asked), applied.seq - 1);
      await pause();
    }
    await commit([], applied.seq);
  }

  /** Answers whether there was anything. */
  async function runSome(): Promise<boolean> {
    const events = await storage.eventsSince(through, eventsAtOnce);
    const [first] = events;
    if (!first) return false;
    if (!(await takeLease())) {
      later(work.wake, leaseFor);
      return false;
    }
    // Somebody else has worked meanwhile.
    if (first.seq <= through) return true;
    await steps?.at('read');
    if (first.type === 'day.started') await runDay(first);
    else if (first.type === 'rule.applied') await runApplied(first);
    else {
      const long = events.findIndex(({ type }) => type === 'day.started' || type === 'rule.applied');
      const some = long < 0 ? events : events.slice(0, long);
      const depthOf = await depthsOf(some);
      const decisions = await decideSome(some.map((event) => ({ event, depth: depthOf(event) })));
      await commit(decisions, some.at(-1)?.seq ?? through);
    }
    await pause();
    return true;
  }

  const work = oneAtATime({
    pass: async () => {
      if (through === 0) through = await storage.checkpointOf(leaseName);
      return runSome();
    },
    onFailure: (error) => {
      lease = undefined;
      if (!work.stopped) later(work.wake, tryAgainAfter);
      // Somebody else goes on: nothing is wrong.
      if ((error as { code?: string }).code === fenced) return false;
      log.error('rules.failed', errorFacts(error));
      return true;
    },
  });

  return {
    get failing() {
      return work.failing;
    },
    broken,
    wake: work.wake,
    settled: work.settled,
    stop: work.stop,
  };
}
