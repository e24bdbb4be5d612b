/** Spellings that mean the same: how far two words are apart, and which entry of a known list a value was meant to be. */

/** Letters and digits only, without case, accents and width: "GTX Pro" and "gtxpro" are one key. */
export const spellingKey = (value: string): string =>
  value
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

export type Difference = 'same-letters' | 'one-missing' | 'one-too-many' | 'one-wrong' | 'swapped' | 'two-letters';
export interface Closest {
  readonly to: string;
  readonly difference: Difference;
}

/** The one entry that a value was probably meant to be; undefined when none is near or two are equally near. */
export function closest(value: string, known: Iterable<string>): Closest | undefined {
  const key = spellingKey(value);
  if (key === '') return undefined;
  let best: Closest | undefined;
  let bestDistance = allowedDistance(key) + 1;
  let rivals = 0;
  for (const to of known) {
    const other = spellingKey(to);
    if (other === '' || Math.abs(other.length - key.length) >= bestDistance + 1) continue;
    const distance = key === other ? 0 : distanceBetween(key, other);
    if (distance > bestDistance || distance > allowedDistance(key)) continue;
    if (distance === bestDistance) rivals += 1;
    else {
      best = { to, difference: differenceOf(key, other, distance) };
      bestDistance = distance;
      rivals = 1;
    }
  }
  return rivals === 1 ? best : undefined;
}

/** Short words have many neighbours: one wrong letter of three makes another word, one of ten makes a slip. */
const allowedDistance = (key: string): number => (key.length < 5 ? 0 : key.length < 9 ? 1 : 2);

function differenceOf(value: string, known: string, distance: number): Difference {
  if (distance === 0) return 'same-letters';
  if (distance === 2) return 'two-letters';
  if (value.length < known.length) return 'one-missing';
  if (value.length > known.length) return 'one-too-many';
  return [...value].sort().join() === [...known].sort().join() ? 'swapped' : 'one-wrong';
}

/** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
export function distanceBetween(a: string, b: string): number {
  let twoAgo: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (twoAgo[j - 2] ?? 0) + 1);
      current.push(least);
    }
    twoAgo = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
