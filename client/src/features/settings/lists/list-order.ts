/** The order of a list of the settings: archived entries stay readable below those that can be chosen. */
import { byRank, rankBetween } from '@tandem/core';

export interface Listed {
  readonly id: string;
  readonly title: string;
  readonly rank: string;
  readonly archived: boolean;
}

export const chosenFrom = <E extends Listed>(entries: readonly E[]): readonly E[] =>
  entries.filter((entry) => !entry.archived).toSorted(byRank);
export const archivedOf = <E extends Listed>(entries: readonly E[]): readonly E[] =>
  entries.filter((entry) => entry.archived).toSorted(byRank);

/** The rank that puts an entry at a place of its list; undefined when it is there already. */
export function rankAt(ordered: readonly Listed[], id: string, to: number, random: () => number): string | undefined {
  const from = ordered.findIndex((entry) => entry.id === id);
  const place = Math.min(Math.max(to, 0), ordered.length - 1);
  if (from < 0 || from === place) return undefined;
  const others = ordered.filter((entry) => entry.id !== id);
  return rankBetween(others[place - 1]?.rank ?? null, others[place]?.rank ?? null, random);
}

export const rankAtEnd = (entries: readonly Listed[], random: () => number): string =>
  rankBetween(entries.toSorted(byRank).at(-1)?.rank ?? null, null, random);

/** One of the same name: it is taken out of the archive instead of being there twice. */
export function sameTitle<E extends Listed>(entries: readonly E[], title: string): E | undefined {
  const wanted = title.trim().toLowerCase();
  return entries.find((entry) => entry.title.trim().toLowerCase() === wanted);
}
