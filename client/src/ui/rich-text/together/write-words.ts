/**
 * What somebody typed, into the document: the letters at their place, and nothing beside them. y-tiptap finds an edit by comparing;
 * where two people began in one empty line it would put the words of both into one text and take the other away, with whatever is
 * being typed there. What is more than words in blocks that stay (a block is divided, moved, becomes another) is left to it.
 */
import type { Mark, Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import type { Mapping } from './nodes-of.ts';

/** True when the document now says all that `now` says. `old` is what it says before. */
export function writeWords(element: Y.XmlFragment, old: Node, now: Node, mapping: Mapping): boolean {
  if (old === now) return true;
  if (old.type !== now.type) return false;
  if (element instanceof Y.XmlElement) writeAttributes(element, old, now);
  const done = now.isTextblock ? writeLine(element, old, now, mapping) : now.isLeaf || writeBlocks(element, old, now, mapping);
  if (done) mapping.set(element, now);
  return done;
}

function writeBlocks(element: Y.XmlFragment, old: Node, now: Node, mapping: Mapping): boolean {
  if (old.childCount !== now.childCount || element.length !== old.childCount) return false;
  const parts = element.toArray() as Y.XmlElement[];
  let done = true;
  for (let index = 0; index < parts.length; index++) {
    const [before, after, part] = [old.child(index), now.child(index), parts[index] as Y.XmlElement];
    if (before === after) continue;
    // A block that came or went makes every one behind it another: not a matter of words.
    if (mapping.get(part) !== before || before.type !== after.type) return false;
    done = writeWords(part, before, after, mapping) && done;
  }
  return done;
}

function writeAttributes(element: Y.XmlElement, old: Node, now: Node): void {
  for (const [key, value] of Object.entries(now.attrs)) {
    if (value === old.attrs[key] || JSON.stringify(value) === JSON.stringify(old.attrs[key])) continue;
    if (value === null) element.removeAttribute(key);
    else element.setAttribute(key, value as string);
  }
}

interface Run {
  readonly text: Y.XmlText;
  /** Where it begins in the line. */
  readonly from: number;
}

function writeLine(line: Y.XmlFragment, old: Node, now: Node, mapping: Mapping): boolean {
  const runs = runsOf(line, old);
  const from = old.content.findDiffStart(now.content);
  const ends = old.content.findDiffEnd(now.content);
  if (!runs) return false;
  if (from !== null && ends !== null) {
    const overlap = Math.max(0, from - Math.min(ends.a, ends.b));
    const [gone, come] = [old.content.cut(from, ends.a + overlap), now.content.cut(from, ends.b + overlap)];
    const words = (of: typeof gone) => of.content.map(({ text }) => text ?? '').join('');
    // Something new among the letters divides them: that is left to y-tiptap.
    if (!come.content.every(({ isText }) => isText)) return false;
    if (gone.content.every(({ isText }) => isText) && words(gone) !== '' && words(gone) === words(come)) format(runs, from, come.content);
    else {
      const into = runs.findLast((run) => run.from <= from && from <= run.from + run.text.length);
      if (!into && come.size > 0) return false;
      let at = from - (into?.from ?? 0);
      remove(line, runs, from, ends.a + overlap);
      for (const { text = '', marks } of come.content) {
        into?.text.insert(at, text, attributesOf(marks));
        at += text.length;
      }
    }
  }
  rememberLine(line, now, mapping);
  return true;
}

/** Undefined when the line holds something else than the editor thinks. */
function runsOf(line: Y.XmlFragment, old: Node): readonly Run[] | undefined {
  const runs: Run[] = [];
  let from = 0;
  for (const part of line.toArray() as unknown[]) {
    if (part instanceof Y.XmlText) {
      runs.push({ text: part, from });
      from += part.length;
    } else from += 1;
  }
  return from === old.content.size ? runs : undefined;
}

/** Letters out of their texts, and what stands among them; the texts on both sides stay two. */
function remove(line: Y.XmlFragment, runs: readonly Run[], from: number, to: number): void {
  const parts = line.toArray() as unknown[];
  const lengths = runs.map(({ text }) => text.length);
  let at = 0;
  const atoms = parts.flatMap((part, index) => {
    const start = at;
    at += part instanceof Y.XmlText ? part.length : 1;
    return !(part instanceof Y.XmlText) && from <= start && start < to ? [index] : [];
  });
  for (const index of atoms.reverse()) line.delete(index, 1);
  runs.forEach(({ text, from: start }, index) => {
    const [first, last] = [Math.max(from, start), Math.min(to, start + (lengths[index] ?? 0))];
    if (first < last) text.delete(first - start, last - first);
  });
}

/** Only the marks differ. Each is set where it is, so that somebody else's mark on the same words stays. */
function format(runs: readonly Run[], from: number, come: readonly Node[]): void {
  let at = from;
  for (const { text: letters = '', marks } of come) {
    const end = at + letters.length;
    for (const { text, from: start } of runs) {
      const [first, last] = [Math.max(at, start), Math.min(end, start + text.length)];
      if (first >= last) continue;
      const wanted = attributesOf(marks);
      const stored = new Set(
        (text.toDelta() as readonly { readonly attributes?: object }[]).flatMap(({ attributes }) => Object.keys(attributes ?? {})),
      );
      for (const key of stored) if (!Object.hasOwn(wanted, key)) wanted[key] = null;
      text.format(first - start, last - first, wanted);
    }
    at = end;
  }
}

const attributesOf = (marks: readonly Mark[]): Record<string, object | null> =>
  Object.fromEntries(marks.map(({ type, attrs }) => [type.name, attrs]));

/** Which nodes of the editor are which texts of the line. */
export function rememberLine(line: Y.XmlFragment, now: Node, mapping: Mapping): void {
  let at = 0;
  let index = 0;
  for (const part of line.toArray() as unknown[]) {
    if (!(part instanceof Y.XmlText)) {
      const atom = now.maybeChild(index);
      if (atom) mapping.set(part, atom);
      at += 1;
      index += 1;
      continue;
    }
    const words: Node[] = [];
    const end = at + part.length;
    while (at < end && index < now.childCount) {
      const node = now.child(index);
      words.push(node);
      at += node.nodeSize;
      index += 1;
    }
    // Two texts beside each other are one in the editor, where a border cannot be told: both know no nodes of their own.
    if (at === end) mapping.set(part, words);
    else mapping.delete(part);
  }
}

/** A new empty line is given its text at once: two people who begin in it then write into one. */
export function giveTexts(doc: Y.Doc, isLine: (name: string) => boolean): void {
  const transaction = doc._transaction;
  if (!transaction) return;
  const since = transaction.beforeState.get(doc.clientID) ?? 0;
  const isNew = (part: unknown): part is Y.XmlElement =>
    part instanceof Y.XmlElement && part._item?.id.client === doc.clientID && part._item.id.clock >= since;
  const todo = ([...transaction.changed.keys()] as unknown[]).filter(
    (type): type is Y.XmlFragment => type instanceof Y.XmlFragment && !isNew(type),
  );
  for (const parent of todo)
    for (const part of parent.toArray() as unknown[]) {
      if (!isNew(part)) continue;
      if (part.length === 0 && isLine(part.nodeName)) part.insert(0, [new Y.XmlText()]);
      else if (part.length > 0 && !isLine(part.nodeName)) todo.push(part);
    }
}
