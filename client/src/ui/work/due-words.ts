/** When a task is due, in words: late ones say by how much, the others their day of the week. */
import { useMemo } from 'react';
import { localeOf, type Translate, useT } from '../../i18n/i18n.ts';
import { usePreferences } from '../../state/preferences.ts';
import { daysBetween } from './days.ts';

export interface DayWords {
  /** `Thursday 12 March` */
  readonly long: (day: string) => string;
  /** `Thu 12 Mar` */
  readonly short: (day: string) => string;
  /** `3 days late`, `Today, Thu 12 Mar`, `Fri 13 Mar` */
  readonly due: (day: string, today: string) => string;
}

export function useDayWords(): DayWords {
  const language = usePreferences((state) => state.language);
  const t = useT();
  return useMemo(() => dayWords(localeOf(language), t), [language, t]);
}

export function dayWords(locale: string, t: Translate): DayWords {
  const as = (style: 'long' | 'short') => {
    const format = new Intl.DateTimeFormat(locale, { weekday: style, day: 'numeric', month: style });
    // British English puts a comma after the weekday; the guide does not.
    return (day: string) => (day ? format.format(new Date(`${day}T12:00:00`)).replace(',', '') : '');
  };
  const [long, short] = [as('long'), as('short')];
  return {
    long,
    short,
    due(day, today) {
      if (!day) return t('go.due.none');
      if (day < today) return t('go.due.late', { count: daysBetween(day, today) });
      if (day === today) return t('go.due.today', { day: short(day) });
      return short(day);
    },
  };
}
