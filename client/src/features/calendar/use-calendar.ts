/** What the calendar shows now, and to whom one may look. */
import { can } from '@tandem/core';
import { useMemo, useState } from 'react';
import { useMe } from '../../state/session.ts';
import { useRow, useRows } from '../../sync/rows.ts';
import { type CalendarItem, calendarItems, type Layer, unplanned } from './calendar-items.ts';

export interface Shown {
  readonly layers: ReadonlySet<Layer>;
  readonly people: ReadonlySet<string>;
  readonly weekend: boolean;
}

export function useShown() {
  const me = useMe().id;
  const [shown, setShown] = useState<Shown>(() => ({
    layers: new Set<Layer>(['tasks', 'appointments']),
    people: new Set([me]),
    weekend: false,
  }));
  const flip = <T>(set: ReadonlySet<T>, one: T): ReadonlySet<T> => {
    const next = new Set(set);
    if (!next.delete(one)) next.add(one);
    return next;
  };
  return {
    shown,
    flipLayer: (layer: Layer) => setShown((now) => ({ ...now, layers: flip(now.layers, layer) })),
    flipPerson: (person: string) => setShown((now) => ({ ...now, people: flip(now.people, person) })),
    flipWeekend: () => setShown((now) => ({ ...now, weekend: !now.weekend })),
  };
}
export type Choosing = ReturnType<typeof useShown>;

const everything: ReadonlySet<Layer> = new Set<Layer>(['tasks', 'appointments', 'closes']);

export function useCalendar({ layers, people }: Shown, today: string) {
  const me = useMe().id;
  const appointments = useRows('appointment');
  const tasks = useRows('task');
  const opportunities = useRows('opportunity');
  const settings = useRow('settings', 'settings')?.state;
  const all = useMemo(() => {
    const open = new Set(settings?.stages.filter(({ status }) => status === 'open').map(({ id }) => id));
    const rows = {
      appointments: appointments.values(),
      tasks: tasks.values(),
      opportunities: opportunities.values(),
      isOpenStage: (stage: string) => open.has(stage),
    };
    return calendarItems(rows, people, everything);
  }, [appointments, tasks, opportunities, settings, people]);
  const items = useMemo(() => all.filter(({ is }) => layers.has(layerOf[is])), [all, layers]);
  const waiting = useMemo(() => unplanned(tasks.values(), me, today), [tasks, me, today]);
  return { all, items, waiting };
}
export const layerOf: Readonly<Record<CalendarItem['is'], Layer>> = { appointment: 'appointments', task: 'tasks', close: 'closes' };

/** What goals are held against. */
export function useGoalRows() {
  const goals = useRows('goal');
  const activities = useRows('activity');
  const appointments = useRows('appointment');
  return useMemo(
    () => ({ goals: [...goals.values()], activities: [...activities.values()], appointments: [...appointments.values()] }),
    [goals, activities, appointments],
  );
}

/** Whose calendars may be laid over one's own. */
export function useColleagues(): readonly { readonly id: string; readonly name: string }[] {
  const me = useMe();
  const users = useRows('user');
  return useMemo(
    () =>
      [...users.values()]
        .filter(
          ({ id, active, role }) => active && role !== 'admin' && id !== me.id && can(me.person, 'read', { type: 'agenda', user: id }),
        )
        .sort((a, b) => a.name.localeCompare(b.name)),
    [users, me],
  );
}
