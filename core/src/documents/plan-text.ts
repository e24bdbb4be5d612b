/**
 * The text of a plan as plain facts: what its row tells and what rules react to. Reading goes on whatever stands there (another
 * version's words, somebody's raw update), never deeper than `deepestBlock`, and never throws.
 */
import * as Y from 'yjs';
import { isId } from './document-name.ts';
import { deepestBlock, planAttribute, planNodes } from './plan-vocabulary.ts';

export interface PlanAction {
  readonly id: string;
  /** Its words; somebody mentioned stands as `@kind/id`, for whoever shows it to put the name there. */
  readonly text: string;
  readonly assignee: string;
  readonly due: string;
  /** The day it was done; '' while it is open. */
  readonly done: string;
}
export interface PlanObjective {
  readonly id: string;
  readonly text: string;
  readonly measure: 'hand' | 'won' | 'open' | 'visits';
  readonly target: number | null;
  readonly progress: number | null;
  readonly from: string;
  readonly to: string;
}
export interface PlanText {
  readonly actions: readonly PlanAction[];
  readonly objectives: readonly PlanObjective[];
  /** Users who are mentioned, each once. */
  readonly mentioned: readonly string[];
  /** What stands in the text or is mentioned there, as `<kind>/<id>`, each once. */
  readonly records: readonly string[];
  readonly words: number;
}

type Attributes = Readonly<Record<string, unknown>>;

/**
 * A plan may be as long as a book and is read after each burst of typing: a block that has not changed since it was read is not read
 * again. What each block says is remembered with the document.
 */
export function readPlanText(fragment: Y.XmlFragment): PlanText {
  const memory = memoryOf(fragment);
  const whole = emptyPart();
  for (const block of childrenOf(fragment)) {
    if (!(block instanceof Y.XmlElement)) continue;
    const part = memory?.get(block) ?? readBlock(block);
    memory?.set(block, part);
    add(whole, part);
  }
  const { actions, objectives, mentioned, records, words } = whole;
  return { actions: [...actions.values()], objectives: [...objectives.values()], mentioned: [...mentioned], records: [...records], words };
}

/** What a block says, and all blocks within it. */
interface Part {
  readonly actions: Map<string, PlanAction>;
  readonly objectives: Map<string, PlanObjective>;
  readonly mentioned: Set<string>;
  readonly records: Set<string>;
  words: number;
}
const emptyPart = (): Part => ({ actions: new Map(), objectives: new Map(), mentioned: new Set(), records: new Set(), words: 0 });

/** Two blocks with one id are one and its copy: the first is it. */
function add(whole: Part, part: Part): void {
  for (const [id, action] of part.actions) if (!whole.actions.has(id)) whole.actions.set(id, action);
  for (const [id, objective] of part.objectives) if (!whole.objectives.has(id)) whole.objectives.set(id, objective);
  for (const user of part.mentioned) whole.mentioned.add(user);
  for (const record of part.records) whole.records.add(record);
  whole.words += part.words;
}

function readBlock(block: Y.XmlElement): Part {
  const part = emptyPart();
  const { actions, objectives, mentioned, records } = part;
  const look = (element: Y.XmlElement, text: string) => {
    const at = attributesOf(element);
    const { nodeName } = element;
    if (nodeName === 'mention' && at['kind'] === 'user') mentioned.add(String(at['ref']));
    else if ((nodeName === 'mention' || nodeName === 'record') && at['ref']) records.add(`${String(at['kind'])}/${String(at['ref'])}`);
    else if (nodeName === 'stakeholder' && at['contact']) records.add(`contact/${String(at['contact'])}`);
    if (nodeName === 'actionItem' && isId(at['id']) && !actions.has(at['id']))
      actions.set(at['id'], { ...at, text } as unknown as PlanAction);
    if (nodeName === 'objective' && isId(at['id']) && !objectives.has(at['id']))
      objectives.set(at['id'], { ...at, text } as unknown as PlanObjective);
  };
  const read = (element: Y.XmlElement, depth: number) => {
    const text = textOf(element);
    part.words += countWords(text);
    look(element, text);
    const children = childrenOf(element);
    for (const inline of children) if (inline instanceof Y.XmlElement && inline.nodeName === 'mention') look(inline, '');
    if (depth < deepestBlock) for (const child of children) if (child instanceof Y.XmlElement) read(child, depth + 1);
  };
  read(block, 0);
  return part;
}

type Memory = WeakMap<Y.XmlElement, Part>;
const memories = new WeakMap<Y.XmlFragment, Memory>();

/** None while there is a change that is not told yet, and for a text that is in no document. */
function memoryOf(fragment: Y.XmlFragment): Memory | undefined {
  const { doc } = fragment;
  if (!doc || doc._transaction || doc._transactionCleanups.length > 1) return undefined;
  const there = memories.get(fragment);
  if (there) return there;
  const memory: Memory = new WeakMap();
  memories.set(fragment, memory);
  // Before anybody hears of the change: whoever does may read at once.
  doc.on('beforeObserverCalls', ({ changed }: Y.Transaction) => {
    for (const type of changed.keys()) {
      let at: unknown = type;
      while (at instanceof Y.AbstractType && at.parent !== null && at.parent !== fragment) at = at.parent;
      if (at instanceof Y.XmlElement) memory.delete(at);
    }
  });
  return memory;
}

/** Every attribute that the vocabulary gives the node, each with a value it can have. */
export function attributesOf(element: Y.XmlElement): Attributes {
  const stored = element.getAttributes() as Attributes;
  const keys = Object.hasOwn(planNodes, element.nodeName) ? Object.keys(planNodes[element.nodeName]?.attributes ?? {}) : [];
  return Object.fromEntries(
    keys.map((key) => [key, planAttribute(element.nodeName, key, Object.hasOwn(stored, key) ? stored[key] : undefined)]),
  );
}

/** The words directly in a block, without marks. */
export function textOf(element: Y.XmlElement): string {
  let text = '';
  for (const child of childrenOf(element)) {
    if (child instanceof Y.XmlText) text += wordsOf(child);
    else if (child instanceof Y.XmlElement && child.nodeName === 'mention') {
      const { kind, ref } = attributesOf(child);
      if (ref) text += `@${String(kind)}/${String(ref)}`;
    } else if (child instanceof Y.XmlElement && child.nodeName === 'hardBreak') text += '\n';
  }
  return text.trim();
}

const childrenOf = (parent: Y.XmlFragment): readonly unknown[] => parent.toArray();
/** Letter by letter as they are kept: what they look like would cost ten times as much, and a plan of 200 pages is read after each edit. */
function wordsOf(text: Y.XmlText): string {
  let words = '';
  for (let item = text._start; item; item = item.right)
    if (!item.deleted && item.content instanceof Y.ContentString) words += item.content.str;
  return words;
}
function countWords(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(/\S+/g)) count++;
  return count;
}
