/**
 * Carries effects out: claims those whose time has come, asks their performers, says what came of it. A claim that is not settled in
 * time belongs to whoever claims it next, and the one who comes late is told so; performers write the same twice.
 */

import type { Effect, EffectState } from '@tandem/core';
import { errorFacts, type Log } from '../log.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import type { StoredEffect } from '../storage/ledger.ts';
import type { Storage } from '../storage/storage.ts';
import type { Claimed, Performed, Performers } from './perform.ts';

interface Needs {
  readonly storage: Pick<Storage, 'claimEffects' | 'settleEffect' | 'nextEffectAt'>;
  readonly performers: Performers;
  readonly log: Log;
  readonly now: () => Date;
  /** Calls back after a while. */
  readonly later: (callBack: () => void, ms: number) => void;
  readonly steps?: { at(name: PerformStep, key: string): void | Promise<void> };
}
export const performSteps = ['claimed', 'performed', 'settled'] as const;
export type PerformStep = (typeof performSteps)[number];

export interface PerformsEffects {
  /** Whether claiming or settling failed the last time. */
  readonly failing: boolean;
  wake(): void;
  /** Resolves when nothing is to be done at the moment: all settled, or waiting for its time. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

const atOnce = 100;
const claimedFor = 5 * 60_000;
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
/** Between tries, about two days in all: a provider that is down for a night is no reason to give up. */
export const waits: readonly number[] = [
  second,
  5 * second,
  30 * second,
  2 * minute,
  10 * minute,
  30 * minute,
  hour,
  3 * hour,
  6 * hour,
  12 * hour,
  24 * hour,
];

export function createPerformsEffects({ storage, performers, log, now, later, steps }: Needs): PerformsEffects {
  const inFlight = new Map<string, Promise<void>>();
  let unsettled = false;

  async function perform({ effect, key, id, at, rule, attempts }: StoredEffect): Promise<Performed> {
    const claimed: Claimed = { key, id, at, rule, attempt: attempts };
    try {
      const performer = performers[effect.type] as (effect: Effect, claimed: Claimed) => Promise<Performed>;
      return await performer(effect, claimed);
    } catch (error) {
      log.warn('effect.failed', { effect: key, attempt: attempts, ...errorFacts(error) });
      return { state: 'again', note: error instanceof Error ? error.message : String(error) };
    }
  }

  async function carryOut(claimed: StoredEffect): Promise<void> {
    const { key, attempts } = claimed;
    try {
      await steps?.at('claimed', key);
      const performed = await perform(claimed);
      await steps?.at('performed', key);
      const outcome = outcomeOf(performed, attempts, now());
      if (!(await storage.settleEffect(key, attempts, outcome))) log.info('effect.late', { effect: key, attempt: attempts });
      else if (outcome.state === 'dead' || outcome.state === 'needs-a-look')
        log.warn('effect.not-done', { effect: key, state: outcome.state, note: outcome.note });
      await steps?.at('settled', key);
    } catch (error) {
      // Not settled: it is claimed again when the claim has run out.
      unsettled = true;
      log.error('effects.not-settled', { effect: key, ...errorFacts(error) });
    }
  }

  function start(claimed: StoredEffect): void {
    const carried = carryOut(claimed).finally(() => {
      inFlight.delete(claimed.key);
      work.wake();
    });
    inFlight.set(claimed.key, carried);
  }

  const work = oneAtATime({
    async pass() {
      const free = atOnce - inFlight.size;
      // Whichever ends next wakes this again.
      if (free === 0) return false;
      const at = now().getTime();
      const claimed = await storage.claimEffects(new Date(at).toISOString(), new Date(at + claimedFor).toISOString(), free, [
        ...inFlight.keys(),
      ]);
      for (const one of claimed) start(one);
      if (claimed.length === 0) await wakeInTime();
      unsettled = false;
      return claimed.length > 0;
    },
    onFailure: (error) => {
      log.error('effects.not-claimed', errorFacts(error));
      later(work.wake, 5 * second);
      return true;
    },
  });

  async function wakeInTime(): Promise<void> {
    const next = await storage.nextEffectAt();
    if (next !== '' && !work.stopped) later(work.wake, Math.max(0, Date.parse(next) - now().getTime()));
  }

  return {
    get failing() {
      return work.failing || unsettled;
    },
    wake: work.wake,
    async settled() {
      await work.settled();
      while (inFlight.size > 0) {
        await Promise.all(inFlight.values());
        await work.settled();
      }
    },
    async stop() {
      await work.stop();
      await Promise.all(inFlight.values());
    },
  };
}

function outcomeOf(
  performed: Performed,
  attempt: number,
  now: Date,
): { readonly state: EffectState; readonly note: string; readonly at: string; readonly notBefore?: string } {
  const at = now.toISOString();
  const { state, note } = performed;
  if (state !== 'again') return { state, note, at };
  const wait = performed.afterMs ?? waits[attempt - 1];
  if (wait === undefined || attempt > waits.length) return { state: 'dead', note, at };
  return { state: 'waiting', note, at, notBefore: new Date(now.getTime() + wait).toISOString() };
}
