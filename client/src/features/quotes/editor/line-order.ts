/** The order of lines, as ranks that two people can write at once. */
import { byRank, type QuoteLine, rankBetween } from '@tandem/core';

export const inOrder = (lines: readonly QuoteLine[]): readonly QuoteLine[] => [...lines].sort(byRank);

/** The rank that puts a line at a place, counted among the others. */
export function rankAt(lines: readonly QuoteLine[], id: string, place: number, random: () => number): string {
  const others = inOrder(lines).filter((line) => line.id !== id);
  const at = Math.max(0, Math.min(others.length, place));
  return rankBetween(others[at - 1]?.rank ?? null, others[at]?.rank ?? null, random);
}

/** One step up or down; undefined at the end. */
export function rankBeside(lines: readonly QuoteLine[], id: string, step: 1 | -1, random: () => number): string | undefined {
  const ordered = inOrder(lines);
  const at = ordered.findIndex((line) => line.id === id);
  const place = at + step;
  return at < 0 || place < 0 || place >= ordered.length ? undefined : rankAt(lines, id, place, random);
}

export const rankAtEnd = (lines: readonly QuoteLine[], random: () => number): string => rankAt(lines, '', lines.length, random);

/** Among rows drawn one below the other, the place of one that is held at `y`: `middles` are those of the others. */
export const placeAt = (middles: readonly number[], y: number): number => middles.filter((middle) => middle < y).length;
