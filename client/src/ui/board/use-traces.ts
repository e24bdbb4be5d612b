/** Follows colleagues' moves over time: the pure steps are in traces.ts, the clock is here. */
import { useEffect, useRef, useState } from 'react';
import { type Carrying, followMoves, nextChange, noMoves, type Trace } from './traces.ts';

export function useTraces(carrying: readonly Carrying[], placeOf: (card: string) => string): readonly Trace[] {
  const [moves, setMoves] = useState(noMoves);
  const latest = useRef({ carrying, placeOf });
  latest.current = { carrying, placeOf };
  const [tick, setTick] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tick is the clock, it says when a trace is over
  useEffect(() => {
    setMoves((before) => {
      const next = followMoves(before, carrying, placeOf, Date.now());
      const isIdle = next.carried.size === 0 && next.settling.length === 0 && next.traces.length === 0;
      return isIdle && before.carried.size === 0 && before.settling.length === 0 && before.traces.length === 0 ? before : next;
    });
  }, [carrying, placeOf, tick]);
  useEffect(() => {
    const next = nextChange(moves);
    if (next === undefined) return;
    const timer = setTimeout(() => setTick((count) => count + 1), Math.max(0, next - Date.now()) + 1);
    return () => clearTimeout(timer);
  }, [moves]);
  return moves.traces;
}
