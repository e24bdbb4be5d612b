/**
 * Brings back what was taken out of a plan, beside what was written since: words return to where they stood, nothing that is
 * there goes, so nobody loses a word. Values that have another content now come back only when they are asked for.
 */
import * as Y from 'yjs';
import { noAuthors } from './authors.ts';
import { holdsSomething, partsOf, valueKey } from './lost-parts.ts';
import { sectionsOf, traceMoved } from './sections.ts';
import { differs, isInline, type Piece, type Traced, type TracedElement, type TracedText } from './trace.ts';
import { isGoneElsewhere, isRemoved, type Unit, unitsOf } from './whole-words.ts';

export interface Bringing {
  readonly doc: Y.Doc;
  /** The encoded state that it comes back from. */
  readonly then: Uint8Array;
  readonly origin: unknown;
  /** For a block whose id somebody else bears by now. */
  readonly newId: () => string;
}

/** The whole section under the heading with this key, '' for what stands before the first: all but values. Answers how many parts. */
export function bringBackSection(bringing: Bringing, section: string): number {
  const root = traceNow(bringing);
  const found = sectionsOf(root).find(({ heading }) => (heading?.key ?? '') === section);
  const keys = (found?.items ?? []).flatMap(partsOf).filter(({ is }) => is !== 'value');
  return bring(bringing, root, new Set(keys.map(({ key }) => key)));
}

/** Single parts, by the keys that comparing gave them. What somebody has brought back meanwhile is not brought twice. */
export function bringBackParts(bringing: Bringing, keys: ReadonlySet<string>): number {
  const root = traceNow(bringing);
  const open = root.children.flatMap(partsOf).filter(({ key }) => keys.has(key));
  return bring(bringing, root, new Set(open.map(({ key }) => key)));
}

const traceNow = ({ doc, then }: Bringing): TracedElement => traceMoved(then, Y.encodeStateAsUpdate(doc), noAuthors);

/** One transaction: one step to undo, one change on the line. */
function bring(bringing: Bringing, root: TracedElement, keys: ReadonlySet<string>): number {
  if (keys.size === 0) return 0;
  const fragment = bringing.doc.getXmlFragment('text');
  const work: Work = { ...bringing, keys, ids: liveIds(root) };
  bringing.doc.transact(() => fill(fragment, root, work), bringing.origin);
  return keys.size;
}

interface Work extends Bringing {
  readonly keys: ReadonlySet<string>;
  readonly ids: Set<unknown>;
}

/** From the last to the first, so that places before are where they were. */
function fill(live: Y.XmlFragment, traced: TracedElement, work: Work): void {
  let place = traced.children.filter(({ now }) => now).length;
  const own = work.keys.has(traced.key);
  for (let i = traced.children.length - 1; i >= 0; i--) {
    const child = traced.children[i] as Traced;
    if (child.now) {
      place--;
      const type = child.was ? liveType(work.doc, child) : undefined;
      if (child.is === 'element' && type instanceof Y.XmlElement) refill(type, child, work);
      if (child.is === 'text' && type instanceof Y.XmlText && (own || work.keys.has(child.key))) insertWords(type, child);
      continue;
    }
    // What stood among the words of a block comes back with its words; a block comes back by itself.
    const wanted = work.keys.has(child.key) || (own && (child.is === 'text' || (child.is === 'element' && isInline(child))));
    if (!wanted || child.moved || !child.was) continue;
    const beside = child.is === 'text' && traced.key !== '' ? neighbour(traced.children, i, work.doc) : undefined;
    if (child.is === 'text' && beside) joinWords(beside, child);
    else {
      const clone = cloneOf(child, work);
      if (clone) live.insert(place, [clone]);
    }
  }
}

function refill(live: Y.XmlElement, traced: TracedElement, work: Work): void {
  for (const attribute of traced.attributes) {
    if (!differs(attribute) || !work.keys.has(valueKey(traced.key, attribute.key))) continue;
    if (attribute.was === undefined) live.removeAttribute(attribute.key);
    else live.setAttribute(attribute.key, attribute.was as string);
  }
  fill(live, traced, work);
}

/** Types are never merged with others, so the item under their id is theirs alone. */
function liveType(doc: Y.Doc, { id }: Traced): Y.AbstractType<unknown> | undefined {
  const item = id && Y.getItem(doc.store, id);
  return item instanceof Y.Item && item.content instanceof Y.ContentType ? (item.content.type as Y.AbstractType<unknown>) : undefined;
}

function insertWords(live: Y.XmlText, { pieces }: TracedText): void {
  const units = unitsOf(pieces.filter((piece) => !isGoneElsewhere(piece)));
  let end = units.reduce((sum, { pieces: unit }) => sum + lengthNow(unit), 0);
  for (const unit of units.toReversed()) {
    const start = end - lengthNow(unit.pieces);
    insertUnit(live, unit, start);
    end = start;
  }
}

function insertUnit(live: Y.XmlText, { pieces, rewritten, woven }: Unit, start: number): void {
  const together = woven || (rewritten && !pieces.some((piece) => piece.was && piece.now));
  if (together) {
    const first = pieces.find(({ now }) => now);
    insertPieces(live, start, [...pieces.filter(({ was }) => was), ...blankBefore(first, pieces)]);
    return;
  }
  let place = start + lengthNow(pieces);
  for (const piece of pieces.toReversed()) {
    if (piece.now) place -= piece.length;
    else if (isRemoved(piece)) insertPieces(live, place, [piece]);
  }
}

/** Between what comes back and what stands there: two words do not become one. */
function blankBefore(first: Piece | undefined, pieces: readonly Piece[]): readonly Piece[] {
  const last = pieces.findLast(({ was }) => was);
  const apart = !first || !last || first.embed !== undefined || last.embed !== undefined || /\s$/.test(last.text) || /^\s/.test(first.text);
  return apart ? [] : [{ ...last, text: ' ', length: 1, wasMarks: {} }];
}

function insertPieces(live: Y.XmlText, at: number, pieces: readonly Piece[]): void {
  let place = at;
  for (const piece of pieces) {
    if (piece.embed === undefined) live.insert(place, piece.text, { ...piece.wasMarks });
    else if (piece.embed !== null) live.insertEmbed(place, piece.embed as object, { ...piece.wasMarks });
    if (piece.embed !== null) place += piece.length;
  }
}

const lengthNow = (pieces: readonly Piece[]): number => pieces.reduce((sum, piece) => sum + (piece.now ? piece.length : 0), 0);

interface Beside {
  readonly text: Y.XmlText;
  readonly after: boolean;
  readonly traced: TracedText;
}

/** An editor keeps words that follow each other in one text: two side by side would be one too many for it. */
function neighbour(children: readonly Traced[], at: number, doc: Y.Doc): Beside | undefined {
  const standing = (child: Traced) => child.now;
  const before = children.slice(0, at).findLast(standing);
  const next = children.slice(at + 1).find(standing);
  for (const [traced, after] of [
    [before, true],
    [next, false],
  ] as const) {
    const text = traced?.is === 'text' ? liveType(doc, traced) : undefined;
    if (traced?.is === 'text' && text instanceof Y.XmlText) return { text, after, traced };
  }
  return undefined;
}

function joinWords({ text, after, traced }: Beside, lost: TracedText): void {
  const words = lost.pieces.filter((piece) => piece.was && !piece.moved);
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return;
  const blank = (piece: Piece): Piece => ({ ...piece, text: ' ', length: 1, wasMarks: {} });
  const [begins, ends] = [traced.pieces.find(({ now }) => now), traced.pieces.findLast(({ now }) => now)];
  if (after)
    insertPieces(text, text.length, [...(ends && !/\s$/.test(ends.text) && !/^\s/.test(first.text) ? [blank(first)] : []), ...words]);
  else insertPieces(text, 0, [...words, ...(begins && !/^\s/.test(begins.text) && !/\s$/.test(last.text) ? [blank(last)] : [])]);
}

function cloneOf(traced: Traced, work: Work): Y.XmlElement | Y.XmlText | undefined {
  if (traced.is === 'other') return undefined;
  if (traced.is === 'text') {
    const text = new Y.XmlText();
    text.applyDelta(
      traced.pieces
        .filter((piece) => piece.was && piece.embed !== null)
        .map((piece) => ({
          insert: (piece.embed as object | undefined) ?? piece.text,
          attributes: piece.wasMarks as Record<string, unknown>,
        })),
    );
    return text;
  }
  const element = new Y.XmlElement(traced.node);
  for (const { key, was } of traced.attributes) if (was !== undefined) element.setAttribute(key, ownId(key, was, work) as string);
  const children = asOneText(
    traced.children.filter((child) => child.was && !(child.moved && child.is === 'element' && holdsSomething(child))),
  );
  element.insert(
    0,
    children.flatMap((child) => cloneOf(child, work) ?? []),
  );
  return element;
}

/** Texts that follow each other become one: an editor takes two for a fault. */
function asOneText(children: readonly Traced[]): readonly Traced[] {
  const joined: Traced[] = [];
  for (const child of children) {
    const last = joined.at(-1);
    if (child.is === 'text' && last?.is === 'text') joined[joined.length - 1] = { ...last, pieces: [...last.pieces, ...child.pieces] };
    else joined.push(child);
  }
  return joined;
}

function ownId(key: string, value: unknown, work: Work): unknown {
  if (key !== 'id') return value;
  const id = work.ids.has(value) ? work.newId() : value;
  work.ids.add(id);
  return id;
}

function liveIds(element: TracedElement): Set<unknown> {
  const ids = new Set<unknown>();
  const look = (one: TracedElement): void => {
    for (const { key, now } of one.attributes) if (key === 'id' && one.now && now !== undefined) ids.add(now);
    for (const child of one.children) if (child.is === 'element') look(child);
  };
  look(element);
  return ids;
}
