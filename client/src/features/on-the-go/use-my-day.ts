/** What a person has to do and has done, from rows of this device. */
import { type PersonalFigures, personalFigures, type TaskRow } from '@tandem/core';
import { useMemo } from 'react';
import { useMe } from '../../state/session.ts';
import { useRows } from '../../sync/rows.ts';
import { figureSpans, useToday } from '../../ui/work/days.ts';
import { type GroupedTasks, groupTasks } from '../../ui/work/task-groups.ts';
import type { Appointment } from './next-up.ts';

export interface MyDay {
  readonly today: string;
  readonly tasks: readonly TaskRow[];
  readonly groups: readonly GroupedTasks[];
  readonly figures: PersonalFigures;
  readonly appointments: readonly Appointment[];
}

export function useMyDay(): MyDay {
  const me = useMe().id;
  const today = useToday();
  const allTasks = useRows('task');
  const activities = useRows('activity');
  const tasks = useMemo(() => [...allTasks.values()].filter(({ owner }) => owner === me), [allTasks, me]);
  const planned = useRows('appointment');
  const appointments = useMemo(() => [...planned.values()].filter(({ owner }) => owner === me), [planned, me]);
  const groups = useMemo(() => groupTasks(tasks, today), [tasks, today]);
  const figures = useMemo(
    () => personalFigures(me, { activities: activities.values(), tasks }, figureSpans(today)),
    [me, activities, tasks, today],
  );
  return { today, tasks, groups, figures, appointments };
}
