/** How far a goal is, where it is heading, and how long there is: `8 of 15, heading for 12, 3 days left`. */
import { forecast, periodOf, type Wanted } from '@tandem/core';
import { useMemo } from 'react';
import { type Translate, useT } from '../../i18n/i18n.ts';
import { daysBetween } from '../../ui/work/days.ts';

export interface GoalWords {
  readonly progress: (goal: Wanted, actual: number, say: (value: number) => string) => string;
}

export function goalWords(today: string, t: Translate): GoalWords {
  return {
    progress({ amount, period }, actual, say) {
      const span = periodOf(period, today);
      const goal = say(amount);
      if (period === 'day') return t('home.goal.day', { goal });
      if (today >= span.last) return t('home.goal.last', { goal });
      const heading = say(Math.round(forecast(actual, span, today)));
      return t('home.goal', { goal, forecast: heading, count: daysBetween(today, span.last) });
    },
  };
}

export function useGoalWords(today: string): GoalWords {
  const t = useT();
  return useMemo(() => goalWords(today, t), [today, t]);
}
