/** What stands in the calendar: appointments, tasks and close dates of the chosen people, from rows of this device. */
import type { AppointmentRow, OpportunityRow, TaskRow } from '@tandem/core';
import { usualMinutes } from '@tandem/core';
import { dayOf } from '../../ui/work/days.ts';
import { minutesOfClock } from './calendar-days.ts';

export const layers = ['tasks', 'appointments', 'closes'] as const;
export type Layer = (typeof layers)[number];

interface Common {
  /** `appointment/<id>`; unique among all items. */
  readonly key: string;
  readonly owner: string;
  readonly contact: string;
  readonly subject: string;
  readonly day: string;
}
export interface AppointmentItem extends Common {
  readonly is: 'appointment';
  readonly row: AppointmentRow;
  /** Minutes since midnight, and how long. */
  readonly start: number;
  readonly minutes: number;
}
export interface TaskItem extends Common {
  readonly is: 'task';
  readonly row: TaskRow;
  /** Without one it stands above the hours. */
  readonly start: number | undefined;
  readonly minutes: number;
}
export interface CloseItem extends Common {
  readonly is: 'close';
  readonly row: OpportunityRow;
}
export type CalendarItem = AppointmentItem | TaskItem | CloseItem;
export type MovableItem = AppointmentItem | TaskItem;

export const taskMinutes = 30;

export interface CalendarRows {
  readonly appointments: Iterable<AppointmentRow>;
  readonly tasks: Iterable<TaskRow>;
  readonly opportunities: Iterable<OpportunityRow>;
  /** Whether an opportunity of this stage is still open. */
  readonly isOpenStage: (stage: string) => boolean;
}

export function calendarItems(rows: CalendarRows, people: ReadonlySet<string>, shown: ReadonlySet<Layer>): readonly CalendarItem[] {
  const found: CalendarItem[] = [];
  if (shown.has('appointments'))
    for (const row of rows.appointments) if (people.has(row.owner) && row.startsAt !== '') found.push(appointmentItem(row));
  if (shown.has('tasks'))
    for (const row of rows.tasks) if (people.has(row.owner) && row.doneAt === '' && row.due !== '') found.push(taskItem(row));
  if (shown.has('closes'))
    for (const row of rows.opportunities)
      if (people.has(row.owner) && row.closeOn !== '' && rows.isOpenStage(row.stage)) found.push(closeItem(row));
  return found.sort(inOrder);
}

export function appointmentItem(row: AppointmentRow): AppointmentItem {
  const begins = new Date(row.startsAt);
  return {
    is: 'appointment',
    key: `appointment/${row.id}`,
    owner: row.owner,
    contact: row.contact,
    subject: row.subject,
    day: dayOf(begins),
    start: begins.getHours() * 60 + begins.getMinutes(),
    minutes: row.minutes ?? usualMinutes,
    row,
  };
}

export const taskItem = (row: TaskRow): TaskItem => ({
  is: 'task',
  key: `task/${row.id}`,
  owner: row.owner,
  contact: row.contact,
  subject: row.subject,
  day: row.due,
  start: row.time === '' ? undefined : minutesOfClock(row.time),
  minutes: taskMinutes,
  row,
});

const closeItem = (row: OpportunityRow): CloseItem => ({
  is: 'close',
  key: `close/${row.id}`,
  owner: row.owner,
  contact: row.contact,
  subject: row.title || row.company,
  day: row.closeOn,
  row,
});

const startOf = (item: CalendarItem): number => (item.is === 'close' ? -1 : (item.start ?? 0));
/** What has no time stands first on its day. */
export const inOrder = (a: CalendarItem, b: CalendarItem): number =>
  a.day === b.day ? startOf(a) - startOf(b) || (a.key < b.key ? -1 : 1) : a.day < b.day ? -1 : 1;

/** Minutes of a day that are taken by appointments. */
export const plannedMinutes = (items: readonly CalendarItem[], day: string): number =>
  items.reduce((sum, item) => (item.is === 'appointment' && item.day === day ? sum + item.minutes : sum), 0);

/** Tasks that wait for a time: what is late apart, and what is due in the coming days. */
export function unplanned(tasks: Iterable<TaskRow>, user: string, today: string): { readonly late: TaskRow[]; readonly open: TaskRow[] } {
  const late: TaskRow[] = [];
  const open: TaskRow[] = [];
  for (const row of tasks) {
    if (row.owner !== user || row.doneAt !== '') continue;
    if (row.due !== '' && row.due < today) late.push(row);
    else if (row.time === '') open.push(row);
  }
  const byDay = (a: TaskRow, b: TaskRow) =>
    (a.due || '9') < (b.due || '9') ? -1 : (a.due || '9') > (b.due || '9') ? 1 : a.id < b.id ? -1 : 1;
  return { late: late.sort(byDay), open: open.sort(byDay) };
}
