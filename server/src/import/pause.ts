/** Lets everybody else's work through while a long import goes on. */
import { setImmediate } from 'node:timers/promises';

/** Longer pieces would be felt as a stutter by people whose edits wait behind them. */
const longestPiece = 6;

/** Call it as often as convenient: it waits only when the piece since the last pause was long enough. */
export function pauses(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < longestPiece) return undefined;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}

/** `map` over a long list that lets others through. */
export async function mapInPieces<T, R>(items: readonly T[], turn: (item: T) => R): Promise<R[]> {
  const pause = pauses();
  const results: R[] = [];
  for (const item of items) {
    results.push(turn(item));
    const waiting = pause();
    if (waiting) await waiting;
  }
  return results;
}
