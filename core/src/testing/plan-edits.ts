/** Edits of a plan's text as an editor makes them, words that nobody else writes included, for tests of whatever reads its past. */
import * as Y from 'yjs';
import type { Rng } from './rng.ts';

const blocks = ['paragraph', 'heading', 'actionItem', 'blockquote', 'bulletList', 'horizontalRule'] as const;

export interface PlanEditing {
  readonly rng: Rng;
  /** Every word once, so that it can be found again. */
  readonly word: () => string;
  /** Splits and drags put the same words elsewhere. */
  readonly moves: boolean;
}

export function planEditing(rng: Rng, moves: boolean): PlanEditing {
  let count = 0;
  return { rng, moves, word: () => `w${(count++).toString(36)}${'xyz'.charAt(rng.below(3))}` };
}

/** One edit of one device, in one transaction. */
export function editPlan(doc: Y.Doc, editing: PlanEditing): void {
  const root = doc.getXmlFragment('text');
  const { rng } = editing;
  doc.transact(() => {
    const texts = textsIn(root);
    const kind = rng.below(editing.moves ? 10 : 8);
    if (texts.length === 0 || kind === 0) return root.insert(rng.below(root.length + 1), [newBlock(editing)]);
    const text = rng.pick(texts);
    if (kind <= 3) return void writeWords(text, editing);
    if (kind <= 5) return void deleteWords(text, rng);
    if (kind === 6) return void text.format(...stretch(text, rng), rng.chance(0.5) ? { bold: {} } : { bold: null });
    if (kind === 7) return rng.chance(0.5) ? removeBlock(root, rng) : changeValue(root, rng);
    return kind === 8 ? split(text) : drag(root, rng);
  });
}

export function newBlock(editing: PlanEditing): Y.XmlElement {
  const node = editing.rng.pick(blocks);
  const element = new Y.XmlElement(node);
  if (node === 'horizontalRule') return element;
  if (node === 'bulletList') {
    element.insert(0, [item(editing), item(editing)]);
    return element;
  }
  if (node === 'heading') element.setAttribute('level', 2 as unknown as string);
  if (node === 'actionItem') element.setAttribute('id', editing.word());
  element.insert(0, node === 'blockquote' ? [paragraph(editing)] : [words(editing)]);
  return element;
}

function item(editing: PlanEditing): Y.XmlElement {
  const element = new Y.XmlElement('listItem');
  element.insert(0, [paragraph(editing)]);
  return element;
}
function paragraph(editing: PlanEditing): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  const mention = new Y.XmlElement('mention');
  mention.setAttribute('kind', 'user');
  mention.setAttribute('ref', editing.word());
  element.insert(0, editing.rng.chance(0.3) ? [words(editing), mention, words(editing)] : [words(editing)]);
  return element;
}
const words = ({ word, rng }: PlanEditing): Y.XmlText => new Y.XmlText(Array.from({ length: 1 + rng.below(6) }, word).join(' '));

function writeWords(text: Y.XmlText, { rng, word }: PlanEditing): void {
  const written = rng.chance(0.3) ? word() : ` ${word()} ${word()} `;
  text.insert(rng.below(text.length + 1), written, rng.chance(0.2) ? { italic: {} } : {});
}
function deleteWords(text: Y.XmlText, rng: Rng): void {
  const [from, length] = stretch(text, rng);
  text.delete(from, length);
}
function stretch(text: Y.XmlText, rng: Rng): [from: number, length: number] {
  const from = rng.below(text.length + 1);
  return [from, rng.below(text.length - from + 1)];
}

function removeBlock(root: Y.XmlFragment, rng: Rng): void {
  const nested = root.toArray().flatMap((child) => (child instanceof Y.XmlElement && child.length > 1 ? [child] : []));
  const parent = nested.length > 0 && rng.chance(0.5) ? rng.pick(nested) : root;
  if (parent.length > 0) parent.delete(rng.below(parent.length), 1);
}
function changeValue(root: Y.XmlFragment, rng: Rng): void {
  const actions = root.toArray().filter((child) => child instanceof Y.XmlElement && child.nodeName === 'actionItem') as Y.XmlElement[];
  if (actions.length > 0) rng.pick(actions).setAttribute('due', `2026-0${1 + rng.below(9)}-01`);
}

/** The end of a block becomes a paragraph of its own: taken out here, put in there. */
function split(text: Y.XmlText): void {
  const block = text.parent;
  const around = block instanceof Y.XmlElement ? block.parent : undefined;
  if (!(block instanceof Y.XmlElement) || !(around instanceof Y.XmlFragment)) return;
  const tail = text.toString().length === text.length ? text.toString().slice(text.length >> 1) : '';
  if (tail.length < 3) return;
  text.delete(text.length - tail.length, tail.length);
  const next = new Y.XmlElement('paragraph');
  next.insert(0, [new Y.XmlText(tail)]);
  around.insertAfter(block, [next]);
}
function drag(root: Y.XmlFragment, rng: Rng): void {
  if (root.length < 2) return;
  const from = rng.below(root.length);
  const block = root.get(from) as Y.XmlElement;
  const copy = block.clone();
  root.delete(from, 1);
  root.insert(rng.below(root.length + 1), [copy]);
}

export function textsIn(parent: Y.XmlFragment): readonly Y.XmlText[] {
  return parent.toArray().flatMap((child) => (child instanceof Y.XmlText ? [child] : child instanceof Y.XmlElement ? textsIn(child) : []));
}
