/** Takes words that name an erased contact out of prose, in any document. */
import * as Y from 'yjs';
import { erasedWord, type Mentions } from './mentions.ts';

/** Answers whether anything was there. What is marked or linked beside the word keeps its marks. */
export function redactProse(node: Y.XmlFragment, mentions: Mentions): boolean {
  let any = false;
  for (const child of node.toArray()) {
    if (child instanceof Y.XmlText) any = redactText(child, mentions) || any;
    else if (child instanceof Y.XmlElement) {
      for (const [key, value] of Object.entries(child.getAttributes())) {
        if (typeof value !== 'string' || !mentions.in(value)) continue;
        child.setAttribute(key, mentions.redact(value));
        any = true;
      }
      any = redactProse(child, mentions) || any;
    }
  }
  return any;
}

function redactText(text: Y.XmlText, mentions: Mentions): boolean {
  // A thing in the text that is no text takes one place in it.
  const plain = (text.toDelta() as readonly { readonly insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC'))
    .join('');
  // What is linked says a name in its address, too.
  let at = 0;
  const linked: { readonly at: number; readonly length: number }[] = [];
  for (const { insert, attributes } of text.toDelta() as readonly {
    readonly insert: unknown;
    readonly attributes?: { readonly link?: unknown };
  }[]) {
    const length = typeof insert === 'string' ? insert.length : 1;
    if (attributes?.link && mentions.in(JSON.stringify(attributes.link))) linked.push({ at, length });
    at += length;
  }
  for (const { at: from, length } of linked) text.format(from, length, { link: null });
  const spans = mentions.spans(plain);
  for (const { at, length } of spans.toReversed()) {
    text.delete(at, length);
    text.insert(at, erasedWord);
  }
  return spans.length > 0 || linked.length > 0;
}
