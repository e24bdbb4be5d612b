/**
 * What only moved: an editor that splits a paragraph, turns it into a heading or drags it elsewhere takes words out and puts the
 * same words in. Nobody wrote or lost them, so comparing does not show them as both, and bringing back does not double them.
 */
import type { Piece, Traced, TracedElement, TracedText } from './trace.ts';

/** Shorter ones are the same by chance. */
const shortest = 3;
/** Found within other words from this length on. */
const longEnough = 12;
/** Characters looked through at most: after that, what moved is shown as taken out and put in. */
const patience = 20_000_000;

/** Neighbouring pieces of one kind. */
interface Stretch {
  readonly text: TracedText;
  readonly words: string;
  readonly from: number;
  readonly to: number;
}

export function markMoved(root: TracedElement): void {
  const texts = [...textsIn(root)];
  const lost = texts.flatMap((text) => stretches(text, (piece) => piece.was && !piece.now)).sort((a, b) => b.words.length - a.words.length);
  if (lost.length > 0) {
    const came = texts.flatMap((text) => stretches(text, (piece) => piece.now && !piece.was));
    pair(lost, came);
  }
  markAtoms(root);
  markElements(root);
}

function* textsIn(element: TracedElement): Generator<TracedText> {
  for (const child of element.children) {
    if (child.is === 'text') yield child;
    else if (child.is === 'element') yield* textsIn(child);
  }
}

function stretches(text: TracedText, fits: (piece: Piece) => boolean): Stretch[] {
  const found: Stretch[] = [];
  let at = 0;
  let open: { words: string; from: number } | undefined;
  const close = () => {
    if (open && open.words.trim().length >= shortest) found.push({ text, words: open.words, from: open.from, to: at });
    open = undefined;
  };
  for (const piece of text.pieces) {
    if (!fits(piece) || piece.embed !== undefined) close();
    else if (open) open.words += piece.text;
    else open = { words: piece.text, from: at };
    at += piece.length;
  }
  close();
  return found;
}

function pair(lost: readonly Stretch[], came: readonly Stretch[]): void {
  const exact = new Map<string, Stretch[]>();
  for (const stretch of came) exact.set(stretch.words.trim(), [...(exact.get(stretch.words.trim()) ?? []), stretch]);
  const taken = new Set<Stretch>();
  const within: Stretch[] = came.filter(({ words }) => words.length >= longEnough);
  const used = new Map<Stretch, { from: number; to: number }[]>();
  const cuts = new Map<TracedText, { from: number; to: number }[]>();
  const mark = ({ text }: Stretch, from: number, to: number) => cuts.set(text, [...(cuts.get(text) ?? []), { from, to }]);
  let looked = 0;

  for (const stretch of lost) {
    const words = stretch.words.trim();
    const same = exact.get(words)?.find((other) => !taken.has(other) && !used.has(other));
    if (same) {
      taken.add(same);
      mark(stretch, stretch.from, stretch.to);
      mark(same, same.from, same.to);
      continue;
    }
    if (words.length < longEnough) continue;
    for (const other of within) {
      if (looked > patience) break;
      if (taken.has(other) || other.words.length < words.length) continue;
      looked += other.words.length;
      const at = other.words.indexOf(words);
      const spent = used.get(other) ?? [];
      if (at < 0 || spent.some(({ from, to }) => at < to && from < at + words.length)) continue;
      used.set(other, [...spent, { from: at, to: at + words.length }]);
      mark(stretch, stretch.from, stretch.to);
      mark(other, other.from + at, other.from + at + words.length);
      break;
    }
  }
  for (const [text, ranges] of cuts) text.pieces = cut(text.pieces, ranges);
}

/** What lies within the ranges is marked; a piece is cut where only a part of it does. */
function cut(pieces: readonly Piece[], ranges: readonly { readonly from: number; readonly to: number }[]): readonly Piece[] {
  const bounds = ranges.flatMap(({ from, to }) => [from, to]);
  let at = 0;
  return pieces.flatMap((piece) => {
    const [from, to] = [at, at + piece.length];
    at = to;
    const inner = bounds.filter((bound) => bound > from && bound < to).sort((a, b) => a - b);
    return [from, ...inner].map((start, i) => {
      const end = inner[i] ?? to;
      const moved = ranges.some((range) => range.from <= start && end <= range.to);
      if (inner.length === 0) return moved ? { ...piece, moved } : piece;
      return { ...piece, text: piece.text.slice(start - from, end - from), length: end - start, moved: piece.moved || moved };
    });
  });
}

/** What has no words is known by what it is and says. */
function markAtoms(root: TracedElement): void {
  const came = new Map<string, TracedElement[]>();
  const lost: TracedElement[] = [];
  const look = (element: TracedElement) => {
    for (const child of element.children) {
      if (child.is !== 'element') continue;
      if (child.children.length > 0) look(child);
      else if (child.now && !child.was) came.set(looks(child, 'now'), [...(came.get(looks(child, 'now')) ?? []), child]);
      else if (child.was && !child.now) lost.push(child);
    }
  };
  look(root);
  for (const atom of lost) {
    const same = came.get(looks(atom, 'was'))?.pop();
    if (same) atom.moved = same.moved = true;
  }
}

function looks(element: TracedElement, at: 'was' | 'now'): string {
  const values = element.attributes.filter((attribute) => attribute[at] !== undefined).map((attribute) => [attribute.key, attribute[at]]);
  return JSON.stringify([element.node, values.sort()]);
}

/** An element has moved when everything in it has, and something is. */
function markElements(element: TracedElement): void {
  for (const child of element.children) {
    if (child.is !== 'element') continue;
    markElements(child);
    if (child.was !== child.now && child.children.length > 0) child.moved = child.children.some(isHeld) && child.children.every(hasMoved);
  }
}
const isBlank = (piece: Piece): boolean => piece.embed === undefined && piece.text.trim() === '';
const isHeld = (child: Traced): boolean =>
  child.is === 'text'
    ? child.pieces.some((piece) => !isBlank(piece))
    : child.is === 'element' && (child.moved || child.children.some(isHeld));
const hasMoved = (child: Traced): boolean =>
  child.is === 'text'
    ? child.pieces.every((piece) => piece.moved || isBlank(piece))
    : child.is === 'element'
      ? child.moved || (child.children.length > 0 && !child.children.some(isHeld))
      : true;
