/** `10:02` today, `Yesterday`, `Tue 16:30` within a week, then the day: short enough for a column. */
import { useMemo } from 'react';
import { localeOf } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { usePreferences } from '../../state/preferences.ts';
import { dayOf, daysBetween, useToday } from '../work/days.ts';

export interface When {
  readonly short: (instant: string) => string;
  /** With the time of the day, always. */
  readonly exact: (instant: string) => string;
}

export function useWhen(): When {
  const language = usePreferences((state) => state.language);
  const { day, time } = useFormat();
  const today = useToday();
  return useMemo(() => createWhen(localeOf(language), today, day, time), [language, today, day, time]);
}

function createWhen(locale: string, today: string, day: (instant: string) => string, time: (instant: string) => string): When {
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const near = (instant: string) => {
    const days = daysBetween(dayOf(new Date(instant)), today);
    return { days, name: days < 2 ? capital(relative.format(-days, 'day')) : weekday.format(new Date(instant)) };
  };
  const valid = (instant: string) => instant !== '' && !Number.isNaN(Date.parse(instant));
  return {
    short(instant) {
      if (!valid(instant)) return '';
      const { days, name } = near(instant);
      return days === 0 ? time(instant) : days > 0 && days < 7 ? name : day(instant);
    },
    exact(instant) {
      if (!valid(instant)) return '';
      const { days, name } = near(instant);
      return `${days >= 0 && days < 7 ? name : day(instant)} ${time(instant)}`;
    },
  };
}
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
