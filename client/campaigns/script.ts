/** What the devices of one seed do: operations of core's simulation, and in between pauses, spells without a network and closed pages. */
import { createRng, type Op, type Rng, randomOp } from '@tandem/core/testing';

export type Step = { readonly peer: number } & (
  | { readonly do: 'edit'; readonly op: Op }
  | { readonly do: 'pause'; readonly ms: number }
  | { readonly do: 'goOffline' | 'goOnline' | 'reopen' }
);
export interface Script {
  readonly seed: number;
  readonly peers: number;
  readonly steps: readonly Step[];
}

/** What only the simulation has, or what the server's gate refuses as an attack, is no step of a device. */
const elsewhere: ReadonlySet<Op['do']> = new Set(['writeOddValue', 'keep', 'restartServer', 'compact', 'project']);

export function scriptOf(seed: number, length: number): Script {
  const rng = createRng(seed);
  const peers = 2 + rng.below(3);
  return { seed, peers, steps: Array.from({ length }, () => stepOf(rng, peers)) };
}

function stepOf(rng: Rng, peers: number): Step {
  for (;;) {
    const op = randomOp(rng, peers);
    if (elsewhere.has(op.do)) continue;
    const { peer } = op;
    if (op.do === 'deliver') {
      // Of all steps a third are pauses in which the network does its work; every other one is as short as it can be.
      if (rng.chance(0.5)) continue;
      return { do: 'pause', peer, ms: rng.chance(0.5) ? 0 : rng.below(30) };
    }
    if (op.do === 'goOffline' || op.do === 'goOnline') return { do: op.do, peer };
    if (op.do === 'reload') return { do: 'reopen', peer };
    return { do: 'edit', peer, op };
  }
}
