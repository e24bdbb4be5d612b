export { nextTurn } from '../sync/next-turn.ts';

/** Runs a long work on the page's own thread a few milliseconds at a time, so that typing, drawing and scrolling go first. */
export interface Slices {
  /** Milliseconds of work before the others get their turn. */
  readonly budget: number;
  readonly signal: AbortSignal;
  readonly pause: () => Promise<void>;
  readonly now: () => number;
}

/** Answers `undefined` when it was given up. The first slice runs at once: little work has its result without a pause. */
export async function runInSlices<T>(work: Generator<void, T>, { budget, signal, pause, now }: Slices): Promise<T | undefined> {
  let end = now() + budget;
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (now() < end) continue;
    await pause();
    if (signal.aborted) {
      work.return(undefined as never);
      return undefined;
    }
    end = now() + budget;
  }
}

/** Waits until nobody needs the thread, but not for ever. */
export function whenIdle(): Promise<void> {
  const idle = globalThis.requestIdleCallback;
  return new Promise((resolve) => {
    if (idle) idle(() => resolve(), { timeout: 2000 });
    else setTimeout(resolve, 50);
  });
}
