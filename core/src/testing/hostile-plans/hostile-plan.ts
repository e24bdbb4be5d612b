/** One hostile content: something a raw Yjs client, not our editor, writes into the text of a plan. */
import * as Y from 'yjs';

export type HostileFamily =
  | 'link'
  | 'attribute'
  | 'picture'
  | 'name-of-node'
  | 'name-of-mark'
  | 'shape'
  | 'depth-and-size'
  | 'prototype'
  | 'value'
  | 'words';
export interface HostilePlan {
  readonly name: string;
  readonly family: HostileFamily;
  /** What the server does: `refused` never reaches a colleague. `kept` is only words or values, and has to be shown as such. */
  readonly server: 'refused' | 'kept';
  readonly write: (doc: Y.Doc) => void;
}

export const textIn = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('text');

/** An element with attributes and parts, to be inserted somewhere. Values are whatever a raw client puts there. */
export function element(
  node: string,
  attributes: Readonly<Record<string, unknown>> = {},
  parts: readonly (Y.XmlElement | Y.XmlText)[] = [],
) {
  const made = new Y.XmlElement(node);
  for (const key of Object.keys(attributes)) made.setAttribute(key, attributes[key] as string);
  if (parts.length > 0) made.insert(0, [...parts]);
  return made;
}
export function words(text: string, marks: Readonly<Record<string, unknown>> = {}): Y.XmlText {
  const made = new Y.XmlText();
  made.insert(0, text, marks);
  return made;
}
export const paragraph = (...parts: readonly (Y.XmlElement | Y.XmlText)[]): Y.XmlElement => element('paragraph', {}, parts);
export const put = (doc: Y.Doc, ...parts: readonly (Y.XmlElement | Y.XmlText)[]): void => textIn(doc).push([...parts]);

/** Far from every client id that a browser draws, and the same at every run. */
const client = 4_000_000_001;

/** The content as the update a raw client sends, built upon what `doc` has. */
export function hostileUpdate({ write }: HostilePlan, state?: Uint8Array): Uint8Array {
  const doc = new Y.Doc();
  textIn(doc);
  doc.getMap('fields');
  if (state) Y.applyUpdate(doc, state);
  doc.clientID = client;
  const before = Y.encodeStateVector(doc);
  doc.transact(() => write(doc));
  return Y.encodeStateAsUpdate(doc, before);
}
