/** What a person does with a task, said in words and to be taken back. Works without a network once the agenda is on this device. */
import { agenda, completeTask, type NewTask, openTask, postponeTask, reopenTask, type TaskOutcome, type TaskRow } from '@tandem/core';
import type * as Y from 'yjs';
import { translate } from '../../i18n/i18n.ts';
import { editDocument, type OneStep, oneStep, undoStep } from '../../sync/edit.ts';
import { newId } from '../../sync/new-id.ts';
import { rowsOf } from '../../sync/rows.ts';
import { saveEdit } from '../save-edit.ts';
import { toast } from '../toast.tsx';

const edit = (task: TaskRow, label: string, change: (doc: Y.Doc) => void, together?: OneStep): Promise<boolean> =>
  saveEdit(agenda.nameOf(task.owner), label, change, together && { together });
const called = (task: TaskRow): string => task.subject || translate('ui.unnamed');

export const complete = (task: TaskRow, outcome: TaskOutcome, result = ''): Promise<void> => completeAll([task], outcome, result);

/** Several are one step: what is taken back is all of them. */
export async function completeAll(tasks: readonly TaskRow[], outcome: TaskOutcome, result = ''): Promise<void> {
  const together = oneStep();
  const done = { outcome, at: new Date().toISOString(), ...(result && { result }) };
  const changed = await each(tasks, (task) =>
    edit(task, translate('go.edit.complete', { subject: called(task) }), (doc) => void completeTask(doc, task.id, done, 'me'), together),
  );
  const [only] = changed;
  if (!only) return;
  const said =
    changed.length > 1 ? translate('work.doneAll', { count: changed.length }) : translate(`go.done.${outcome}`, { subject: called(only) });
  toast(said, { undo: () => void undoStep(together) });
}

export async function reopen(task: TaskRow): Promise<void> {
  await edit(task, translate('go.edit.reopen', { subject: called(task) }), (doc) => void reopenTask(doc, task.id, 'me'));
}

export const postpone = (task: TaskRow, due: string, dueWords: string, reason = ''): Promise<void> =>
  postponeAll([task], due, dueWords, { reason });

/** The time is left as it is when none is said. */
export async function postponeAll(
  tasks: readonly TaskRow[],
  due: string,
  dueWords: string,
  { reason = '', time }: { readonly reason?: string; readonly time?: string } = {},
): Promise<void> {
  const together = oneStep();
  const at = new Date().toISOString();
  const changed = await each(
    tasks.filter((task) => due !== task.due || (time !== undefined && time !== task.time)),
    (task) =>
      edit(
        task,
        translate('go.edit.postpone', { subject: called(task) }),
        (doc) => {
          if (due !== task.due) postponeTask(doc, task.id, { id: newId(), due, at, reason }, 'me');
          if (time !== undefined) agenda.changeEntry(doc, 'tasks', task.id, { time }, 'me');
        },
        together,
      ),
  );
  const [only] = changed;
  if (!only) return;
  const said =
    changed.length > 1
      ? translate('work.postponedAll', { count: changed.length, day: dueWords })
      : translate('go.postponed', { subject: called(only), day: dueWords });
  toast(said, { icon: 'clock', undo: () => void undoStep(together) });
}

/** One after the other: they are mostly of one agenda. Answers those that were taken. */
async function each(tasks: readonly TaskRow[], change: (task: TaskRow) => Promise<boolean>): Promise<readonly TaskRow[]> {
  const changed: TaskRow[] = [];
  for (const task of tasks) if (await change(task)) changed.push(task);
  return changed;
}

/**
 * A task in the own agenda. Who has none yet makes the agenda, also without a network; one that is there already must be on
 * this device, or its other tasks would seem to be gone.
 */
export const openOwnTask = (me: string, task: NewTask, together?: OneStep): Promise<void> => openTaskOf(me, task, together);

/** Of somebody one answers for: the agenda is there when that person has a task on this device. */
export function openTaskOf(user: string, task: NewTask, together?: OneStep): Promise<void> {
  const label = translate('go.edit.open', { subject: task.subject ?? '' });
  return editDocument(agenda.nameOf(user), label, (doc) => openTask(doc, newId(), task, 'me'), {
    create: !hasAgenda(user),
    ...(together && { together }),
  });
}

/** Whether somebody has an agenda already, as far as this device knows: one that holds nothing was never made. */
export function hasAgenda(user: string): boolean {
  for (const task of rowsOf('task').values()) if (task.owner === user) return true;
  for (const appointment of rowsOf('appointment').values()) if (appointment.owner === user) return true;
  return false;
}
