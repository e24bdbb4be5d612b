/**
 * One run: random steps by seeded peers, then everybody comes back and everything is delivered, then every invariant is
 * checked. The same seed and options give the same run; a list of steps instead of a seed replays just those.
 */
import { invariants } from './invariants.ts';
import { type Op, perform, randomOp } from './operations.ts';
import { connect, createNetwork, type Fault, keepOnDevice, type Network, receiveAtClient, receiveAtServer } from './peers.ts';
import { createProjector, type Projector } from './projector.ts';
import { createRng } from './rng.ts';

export interface SimulationOptions {
  readonly seed: number;
  readonly peers: number;
  readonly steps: number;
  readonly faults?: readonly Fault[];
}

export interface Simulation {
  readonly network: Network;
  readonly projector: Projector;
  /** Entries that somebody removed on purpose. */
  readonly removed: Set<string>;
  made: number;
}

export interface Failure {
  readonly invariant: string;
  readonly wrong: readonly string[];
}

export interface Outcome {
  readonly ops: readonly Op[];
  readonly failures: readonly Failure[];
}

/** How many peers a seed has, so that campaigns cover two to five. */
export const optionsOf = (seed: number, steps: number): SimulationOptions => ({ seed, peers: 2 + (seed % 4), steps });

export function simulate(options: SimulationOptions, given?: readonly Op[]): Outcome {
  const rng = createRng(options.seed);
  const ops = given ?? Array.from({ length: options.steps }, () => randomOp(rng, options.peers));
  const simulation: Simulation = { network: createNetwork(options), projector: createProjector(), removed: new Set(), made: 0 };
  const thrown = attempt('no step throws', () => {
    for (const op of ops) perform(simulation, op);
    heal(simulation);
    return undefined;
  });
  if (thrown) return { ops, failures: [thrown] };
  return {
    ops,
    failures: Object.entries(invariants).flatMap(([invariant, check]) => {
      const failed = attempt(invariant, () => {
        const wrong = check(simulation);
        return wrong.length > 0 ? { invariant, wrong: wrong.slice(0, 10) } : undefined;
      });
      return failed ? [failed] : [];
    }),
  };
}

/** The same failure with as few steps as leaving out parts of the run can find. */
export function shorten(options: SimulationOptions, ops: readonly Op[], invariant: string): readonly Op[] {
  const fails = (candidate: readonly Op[]) => simulate(options, candidate).failures.some((failure) => failure.invariant === invariant);
  let kept = ops;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length; ) {
      const candidate = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (fails(candidate)) kept = candidate;
      else at += size;
    }
  }
  return kept;
}

/** Liveness: who is away comes back, and whatever is on its way arrives. */
function heal({ network, projector }: Simulation): void {
  for (const client of network.clients) if (!client.online) connect(client);
  for (let round = 0; network.clients.some((client) => client.toServer.length + client.toClient.length > 0); round++) {
    if (round > 1_000) throw new Error('peers never fall silent');
    for (const client of network.clients) {
      for (const message of client.toServer.splice(0)) receiveAtServer(network, client, message);
      for (const message of client.toClient.splice(0)) receiveAtClient(network, client, message);
    }
  }
  for (const client of network.clients) keepOnDevice(client, client.waiting.length);
  projector.catchUp(network);
}

function attempt(invariant: string, act: () => Failure | undefined): Failure | undefined {
  try {
    return act() ?? undefined;
  } catch (error) {
    return { invariant, wrong: [error instanceof Error ? (error.stack ?? error.message) : String(error)] };
  }
}
