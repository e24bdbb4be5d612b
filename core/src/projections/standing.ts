/** Where a row stands on a day: said once, so that a screen, a sum and a digest that count the same rows say the same. */
import { isOver } from '../quotes/validity.ts';
import type { TaskRow } from './row.ts';
import type { QuoteRow } from './shared-rows.ts';

/** Open, and its day is over. */
export const isLate = ({ doneAt, due }: Pick<TaskRow, 'doneAt' | 'due'>, today: string): boolean =>
  doneAt === '' && due !== '' && due < today;

/** `out`: with the customer, unanswered and still valid (S0-15). `day`: when it was answered or ran out (S0-16). */
export type QuoteStanding = { readonly is: 'unsent' | 'out' } | { readonly is: 'accepted' | 'refused' | 'ranOut'; readonly day: string };

export function standingOf({ state, validUntil, answer }: QuoteRow, today: string): QuoteStanding {
  if (state === 'accepted' || state === 'refused') return { is: state, day: answer.at.slice(0, 10) };
  if (state === 'expired') return { is: 'ranOut', day: validUntil };
  if (state !== 'sent' && state !== 'viewed') return { is: 'unsent' };
  return isOver(validUntil, today) ? { is: 'ranOut', day: validUntil } : { is: 'out' };
}

/** What a quote adds to a sum in `currency`, the workspace's: money of another one is counted and not added. */
export const addedBy = ({ net, currency: own }: QuoteRow, currency: string): number => (own === '' || own === currency ? net : 0);
