/** Days where the person is, as `YYYY-MM-DD`; they are compared as text. The clock is the caller's. */
import type { FigureSpans } from '@tandem/core';
import { useEffect, useState } from 'react';

export const dayOf = (now: Date): string => `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;

export const addDays = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** A week begins on Monday. */
export const lastDayOfWeek = (day: string): string => addDays(day, (7 - new Date(Date.parse(day)).getUTCDay()) % 7);

/** What a person counts: calls and finished tasks of this day, visits of this week. */
export function figureSpans(today: string): FigureSpans {
  const day = { from: midnight(today), to: midnight(addDays(today, 1)) };
  const sunday = lastDayOfWeek(today);
  return { calls: day, tasksDone: day, visits: { from: midnight(addDays(sunday, -6)), to: midnight(addDays(sunday, 1)) } };
}

/** The day where the person is; it changes at midnight, also on a screen that nobody has touched. */
export function useToday(): string {
  const [today, setToday] = useState(() => dayOf(new Date()));
  useEffect(() => {
    const timer = setInterval(() => setToday(dayOf(new Date())), 30_000);
    return () => clearInterval(timer);
  }, []);
  return today;
}

const midnight = (day: string): string => new Date(`${day}T00:00:00`).toISOString();
const two = (value: number): string => String(value).padStart(2, '0');
