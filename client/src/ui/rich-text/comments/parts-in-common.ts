/** What two lines have in common, from the longest part on, in the same order in both. */
interface Part {
  readonly one: number;
  readonly other: number;
  readonly length: number;
}
/** Shorter ones are the same by chance. */
const shortest = 3;
/** Of longer lines only so much is compared: the time grows with both lengths. */
const longest = 4000;

export function partsInCommon(one: string, other: string): readonly Part[] {
  const part = longestPart(one.slice(0, longest), other.slice(0, longest));
  if (part.length < shortest) return [];
  const [endOne, endOther] = [part.one + part.length, part.other + part.length];
  const behind = partsInCommon(one.slice(endOne), other.slice(endOther));
  return [
    ...partsInCommon(one.slice(0, part.one), other.slice(0, part.other)),
    part,
    ...behind.map((next) => ({ ...next, one: next.one + endOne, other: next.other + endOther })),
  ];
}
export const sizeOf = (parts: readonly Part[]): number => parts.reduce((sum, { length }) => sum + length, 0);

function longestPart(one: string, other: string): Part {
  let best: Part = { one: 0, other: 0, length: 0 };
  let above = new Uint16Array(other.length + 1);
  for (let i = 1; i <= one.length; i++) {
    const row = new Uint16Array(other.length + 1);
    for (let j = 1; j <= other.length; j++) {
      if (one[i - 1] !== other[j - 1]) continue;
      const length = (above[j - 1] as number) + 1;
      row[j] = length;
      if (length > best.length) best = { one: i - length, other: j - length, length };
    }
    above = row;
  }
  return best;
}
