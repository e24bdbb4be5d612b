/** Which tasks the screen shows, and in which groups: rows of this device alone. */
import { shownAs, type TaskRow } from '@tandem/core';
import { useMemo } from 'react';
import { useMe } from '../../state/session.ts';
import { useRows } from '../../sync/rows.ts';
import { useToday } from '../../ui/work/days.ts';
import { type GroupedTasks, groupTasks, isOpen } from '../../ui/work/task-groups.ts';

export type Whose = 'mine' | 'team' | 'rules' | 'one';
export interface TaskFilter {
  readonly whose: Whose;
  /** Of whom, when it is one person's. */
  readonly user: string;
  /** A task type; '' is all. */
  readonly type: string;
  /** A contact, with those merged into it; '' is any. */
  readonly contact: string;
  /** Within each group. */
  readonly order: 'oldest' | 'newest';
}
export interface TaskList {
  readonly groups: readonly GroupedTasks[];
  readonly tasks: readonly TaskRow[];
  readonly done: readonly TaskRow[];
}
const doneShown = 50;

export function useTaskList({ whose, user, type, contact, order }: TaskFilter): TaskList {
  const me = useMe().id;
  const today = useToday();
  const rows = useRows('task');
  const contacts = useRows('contact');
  return useMemo(() => {
    const fits = (task: TaskRow) =>
      (whose === 'team' || task.owner === (whose === 'one' ? user : me)) &&
      (whose !== 'rules' || task.effect !== '') &&
      (type === '' || task.type === type) &&
      (contact === '' || shownAs(task.contact, contacts) === contact);
    const found = [...rows.values()].filter(fits);
    const urgent = groupTasks(found, today);
    const groups = order === 'oldest' ? urgent : urgent.map((held) => ({ ...held, tasks: held.tasks.toReversed() }));
    const done = found
      .filter((task) => !isOpen(task))
      .sort((a, b) => (a.doneAt < b.doneAt ? 1 : -1))
      .slice(0, doneShown);
    return { groups, tasks: groups.flatMap((group) => group.tasks), done };
  }, [rows, contacts, me, today, whose, user, type, contact, order]);
}
