/** The one thing to look at first: the appointment that comes next today, or else the task that has waited longest. */
import type { AppointmentRow, TaskRow } from '@tandem/core';
import { dayOf } from '../../ui/work/days.ts';
import { byDue, groupOf, isOpen } from '../../ui/work/task-groups.ts';

export type Appointment = Pick<AppointmentRow, 'id' | 'subject' | 'contact' | 'startsAt' | 'minutes' | 'place'>;
export type NextUp = { readonly is: 'appointment'; readonly appointment: Appointment } | { readonly is: 'task'; readonly task: TaskRow };

/** One that has begun counts until it is over. */
export function appointmentsAhead(appointments: readonly Appointment[], now: Date): readonly Appointment[] {
  const ends = ({ startsAt, minutes }: Appointment) => Date.parse(startsAt) + (minutes ?? 30) * 60_000;
  return appointments
    .filter((one) => one.startsAt !== '' && ends(one) > now.getTime())
    .sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt) || (a.id < b.id ? -1 : 1));
}

export function nextUp(appointments: readonly Appointment[], tasks: Iterable<TaskRow>, now: Date): NextUp | undefined {
  const today = dayOf(now);
  const [appointment] = appointmentsAhead(appointments, now);
  if (appointment && dayOf(new Date(appointment.startsAt)) === today) return { is: 'appointment', appointment };
  const due = [...tasks].filter((task) => isOpen(task) && ['late', 'today'].includes(groupOf(task.due, today))).sort(byDue);
  return due[0] && { is: 'task', task: due[0] };
}
