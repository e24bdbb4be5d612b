/**
 * The text of a plan as parts: every node with its values and its words in order, whatever another version or a raw update has put
 * there. It goes on without recursion, and no deeper and no longer than somebody reads.
 */
import * as Y from 'yjs';
import { attributesOf } from '../documents/plan-text.ts';
import { deepestBlock, isPlanLink, planMarks, planNodes } from '../documents/plan-vocabulary.ts';

export interface Marks {
  readonly bold?: true;
  readonly italic?: true;
  readonly underline?: true;
  readonly strike?: true;
  readonly code?: true;
  /** Only an address that `isPlanLink`. */
  readonly link?: string;
}
/** Words, or what stands among them: a mention, a figure, a break, or something that is not known. */
export interface Inline {
  readonly text: string;
  readonly marks: Marks;
  readonly node?: string;
  readonly attributes?: Attributes;
}
export type Attributes = Readonly<Record<string, unknown>>;
export interface Part {
  readonly node: string;
  readonly known: boolean;
  readonly attributes: Attributes;
  readonly inline: readonly Inline[];
  readonly parts: readonly Part[];
  /** More stands in it than is read. */
  readonly cut: boolean;
}
interface Growing extends Part {
  readonly inline: Inline[];
  readonly parts: Growing[];
  cut: boolean;
}

export const mostParts = 50_000;

export function readParts(fragment: Y.XmlFragment): Part {
  const root = growing('', true, {});
  const waiting: { readonly from: Y.XmlFragment; readonly into: Growing; readonly depth: number }[] = [
    { from: fragment, into: root, depth: 0 },
  ];
  let read = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { from, into, depth } = next;
    const holdsWords = into.known && planNodes[into.node]?.is === 'textblock';
    // Words that stand where only blocks can are a paragraph.
    let loose: Growing | undefined;
    const toInline = (inline: readonly Inline[]) => {
      if (inline.length === 0) return;
      if (holdsWords) return void into.inline.push(...inline);
      if (!loose) into.parts.push((loose = growing('paragraph', true, {})));
      loose.inline.push(...inline);
    };
    for (const child of from.toArray()) {
      if (child instanceof Y.XmlText) toInline(wordsOf(child));
      else if (child instanceof Y.XmlElement) {
        const known = Object.hasOwn(planNodes, child.nodeName);
        const is = known ? planNodes[child.nodeName]?.is : undefined;
        if (is === 'inline') toInline([{ text: '', marks: {}, node: child.nodeName, attributes: attributesOf(child) }]);
        else if (!known && holdsWords) toInline([{ text: plainWords(child), marks: {}, node: 'unknown' }]);
        else if (++read > mostParts) root.cut = true;
        else {
          loose = undefined;
          const part = growing(child.nodeName, known, known ? attributesOf(child) : {});
          into.parts.push(part);
          if (depth < deepestBlock) waiting.push({ from: child, into: part, depth: depth + 1 });
          else part.cut = child.length > 0;
        }
      }
    }
  }
  return root;
}

const growing = (node: string, known: boolean, attributes: Attributes): Growing => ({
  ...{ node, known, attributes },
  ...{ inline: [], parts: [], cut: false },
});

type Delta = readonly { readonly insert: unknown; readonly attributes?: Attributes }[];

function wordsOf(text: Y.XmlText): readonly Inline[] {
  return (text.toDelta() as Delta).flatMap(({ insert, attributes = {} }): readonly Inline[] =>
    typeof insert === 'string' && insert !== '' ? [{ text: insert, marks: marksOf(attributes) }] : [],
  );
}

function marksOf(attributes: Attributes): Marks {
  const marks: Record<string, true | string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false || !Object.hasOwn(planMarks, name)) continue;
    const address = name === 'link' ? (value as { readonly href?: unknown }).href : true;
    if (name !== 'link') marks[name] = true;
    else if (isPlanLink(address)) marks[name] = address;
  }
  return marks;
}

const plainWords = (element: Y.XmlElement): string =>
  element
    .toArray()
    .flatMap((child) => (child instanceof Y.XmlText ? wordsOf(child) : []))
    .map(({ text }) => text)
    .join('');
