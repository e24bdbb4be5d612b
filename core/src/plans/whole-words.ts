/**
 * Changes as a person reads them: where letters were taken out of a word and others put in, the whole word was replaced.
 * "9,000" that became "9,400" is two numbers, not one of seven digits; bringing it back must not make one either.
 */
import { slideToWords } from './slide.ts';
import type { Piece } from './trace.ts';

/** Pieces between two blanks that stayed. `rewritten`: of its words some went and others came. */
export interface Unit {
  readonly pieces: readonly Piece[];
  readonly rewritten: boolean;
  /** Both words whole, because they share letters. */
  readonly woven: boolean;
}

/** Languages without blanks: a whole paragraph is no word. */
const longestWord = 40;

export const isRemoved = (piece: Piece): boolean => piece.was && !piece.now && !piece.moved;
export const isAdded = (piece: Piece): boolean => piece.now && !piece.was && !piece.moved;
/** Removed here because it now stands elsewhere: there is nothing to show and nothing to bring back. */
export const isGoneElsewhere = (piece: Piece): boolean => !piece.now && piece.moved;

export function unitsOf(told: readonly Piece[]): readonly Unit[] {
  const pieces = slideToWords(told);
  const plain = (some: readonly Piece[]): Unit => ({ pieces: some, rewritten: false, woven: false });
  if (!pieces.some(isRemoved) || !pieces.some(isAdded)) return pieces.length === 0 ? [] : [plain(pieces)];
  const units: Unit[] = [];
  let word: Piece[] = [];
  const close = () => {
    if (word.length > 0) units.push(...apart(word));
    word = [];
  };
  for (const piece of pieces) {
    if (isRemoved(piece) || isAdded(piece)) {
      word.push(piece);
      continue;
    }
    for (const part of cutAtBlanks(piece)) {
      if (part.embed === undefined && part.text.trim() !== '' && part.was && part.now) word.push(part);
      else {
        close();
        units.push(plain([part]));
      }
    }
  }
  close();
  return units;
}

/** A word that only has changed ones after its blank, or before it, is none of them. */
function apart(pieces: readonly Piece[]): readonly Unit[] {
  const stays = (piece: Piece) => piece.was && piece.now;
  const first = pieces.findIndex((piece) => !stays(piece));
  const last = pieces.findLastIndex((piece) => !stays(piece));
  if (first < 0) return [unit(pieces)];
  const next = pieces.slice(first).findIndex(stays);
  const opening = pieces.slice(first, next < 0 ? undefined : first + next);
  const closing = pieces.slice(pieces.slice(0, last).findLastIndex(stays) + 1, last + 1);
  const all = (some: readonly Piece[], blank: RegExp) =>
    [isRemoved, isAdded].every((kind) => {
      const words = some
        .filter(kind)
        .map(({ text }) => text)
        .join('');
      return words === '' || blank.test(words);
    });
  const from = all(opening, /^\s/) ? first : 0;
  const to = all(closing, /\s$/) ? last + 1 : pieces.length;
  return [pieces.slice(0, from), pieces.slice(from, to), pieces.slice(to)].filter((some) => some.length > 0).map(unit);
}

function unit(pieces: readonly Piece[]): Unit {
  const rewritten = pieces.some(isRemoved) && pieces.some(isAdded);
  // What somebody wrote or brought back here says it all.
  if (rewritten && wordsAt(pieces, 'now').includes(wordsAt(pieces, 'was').trim()))
    return { pieces: pieces.filter((piece) => !isRemoved(piece)), rewritten: false, woven: false };
  const kept = pieces.filter((piece) => piece.was && piece.now).reduce((sum, piece) => sum + piece.length, 0);
  return { pieces, rewritten, woven: rewritten && kept > 0 && kept <= longestWord };
}

/** An embed stands for itself alone: words around it are not those around another. */
const wordsAt = (pieces: readonly Piece[], at: 'was' | 'now'): string =>
  pieces
    .filter((piece) => piece[at])
    .map((piece) => (piece.embed === undefined ? piece.text : `\u0000${JSON.stringify(piece.embed)}`))
    .join('');

function cutAtBlanks(piece: Piece): readonly Piece[] {
  if (piece.embed !== undefined || !/\s/.test(piece.text)) return [piece];
  return piece.text
    .split(/(\s+)/)
    .filter((text) => text !== '')
    .map((text) => ({ ...piece, text, length: text.length }));
}
