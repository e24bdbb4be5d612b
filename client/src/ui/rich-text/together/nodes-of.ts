/**
 * The document's text as nodes of the editor. Nothing is ever taken out of the document here: what has lost all it held is filled
 * up in the editor alone, a value that cannot be is shown as the initial one, and what fits nowhere is told as an error.
 */
import { isPlanLink, planAttribute, planNodes } from '@tandem/core';
import { Fragment, type Mark, Node, type NodeType, type Schema } from '@tiptap/pm/model';
import * as Y from 'yjs';

/** For each part of the document what it is in the editor; words are a list of text nodes. */
export type Mapping = Map<unknown, Node | Node[]>;

export class FitsNowhere extends Error {}

export function nodeOf(element: Y.XmlElement, schema: Schema, mapping: Mapping): Node {
  const drawn = mapping.get(element);
  if (drawn instanceof Node) return drawn;
  const type = schema.nodes[element.nodeName];
  if (!type) throw new FitsNowhere(element.nodeName);
  const children: Node[] = [];
  for (const child of element.toArray() as unknown[]) {
    if (child instanceof Y.XmlElement) children.push(nodeOf(child, schema, mapping));
    else if (child instanceof Y.XmlText) children.push(...wordsOf(child, type, schema, mapping));
    else throw new FitsNowhere(`something else in ${element.nodeName}`);
  }
  const attributes = attributesOf(element);
  const content = Fragment.from(children);
  const node = type.validContent(content) ? type.create(attributes, content) : type.createAndFill(attributes, content);
  if (!node) throw new FitsNowhere(`${children.map((child) => child.type.name).join(', ')} in ${element.nodeName}`);
  mapping.set(element, node);
  return node;
}

function wordsOf(text: Y.XmlText, parent: NodeType, schema: Schema, mapping: Mapping): readonly Node[] {
  const drawn = mapping.get(text);
  if (Array.isArray(drawn)) return drawn;
  const nodes = (text.toDelta() as readonly { readonly insert: string; readonly attributes?: Record<string, unknown> }[])
    .filter(({ insert }) => insert !== '')
    .map(({ insert, attributes }) => schema.text(insert, parent.allowedMarks(marksOf(attributes ?? {}, schema))));
  mapping.set(text, nodes);
  return nodes;
}

function marksOf(attributes: Readonly<Record<string, unknown>>, schema: Schema): Mark[] {
  return Object.entries(attributes).flatMap(([name, value]) => {
    const type = schema.marks[name];
    if (!type || value === null || value === undefined) return [];
    if (name !== 'link') return [type.create()];
    const href = (value as { readonly href?: unknown }).href;
    return [type.create({ href: isPlanLink(href) ? href : '' })];
  });
}

/** Every value can be what its vocabulary says: a view that draws a node never meets another. */
function attributesOf(element: Y.XmlElement): Record<string, unknown> {
  const stored = element.getAttributes() as Readonly<Record<string, unknown>>;
  const keys = Object.keys(planNodes[element.nodeName]?.attributes ?? {});
  return Object.fromEntries(
    keys.map((key) => [key, planAttribute(element.nodeName, key, Object.hasOwn(stored, key) ? stored[key] : undefined)]),
  );
}
