/** How many slips of the hand lie between two words: a letter too many, too few, another one, or two in the wrong order. */

/** Longer words are not compared: nobody's name is. */
const longest = 32;
// Three rows of the table, used again for each pair: the scan of all names makes no garbage.
let row = new Uint8Array(longest + 2);
let before = new Uint8Array(longest + 2);
let beforeThat = new Uint8Array(longest + 2);

/**
 * The fewest slips between what was typed and a word, or the beginning of it (it may not be typed to its end). More than
 * `most` is answered as `most + 1`.
 */
export function slips(typed: string, word: string, most: number): number {
  const [n, m] = [typed.length, Math.min(word.length, typed.length + most)];
  if (n > longest || m > longest || m < n - most) return most + 1;
  for (let j = 0; j <= m; j++) before[j] = j;
  for (let i = 1; i <= n; i++) {
    row[0] = i;
    let least = i;
    const letter = typed.charCodeAt(i - 1);
    for (let j = 1; j <= m; j++) {
      const other = word.charCodeAt(j - 1);
      let cost = Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + (letter === other ? 0 : 1));
      if (i > 1 && j > 1 && letter === word.charCodeAt(j - 2) && typed.charCodeAt(i - 2) === other)
        cost = Math.min(cost, (beforeThat[j - 2] ?? 0) + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [beforeThat, before, row] = [before, row, beforeThat];
  }
  let fewest = most + 1;
  for (let j = Math.max(0, n - most); j <= m; j++) fewest = Math.min(fewest, before[j] ?? fewest);
  return fewest;
}

/** One slip from four letters on, two from eight: shorter words have too many neighbours. */
export const allowedSlips = (word: string): number => (word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0);
