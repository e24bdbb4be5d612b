/** Blocks of a plan's text, one line each, as an editor would write them. */
import * as Y from 'yjs';

export type Inline = string | Y.XmlElement;
export type Block = Y.XmlElement;

export function element(
  name: string,
  attributes: Readonly<Record<string, unknown>>,
  children: readonly (Y.XmlElement | Y.XmlText)[],
): Block {
  const made = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string);
  made.insert(0, [...children]);
  return made;
}
/** `**bold**` is bold; everything else stands as it is written. */
function words(text: string): Y.XmlText {
  const made = new Y.XmlText();
  made.applyDelta(
    text.split('**').flatMap((part, i) => (part === '' ? [] : [{ insert: part, ...(i % 2 === 1 && { attributes: { bold: {} } }) }])),
  );
  return made;
}
/** Words that follow each other are one text, as an editor keeps them. */
function inline(parts: readonly Inline[]): readonly (Y.XmlElement | Y.XmlText)[] {
  const joined: Inline[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  return joined.map((part) => (typeof part === 'string' ? words(part) : part));
}

export const section = (title: string): Block => element('heading', { level: 2 }, [words(title)]);
export const paragraph = (...parts: readonly Inline[]): Block => element('paragraph', {}, inline(parts));
export const mention = (kind: 'user' | 'contact' | 'opportunity' | 'quote', ref: string): Y.XmlElement =>
  element('mention', { kind, ref }, []);
export const figure = (measure: string, from: string, to: string): Y.XmlElement => element('figure', { measure, from, to }, []);
export const record = (kind: 'opportunity' | 'quote' | 'contact', ref: string): Block => element('record', { kind, ref }, []);
export const bullets = (...lines: readonly string[]): Block =>
  element(
    'bulletList',
    {},
    lines.map((line) => element('listItem', {}, [paragraph(line)])),
  );
export const checks = (...lines: readonly (readonly [done: boolean, line: string])[]): Block =>
  element(
    'taskList',
    {},
    lines.map(([checked, line]) => element('taskItem', { checked }, [paragraph(line)])),
  );
export const quoted = (line: string): Block => element('blockquote', {}, [paragraph(line)]);
export function table(head: readonly string[], rows: readonly (readonly string[])[]): Block {
  const row = (cells: readonly string[], name: 'tableHeader' | 'tableCell') =>
    element(
      'tableRow',
      {},
      cells.map((cell) => element(name, { colspan: 1, rowspan: 1 }, [paragraph(cell)])),
    );
  return element('table', {}, [row(head, 'tableHeader'), ...rows.map((cells) => row(cells, 'tableCell'))]);
}
/** A block with attributes and words: an objective, an action item, a risk ... */
export const structured = (name: string, attributes: Readonly<Record<string, unknown>>, ...parts: readonly Inline[]): Block =>
  element(name, attributes, inline(parts));

/** Behind the last block of the section that begins with this heading, or at the end. */
export function intoSection(text: Y.XmlFragment, title: string, blocks: readonly Block[]): void {
  const all = text.toArray();
  const begins = all.findIndex((one) => isHeading(one) && plain(one) === title);
  const next = begins < 0 ? -1 : all.findIndex((one, i) => i > begins && isHeading(one));
  text.insert(next < 0 ? text.length : next, [...blocks]);
}
const isHeading = (one: unknown): one is Y.XmlElement => one instanceof Y.XmlElement && one.nodeName === 'heading';
const plain = (one: Y.XmlElement): string => one.toArray().map(String).join('');

/** Where these words stand in the text, for whoever writes on or comments there. */
export function findWords(parent: Y.XmlFragment, wanted: string): { readonly text: Y.XmlText; readonly at: number } {
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) {
      const at = child
        .toString()
        .replace(/<[^>]*>/g, '')
        .indexOf(wanted);
      if (at >= 0) return { text: child, at };
    } else if (child instanceof Y.XmlElement && child.toString().includes(wanted)) return findWords(child, wanted);
  }
  throw new Error(`The sample has no words "${wanted}"`);
}
/** The words as a thread or a suggestion keeps them. */
export function rangeOf(text: Y.XmlFragment, wanted: string): { readonly from: string; readonly to: string; readonly quoted: string } {
  const found = findWords(text, wanted);
  const at = (index: number, assoc: number) =>
    JSON.stringify(Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(found.text, index, assoc)));
  return { from: at(found.at, 0), to: at(found.at + wanted.length, -1), quoted: wanted };
}
