/** A person's tasks by when they are due: late ones first, the longest late at the top. */
import type { TaskRow } from '@tandem/core';
import { addDays, lastDayOfWeek } from './days.ts';

export const taskGroups = ['late', 'today', 'tomorrow', 'week', 'next', 'later'] as const;
export type TaskGroup = (typeof taskGroups)[number];

export interface GroupedTasks {
  readonly group: TaskGroup;
  readonly tasks: readonly TaskRow[];
}

/** A task without a day can wait. */
export function groupOf(due: string, today: string): TaskGroup {
  if (due === '') return 'later';
  if (due < today) return 'late';
  if (due === today) return 'today';
  if (due === addDays(today, 1)) return 'tomorrow';
  const sunday = lastDayOfWeek(today);
  if (due <= sunday) return 'week';
  return due <= addDays(sunday, 7) ? 'next' : 'later';
}

export const isOpen = (task: TaskRow): boolean => task.doneAt === '';

/** Groups without a task are left out. */
export function groupTasks(tasks: Iterable<TaskRow>, today: string): readonly GroupedTasks[] {
  const groups = new Map<TaskGroup, TaskRow[]>(taskGroups.map((group) => [group, []]));
  for (const task of tasks) if (isOpen(task)) groups.get(groupOf(task.due, today))?.push(task);
  return [...groups].filter(([, held]) => held.length > 0).map(([group, held]) => ({ group, tasks: held.sort(byDue) }));
}

export const byDue = (a: TaskRow, b: TaskRow): number =>
  compare(a.due || '9', b.due || '9') || compare(a.createdAt, b.createdAt) || compare(a.id, b.id);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
