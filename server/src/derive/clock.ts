/**
 * The only timer of derivation. It records that a day has begun where the workspace is, once however many servers run, and for
 * each day that was missed; and it calls back whoever waits. What it does follows from `now` alone, so that a test is its own clock.
 */
import { type CrmEvent, dayIn } from '@tandem/core';
import { errorFacts, type Log } from '../log.ts';
import type { Storage } from '../storage/storage.ts';
import { daysSince } from './local-days.ts';

interface Needs {
  readonly storage: Pick<Storage, 'rowsByKey' | 'recordEvents' | 'lastDayStarted'>;
  readonly now: () => Date;
  readonly log: Log;
  /** Answers how to take it back. */
  readonly timer: (callBack: () => void, ms: number) => () => void;
  /** Days were recorded. */
  readonly onDay: () => void;
}
export interface Clock {
  start(): void;
  /** Records days that have begun, calls back whose time has come. */
  tick(): Promise<void>;
  /** Calls back once, at that time or soon after. The same one asked twice is called once, at the earlier time. */
  after(callBack: () => void, ms: number): void;
  stop(): void;
}

const beat = 30_000;
/** Whoever was away for longer is not told each day of it. */
export const mostMissedDays = 31;

export function createClock({ storage, now, log, timer, onDay }: Needs): Clock {
  const waiting = new Map<() => void, number>();
  let cancel: (() => void) | undefined;
  let dueAt = Number.POSITIVE_INFINITY;
  let stopped = true;

  async function recordDays(): Promise<void> {
    const [row] = await storage.rowsByKey(['settings/settings']);
    if (row?.content.kind !== 'settings') return;
    const zone = row.content.state.timeZone || 'UTC';
    const at = now().toISOString();
    const today = dayIn(zone, at);
    const last = await storage.lastDayStarted();
    if (last >= today) return;
    const days = daysSince(last, today, mostMissedDays);
    await storage.recordEvents(
      days.map((day): CrmEvent => ({ type: 'day.started', key: `day.started/${zone}/${day}`, at, actor: 'system', day, zone })),
    );
    log.info('day.started', { zone, day: today, days: days.length });
    onDay();
  }

  function callBack(): void {
    const at = now().getTime();
    for (const [one, due] of waiting) {
      if (due > at) continue;
      waiting.delete(one);
      one();
    }
  }

  function schedule(): void {
    if (stopped) return;
    const at = now().getTime();
    const next = Math.min(at + beat, ...waiting.values());
    if (cancel && next >= dueAt) return;
    cancel?.();
    dueAt = next;
    cancel = timer(
      () => {
        cancel = undefined;
        void tick();
      },
      Math.max(0, next - at),
    );
  }

  async function tick(): Promise<void> {
    try {
      await recordDays();
    } catch (error) {
      log.error('clock.failed', errorFacts(error));
    }
    callBack();
    schedule();
  }

  return {
    start() {
      stopped = false;
      void tick();
    },
    tick,
    after(callBack, ms) {
      waiting.set(callBack, Math.min(waiting.get(callBack) ?? Number.POSITIVE_INFINITY, now().getTime() + ms));
      schedule();
    },
    stop() {
      stopped = true;
      cancel?.();
      cancel = undefined;
    },
  };
}
