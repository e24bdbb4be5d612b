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

export function readPlanText(fragment: Y.XmlFragment): PlanText {
  const actions = new Map<string, PlanAction>();
  const objectives = new Map<string, PlanObjective>();
  const mentioned = new Set<string>();
  const records = new Set<string>();
  let words = 0;

  const look = (element: Y.XmlElement, text: string) => {
    const at = attributesOf(element);
    const { nodeName } = element;
    if (nodeName === 'mention' && at['kind'] === 'user') mentioned.add(String(at['ref']));
    else if ((nodeName === 'mention' || nodeName === 'record') && at['ref']) records.add(`${String(at['kind'])}/${String(at['ref'])}`);
    else if (nodeName === 'stakeholder' && at['contact']) records.add(`contact/${String(at['contact'])}`);
    // Two blocks with one id are one and its copy: the first is it.
    if (nodeName === 'actionItem' && isId(at['id']) && !actions.has(at['id']))
      actions.set(at['id'], { ...at, text } as unknown as PlanAction);
    if (nodeName === 'objective' && isId(at['id']) && !objectives.has(at['id']))
      objectives.set(at['id'], { ...at, text } as unknown as PlanObjective);
  };
  const walk = (parent: Y.XmlFragment, depth: number) => {
    for (const child of childrenOf(parent)) {
      if (!(child instanceof Y.XmlElement)) continue;
      const text = textOf(child);
      words += countWords(text);
      look(child, text);
      for (const inline of childrenOf(child)) if (inline instanceof Y.XmlElement && inline.nodeName === 'mention') look(inline, '');
      if (depth < deepestBlock) walk(child, depth + 1);
    }
  };
  walk(fragment, 0);
  return { actions: [...actions.values()], objectives: [...objectives.values()], mentioned: [...mentioned], records: [...records], words };
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
