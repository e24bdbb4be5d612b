/**
 * What the text of a plan cannot consist of, and who may take what away. Editors delete what their schema lacks and stumble over
 * what no schema allows, so both are refused here, before anybody's editor meets them (reliability M3, M5, M6). Every rule looks at
 * an item and where it stands, which never changes: what one person may do does not depend on what others do meanwhile.
 */
import { deepestBlock, isPlanLink, planMarks, planNodes, planVocabularyVersion, planWordSince } from '@tandem/core';
import * as Y from 'yjs';
import { looksHarmless, looksLikeAWord } from './later-words.ts';
import { hadMark, keepsMarks } from './marks-kept.ts';
import type { TextChanges } from './text-changes.ts';

export interface TextFaults {
  /** What cannot be there. */
  readonly content: readonly string[];
  /** Taken away by somebody who does not know it. */
  readonly unknown: readonly string[];
}

/** A text, and a row of parts, that no editor shows any more. */
const longestText = 100_000;
const mostParts = 20_000;
const mostInRow = 100;

export function textFaults(transaction: Y.Transaction, { added, removed }: TextChanges, knows: number): TextFaults {
  const content = new Set<string>();
  const unknown = new Set<string>();
  for (const item of added) {
    const fault = cannotBe(item, knows, transaction);
    if (fault !== undefined) content.add(`text/${fault}`.slice(0, 80));
  }
  const known = knownBy(knows, transaction.doc);
  const gone = new Set<unknown>(removed.map(({ content: its }) => (its instanceof Y.ContentType ? its.type : undefined)));
  const marked = new Map<Y.XmlText, Set<string>>();
  for (const item of removed) {
    const word = tookUnknown(item, gone, known);
    if (word !== undefined) unknown.add(`text/${word}`.slice(0, 80));
    noteMark(item, gone, known, marked);
  }
  for (const item of added) noteMark(item, gone, known, marked);
  for (const [text, marks] of marked) if (!keepsMarks(transaction, text, marks)) unknown.add(`text/${[...marks][0]}`.slice(0, 80));
  return { content: [...content].slice(0, 20), unknown: [...unknown].slice(0, 20) };
}

type Known = (since: number | undefined) => boolean;
/** A word of ours is known by its version; any other one only by somebody newer than this server, who has what the plan needs. */
function knownBy(knows: number, doc: Y.Doc): Known {
  const needs: unknown = doc.getMap('fields').get('needs');
  const newer = Math.max(planVocabularyVersion + 1, typeof needs === 'number' ? needs : 0);
  return (since) => (since ?? newer) <= knows;
}
const ours = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(table, key) ? table[key] : undefined);

function cannotBe(item: Y.Item, knows: number, transaction: Y.Transaction): string | undefined {
  const { parent, parentSub } = item;
  if (!(parent instanceof Y.AbstractType)) return 'nowhere';
  if (parent instanceof Y.XmlText) return parentSub === null ? inText(item, parent, knows, transaction) : `words/${parentSub}`;
  if (parent instanceof Y.XmlElement && parentSub !== null) return inAttribute(item, parent, parentSub, knows);
  if (!(parent instanceof Y.XmlFragment) || parentSub !== null) return parentSub ?? 'nowhere';
  const child = item.content instanceof Y.ContentType ? item.content.type : undefined;
  const outer = parent instanceof Y.XmlElement ? parent.nodeName : '';
  if (parent.length > (outer === 'tableRow' ? mostInRow : mostParts)) return outer;
  // A hook is a map that looks like an element.
  if (child instanceof Y.XmlText) return isTextblock(outer, knows) ? undefined : `${outer || 'text'}/words`;
  if (!(child instanceof Y.XmlElement)) return `${outer || 'text'}/thing`;
  return inBlock(child.nodeName, outer, knows) ? (isTooDeep(item) ? `${child.nodeName}/too-deep` : undefined) : child.nodeName;
}

function inText({ content }: Y.Item, text: Y.XmlText, knows: number, transaction: Y.Transaction): string | undefined {
  if (content instanceof Y.ContentString) return text.length > longestText ? 'too-long' : undefined;
  if (!(content instanceof Y.ContentFormat)) return 'words/thing';
  const mark = markName(content.key);
  const block = text.parent;
  // The end of a mark; whether letters lose it by that is asked elsewhere.
  if (content.value === null) return undefined;
  if (!ours(planMarks, mark)) {
    const mayAdd = knows > planVocabularyVersion && looksLikeAWord(mark) && looksHarmless(content.value);
    // Words in the middle of a mark close it before them, and open it again behind.
    return mayAdd || hadMark(transaction, text, content) ? undefined : mark;
  }
  if (block instanceof Y.XmlElement && block.nodeName === 'codeBlock') return `codeBlock/${mark}`;
  return isMark(mark, content.value) ? undefined : mark;
}

/** The collaboration adds a number to the name of a mark that may stand twice. */
const markName = (key: string): string => /^(.*)--[a-zA-Z0-9+/=]{8}$/.exec(key)?.[1] ?? key;

function isMark(mark: string, value: unknown): boolean {
  if (value === true) return mark !== 'link';
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const allowed = ours(planMarks, mark)?.attributes ?? [];
  if (!Object.entries(value).every(([key, its]) => its === null || allowed.includes(key))) return false;
  return mark !== 'link' || isPlanLink((value as { readonly href?: unknown }).href);
}

function inAttribute({ content }: Y.Item, { nodeName }: Y.XmlElement, key: string, knows: number): string | undefined {
  const path = `${nodeName}/${key}`;
  if (!(content instanceof Y.ContentAny)) return path;
  const field = ours(ours(planNodes, nodeName)?.attributes ?? {}, key);
  if (field) return content.arr.every((value) => value === null || field.parse(value) !== undefined) ? undefined : path;
  return knows > planVocabularyVersion && looksLikeAWord(key) && content.arr.every(looksHarmless) ? undefined : path;
}

const isTextblock = (node: string, knows: number): boolean => {
  const word = ours(planNodes, node);
  return word ? word.is === 'textblock' : node !== '' && knows > planVocabularyVersion;
};

/** Where parts of lists and tables belong; every other block stands in the text itself, or in one of these. */
const homes: Readonly<Record<string, readonly string[]>> = {
  listItem: ['bulletList', 'orderedList'],
  taskItem: ['taskList'],
  tableRow: ['table'],
  tableCell: ['tableRow'],
  tableHeader: ['tableRow'],
};
const holdsBlocks: readonly string[] = ['', 'listItem', 'taskItem', 'blockquote', 'tableCell', 'tableHeader'];

function inBlock(node: string, outer: string, knows: number): boolean {
  const [word, around] = [ours(planNodes, node), ours(planNodes, outer)];
  if (!word && !(knows > planVocabularyVersion && looksLikeAWord(node))) return false;
  // What stands in a word of a later version, or such a word in ours, is for that version to say.
  if (outer !== '' && !around) return true;
  if (!word) return around?.is !== 'atom' && around?.is !== 'inline';
  if (word.is === 'inline') return around?.is === 'textblock' && outer !== 'codeBlock';
  return (homes[node] ?? holdsBlocks).includes(outer);
}

/** Lists in lists in lists: `deepestBlock` blocks around each other, and words in the last one. */
function isTooDeep(item: Y.Item): boolean {
  let depth = 1;
  for (let up = item.parent; up instanceof Y.AbstractType && up._item; up = up._item.parent) if (++depth > deepestBlock) return true;
  return false;
}

function tookUnknown({ content, parent, parentSub }: Y.Item, gone: ReadonlySet<unknown>, known: Known): string | undefined {
  if (content instanceof Y.ContentType && content.type instanceof Y.XmlElement) {
    const { nodeName } = content.type;
    return known(planWordSince({ node: nodeName })) ? undefined : nodeName;
  }
  // Whoever cannot draw a mark takes the whole text out that has it.
  if (content instanceof Y.ContentFormat && content.value !== null && gone.has(parent))
    return known(planWordSince({ mark: markName(content.key) })) ? undefined : markName(content.key);
  // Another value in its place is a change.
  if (!(parent instanceof Y.XmlElement) || parentSub === null) return undefined;
  if (gone.has(parent) ? !known(planWordSince({ node: parent.nodeName })) : parent._map.get(parentSub)?.deleted === false) return undefined;
  return known(planWordSince({ node: parent.nodeName, attribute: parentSub })) ? undefined : `${parent.nodeName}/${parentSub}`;
}

function noteMark({ content, parent }: Y.Item, gone: ReadonlySet<unknown>, known: Known, marked: Map<Y.XmlText, Set<string>>): void {
  if (!(content instanceof Y.ContentFormat) || !(parent instanceof Y.XmlText) || gone.has(parent)) return;
  if (known(planWordSince({ mark: markName(content.key) }))) return;
  marked.set(parent, (marked.get(parent) ?? new Set()).add(content.key));
}
