/** Where the words of a suggestion stand now, and what has come of it. */
import * as Y from 'yjs';
import { type PlanFrame, type PlanSuggestion, plan } from '../documents/plan.ts';
import { counting, suggestionState } from '../documents/suggestion-state.ts';
import { isInText, letterPlace, lettersOf, readLetters, type Stretch, standing, textsOf } from './letters.ts';

type Placing = PlanFrame['placings'][number];
export interface Place {
  readonly text: Y.XmlText;
  readonly index: number;
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
  const placings = Map.groupBy(frame.placings, ({ suggestion }) => suggestion);
  return frame.suggestions.flatMap((suggestion) => openOf(doc, suggestion, placings.get(suggestion.id) ?? []) ?? []);
}

/** One of them, without looking at the others; undefined when it is decided or its place is gone. */
export function openSuggestion(doc: Y.Doc, id: string): OpenSuggestion | undefined {
  const suggestion = plan.readEntry(doc, 'suggestions', id);
  return suggestion && openOf(doc, suggestion, placingsOf(doc, id));
}

function openOf(doc: Y.Doc, suggestion: PlanSuggestion, placings: readonly Placing[]): OpenSuggestion | undefined {
  if (suggestionState({ placings }, suggestion) !== 'open') return undefined;
  const last = counting({ placings }, suggestion.id);
  const left = leftOf(doc, suggestion, last);
  const place = placeOf(doc, left, suggestion, last);
  return place && { suggestion, left, place, isFresh: !last };
}

function placingsOf(doc: Y.Doc, suggestion: string): readonly Placing[] {
  const found: Placing[] = [];
  doc.getMap<unknown>('placings').forEach((entry, id) => {
    const placing = entry instanceof Y.Map && entry.get('suggestion') === suggestion && plan.readEntry(doc, 'placings', id);
    if (placing) found.push(placing);
  });
  return found;
}

export function leftOf(doc: Y.Doc, suggestion: PlanSuggestion, last: Placing | undefined): readonly Stretch[] {
  // Opened again, its words are those that came back.
  if (last) return standing(doc, readLetters(last.words));
  if (suggestion.letters !== '') return standing(doc, readLetters(suggestion.letters));
  return suggestion.quoted === '' ? [] : wordsBetween(doc, placeAt(doc, suggestion.from), placeAt(doc, suggestion.to));
}

export function wordsBetween(doc: Y.Doc, from: Place | undefined, to: Place | undefined): readonly Stretch[] {
  if (!from || !to) return [];
  const texts = from.text === to.text ? [from.text] : textsOf(doc.getXmlFragment('text'));
  const [first, last] = [texts.indexOf(from.text), texts.indexOf(to.text)];
  if (first < 0 || last < first) return [];
  return texts.slice(first, last + 1).flatMap((text, i) => {
    const index = i === 0 ? from.index : 0;
    const length = (first + i === last ? to.index : text.length) - index;
    return length > 0 ? standing(doc, lettersOf({ text, index, length })) : [];
  });
}

/**
 * Behind the last of its letters; where it was about letters and none is left, nowhere: words that came instead of nothing would stand
 * beside those that somebody else has put there. What is about no letters comes between its neighbours, as long as one of them stands.
 */
export function placeOf(doc: Y.Doc, left: readonly Stretch[], suggestion: PlanSuggestion, last: Placing | undefined): Place | undefined {
  const end = left.at(-1);
  if (end) return { text: end.text, index: end.index + end.length };
  const isAboutLetters = last ? last.words !== '' : suggestion.quoted !== '' || suggestion.letters !== '';
  return isAboutLetters ? undefined : between(doc, suggestion);
}

/** Both ends of a place without letters: what follows it, and what goes before it. */
export function around({ text, index }: Place): Pick<PlanSuggestion, 'from' | 'to'> {
  const at = (assoc: number) => JSON.stringify(Y.createRelativePositionFromTypeIndex(text, index, assoc));
  return { from: at(0), to: at(-1) };
}

function between(doc: Y.Doc, { from, to }: Pick<PlanSuggestion, 'from' | 'to'>): Place | undefined {
  const [next, former] = [readPosition(from), readPosition(to)];
  if (!next || !former) return undefined;
  const before = former.item && letterPlace(doc, former.item);
  if (before) return { text: before.text, index: before.index + (former.assoc < 0 ? 1 : 0) };
  const behind = next.item && letterPlace(doc, next.item);
  if (behind) return { text: behind.text, index: behind.index + (next.assoc < 0 ? 1 : 0) };
  // At the beginning of a line: that stays where it is, unlike its end, which goes along when somebody divides it.
  return former.item ? undefined : placeAt(doc, to);
}

export function placeAt(doc: Y.Doc, json: string): Place | undefined {
  const position = readPosition(json);
  if (!position) return undefined;
  try {
    const place = Y.createAbsolutePositionFromRelativePosition(position, doc);
    if (!(place?.type instanceof Y.XmlText) || !isInText(doc, place.type)) return undefined;
    return { text: place.type, index: Math.min(place.index, place.type.length) };
  } catch {
    // Whatever a device has written there: such a suggestion has no place in the text.
    return undefined;
  }
}

/** Whatever a device has written there. */
export function readPosition(json: string): Y.RelativePosition | undefined {
  try {
    return Y.createRelativePositionFromJSON(JSON.parse(json));
  } catch {
    return undefined;
  }
}
