/**
 * What happens to a task of an agenda. Screens and the REST surface make these edits, so that both mean the same by "done".
 * When a task is due is worked out here too: a Y.Doc cannot refuse a write, so the limit holds wherever a task is read.
 */
import type * as Y from 'yjs';
import { type Agenda, agenda, type Postponement, type Task } from './agenda.ts';
import { addDays, daysBetween } from './days.ts';
import type { Settings } from './settings.ts';

/** Who made the task decides the rest of it: the first day it was due and the effect behind it are written by rules. */
export type NewTask = Partial<Pick<Task, 'subject' | 'type' | 'contact' | 'opportunity' | 'time'>> & {
  readonly due: string;
  readonly createdAt: string;
};
export const taskOutcomes = ['reached', 'not-reached', 'done', 'cancelled'] as const;
export type TaskOutcome = (typeof taskOutcomes)[number];

export interface DueNow {
  readonly due: string;
  /** The first day it was due. */
  readonly firstDue: string;
  /** The day people have put it off to, which the limit may not allow. */
  readonly wanted: string;
}

/** Postponements add up and stop at the limit, on every device and in any order (N12, S0-41). */
export function dueNow(task: Pick<Task, 'id' | 'due' | 'firstDue' | 'limit'>, postponements: readonly Postponement[]): DueNow {
  const firstDue = task.firstDue || task.due;
  if (task.due === '') return { due: '', firstDue, wanted: '' };
  let days = 0;
  for (const one of postponements) if (one.task === task.id) days += one.days ?? 0;
  const wanted = addDays(task.due, days);
  // A limit never makes a task due before it first was; whatever else a device writes, it holds.
  const last = task.limit === '' || task.limit >= firstDue ? task.limit : firstDue;
  return { due: last !== '' && wanted > last ? last : wanted, firstDue, wanted };
}

/** The day a new task of this type is due; types count every day or working days (S0-40). */
export function followUpDay(settings: Settings, type: string, today: string): string {
  const found = settings.taskTypes.find((one) => one.id === type);
  const days = found?.followUpDays ?? 0;
  return found?.workingDays ? addWorkingDays(today, days) : addDays(today, days);
}

/** The last day a task of this type may be put off to; '' means any. */
export function lastDay(settings: Settings, type: string, firstDue: string): string {
  const most = settings.taskTypes.find((one) => one.id === type)?.maximumDelay ?? null;
  return most === null || firstDue === '' ? '' : addDays(firstDue, most);
}

function addWorkingDays(from: string, days: number): string {
  let day = from;
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left--;
  }
  return day;
}

/** The agenda may be a new document: two devices that both make it have both tasks. */
export const openTask = (doc: Y.Doc, id: string, task: NewTask, origin: unknown): void => agenda.addEntry(doc, 'tasks', id, task, origin);

/** False when there is no such task. Completed twice it says the outcome of whoever came last. */
export const completeTask = (
  doc: Y.Doc,
  id: string,
  done: { readonly outcome: TaskOutcome; readonly at: string; readonly result?: string },
  origin: unknown,
): boolean =>
  agenda.changeEntry(
    doc,
    'tasks',
    id,
    { doneAt: done.at, outcome: done.outcome, ...(done.result !== undefined && { result: done.result }) },
    origin,
  );

export const reopenTask = (doc: Y.Doc, id: string, origin: unknown): boolean =>
  agenda.changeEntry(doc, 'tasks', id, { doneAt: '', outcome: '' }, origin);

export interface Postponed {
  /** Of the new postponement, not of the task. */
  readonly id: string;
  readonly due: string;
  readonly at: string;
  readonly reason?: string;
}

/** False when there is no such task or it is done: what is done is not put off. A day before the present one brings it forward. */
export function postponeTask(doc: Y.Doc, task: string, { id, due, at, reason = '' }: Postponed, origin: unknown): boolean {
  const found = agenda.readEntry(doc, 'tasks', task);
  if (found?.doneAt !== '') return false;
  const { wanted } = dueNow(found, agenda.read(doc).postponements);
  if (wanted === '') return agenda.changeEntry(doc, 'tasks', task, { due }, origin);
  const days = daysBetween(wanted, due);
  if (days !== 0) agenda.addEntry(doc, 'postponements', id, { task, days, at, reason }, origin);
  return true;
}

export const postponementsOf = (state: Agenda, task: string): readonly Postponement[] =>
  state.postponements.filter((one) => one.task === task);
