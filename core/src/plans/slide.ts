/**
 * Where a change begins when several places are as true: "f" typed before "full" may be told as the letter before or after the one
 * that was there. What somebody wrote begins with a word, so changes are told from the nearest beginning of one.
 */
import type { Piece } from './trace.ts';

/** No word is longer; further away would be by chance. */
const furthest = 40;

/** Only what is told changes: the text of then and of now, and the places in it, are the same. */
export function slideToWords(pieces: readonly Piece[]): readonly Piece[] {
  const found: Piece[] = [];
  for (let i = 0; i < pieces.length; ) {
    const first = pieces[i] as Piece;
    let end = i + 1;
    while (pieces[end] && alike(first, pieces[end] as Piece)) end++;
    const stretch = pieces.slice(i, end);
    const before = found.at(-1);
    const by = before && isWords(before) && before.was && before.now && isChange(first) ? distance(before.text, textOf(stretch)) : 0;
    if (before && by > 0) {
      const kept = before.text.slice(0, -by);
      found.pop();
      if (kept !== '') found.push({ ...before, text: kept, length: kept.length });
      found.push(...turned(stretch, before.text.slice(-by)), { ...before, text: before.text.slice(-by), length: by });
    } else found.push(...stretch);
    i = end;
  }
  return found;
}

const isWords = (piece: Piece): boolean => piece.embed === undefined;
const isChange = (piece: Piece): boolean => isWords(piece) && piece.was !== piece.now && !piece.moved;
const alike = (a: Piece, b: Piece): boolean => isChange(a) && isChange(b) && a.was === b.was;
const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');

/** How many letters back the change may begin so that it begins with a word; 0 when it does, or cannot. */
function distance(before: string, change: string): number {
  if (/\s$/.test(before) || /^\s/.test(change)) return 0;
  for (let by = 1; by <= Math.min(furthest, before.length, change.length); by++) {
    if (before.at(-by) !== change.at(-by)) return 0;
    if (by === before.length || /\s/.test(before.at(-by - 1) as string)) return by;
  }
  return 0;
}

/** The same letters, from one place on: what is taken from the end is put in front, as the first author's. */
function turned(stretch: readonly Piece[], front: string): readonly Piece[] {
  const [first, ...rest] = stretch as readonly [Piece, ...Piece[]];
  const whole = [{ ...first, text: front + first.text, length: front.length + first.length }, ...rest];
  let left = front.length;
  for (let last = whole.pop(); last; last = whole.pop()) {
    if (last.length > left) {
      whole.push({ ...last, text: last.text.slice(0, last.length - left), length: last.length - left });
      break;
    }
    left -= last.length;
  }
  return whole;
}
