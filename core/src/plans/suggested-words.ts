/** Where the words of a suggestion stand now, and what has come of it. */
import * as Y from 'yjs';
import { type PlanFrame, type PlanSuggestion, plan } from '../documents/plan.ts';
import { isInText, lettersOf, readLetters, type Stretch, standing, textsOf } from './letters.ts';

export type SuggestionState = 'open' | 'accepted' | 'rejected';
type Placing = PlanFrame['placings'][number];
type Placings = Pick<PlanFrame, 'placings'>;
export interface Place {
  readonly text: Y.XmlText;
  readonly index: number;
}

/** The one that counts: of the last round the one with the smallest id. */
export function counting({ placings }: Placings, suggestion: string): Placing | undefined {
  let best: Placing | undefined;
  for (const one of placings)
    if (one.suggestion === suggestion && (!best || roundOf(one) > roundOf(best) || (roundOf(one) === roundOf(best) && one.id < best.id)))
      best = one;
  return best;
}
export const roundOf = ({ round }: Placing): number => (round !== null && Number.isSafeInteger(round) && round >= 0 ? round : 0);

/** Accepting wins over rejecting at the same time: its words are in the text. */
export function suggestionState(frame: Placings, { id, decision }: PlanSuggestion): SuggestionState {
  const last = counting(frame, id);
  if (last) return roundOf(last) % 2 === 0 ? 'accepted' : decision === 'rejected' ? 'rejected' : 'open';
  return decision === '' ? 'open' : decision;
}

export interface OpenSuggestion {
  readonly suggestion: PlanSuggestion;
  /** What it would take out, as it stands now. */
  readonly left: readonly Stretch[];
  /** Where its words would come. */
  readonly place: Place;
  /** Its author can still change what it is about. */
  readonly isFresh: boolean;
}

/** Those that wait for somebody and still have a place, with that place. */
export function openSuggestions(doc: Y.Doc): readonly OpenSuggestion[] {
  const frame = plan.readFrame(doc);
  return frame.suggestions.flatMap((suggestion) => {
    if (suggestionState(frame, suggestion) !== 'open') return [];
    const last = counting(frame, suggestion.id);
    const left = leftOf(doc, suggestion, last);
    const place = placeBehind(doc, left, suggestion);
    return place ? [{ suggestion, left, place, isFresh: !last }] : [];
  });
}

export function leftOf(doc: Y.Doc, suggestion: PlanSuggestion, last: Placing | undefined): readonly Stretch[] {
  // Opened again, its words are those that came back.
  if (last) return standing(doc, readLetters(last.words));
  if (suggestion.letters !== '') return standing(doc, readLetters(suggestion.letters));
  return suggestion.quoted === '' ? [] : wordsBetween(doc, suggestion);
}

export function wordsBetween(doc: Y.Doc, suggestion: Pick<PlanSuggestion, 'from' | 'to'>): readonly Stretch[] {
  const [from, to] = [placeAt(doc, suggestion.from), placeAt(doc, suggestion.to)];
  const texts = textsOf(doc.getXmlFragment('text'));
  const [first, last] = [from ? texts.indexOf(from.text) : -1, to ? texts.indexOf(to.text) : -1];
  if (!from || !to || first < 0 || last < first) return [];
  return texts.slice(first, last + 1).flatMap((text, i) => {
    const index = i === 0 ? from.index : 0;
    const length = (first + i === last ? to.index : text.length) - index;
    return length > 0 ? standing(doc, lettersOf({ text, index, length })) : [];
  });
}

export function placeBehind(doc: Y.Doc, left: readonly Stretch[], { to }: PlanSuggestion): Place | undefined {
  const last = left.at(-1);
  return last ? { text: last.text, index: last.index + last.length } : placeAt(doc, to);
}

export function placeAt(doc: Y.Doc, json: string): Place | undefined {
  try {
    const place = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(JSON.parse(json)), doc);
    if (!(place?.type instanceof Y.XmlText) || !isInText(doc, place.type)) return undefined;
    return { text: place.type, index: Math.min(place.index, place.type.length) };
  } catch {
    // Whatever a device has written there: such a suggestion has no place in the text.
    return undefined;
  }
}
