/** What a person does with an appointment, and with the time of a task: said in words and to be taken back, also without a network. */
import {
  type AppointmentRow,
  agenda,
  cancelAppointment,
  changeAppointment,
  type NewAppointment,
  openAppointment,
  postponeTask,
  type TaskRow,
} from '@tandem/core';
import type * as Y from 'yjs';
import { translate } from '../../i18n/i18n.ts';
import { type OneStep, oneStep } from '../../sync/edit.ts';
import { newId } from '../../sync/new-id.ts';
import { saveEdit } from '../save-edit.ts';
import { toast } from '../toast.tsx';
import { undoing } from '../undo-step.ts';
import { hasAgenda } from './task-edits.ts';

type Known = Pick<AppointmentRow, 'id' | 'owner' | 'subject'>;
const called = ({ subject }: Pick<Known, 'subject'>): string => subject || translate('ui.unnamed');
const edit = (owner: string, label: string, change: (doc: Y.Doc) => void, together: OneStep): Promise<boolean> =>
  saveEdit(agenda.nameOf(owner), label, change, { together });

export async function makeAppointment(owner: string, appointment: NewAppointment, when: string): Promise<void> {
  const step = oneStep();
  const subject = called({ subject: appointment.subject ?? '' });
  const label = translate('calendar.edit.new', { subject });
  const made = await saveEdit(agenda.nameOf(owner), label, (doc) => openAppointment(doc, newId(), appointment, 'me'), {
    create: !hasAgenda(owner),
    together: step,
  });
  if (made) toast(translate('calendar.made', { subject, when }), { icon: 'calendar', undo: undoing(step) });
}

export async function editAppointment(row: Known, patch: Partial<NewAppointment>, when: string): Promise<void> {
  const step = oneStep();
  const label = translate('calendar.edit.change', { subject: called(row) });
  if (!(await edit(row.owner, label, (doc) => void changeAppointment(doc, row.id, patch, 'me'), step))) return;
  const said = translate('calendar.moved', { subject: called({ subject: patch.subject ?? row.subject }), when });
  toast(said, { icon: 'calendar', undo: undoing(step) });
}

export async function dropAppointment(row: Known): Promise<void> {
  const step = oneStep();
  const label = translate('calendar.edit.cancel', { subject: called(row) });
  if (!(await edit(row.owner, label, (doc) => cancelAppointment(doc, row.id, 'me'), step))) return;
  toast(translate('calendar.cancelled', { subject: called(row) }), { icon: 'trash', undo: undoing(step) });
}

/** Another day puts the task off, as everywhere; the time is the task's own. Both are one step. */
export async function planTask(row: TaskRow, day: string, time: string, when: string): Promise<void> {
  const step = oneStep();
  const subject = called(row);
  const label = translate('calendar.edit.plan', { subject });
  const plan = (doc: Y.Doc) => {
    if (day !== row.due) postponeTask(doc, row.id, { id: newId(), due: day, at: new Date().toISOString() }, 'me');
    agenda.changeEntry(doc, 'tasks', row.id, { time }, 'me');
  };
  if (await edit(row.owner, label, plan, step))
    toast(translate('calendar.moved', { subject, when }), { icon: 'calendar', undo: undoing(step) });
}
