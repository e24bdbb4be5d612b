/** For tests: a plan on paper, and the files of it read back. */
import { outlineOf } from '@tandem/core/plans/outline';
import { aPlanReader } from '@tandem/core/plans/testing/a-plan-reader';
import { unzipSync } from 'fflate';
import type * as Y from 'yjs';
import type { PlanPaper } from '../paper.ts';

export const aPaper = (values: Partial<PlanPaper> = {}): PlanPaper => ({
  language: 'sv',
  company: 'Halden Maskin AB',
  kind: 'Kundplan',
  title: 'Ängsö Uthyrning, plan 2026',
  facts: [
    { label: 'Kund', value: 'Ängsö Uthyrning AB' },
    { label: 'Godkännande', value: 'Godkänd av Åsa Öberg, 2 mars 2026' },
  ],
  note: 'Namn och siffror gäller 12 mars 2026.',
  blocks: [],
  pictures: new Map(),
  at: '2026-03-12T09:00:00.000Z',
  author: 'Åsa Öberg',
  ...values,
});
export const blocksOf = (text: Y.XmlFragment): PlanPaper['blocks'] =>
  outlineOf(text, aPlanReader({ files: { yard: 'gården.png' }, contacts: { petra: 'Petra Ölund' } }));

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decoded = (text: string): string => {
  if (/[<>]|&(?!(amp|lt|gt|quot|apos);)/.test(text)) throw new Error(`not escaped: ${text.slice(0, 80)}`);
  return text.replace(/&(\w+);/g, (_, name: string) => entities[name] as string);
};

/** As strict as Word is: throws where the XML is not well-formed. */
export function parseXml(bytes: Uint8Array | undefined): XmlElement {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/^<\?xml[^?]*\?>\s*/, '');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has none of these
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text)) throw new Error('a character that XML has not');
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  const top = () => open.at(-1) as XmlElement;
  for (const [, close, name = '', rest = '', self, words] of text.matchAll(
    /<(\/?)([\w:]+)((?:\s+[\w:]+="[^"]*")*)\s*(\/?)>|([^<]+)|[\s\S]/g,
  )) {
    if (words !== undefined) top().children.push(decoded(words));
    else if (name === '') throw new Error('not well-formed');
    else if (close) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
    } else {
      const attributes = Object.fromEntries(
        [...rest.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key, decoded(value as string)]),
      );
      const element: XmlElement = { name, attributes, children: [] };
      top().children.push(element);
      if (!self) open.push(element);
    }
  }
  if (open.length !== 1) throw new Error(`<${top().name}> is not closed`);
  return root;
}
export const all = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.flatMap((child) => (typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...all(child, name)]));
export const words = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : child.name === 'w:br' ? '\n' : words(child))).join('');

/** Every part of a Word document, all of its XML parsed. */
export function readDocx(bytes: Uint8Array) {
  const files = unzipSync(bytes);
  const parts = new Map(
    Object.keys(files)
      .filter((name) => /\.(xml|rels)$/.test(name))
      .map((name) => [name, parseXml(files[name])]),
  );
  const document = parts.get('word/document.xml') as XmlElement;
  const relations = new Map(
    all(parts.get('word/_rels/document.xml.rels') as XmlElement, 'Relationship').map(({ attributes }) => [attributes['Id'], attributes]),
  );
  return {
    names: Object.keys(files),
    parts,
    document,
    relations,
    paragraphs: all(document, 'w:p').map((paragraph) => ({
      style: all(paragraph, 'w:pStyle')[0]?.attributes['w:val'] ?? '',
      text: words(paragraph),
    })),
  };
}
