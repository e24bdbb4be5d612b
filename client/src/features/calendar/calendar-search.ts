/** What the address says of the calendar. On its own, because every page loads the routes. */
import { isDay } from '@tandem/core';

export const calendarViews = ['day', 'week', 'month', 'agenda'] as const;
export type CalendarView = (typeof calendarViews)[number];
export const isView = (value: unknown): value is CalendarView => calendarViews.includes(value as CalendarView);

export const readCalendarSearch = ({ view, day }: Record<string, unknown>): { readonly view?: CalendarView; readonly day?: string } => ({
  ...(isView(view) && { view }),
  ...(isDay(day) && { day }),
});
