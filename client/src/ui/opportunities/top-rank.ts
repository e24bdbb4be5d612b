/** Ranks above everything in a stage, whether the filter shows it or not. */
import { type OpportunityRow, rankBetween } from '@tandem/core';

export const topRank = (rows: Iterable<OpportunityRow>, stage: string, random: () => number): string =>
  topRanks(rows, stage, 1, random)[0] ?? '';

/** As many as asked for, in the order in which they will stand. */
export function topRanks(rows: Iterable<OpportunityRow>, stage: string, count: number, random: () => number): readonly string[] {
  let above: string | null = null;
  for (const row of rows) if (row.stage === stage && (above === null || row.rank < above)) above = row.rank;
  const found: string[] = [];
  for (let i = 0; i < count; i++) {
    above = rankBetween(null, above, random);
    found.push(above);
  }
  return found.reverse();
}
