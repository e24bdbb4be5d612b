/** The blocks of one day: side by side where they overlap, and marked where one person is asked to be at two places. */
import { isConflict } from '@tandem/core';
import { placed } from '../../ui/agenda/place-events.ts';
import type { AppointmentItem, CalendarItem, MovableItem, TaskItem } from './calendar-items.ts';

export interface PlacedItem {
  readonly item: MovableItem;
  readonly start: number;
  readonly end: number;
  readonly column: number;
  readonly columns: number;
  readonly conflict: boolean;
}

export function placedItems(items: readonly CalendarItem[], day: string): readonly PlacedItem[] {
  const mine = items.filter((item) => item.day === day);
  const appointments = mine.filter((item): item is AppointmentItem => item.is === 'appointment');
  const tasks = mine.filter((item): item is TaskItem => item.is === 'task');
  const byKey = new Map<string, MovableItem>([...appointments, ...tasks].map((item) => [item.key, item]));
  return placed(
    day,
    appointments.map(({ row }) => row),
    tasks.map(({ row }) => row),
  ).flatMap(({ id, is, start, end, column, columns }) => {
    const item = byKey.get(`${is}/${id}`);
    return item ? [{ item, start, end, column, columns, conflict: item.is === 'appointment' && clashes(item, appointments) }] : [];
  });
}

const clashes = (item: AppointmentItem, others: readonly AppointmentItem[]): boolean =>
  others.some((other) => other.key !== item.key && other.owner === item.owner && isConflict(item.row, other.row));

/** What has no time: it stands above the hours. */
export const untimed = (items: readonly CalendarItem[], day: string): readonly CalendarItem[] =>
  items.filter((item) => item.day === day && (item.is === 'close' || item.start === undefined));
