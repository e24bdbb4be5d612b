/** The trace of a colleague's move: for three seconds the card says who moved it and where to. */
import type { Carried } from './board-presence.ts';

export const traceFor = 3_000;
/** A drop's document change and the end of the carrying travel apart; either may come first. */
const settleWithin = 1_500;

export interface Mover {
  readonly user: string;
  readonly name: string;
  readonly color: number;
}
export interface Trace {
  readonly card: string;
  readonly by: Mover;
  /** The stage the mover chose, which may not be where the card stands now: the last drop wins. */
  readonly stage: string;
  readonly until: number;
}
export interface Moves {
  /** Cards colleagues carry now, with the place they were taken from. */
  readonly carried: ReadonlyMap<string, { readonly by: Mover; readonly drag: Carried; readonly from: string }>;
  /** Let go, but the card has not moved here yet. */
  readonly settling: readonly { readonly by: Mover; readonly drag: Carried; readonly from: string; readonly until: number }[];
  readonly traces: readonly Trace[];
}

export const noMoves: Moves = { carried: new Map(), settling: [], traces: [] };

export interface Carrying {
  readonly by: Mover;
  readonly drag: Carried;
}

/** `placeOf` is where a card stands now, as one text; `now` in milliseconds. The key of a mover is the user. */
export function followMoves(moves: Moves, carrying: readonly Carrying[], placeOf: (card: string) => string, now: number): Moves {
  const carried = new Map(
    carrying.map(({ by, drag }) => {
      const known = moves.carried.get(by.user);
      return [by.user, { by, drag, from: known?.drag.card === drag.card ? known.from : placeOf(drag.card) }];
    }),
  );
  const letGo = [...moves.carried.values()].filter(({ by, drag }) => carried.get(by.user)?.drag.card !== drag.card);
  const waiting = [...moves.settling, ...letGo.map((move) => ({ ...move, until: now + settleWithin }))];
  const settled = waiting.filter(({ drag, from }) => placeOf(drag.card) !== from);
  const traces = [
    ...moves.traces.filter(
      (trace) => trace.until > now && !settled.some(({ by, drag }) => drag.card === trace.card && by.user === trace.by.user),
    ),
    ...settled.map(({ by, drag }) => ({ card: drag.card, by, stage: drag.stage, until: now + traceFor })),
  ];
  return { carried, settling: waiting.filter((move) => !settled.includes(move) && move.until > now), traces };
}

/** When the next trace or wait ends, so that one timer is enough. */
export const nextChange = ({ settling, traces }: Moves): number | undefined => {
  const ends = [...settling, ...traces].map(({ until }) => until);
  return ends.length ? Math.min(...ends) : undefined;
};
