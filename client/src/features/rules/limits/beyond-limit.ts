/** Which open tasks a smaller maximum would not have allowed (S0-42): they are shown before it is saved, and keep their days. */
import { addDays, type TaskRow } from '@tandem/core';

export interface BeyondLimit {
  readonly task: TaskRow;
  /** The last day it could be put off to from now on. */
  readonly limit: string;
}

/** `most` null is no maximum. Longest beyond it first. */
export function tasksBeyond(tasks: Iterable<TaskRow>, type: string, most: number | null): readonly BeyondLimit[] {
  if (most === null) return [];
  const found: BeyondLimit[] = [];
  for (const task of tasks) {
    if (task.type !== type || task.doneAt !== '' || task.due === '') continue;
    const limit = addDays(task.firstDue || task.due, most);
    if (task.due > limit) found.push({ task, limit });
  }
  return found.sort((a, b) => (a.task.due < b.task.due ? 1 : a.task.due > b.task.due ? -1 : a.task.id < b.task.id ? -1 : 1));
}

/** Whether less is allowed than before: only then somebody can be beyond. */
export const isSmaller = (before: number | null, after: number | null): boolean => after !== null && (before === null || after < before);
