/** For tests: the text of a plan out of plain lists, and two devices that talk to each other. */
import * as Y from 'yjs';

export type Made = string | readonly [name: string, attributes: object, ...children: readonly unknown[]];

export function made(one: Made): Y.XmlElement | Y.XmlText {
  if (typeof one === 'string') return new Y.XmlText(one);
  const [name, attributes, ...children] = one;
  const element = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as string);
  element.insert(0, (children as readonly Made[]).map(made));
  return element;
}

export function planDoc(...blocks: readonly Made[]): Y.Doc {
  const doc = new Y.Doc();
  textIn(doc).insert(0, blocks.map(made));
  return doc;
}
export const textIn = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('text');
/** An element by its way from the top; words when it ends in them. */
export const partAt = (doc: Y.Doc, ...way: readonly number[]): Y.XmlElement =>
  way.reduce<Y.XmlFragment>((parent, index) => parent.get(index) as Y.XmlElement, textIn(doc)) as Y.XmlElement;
export const wordsAt = (doc: Y.Doc, ...way: readonly number[]): Y.XmlText => partAt(doc, ...way) as unknown as Y.XmlText;
export const xml = (doc: Y.Doc): string => textIn(doc).toString();

export function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}
/** What each of them lacks; as a server would hand it on. */
export function meet(...docs: readonly Y.Doc[]): void {
  for (const from of docs)
    for (const to of docs) if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'remote');
}
