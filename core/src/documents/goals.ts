import { defineDocument, type Entry, type StateOf } from './define-document.ts';
import { choice, number, text } from './fields.ts';

export const goalMeasures = ['calls', 'visits', 'won', 'hours', 'leads'] as const;
export const goalPeriods = ['day', 'week', 'month', 'quarter'] as const;

/** What managers want reached. A workspace has one of these documents; each goal's row goes only to whom it concerns. */
export const goals = defineDocument({
  type: 'goals',
  fields: {},
  lists: {
    goals: {
      /** `user:<id>`, `team:<id>`, or `everyone` for what each seller has unless something nearer is said. */
      for: text(),
      measure: choice(goalMeasures),
      period: choice(goalPeriods),
      /** Calls, visits, hours and leads as a count, won as money. */
      amount: number(),
    },
  },
});
export type Goals = StateOf<typeof goals>;
export type Goal = Entry<(typeof goals)['lists']['goals']>;
