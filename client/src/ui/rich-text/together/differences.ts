/**
 * From the text as it stands in the editor to the text as it now is in the document, in the smallest steps: everything that is
 * tied to a place (carets, comments, what was found) moves along by itself, and only what changed is drawn again. Both share the
 * nodes of everything that did not change, so that looking for differences costs little in a long text.
 */
import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';

interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly by: Fragment;
}
interface Remark {
  readonly at: number;
  readonly as: Node;
}
type Step = Replacement | Remark;

/** Adds to the transaction what makes its document equal to `now`. */
export function bringTo(tr: Transaction, now: Node): Transaction {
  const steps: Step[] = [];
  const before = tr.doc;
  compare(before.content, now.content, 0, steps);
  // From behind, so that the places before stay what they are.
  try {
    for (const step of steps.reverse()) {
      if ('at' in step) tr.setNodeMarkup(step.at, step.as.type, step.as.attrs, step.as.marks);
      else tr.replace(step.from, step.to, new Slice(step.by, 0, 0));
    }
  } catch {
    // On the way from one to the other something did not fit: as a whole it does.
  }
  if (!tr.doc.eq(now)) tr.replace(0, tr.doc.content.size, new Slice(now.content, 0, 0));
  return tr;
}

/** Children that are in both stand in the same order, as parts of the document never move. */
function compare(old: Fragment, now: Fragment, start: number, steps: Step[]): void {
  let left = 0;
  let at = start;
  const fewer = Math.min(old.childCount, now.childCount);
  while (left < fewer && old.child(left) === now.child(left)) at += old.child(left++).nodeSize;
  let right = 0;
  while (right < fewer - left && old.child(old.childCount - 1 - right) === now.child(now.childCount - 1 - right)) right++;
  const gone = childrenOf(old, left, old.childCount - right);
  const come = childrenOf(now, left, now.childCount - right);
  const stays = new Set(come);
  const stood = new Set(gone);
  let nextGone = 0;
  let nextCome = 0;
  while (nextGone < gone.length || nextCome < come.length) {
    const run = (all: readonly Node[], from: number, both: ReadonlySet<Node>) => {
      let end = from;
      while (end < all.length && !both.has(all[end] as Node)) end++;
      return all.slice(from, end);
    };
    const out = run(gone, nextGone, stays);
    const into = run(come, nextCome, stood);
    exchange(out, into, at, steps);
    nextGone += out.length;
    nextCome += into.length;
    at += sizeOf(out);
    const same = gone[nextGone];
    if (same !== undefined && same === come[nextCome]) {
      at += same.nodeSize;
      nextGone++;
      nextCome++;
    } else if (out.length === 0 && into.length === 0) {
      // Out of order after all: the rest is put in anew.
      const [restOut, restIn] = [gone.slice(nextGone), come.slice(nextCome)];
      steps.push({ from: at, to: at + sizeOf(restOut), by: Fragment.from(restIn) });
      return;
    }
  }
}

function exchange(out: readonly Node[], into: readonly Node[], at: number, steps: Step[]): void {
  if (out.length === 0 && into.length === 0) return;
  if (out.length !== into.length || !out.every((old, index) => canBecome(old, into[index] as Node))) {
    steps.push({ from: at, to: at + sizeOf(out), by: Fragment.from(into) });
    return;
  }
  let place = at;
  out.forEach((old, index) => {
    const now = into[index] as Node;
    if (!old.sameMarkup(now)) steps.push({ at: place, as: now });
    if (old.isTextblock) exchangeWords(old.content, now.content, place + 1, steps);
    else compare(old.content, now.content, place + 1, steps);
    place += old.nodeSize;
  });
}

/** A block of words can become another one; a list or a table only itself with other things in it. */
const canBecome = (old: Node, now: Node): boolean =>
  !old.isText && !now.isText && (old.type === now.type ? !old.isLeaf : old.isTextblock && now.isTextblock && now.inlineContent);

function exchangeWords(old: Fragment, now: Fragment, at: number, steps: Step[]): void {
  const from = old.findDiffStart(now);
  const ends = old.findDiffEnd(now);
  if (from === null || ends === null) return;
  // In "aaa" both ends find the same letter.
  const overlap = Math.max(0, from - Math.min(ends.a, ends.b));
  steps.push({ from: at + from, to: at + ends.a + overlap, by: now.cut(from, ends.b + overlap) });
}

const childrenOf = (fragment: Fragment, from: number, to: number): readonly Node[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => fragment.child(from + index));
const sizeOf = (nodes: readonly Node[]): number => nodes.reduce((sum, node) => sum + node.nodeSize, 0);
