/**
 * What this version of the program cannot keep: a node, a mark or an attribute that its vocabulary lacks (another version wrote it),
 * or blocks deeper than anybody reads. An editor would take such a thing out of the text by opening it, for everybody. So it is
 * looked for before there is an editor, and in everything that arrives while there is one.
 */
import { deepestBlock, planMarks, planNodes } from '@tandem/core';
import * as Y from 'yjs';

export interface CannotKeep {
  readonly why: 'unknown' | 'misplaced' | 'deep' | 'fault';
  /** The word, or what went wrong. */
  readonly what: string;
}

const unknown = (what: string): CannotKeep => ({ why: 'unknown', what });
const misplaced = (what: string): CannotKeep => ({ why: 'misplaced', what });

/** Without recursion: whoever nested six thousand quotes shall not end the page. */
export function cannotKeep(fragment: Y.XmlFragment): CannotKeep | undefined {
  return look(fragment.toArray().map((child) => ({ child, depth: depthOf(fragment) + 1 })));
}

/** The same for what a transaction brought: the elements and words that changed, and what was put into them. */
export function cannotKeepOf(events: readonly Y.YEvent<never>[]): CannotKeep | undefined {
  for (const { target, changes, keys } of events as readonly Y.YEvent<Y.XmlFragment>[]) {
    const changed: unknown = target;
    if (changed instanceof Y.XmlText) {
      const found = inWords(changed);
      if (found) return found;
      continue;
    }
    if (changed instanceof Y.XmlElement && keys.size > 0) {
      const found = inAttributes(changed);
      if (found) return found;
    }
    const depth = depthOf(target) + 1;
    const added = [...changes.added].flatMap(({ content }) => content.getContent() as unknown[]);
    const found = look(added.map((child) => ({ child, depth })));
    if (found) return found;
  }
  return undefined;
}

function look(todo: { readonly child: unknown; readonly depth: number }[]): CannotKeep | undefined {
  while (todo.length > 0) {
    const { child, depth } = todo.pop() ?? { child: undefined, depth: 0 };
    if (child instanceof Y.XmlText) {
      if (depth === 1) return misplaced('text');
      const found = inWords(child);
      if (found) return found;
    } else if (child instanceof Y.XmlElement) {
      if (!Object.hasOwn(planNodes, child.nodeName)) return unknown(child.nodeName);
      // Words in the deepest block are one step further down.
      if (depth > deepestBlock + 1) return { why: 'deep', what: child.nodeName };
      const found = inAttributes(child);
      if (found) return found;
      for (const grandchild of child.toArray()) todo.push({ child: grandchild, depth: depth + 1 });
    } else return misplaced(typeof child);
  }
  return undefined;
}

function inAttributes(element: Y.XmlElement): CannotKeep | undefined {
  const known = planNodes[element.nodeName]?.attributes ?? {};
  const stranger = Object.entries(element.getAttributes()).find(
    ([key, value]) => value !== null && value !== undefined && !Object.hasOwn(known, key),
  );
  return stranger && unknown(`${element.nodeName}.${stranger[0]}`);
}

function inWords(text: Y.XmlText): CannotKeep | undefined {
  for (const { insert, attributes } of text.toDelta() as readonly { readonly insert: unknown; readonly attributes?: object }[]) {
    if (typeof insert !== 'string') return misplaced('embed');
    for (const [mark, value] of Object.entries(attributes ?? {})) {
      if (value === null) continue;
      if (!Object.hasOwn(planMarks, mark)) return unknown(mark);
      const known = planMarks[mark]?.attributes ?? [];
      const stranger =
        typeof value === 'object' && Object.entries(value as object).find(([key, held]) => held !== null && !known.includes(key));
      if (stranger) return unknown(`${mark}.${stranger[0]}`);
    }
  }
  return undefined;
}

function depthOf(fragment: Y.XmlFragment): number {
  let depth = 0;
  for (let item = fragment._item; item; item = (item.parent as Y.XmlFragment)._item) depth++;
  return depth;
}
