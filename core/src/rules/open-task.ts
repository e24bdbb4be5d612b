/** A task that a rule wants, with its day and its limit by the settings' task type. */
import { addDays } from '../documents/days.ts';
import { lastDay } from '../documents/tasks.ts';
import type { Effect } from './effect.ts';
import type { Facts } from './facts.ts';

interface Wanted {
  readonly user: string;
  readonly contact: string;
  readonly opportunity?: string;
  readonly taskType: string;
  readonly subject?: string;
  /** From the day of the event. */
  readonly days: number;
}

export function openTask(facts: Facts, { user, contact, opportunity = '', taskType, subject = '', days }: Wanted): Effect {
  const due = addDays(facts.day, days);
  return { type: 'task.open', user, contact, opportunity, taskType, subject, due, limit: lastDay(facts.settings, taskType, due) };
}
