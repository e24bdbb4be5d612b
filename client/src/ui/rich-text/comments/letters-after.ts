/**
 * Where each letter went in an edit. Steps tell it for whatever is split, joined or becomes another block; what is moved is taken out
 * and put in again for them, and is known by saying the same.
 */
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { AddMarkStep, AttrStep, RemoveMarkStep, ReplaceStep, type Step } from '@tiptap/pm/transform';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { partsInCommon, sizeOf } from './parts-in-common.ts';

/** Letters that a step took out of a text or put into one, each with its place there. */
interface Letters {
  readonly step: number;
  readonly words: string;
  readonly at: readonly number[];
  /** More than letters within one line. */
  readonly hasBlocks: boolean;
}
interface Went {
  readonly step: number;
  readonly at: number;
}

/** The place of a letter in the text after the edits; undefined when it was deleted. */
export type LettersAfter = (letter: number) => number | undefined;

export function lettersAfter(edits: readonly Transaction[]): LettersAfter {
  const each = edits.map(lettersAfterOne);
  return (letter) => each.reduce<number | undefined>((at, one) => (at === undefined ? undefined : one(at)), letter);
}

/** Nothing but letters and marks within lines: such an edit leaves all other letters what they are. A break among them does not. */
export const isOfWords = (edits: readonly Transaction[]): boolean =>
  edits.every((tr) => tr.steps.every((step, index) => isWords(step, tr.docs[index] as Node)) && !hasMoved(tr));

function isWords(step: Step, doc: Node): boolean {
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep || step instanceof AttrStep) return true;
  if (!(step instanceof ReplaceStep) || step.slice.openStart > 0 || step.slice.openEnd > 0) return false;
  const $from = doc.resolve(step.from);
  return $from.parent.isTextblock && step.to <= $from.end() && step.slice.content.content.every(({ isText }) => isText);
}

/** Taken out here and put in there: by one step each. */
const hasMoved = (tr: Transaction): boolean => tr.steps.length > 1 && pairs(tr).size > 0;

function lettersAfterOne(tr: Transaction): LettersAfter {
  const went = pairs(tr);
  const maps = tr.steps.map((step) => step.getMap());
  return (letter) => {
    let at = letter;
    // A letter may be moved on by a later step, never in a circle.
    for (let step = 0, moves = 0; step < maps.length && moves <= maps.length; step++) {
      const map = maps[step] as (typeof maps)[number];
      const [start, end] = [map.map(at, 1), map.map(at + 1, -1)];
      if (start < end) {
        at = start;
        continue;
      }
      const to = went.get(`${step}:${at}`);
      if (!to) return undefined;
      at = to.at;
      step = to.step;
      moves++;
    }
    return at;
  };
}

/** Which letter that a step took out is which that one put in. */
function pairs(tr: Transaction): ReadonlyMap<string, Went> {
  const went = new Map<string, Went>();
  const [gone, come] = [lettersOf(tr, 'gone'), lettersOf(tr, 'come')];
  const match = (out: Letters, into: Letters, from: number, to: number, length: number) => {
    for (let i = 0; i < length; i++) went.set(`${out.step}:${out.at[from + i]}`, { step: into.step, at: into.at[to + i] as number });
  };
  const used = new Set<Letters>();
  const isDrawn = tr.getMeta(ySyncPluginKey) !== undefined;
  for (const out of gone) {
    const same = come.filter(({ words }) => words === out.words);
    const whole = same.find((into) => into.step === out.step && !used.has(into)) ?? same.find((into) => !used.has(into));
    if (whole) {
      used.add(whole);
      match(out, whole, 0, 0, out.at.length);
      continue;
    }
    // What is taken back is drawn as the smallest difference: a line that moved lacks what it has in common with the other one.
    if (isDrawn) {
      const [best] = come
        .filter((into) => !used.has(into))
        .map((into) => ({ into, parts: partsInCommon(out.words, into.words) }))
        .sort((one, other) => sizeOf(other.parts) - sizeOf(one.parts));
      if (best && best.parts.length > 0) {
        used.add(best.into);
        for (const { one, other, length } of best.parts) match(out, best.into, one, other, length);
        continue;
      }
    }
    // A block that was drawn anew, with a part of its words or more of them.
    const into = come.find((one) => one.step === out.step && (one.hasBlocks || out.hasBlocks) && !used.has(one));
    if (!into) continue;
    used.add(into);
    const least = Math.min(out.words.length, into.words.length);
    let [left, right] = [0, 0];
    while (left < least && out.words[left] === into.words[left]) left++;
    while (right < least - left && out.words.at(-1 - right) === into.words.at(-1 - right)) right++;
    match(out, into, 0, 0, left);
    match(out, into, out.words.length - right, into.words.length - right, right);
  }
  return went;
}

function lettersOf(tr: Transaction, which: 'gone' | 'come'): readonly Letters[] {
  return tr.steps.flatMap((step, index) => {
    const doc = which === 'gone' ? (tr.docs[index] as Node) : (tr.docs[index + 1] ?? tr.doc);
    const found: Letters[] = [];
    step.getMap().forEach((oldFrom, oldTo, newFrom, newTo) => {
      const [from, to] = which === 'gone' ? [oldFrom, oldTo] : [newFrom, newTo];
      const at: number[] = [];
      let words = '';
      let hasBlocks = false;
      doc.nodesBetween(from, to, (node, pos) => {
        if (node.isBlock && (pos >= from || pos + node.nodeSize <= to)) hasBlocks = true;
        if (!node.isText) return;
        const letters = node.text ?? '';
        for (let i = Math.max(from - pos, 0); i < Math.min(to - pos, letters.length); i++) {
          words += letters[i];
          at.push(pos + i);
        }
      });
      if (at.length > 0) found.push({ step: index, words, at, hasBlocks });
    });
    return found;
  });
}
