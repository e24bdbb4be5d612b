/** Where a day's appointments and timed tasks stand: what overlaps stands side by side. Times are the device's. */
import type { AppointmentRow, TaskRow } from '@tandem/core';
import { dayOf } from '../work/days.ts';

export interface PlacedEvent {
  readonly id: string;
  readonly is: 'appointment' | 'task';
  readonly subject: string;
  readonly contact: string;
  /** Minutes since midnight. */
  readonly start: number;
  readonly end: number;
  readonly column: number;
  readonly columns: number;
  /** Another appointment at the same time. */
  readonly conflict: boolean;
}
type Bare = Omit<PlacedEvent, 'column' | 'columns' | 'conflict'>;

const taskMinutes = 30;
const usualMinutes = 60;

export function placed(day: string, appointments: readonly AppointmentRow[], tasks: readonly TaskRow[]): readonly PlacedEvent[] {
  const bare: Bare[] = [];
  for (const { id, subject, contact, startsAt, minutes } of appointments) {
    const begins = new Date(startsAt);
    if (dayOf(begins) !== day) continue;
    const start = begins.getHours() * 60 + begins.getMinutes();
    bare.push({ id, is: 'appointment', subject, contact, start, end: Math.min(24 * 60, start + (minutes ?? usualMinutes)) });
  }
  for (const { id, subject, contact, due, time, doneAt } of tasks) {
    if (due !== day || time === '' || doneAt !== '') continue;
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    const start = hours * 60 + minutes;
    if (Number.isFinite(start)) bare.push({ id, is: 'task', subject, contact, start, end: start + taskMinutes });
  }
  bare.sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
  return sideBySide(bare);
}

/** Events that touch each other, directly or through others, share the width. */
function sideBySide(events: readonly Bare[]): readonly PlacedEvent[] {
  const found: PlacedEvent[] = [];
  let cluster: { readonly event: Bare; readonly column: number }[] = [];
  let until = -1;
  const close = () => {
    const columns = Math.max(0, ...cluster.map(({ column }) => column)) + 1;
    const meetings = cluster.filter(({ event }) => event.is === 'appointment');
    for (const { event, column } of cluster) {
      const conflict =
        event.is === 'appointment' &&
        meetings.some(({ event: other }) => other !== event && other.start < event.end && event.start < other.end);
      found.push({ ...event, column, columns, conflict });
    }
    cluster = [];
  };
  for (const event of events) {
    if (event.start >= until) close();
    const taken = new Set(cluster.filter((one) => one.event.end > event.start).map(({ column }) => column));
    let column = 0;
    while (taken.has(column)) column++;
    cluster.push({ event, column });
    until = Math.max(until, event.end);
  }
  close();
  return found;
}

/** The working day, and more when something lies outside it. */
export function hoursOf(events: readonly Pick<PlacedEvent, 'start' | 'end'>[]): readonly [from: number, to: number] {
  const from = Math.min(8, ...events.map(({ start }) => Math.floor(start / 60)));
  const to = Math.max(18, ...events.map(({ end }) => Math.ceil(end / 60)));
  return [from, to];
}

const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
export const minutesOf = ({ start, end, is }: Pick<PlacedEvent, 'start' | 'end' | 'is'>): string =>
  is === 'task' ? clock(start) : `${clock(start)}\u2013${clock(end)}`;
