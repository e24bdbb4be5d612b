/** What became of changes that were made without the server, once it has them: the person can look it up for 30 days. */
import { type DocumentName, sameValue } from '@tandem/core';
import type * as Y from 'yjs';
import type { Device, LocalChange } from './device.ts';
import { setSyncFacts, syncFacts } from './sync-state.ts';
import { valueAt } from './take-back.ts';

/** `replaced`: somebody's value stands where this one was written. */
export interface Outcome extends LocalChange {
  readonly became: 'arrived' | 'replaced';
  readonly now: unknown;
  readonly settledAt: string;
}

const keptFor = 30 * 24 * 3_600_000;
const mostKept = 500;

/** Of changes older than the connection; what was typed while connected is on every screen before anybody could ask. */
export function outcomesOf(changes: readonly LocalChange[], doc: Y.Doc, connectedAt: string, settledAt: string): readonly Outcome[] {
  return changes
    .filter((change) => change.at < connectedAt)
    .map((change) => {
      const now = valueAt(doc, change.path);
      // Texts that several wrote are one text afterwards: nobody's part is replaced.
      const arrived = !change.path.includes('/') || sameValue(now, change.to);
      return { ...change, became: arrived ? 'arrived' : 'replaced', now, settledAt };
    });
}

export function noteOutcomes(added: readonly Outcome[], device: Pick<Device, 'saveOutcomes'>, now: Date): void {
  if (added.length > 0) keep([...syncFacts().outcomes, ...added], device, now);
}

/** The record is not this person's any more: neither is what was written there. */
export function forgetOutcomesOf(name: DocumentName, device: Pick<Device, 'saveOutcomes'>): void {
  const left = syncFacts().outcomes.filter(({ document }) => document !== name);
  if (left.length < syncFacts().outcomes.length) keep(left, device, new Date(0));
}

export const forgetOutcome = (id: string, device: Pick<Device, 'saveOutcomes'>): void =>
  keep(
    syncFacts().outcomes.filter((outcome) => outcome.id !== id),
    device,
    new Date(0),
  );

function keep(outcomes: readonly Outcome[], device: Pick<Device, 'saveOutcomes'>, now: Date): void {
  const since = new Date(now.getTime() - keptFor).toISOString();
  const kept = outcomes.filter(({ settledAt }) => settledAt > since).slice(-mostKept);
  setSyncFacts({ outcomes: kept });
  void device.saveOutcomes(kept);
}
