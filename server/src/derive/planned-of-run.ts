/** What a run over the past has planned: of the tasks that are its own it believes itself, of others' the ledger. */
import type { PlannedTask } from '../storage/history.ts';
import type { Planned } from './decide-events.ts';

export function plannedOfRun(isOwn: (key: string) => boolean): Planned {
  const own = new Map<string, PlannedTask[]>();
  return {
    of(contact, ledger) {
      const kept = ledger();
      // When a task appeared, or was given up, is what happened, whoever decides on it again.
      const overAt = new Map(kept.map((task) => [task.key, task.overAt]));
      const mine = (own.get(contact) ?? []).map((task) => ({ ...task, overAt: overAt.get(task.key) ?? task.overAt }));
      return [...kept.filter(({ key }) => !isOwn(key)), ...mine];
    },
    add(tasks) {
      for (const task of tasks) own.set(task.effect.contact, [...(own.get(task.effect.contact) ?? []), task]);
    },
  };
}
