/** The text of a plan as plain JSON and back, whole: what an export says of it, and what makes a plan that reads the same. */
import { attributesOf, deepestBlock, isPlanLink, planAttribute, planMarks, planNodes } from '@tandem/core';
import * as Y from 'yjs';

export interface JsonWords {
  readonly text: string;
  /** `{ bold: true, link: 'https://...' }` */
  readonly marks?: Readonly<Record<string, true | string>>;
}
export interface JsonBlock {
  readonly type: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly content?: readonly (JsonBlock | JsonWords)[];
}

export const textJson = (parent: Y.XmlFragment, depth = 0): readonly (JsonBlock | JsonWords)[] =>
  parent.toArray().flatMap((child): readonly (JsonBlock | JsonWords)[] => {
    if (child instanceof Y.XmlText) return wordsJson(child);
    if (!(child instanceof Y.XmlElement)) return [];
    const known = Object.hasOwn(planNodes, child.nodeName);
    const attributes = known ? attributesOf(child) : child.getAttributes();
    const content = depth < deepestBlock ? textJson(child, depth + 1) : [];
    return [
      {
        type: child.nodeName,
        ...(Object.keys(attributes).length > 0 && { attributes }),
        ...(content.length > 0 && { content }),
      } as JsonBlock,
    ];
  });

function wordsJson(words: Y.XmlText): readonly JsonWords[] {
  const delta = words.toDelta() as readonly { readonly insert: unknown; readonly attributes?: Readonly<Record<string, unknown>> }[];
  return delta.flatMap(({ insert, attributes = {} }) => {
    if (typeof insert !== 'string' || insert === '') return [];
    const marks = Object.fromEntries(
      Object.entries(attributes)
        .filter(([name]) => Object.hasOwn(planMarks, name))
        .map(([name, value]) => [name, (value as { href?: string } | null)?.href ?? true]),
    );
    return [{ text: insert, ...(Object.keys(marks).length > 0 && { marks }) } as JsonWords];
  });
}

/** What is wrong with it, naming the place and the value; undefined when it can be written. */
export function faultIn(blocks: unknown, at = 'blocks', depth = 0): string | undefined {
  if (!Array.isArray(blocks)) return `"${at}" is not a list.`;
  if (depth > deepestBlock) return `"${at}" stands deeper than ${deepestBlock} blocks.`;
  for (const [i, one] of blocks.entries()) {
    const place = `${at}[${i}]`;
    const fault = isWords(one) ? faultInWords(one, place) : faultInBlock(one as JsonBlock | null, place, depth);
    if (fault) return fault;
  }
  return undefined;
}
const isWords = (one: unknown): one is JsonWords => typeof (one as { text?: unknown } | null)?.text === 'string';

function faultInWords({ marks = {} }: JsonWords, place: string): string | undefined {
  for (const [name, value] of Object.entries(marks)) {
    if (!Object.hasOwn(planMarks, name)) return `"${place}" has the mark "${name.slice(0, 40)}", which there is not.`;
    if (name === 'link' ? !isPlanLink(value) : value !== true)
      return `"${place}" cannot have ${name} ${JSON.stringify(value)?.slice(0, 80)}.`;
  }
  return undefined;
}
function faultInBlock(one: JsonBlock | null, place: string, depth: number): string | undefined {
  const { type, attributes = {}, content = [] } = one ?? { type: '' };
  const word = typeof type === 'string' && Object.hasOwn(planNodes, type) ? planNodes[type] : undefined;
  if (!word) return `"${place}" is "${String(type).slice(0, 40)}", which is no block.`;
  for (const [key, value] of Object.entries(attributes)) {
    const field = Object.hasOwn(word.attributes, key) ? word.attributes[key] : undefined;
    if (!field) return `"${place}" has "${key.slice(0, 40)}", which ${type} has not.`;
    if (field.parse(value) === undefined) return `"${place}.${key}" cannot be ${JSON.stringify(value)?.slice(0, 80)}.`;
  }
  return faultIn(content, `${place}.content`, depth + 1);
}

/** Of what `faultIn` finds nothing wrong with. */
export const writeJson = (text: Y.XmlFragment, blocks: readonly JsonBlock[]): void => text.insert(text.length, blocks.map(elementOf));

function elementOf({ type, attributes = {}, content = [] }: JsonBlock): Y.XmlElement {
  const element = new Y.XmlElement(type);
  for (const key of Object.keys(planNodes[type]?.attributes ?? {}))
    if (Object.hasOwn(attributes, key)) element.setAttribute(key, planAttribute(type, key, attributes[key]) as string);
  const children: (Y.XmlElement | Y.XmlText)[] = [];
  let words: JsonWords[] = [];
  const end = () => {
    if (words.length > 0) children.push(textOf(words));
    words = [];
  };
  for (const one of content) {
    if (isWords(one)) words.push(one);
    else {
      end();
      children.push(elementOf(one));
    }
  }
  end();
  element.insert(0, children);
  return element;
}

function textOf(words: readonly JsonWords[]): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta(
    words.map(({ text: insert, marks = {} }) => ({
      insert,
      attributes: Object.fromEntries(Object.entries(marks).map(([name, value]) => [name, value === true ? {} : { href: value }])),
    })),
  );
  return text;
}
