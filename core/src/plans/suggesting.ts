/**
 * Writing as a suggestion: what would have been typed or deleted becomes an entry beside the text, and what its author types on right
 * there belongs to the same one. The text stays as it is.
 */
import * as Y from 'yjs';
import { plan } from '../documents/plan.ts';
import { lettersOf, type Stretch, standing, wordsIn, writeLetters } from './letters.ts';
import { type OpenSuggestion, openSuggestions, type Place, placeAt, wordsBetween } from './suggested-words.ts';

export interface Suggesting {
  readonly by: string;
  readonly at: string;
  readonly newId: () => string;
  readonly origin: unknown;
}
export interface Wish {
  /** Two relative positions of Yjs as JSON, the same twice where nothing would go. */
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** What was pressed deletes what stands before the caret: of one's own suggestion it takes back letters first. */
  readonly backwards?: boolean;
}

/** The id of the suggestion; undefined where there are no words to suggest anything about. */
export function suggestWords(
  doc: Y.Doc,
  { from, to, text, backwards = false }: Wish,
  { by, at, newId, origin }: Suggesting,
): string | undefined {
  const [start, end] = [placeAt(doc, from), placeAt(doc, to)];
  if (!start || !end) return undefined;
  const gone = from === to ? [] : wordsBetween(doc, { from, to });
  if (gone.length === 0 && text === '') return undefined;
  const own = openSuggestions(doc).find((one) => one.isFresh && one.suggestion.by === by && touches(one, start, end));
  if (!own) {
    const id = newId();
    plan.addEntry(doc, 'suggestions', id, { ...about(gone, start), text, at, by }, origin);
    return id;
  }
  const { suggestion, left, place } = own;
  if (backwards && text === '' && suggestion.text !== '' && place.text === end.text && place.index === end.index) {
    const shorter = withoutLast(suggestion.text, gone.map(wordsIn).join('').length);
    if (shorter === '' && left.length === 0) plan.removeEntry(doc, 'suggestions', suggestion.id, origin);
    else plan.changeEntry(doc, 'suggestions', suggestion.id, { text: shorter, at }, origin);
    return suggestion.id;
  }
  const all = standing(doc, [...left, ...gone].flatMap(lettersOf));
  plan.changeEntry(doc, 'suggestions', suggestion.id, { ...about(all, place), text: suggestion.text + text, at }, origin);
  return suggestion.id;
}

function touches({ left, place }: OpenSuggestion, start: Place, end: Place): boolean {
  const first = left[0];
  if (place.text !== start.text && place.text !== end.text) return false;
  const begins = first?.text === start.text ? first.index : place.index;
  return (start.text !== place.text || start.index <= place.index) && (end.text !== place.text || begins <= end.index);
}

function about(letters: readonly Stretch[], place: Place) {
  const [first, last] = [letters[0], letters.at(-1)];
  const at = (text: Y.XmlText, index: number, assoc: number) => JSON.stringify(Y.createRelativePositionFromTypeIndex(text, index, assoc));
  return {
    from: first ? at(first.text, first.index, 0) : at(place.text, place.index, -1),
    to: last ? at(last.text, last.index + last.length, -1) : at(place.text, place.index, -1),
    quoted: letters.map(wordsIn).join(''),
    letters: writeLetters(letters.flatMap(lettersOf)),
  };
}

/** What a person sees as letters is not cut in two. */
function withoutLast(words: string, count: number): string {
  const letters = Array.from(new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(words), ({ segment }) => segment);
  let taken = 0;
  while (letters.length > 0 && taken < Math.max(count, 1)) taken += letters.pop()?.length ?? 1;
  return letters.join('');
}
