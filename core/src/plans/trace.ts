/** The text of a plan with everything that was there then or is there now, in one order: comparing and bringing back read it. */
import * as Y from 'yjs';
import { deepestBlock, planNodes } from '../documents/plan-vocabulary.ts';
import type { AuthorIndex, Doer } from './authors.ts';
import { type Earlier, type TwoStates, twoStates } from './two-states.ts';

export type Marks = Readonly<Record<string, unknown>>;
/** Words of one author with one look; `embed` is set where something else than words stands. */
export interface Piece extends Doer {
  readonly text: string;
  /** How much of the live text it takes. */
  readonly length: number;
  readonly was: boolean;
  readonly now: boolean;
  readonly wasMarks: Marks;
  readonly nowMarks: Marks;
  readonly embed?: unknown;
  /** The same words are elsewhere: they were moved, not written or lost. */
  moved: boolean;
}
interface TracedItem extends Doer {
  readonly key: string;
  readonly id: Y.ID | undefined;
  readonly was: boolean;
  readonly now: boolean;
  moved: boolean;
}
export interface TracedText extends TracedItem {
  readonly is: 'text';
  pieces: readonly Piece[];
}
export interface TracedAttribute extends Doer {
  readonly key: string;
  readonly was: unknown;
  readonly now: unknown;
}
export interface TracedElement extends TracedItem {
  readonly is: 'element';
  readonly node: string;
  readonly attributes: readonly TracedAttribute[];
  readonly children: readonly Traced[];
}
/** What no text consists of, such as a raw update may put there: it only takes room. */
interface TracedOther extends TracedItem {
  readonly is: 'other';
}
export type Traced = TracedText | TracedElement | TracedOther;

export function tracePlan(was: Earlier, now: Uint8Array, authors: AuthorIndex): TracedElement {
  const states = twoStates(was, now);
  const fragment = states.doc.getXmlFragment('text');
  const children = traceChildren(fragment, { states, authors }, 0);
  return {
    is: 'element',
    key: '',
    id: undefined,
    node: '',
    was: true,
    now: true,
    moved: false,
    user: '',
    at: '',
    attributes: [],
    children,
  };
}

interface Tracing {
  readonly states: TwoStates;
  readonly authors: AuthorIndex;
}

const keyOf = ({ client, clock }: Y.ID): string => `${client}.${clock}`;
const noMarks: Marks = {};

function traceChildren(parent: Y.XmlFragment, tracing: Tracing, depth: number): readonly Traced[] {
  const found: Traced[] = [];
  for (let item = parent._start; item; item = item.right) {
    const [seen] = tracing.states.seen(item);
    if (!seen || (!seen.was && !seen.now) || !item.countable) continue;
    const common = { key: keyOf(item.id), id: item.id, was: seen.was, now: seen.now, moved: false, ...doerOf(item, seen.now, tracing) };
    const type = item.content instanceof Y.ContentType ? item.content.type : undefined;
    if (type instanceof Y.XmlText) found.push({ is: 'text', ...common, pieces: tracePieces(type, tracing) });
    else if (type instanceof Y.XmlElement) {
      const children = depth < deepestBlock ? traceChildren(type, tracing, depth + 1) : [];
      found.push({ is: 'element', ...common, node: type.nodeName, attributes: traceAttributes(type, tracing), children });
    } else found.push({ is: 'other', ...common });
  }
  return found;
}

/** Who wrote what is there, or deleted what is not. */
function doerOf(item: Y.Item, now: boolean, { authors }: Tracing): Doer {
  if (now) return authors.writerOf(item.id.client);
  const [span] = authors.deletersOf(item.id.client, item.id.clock, 1);
  return { user: span?.user ?? '', at: span?.at ?? '' };
}

function tracePieces(text: Y.XmlText, tracing: Tracing): readonly Piece[] {
  const pieces: Piece[] = [];
  let [wasMarks, nowMarks] = [noMarks, noMarks];
  for (let item = text._start; item; item = item.right) {
    const { content } = item;
    let offset = 0;
    for (const { length, was, now } of tracing.states.seen(item)) {
      const from = offset;
      offset += length;
      if (!was && !now) continue;
      if (content instanceof Y.ContentFormat) {
        if (was) wasMarks = marked(wasMarks, content);
        if (now) nowMarks = marked(nowMarks, content);
      } else if (item.countable) {
        const common = { was, now, wasMarks, nowMarks, moved: false };
        const clock = item.id.clock + from;
        const words = content instanceof Y.ContentString ? content.str.slice(from, from + length) : undefined;
        const doers = now
          ? [{ ...tracing.authors.writerOf(item.id.client), length }]
          : tracing.authors.deletersOf(item.id.client, clock, length);
        let at = 0;
        for (const doer of doers) {
          const piece = { ...common, ...doer, text: words?.slice(at, at + doer.length) ?? '' };
          pieces.push(words === undefined ? { ...piece, embed: embedded(content) } : piece);
          at += doer.length;
        }
      }
    }
  }
  return pieces;
}

const embedded = (content: Y.Item['content']): unknown => (content instanceof Y.ContentEmbed ? content.embed : null);

function marked(marks: Marks, { key, value }: Y.ContentFormat): Marks {
  if (value !== null) return { ...marks, [key]: value as unknown };
  return Object.fromEntries(Object.entries(marks).filter(([other]) => other !== key));
}

/** Each with its value then and now; who changed it is known only by who wrote the value that stands. */
function traceAttributes(element: Y.XmlElement, tracing: Tracing): readonly TracedAttribute[] {
  const found: TracedAttribute[] = [];
  for (const [key, newest] of element._map as Map<string, Y.Item>) {
    let [was, now]: [Y.Item | undefined, Y.Item | undefined] = [undefined, undefined];
    for (let item: Y.Item | null = newest; item && !(was && now); item = item.left) {
      const seen = tracing.states.seen(item).at(-1);
      if (seen?.was) was ??= item;
      if (seen?.now) now ??= item;
    }
    if (!was && !now) continue;
    const doer = now ? tracing.authors.writerOf(now.id.client) : doerOf(newest, false, tracing);
    found.push({ key, was: valueOf(was), now: valueOf(now), ...doer });
  }
  return found;
}
const valueOf = (item: Y.Item | undefined): unknown => item?.content.getContent().at(-1) as unknown;

export const isInline = ({ node }: TracedElement): boolean => Object.hasOwn(planNodes, node) && planNodes[node]?.is === 'inline';
export const differs = ({ was, now }: TracedAttribute): boolean => JSON.stringify(was) !== JSON.stringify(now);
