/** For what nobody waits for: code of parts that open later. */
const idle = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 1500));
const waiting: (() => void)[] = [];

/** One piece of work in an idle moment: a key that is pressed meanwhile is heard between two of them. */
export function whenIdle(work: () => void): void {
  if (waiting.push(work) === 1) idle(next);
}

function next(): void {
  const work = waiting.shift();
  if (waiting.length > 0) idle(next);
  work?.();
}
