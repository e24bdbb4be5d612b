/** Where a card lands: neighbours on the board become a rank between theirs. All indexes count the column without the moved card. */
import { type OpportunityRow, rankBetween } from '@tandem/core';

type Ranked = Pick<OpportunityRow, 'id' | 'rank'>;

export function rankAt(cards: readonly Ranked[], moved: string, index: number, random: () => number): string {
  const others = cards.filter((card) => card.id !== moved);
  return rankBetween(others[index - 1]?.rank ?? null, others[index]?.rank ?? null, random);
}

/**
 * The nearest place a card can truly take. Cards of different boards may have one rank, and between equals there is no gap:
 * the slot then opens at the nearer end of their run, where the card will stand.
 */
export function reachableIndex(others: readonly Ranked[], index: number): number {
  const rank = others[index]?.rank;
  if (rank === undefined || others[index - 1]?.rank !== rank) return index;
  let start = index;
  let end = index;
  while (others[start - 1]?.rank === rank) start--;
  while (others[end]?.rank === rank) end++;
  return index - start <= end - index ? start : end;
}

/** Where a colleague's card would stand here: after every card up to `after`, whatever this screen's filter hides. */
export function indexAfter(cards: readonly Ranked[], moved: string, after: string): number {
  let index = 0;
  for (const card of cards) if (card.id !== moved && card.rank <= after) index++;
  return index;
}

/** The rank above a place, which is what colleagues are told: it means the same on every screen. '' for the top. */
export const rankAbove = (cards: readonly Ranked[], moved: string, index: number): string =>
  cards.filter((card) => card.id !== moved)[index - 1]?.rank ?? '';
