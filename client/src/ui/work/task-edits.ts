/** What a person does with a task, said in words and to be taken back. Works without a network once the agenda is on this device. */
import { agenda, completeTask, type NewTask, openTask, postponeTask, reopenTask, type TaskOutcome, type TaskRow } from '@tandem/core';
import type * as Y from 'yjs';
import { translate } from '../../i18n/i18n.ts';
import { editDocument, type OneStep } from '../../sync/edit.ts';
import { newId } from '../../sync/new-id.ts';
import { rowsOf } from '../../sync/rows.ts';
import { saveEdit } from '../save-edit.ts';
import { toast } from '../toast.tsx';

const edit = (task: TaskRow, label: string, change: (doc: Y.Doc) => void): Promise<boolean> =>
  saveEdit(agenda.nameOf(task.owner), label, change);
const called = (task: TaskRow): string => task.subject || translate('ui.unnamed');

export async function complete(task: TaskRow, outcome: TaskOutcome): Promise<void> {
  const label = translate('go.edit.complete', { subject: called(task) });
  const done = { outcome, at: new Date().toISOString() };
  if (!(await edit(task, label, (doc) => void completeTask(doc, task.id, done, 'me')))) return;
  const said = translate(`go.done.${outcome}`, { subject: called(task) });
  toast(said, {
    undo: () => void edit(task, translate('go.edit.reopen', { subject: called(task) }), (doc) => void reopenTask(doc, task.id, 'me')),
  });
}

export async function postpone(task: TaskRow, due: string, dueWords: string): Promise<void> {
  if (due === task.due) return;
  const label = translate('go.edit.postpone', { subject: called(task) });
  if (!(await edit(task, label, (doc) => void postponeTask(doc, task.id, due, 'me')))) return;
  const back = () => void edit(task, label, (doc) => void postponeTask(doc, task.id, task.due, 'me'));
  toast(translate('go.postponed', { subject: called(task), day: dueWords }), { icon: 'clock', undo: back });
}

/**
 * A task in the own agenda. Who has none yet makes the agenda, also without a network; one that is there already must be on
 * this device, or its other tasks would seem to be gone.
 */
export function openOwnTask(me: string, task: NewTask, together?: OneStep): Promise<void> {
  const label = translate('go.edit.open', { subject: task.subject ?? '' });
  return editDocument(agenda.nameOf(me), label, (doc) => openTask(doc, newId(), task, 'me'), {
    create: !hasTasks(me),
    ...(together && { together }),
  });
}

export function hasTasks(user: string): boolean {
  for (const task of rowsOf('task').values()) if (task.owner === user) return true;
  return false;
}
