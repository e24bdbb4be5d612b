import { useEffect, useState } from 'react';
import { dayOf } from './view/periods.ts';

/** The day where the person is; it changes at midnight, also on a board that nobody has touched. */
export function useToday(): string {
  const [today, setToday] = useState(() => dayOf(new Date()));
  useEffect(() => {
    const timer = setInterval(() => setToday(dayOf(new Date())), 30_000);
    return () => clearInterval(timer);
  }, []);
  return today;
}
