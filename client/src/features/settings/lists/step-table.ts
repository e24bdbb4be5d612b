/** Which outcome of which type a next step may still be written for, and which steps say something about the same one. */
import type { Settings } from '@tandem/core';

type Step = Settings['nextSteps'][number];
export const outcomes = ['reached', 'not-reached', 'done'] as const satisfies readonly Step['outcome'][];

export function firstFree(types: readonly string[], steps: readonly Step[]): Pick<Step, 'taskType' | 'outcome'> | undefined {
  for (const taskType of types)
    for (const outcome of outcomes)
      if (!steps.some((step) => step.taskType === taskType && step.outcome === outcome)) return { taskType, outcome };
  return undefined;
}

/** The rule takes the first, in the order of their ids: the others would never be read. */
export function doubledSteps(steps: readonly Step[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const doubled = new Set<string>();
  for (const { id, taskType, outcome } of steps.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const key = `${taskType} ${outcome}`;
    if (seen.has(key)) doubled.add(id);
    seen.add(key);
  }
  return doubled;
}
