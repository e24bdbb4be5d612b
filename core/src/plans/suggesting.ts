/**
 * Writing as a suggestion: what would have been typed or deleted becomes an entry beside the text, and what its author types on right
 * there belongs to the same one. The text stays as it is.
 */
import * as Y from 'yjs';
import { plan } from '../documents/plan.ts';
import { isInText, type LetterIds, lettersOf, readLetters, type Stretch, standing, textsWith, wordsIn, writeLetters } from './letters.ts';
import { around, type OpenSuggestion, openSuggestion, type Place, readPosition, wordsBetween } from './suggested-words.ts';

export interface Suggesting {
  readonly by: string;
  readonly at: string;
  readonly newId: () => string;
  readonly origin: unknown;
}
export interface Wish {
  /** What stands between would go; the same place twice where nothing would. */
  readonly from: Place;
  readonly to: Place;
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
  if (!isInText(doc, from.text) || !isInText(doc, to.text)) return undefined;
  const gone = wordsBetween(doc, from, to);
  if (gone.length === 0 && text === '') return undefined;
  const own = ownAt(doc, by, from, to);
  if (!own) {
    const id = newId();
    plan.addEntry(doc, 'suggestions', id, { ...about(gone, from), text, at, by }, origin);
    return id;
  }
  const { suggestion, left, place } = own;
  if (backwards && text === '' && suggestion.text !== '' && place.text === to.text && place.index === to.index) {
    const shorter = withoutLast(suggestion.text, gone.map(wordsIn).join('').length);
    if (shorter === '' && left.length === 0) plan.removeEntry(doc, 'suggestions', suggestion.id, origin);
    else plan.changeEntry(doc, 'suggestions', suggestion.id, { text: shorter, at }, origin);
    return suggestion.id;
  }
  const all = standing(doc, [...left, ...gone].flatMap(lettersOf));
  plan.changeEntry(doc, 'suggestions', suggestion.id, { ...about(all, place), text: suggestion.text + text, at }, origin);
  return suggestion.id;
}

/** The one that this person goes on with. Those that stand in other lines are passed over by their anchors alone. */
function ownAt(doc: Y.Doc, by: string, start: Place, end: Place): OpenSuggestion | undefined {
  const mine: string[] = [];
  doc.getMap<unknown>('suggestions').forEach((entry, id) => {
    if (!(entry instanceof Y.Map) || entry.get('by') !== by || (entry.get('decision') ?? '') !== '') return;
    const lines = linesOf(doc, entry);
    if (lines.has(start.text) || lines.has(end.text)) mine.push(id);
  });
  return mine
    .sort()
    .map((id) => openSuggestion(doc, id))
    .find((one) => one?.isFresh && touches(one, start, end));
}

function linesOf(doc: Y.Doc, entry: Y.Map<unknown>): ReadonlySet<unknown> {
  const ends = ['from', 'to'].flatMap((key) => readPosition(String(entry.get(key))) ?? []);
  const letters = ends.flatMap(({ item }): readonly LetterIds[] => (item ? [[item.client, item.clock, 1]] : []));
  const lines = ends.flatMap(({ type }) => {
    const line: unknown = type && type.clock < Y.getState(doc.store, type.client) && Y.getItem(doc.store, type);
    return line instanceof Y.Item && line.content instanceof Y.ContentType ? [line.content.type] : [];
  });
  return new Set<unknown>([...lines, ...textsWith(doc, [...letters, ...readLetters(String(entry.get('letters') ?? ''))])]);
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
  const ends = first && last && { from: at(first.text, first.index, 0), to: at(last.text, last.index + last.length, -1) };
  return { ...(ends ?? around(place)), quoted: letters.map(wordsIn).join(''), letters: writeLetters(letters.flatMap(lettersOf)) };
}

/** What a person sees as letters is not cut in two. */
function withoutLast(words: string, count: number): string {
  const letters = Array.from(new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(words), ({ segment }) => segment);
  let taken = 0;
  while (letters.length > 0 && taken < Math.max(count, 1)) taken += letters.pop()?.length ?? 1;
  return letters.join('');
}
