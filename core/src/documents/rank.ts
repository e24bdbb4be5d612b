/** The order of cards in a stage: fractional keys, compared as plain strings. */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/**
 * A rank between two neighbours (`null`: the end). `random` gives numbers in [0, 1) and chooses a tail, so that two people
 * who drop a card in the same gap at the same moment get different ranks, and an order that all devices share.
 */
export function rankBetween(before: string | null, after: string | null, random: () => number): string {
  const lower = usable(before);
  const upper = usable(after);
  // Neighbours that a merge left equal or reversed have no gap: right after the first is the nearest place there is.
  if (lower !== null && upper !== null && upper <= lower) return generateKeyBetween(lower, lower + tail(random));
  let [low, high] = gap(lower, upper);
  for (let bits = choicesIn(low, high); bits > 0; bits--) {
    const middle = generateKeyBetween(low, high);
    if (random() < 0.5) low = middle;
    else high = middle;
  }
  return generateKeyBetween(low, high);
}

/** An end is open: the next whole step beyond it, so that adding there again and again does not make ranks longer. */
function gap(lower: string | null, upper: string | null): [low: string, high: string] {
  if (lower !== null && upper !== null) return [lower, upper];
  if (upper !== null) {
    const high = generateKeyBetween(null, upper);
    return [generateKeyBetween(null, high), high];
  }
  const low = generateKeyBetween(lower, null);
  return [low, generateKeyBetween(low, null)];
}

/** Ranks for a whole list at once, as an import or a template needs them. */
export const ranks = (count: number): string[] => generateNKeysBetween(null, null, count);

export const byRank = (a: { rank: string; id: string }, b: { rank: string; id: string }): number =>
  a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/**
 * How often the gap is halved by chance: 1 in 4,096 for two droppers to meet. Each halving is a sixth of a character that
 * stays, so a gap that was used very often is only halved once more, or its ranks would outgrow their field.
 */
const choicesIn = (low: string, high: string): number => (Math.max(low.length, high.length) < 60 ? 12 : 0);

// Zeros first: smaller than any rank that somebody is likely to have right after.
const tail = (random: () => number): string => `0000${1 + Math.floor(random() * 9)}${1 + Math.floor(random() * 9)}`;

/** A rank from outside may be no rank at all; such a neighbour counts as the end of the list. */
function usable(rank: string | null): string | null {
  // The outermost heads have no whole step beyond them; nobody's board is that long.
  if (rank === null || rank.length > 400 || !/^[B-y][0-9A-Za-z]+$/.test(rank)) return null;
  try {
    generateKeyBetween(rank, null);
    return rank;
  } catch {
    return null;
  }
}
