/** What five people do with one plan: they write, tidy up, go offline for a spell, close the page and come back. The same for a seed each time. */
import { createRng, type Rng } from '@tandem/core/testing';
import { lineEdits } from '../src/ui/rich-text/testing/line-edits.ts';

/** As `random-edits` knows them, but typing, which the campaign does itself: each word is known again. */
const tidying = [...lineEdits, 'duplicate', 'row', 'column', 'undo'] as const;
const deleting = ['delete', 'remove', 'no row', 'no column'] as const;
export type Tidying = (typeof tidying)[number];
export type Deleting = (typeof deleting)[number];

export interface PlanEdit {
  readonly what: 'type' | 'strike' | Tidying | Deleting;
  /** A share of the text. */
  readonly at: number;
  readonly reach: number;
}
export type PlanStep = { readonly peer: number } & (
  | { readonly do: 'edit'; readonly edit: PlanEdit }
  | { readonly do: 'pause'; readonly ms: number }
  | { readonly do: 'goOffline' | 'goOnline' | 'reopen' }
);
export interface PlanScript {
  readonly seed: number;
  readonly peers: number;
  readonly steps: readonly PlanStep[];
}
export const editors = 5;

export function planScript(seed: number, length: number): PlanScript {
  const rng = createRng(seed);
  return { seed, peers: editors, steps: Array.from({ length }, () => stepOf(rng)) };
}

function stepOf(rng: Rng): PlanStep {
  const peer = rng.below(editors);
  if (rng.chance(0.2)) return { do: 'pause', peer, ms: rng.chance(0.5) ? 0 : rng.below(40) };
  if (rng.chance(0.06)) return { do: rng.chance(0.5) ? 'goOffline' : 'goOnline', peer };
  if (rng.chance(0.02)) return { do: 'reopen', peer };
  return { do: 'edit', peer, edit: { what: whatOf(rng), at: rng.below(1001) / 1000, reach: rng.below(13) } };
}
function whatOf(rng: Rng): PlanEdit['what'] {
  if (rng.chance(0.55)) return 'type';
  if (rng.chance(0.1)) return 'strike';
  const of = rng.chance(0.2) ? deleting : tidying;
  return of[rng.below(of.length)] ?? 'split';
}
export const deletes = (what: string): boolean => (deleting as readonly string[]).includes(what) || what === 'undo' || what === 'join';
