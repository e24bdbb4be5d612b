/** What has come of a suggestion in a plan, told by what is written beside the text. */
import type { PlanFrame, PlanSuggestion } from './plan.ts';

export type SuggestionState = 'open' | 'accepted' | 'rejected';
type Placing = PlanFrame['placings'][number];
type Placings = Pick<PlanFrame, 'placings'>;

/** The one that counts: of the last round the one with the smallest id. */
export function counting({ placings }: Placings, suggestion: string): Placing | undefined {
  let best: Placing | undefined;
  for (const one of placings)
    if (one.suggestion === suggestion && (!best || roundOf(one) > roundOf(best) || (roundOf(one) === roundOf(best) && one.id < best.id)))
      best = one;
  return best;
}
export const roundOf = ({ round }: Placing): number => (round !== null && Number.isSafeInteger(round) && round >= 0 ? round : 0);

/** Accepting wins over rejecting at the same time: its words are in the text. */
export function suggestionState(frame: Placings, { id, decision }: PlanSuggestion): SuggestionState {
  const last = counting(frame, id);
  if (last) return roundOf(last) % 2 === 0 ? 'accepted' : decision === 'rejected' ? 'rejected' : 'open';
  return decision === '' ? 'open' : decision;
}
