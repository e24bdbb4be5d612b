/** Places of the editor as letters of the document, and back. Both are walked side by side, a step for each block around the place. */
import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';

export interface LetterPlace {
  readonly text: Y.XmlText;
  readonly index: number;
}
/** Which of two texts is meant where they meet: the one that ends there, or the one that begins. */
export type Side = 'before' | 'behind';

/** Undefined where there are no words, or where the document has something else than the editor shows. */
export function letterPlaceAt(fragment: Y.XmlFragment, doc: Node, pos: number, side: Side): LetterPlace | undefined {
  const $pos = doc.resolve(pos);
  if (!$pos.parent.isTextblock) return undefined;
  let line: unknown = fragment;
  for (let depth = 0; depth < $pos.depth; depth++) {
    line = line instanceof Y.XmlFragment ? line.get($pos.index(depth)) : undefined;
    if (!(line instanceof Y.XmlElement) || line.nodeName !== $pos.node(depth + 1).type.name) return undefined;
  }
  let found: LetterPlace | undefined;
  let at = 0;
  for (const part of (line as Y.XmlElement).toArray() as unknown[]) {
    const length = part instanceof Y.XmlText ? part.length : 1;
    if (part instanceof Y.XmlText && at <= $pos.parentOffset && $pos.parentOffset <= at + length) {
      found = { text: part, index: $pos.parentOffset - at };
      if (side === 'before' || $pos.parentOffset < at + length) return found;
    }
    at += length;
  }
  return found;
}

/** Where the first letter of a text stands in the editor. */
export function positionOfText(fragment: Y.XmlFragment, doc: Node, text: Y.XmlText): number | undefined {
  const way: Y.XmlElement[] = [];
  for (let up: unknown = text.parent; up !== fragment; up = (up as Y.XmlElement).parent) {
    if (!(up instanceof Y.XmlElement)) return undefined;
    way.unshift(up);
  }
  let [pos, node, parent]: [number, Node, Y.XmlFragment] = [0, doc, fragment];
  for (const element of way) {
    const index = indexIn(parent, element);
    const child = index === undefined ? null : node.maybeChild(index);
    if (child?.type.name !== element.nodeName) return undefined;
    for (let i = 0; i < (index ?? 0); i++) pos += node.child(i).nodeSize;
    [pos, node, parent] = [pos + 1, child, element];
  }
  for (const part of parent.toArray() as unknown[]) {
    if (part === text) return pos;
    pos += part instanceof Y.XmlText ? part.length : 1;
  }
  return undefined;
}

function indexIn(parent: Y.XmlFragment, element: Y.XmlElement): number | undefined {
  let index = 0;
  for (let item = parent._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    if (item === element._item) return index;
    index += item.length;
  }
  return undefined;
}

/** The first position of every text, in one walk. */
export function positionsOfTexts(fragment: Y.XmlFragment, doc: Node): ReadonlyMap<Y.XmlText, number> {
  const found = new Map<Y.XmlText, number>();
  const walk = (parent: Y.XmlFragment, node: Node, start: number) => {
    let at = start;
    (parent.toArray() as unknown[]).forEach((part, index) => {
      if (node.isTextblock) {
        if (part instanceof Y.XmlText) found.set(part, at);
        at += part instanceof Y.XmlText ? part.length : 1;
        return;
      }
      const child = node.maybeChild(index);
      if (part instanceof Y.XmlElement && child?.type.name === part.nodeName) walk(part, child, at + 1);
      at += child?.nodeSize ?? 0;
    });
  };
  walk(fragment, doc, 0);
  return found;
}
