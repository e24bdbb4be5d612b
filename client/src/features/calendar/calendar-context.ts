/** What the parts of the calendar share while it is shown. */
import { createContext, useContext } from 'react';
import type { CalendarItem } from './calendar-items.ts';
import type { Carry } from './use-carry.ts';

export interface CalendarShared {
  readonly me: string;
  readonly today: string;
  readonly now: Date;
  readonly carry: Carry;
  /** In a month an arrow up is the week before, not a quarter of an hour. */
  readonly wholeDays: boolean;
  readonly open: (item: CalendarItem) => void;
  /** An appointment at an empty place; without a time it is nine o'clock. */
  readonly make: (day: string, minutes?: number) => void;
  readonly showDay: (day: string) => void;
  readonly mayEdit: (user: string) => boolean;
}

const shared = createContext<CalendarShared | undefined>(undefined);
export const CalendarProvider = shared.Provider;

export function useCalendarContext(): CalendarShared {
  const found = useContext(shared);
  if (!found) throw new Error('a part of the calendar stands outside of it');
  return found;
}
