import type { DigestLine } from './digest.ts';

/** The most first. Equals have the same place, are marked as equals and stand in the order of their ids; the next place is left out. */
export function ranked(lines: readonly DigestLine[], ...by: readonly ((line: DigestLine) => number)[]): readonly DigestLine[] {
  const compare = (a: DigestLine, b: DigestLine): number => {
    for (const value of by) if (value(a) !== value(b)) return value(b) - value(a);
    return 0;
  };
  const sorted = [...lines].sort((a, b) => compare(a, b) || (a.id < b.id ? -1 : 1));
  return sorted.map((line) => ({
    ...line,
    place: 1 + sorted.findIndex((other) => compare(other, line) === 0),
    tied: sorted.filter((other) => compare(other, line) === 0).length > 1,
  }));
}
