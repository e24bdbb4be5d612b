/** Rules at work: what happened is decided on, what was decided is carried out, days begin. */
import type { Rule } from '@tandem/core';
import { errorFacts, type Log } from '../log.ts';
import type { Storage } from '../storage/storage.ts';
import { type Clock, createClock } from './clock.ts';
import { forgottenLeads } from './forgotten-leads.ts';
import type { Performers } from './perform.ts';
import { createPerformsEffects, type PerformStep } from './perform-effects.ts';
import { createRunner, type RunnerStep } from './runner.ts';

interface Needs {
  readonly storage: Storage;
  readonly performers: Performers;
  readonly log: Log;
  readonly now: () => Date;
  readonly holder: string;
  readonly pause: () => Promise<void>;
  readonly timer: (callBack: () => void, ms: number) => () => void;
  readonly rules?: readonly Rule[];
  readonly steps?: { at(name: RunnerStep | PerformStep): void | Promise<void> };
}
export interface RulesEngine {
  readonly clock: Clock;
  start(): void;
  /** Something has happened: decided on soon. */
  wake(): void;
  /** An effect is to be looked at again. */
  wakeEffects(): void;
  /** Resolves when what was recorded before the call is decided and carried out, as far as it can be now. */
  settled(): Promise<void>;
  stop(): Promise<void>;
  /** What health tells. */
  status(): Promise<RulesStatus>;
}
export interface RulesStatus {
  readonly failing: boolean;
  /** Events behind the rules. */
  readonly lag: number;
  readonly waiting: number;
  readonly dead: number;
  readonly needsALook: number;
  /** Rules that could not be asked, by name. */
  readonly broken: readonly string[];
  /** Of the last night; undefined before the first one. */
  readonly leadsWithoutTask: { readonly day: string; readonly count: number } | undefined;
}

/** "Why not?" is asked about the last weeks. */
const unfiredFor = 90 * 86_400_000;

export function createRulesEngine({ storage, performers, log, now, holder, pause, timer, rules, steps }: Needs): RulesEngine {
  const clock = createClock({
    storage,
    now,
    log,
    timer,
    onDay() {
      runner.wake();
      const kept = new Date(now().getTime() - unfiredFor).toISOString();
      storage.forgetUnfiredBefore(kept).catch((error: unknown) => log.error('decisions.not-forgotten', errorFacts(error)));
    },
  });
  const performing = createPerformsEffects({ storage, performers, log, now, later: clock.after, ...(steps && { steps }) });
  const runner = createRunner({
    storage,
    log,
    now,
    holder,
    pause,
    onEffects: performing.wake,
    later: clock.after,
    ...(rules && { rules }),
    ...(steps && { steps }),
  });
  return {
    clock,
    start() {
      clock.start();
      runner.wake();
      performing.wake();
    },
    wake: runner.wake,
    wakeEffects: performing.wake,
    async settled() {
      await runner.settled();
      await performing.settled();
    },
    async stop() {
      clock.stop();
      await runner.stop();
      await performing.stop();
    },
    async status() {
      const [{ behind, waiting, dead, needsALook }, [check]] = await Promise.all([
        storage.ledgerStatus(),
        storage.checks(forgottenLeads, 1),
      ]);
      return {
        failing: runner.failing || performing.failing,
        lag: behind,
        waiting,
        dead,
        needsALook,
        broken: [...runner.broken.keys()],
        leadsWithoutTask: check && { day: check.day, count: check.count },
      };
    },
  };
}
