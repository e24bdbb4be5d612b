/**
 * What comes of a suggestion. Accepting puts its words into the text and takes out what is left of the words it is about; what others
 * wrote among them stays. Where two people accept at once both put the words in: each notes which letters are its own, one of them
 * counts on every device, and `settleSuggestions` takes the letters of the other out again. Deleting is the same done twice.
 */
import type * as Y from 'yjs';
import { type PlanSuggestion, plan } from '../documents/plan.ts';
import { counting, roundOf, suggestionState } from '../documents/suggestion-state.ts';
import { type LetterIds, lettersOf, readLetters, type Stretch, standing, wordsIn, writeLetters } from './letters.ts';
import { around, leftOf, type Place, placeOf } from './suggested-words.ts';

/** `changed`: applied to what was left of its words; `gone`: the place is not in the text any more; `decided`: somebody was earlier. */
export type SuggestionOutcome = 'whole' | 'changed' | 'gone' | 'decided';
export interface Deciding {
  readonly by: string;
  readonly at: string;
  readonly newId: () => string;
  readonly origin: unknown;
}
export function acceptSuggestion(doc: Y.Doc, id: string, { by, at, newId, origin }: Deciding): SuggestionOutcome {
  const frame = plan.readFrame(doc);
  const suggestion = frame.suggestions.find((one) => one.id === id);
  if (!suggestion) return 'gone';
  if (suggestionState(frame, suggestion) !== 'open') return 'decided';
  const last = counting(frame, id);
  const left = betweenBlanks(leftOf(doc, suggestion, last), suggestion);
  const place = placeOf(doc, left, suggestion, last);
  if (!place) return 'gone';
  const took = left.map(wordsIn).join('');
  doc.transact(() => {
    const words = put(doc, place, suggestion.text);
    take(left);
    keepPlace(doc, id, place, left, words, origin);
    plan.addEntry(
      doc,
      'placings',
      newId(),
      { suggestion: id, round: last ? roundOf(last) + 1 : 0, words: writeLetters(words), took, at, by },
      origin,
    );
    plan.changeEntry(doc, 'suggestions', id, { decision: 'accepted', decidedAt: at, decidedBy: by }, origin);
  }, origin);
  return took === suggestion.quoted ? 'whole' : 'changed';
}

export function rejectSuggestion(doc: Y.Doc, id: string, { by, at, origin }: Deciding): SuggestionOutcome {
  const frame = plan.readFrame(doc);
  const suggestion = frame.suggestions.find((one) => one.id === id);
  if (!suggestion) return 'gone';
  if (suggestionState(frame, suggestion) !== 'open') return 'decided';
  plan.changeEntry(doc, 'suggestions', id, { decision: 'rejected', decidedAt: at, decidedBy: by }, origin);
  return 'whole';
}

/** Undo of a decision, also days later: what was taken comes back, what is left of what was put in goes. */
export function reopenSuggestion(doc: Y.Doc, id: string, { by, at, newId, origin }: Deciding): SuggestionOutcome {
  const frame = plan.readFrame(doc);
  const suggestion = frame.suggestions.find((one) => one.id === id);
  if (!suggestion) return 'gone';
  const state = suggestionState(frame, suggestion);
  if (state === 'open') return 'decided';
  const open = { decision: '', decidedAt: '', decidedBy: '' } as const;
  const last = counting(frame, id);
  if (state === 'rejected' || !last) {
    plan.changeEntry(doc, 'suggestions', id, open, origin);
    return 'whole';
  }
  const left = standing(doc, readLetters(last.words));
  const place = placeOf(doc, left, suggestion, last);
  if (!place) return 'gone';
  const found = left.map(wordsIn).join('');
  doc.transact(() => {
    const words = put(doc, place, last.took);
    take(left);
    keepPlace(doc, id, place, left, words, origin);
    plan.addEntry(
      doc,
      'placings',
      newId(),
      { suggestion: id, round: roundOf(last) + 1, words: writeLetters(words), took: found, at, by },
      origin,
    );
    plan.changeEntry(doc, 'suggestions', id, open, origin);
  }, origin);
  return found === suggestion.text ? 'whole' : 'changed';
}

/** Takes out what does not count. True when there was something: all devices may do it, the text is the same afterwards. */
export function settleSuggestions(doc: Y.Doc, origin: unknown): boolean {
  const left = strayWords(doc);
  if (left.length === 0) return false;
  doc.transact(() => take(left), origin);
  return true;
}
export const suggestionsAreSettled = (doc: Y.Doc): boolean => strayWords(doc).length === 0;

function strayWords(doc: Y.Doc): readonly Stretch[] {
  const frame = plan.readFrame(doc);
  const strays = frame.placings.filter((one) => one.words !== '' && counting(frame, one.suggestion)?.id !== one.id);
  return strays.length === 0
    ? []
    : standing(
        doc,
        strays.flatMap(({ words }) => readLetters(words)),
      );
}

/** Where an overlapping one took the words beside a blank, the blank still divides what comes from what stands there. */
function betweenBlanks(left: readonly Stretch[], { quoted, text }: PlanSuggestion): readonly Stretch[] {
  const words = left.map(wordsIn);
  if (text === '' || words.join('').trim() === '') return left;
  const [before, behind] = [/^\s/.test(words[0] ?? '') && !/^\s/.test(quoted), /\s$/.test(words.at(-1) ?? '') && !/\s$/.test(quoted)];
  return left.map((one, i) => {
    const [first, last] = [before && i === 0 ? 1 : 0, behind && i === left.length - 1 ? 1 : 0];
    return { ...one, index: one.index + first, length: one.length - first - last };
  });
}

function put(doc: Y.Doc, { text, index }: Place, words: string): readonly LetterIds[] {
  // A line does not become two by accepting.
  const line = words.replace(/[\r\n]+/g, ' ');
  if (line === '') return [];
  text.insert(index, line);
  return lettersOf({ text, index, length: line.length }).filter(([client]) => client === doc.clientID);
}

/** Where words only went there is no letter left to find the place by: its neighbours tell it. */
function keepPlace(doc: Y.Doc, id: string, place: Place, left: readonly Stretch[], words: readonly LetterIds[], origin: unknown): void {
  if (words.length > 0) return;
  const index = left.reduce((at, one) => (one.text === place.text && one.index < place.index ? at - one.length : at), place.index);
  plan.changeEntry(doc, 'suggestions', id, around({ text: place.text, index }), origin);
}

/** From the last to the first, so that places before are where they were. */
function take(left: readonly Stretch[]): void {
  for (const { text, index, length } of left.toReversed()) text.delete(index, length);
}
