/** Up to which day a task may be put off: what a rule has written on it, or will write once the server hears of it. */
import { lastDay, type Settings, type TaskRow } from '@tandem/core';

export const limitOf = (task: Pick<TaskRow, 'limit' | 'type' | 'firstDue' | 'due'>, settings: Settings | undefined): string =>
  task.limit || (settings ? lastDay(settings, task.type, task.firstDue || task.due) : '');
