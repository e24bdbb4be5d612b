/** Letters of a plan's text by the ids that Yjs gave them: they are found again wherever the words around them went. */
import * as Y from 'yjs';

/** How many letters of which client from which clock on. */
export type LetterIds = readonly [client: number, clock: number, length: number];
/** Letters of one text as they stand now. */
export interface Stretch {
  readonly text: Y.XmlText;
  readonly index: number;
  readonly length: number;
}

export const writeLetters = (letters: readonly LetterIds[]): string => (letters.length === 0 ? '' : JSON.stringify(letters));

/** Whatever a device has written there. */
export function readLetters(json: string): readonly LetterIds[] {
  try {
    const read: unknown = JSON.parse(json);
    return Array.isArray(read) ? read.filter(isStretchOfIds) : [];
  } catch {
    return [];
  }
}
const isStretchOfIds = (one: unknown): one is LetterIds =>
  Array.isArray(one) && one.length === 3 && one.every((part) => Number.isSafeInteger(part) && part >= 0);

export function lettersOf({ text, index, length }: Stretch): readonly LetterIds[] {
  const found: LetterIds[] = [];
  let at = 0;
  for (let item = text._start; item && at < index + length; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const [first, last] = [Math.max(index - at, 0), Math.min(index + length - at, item.length)];
    at += item.length;
    if (first >= last || !(item.content instanceof Y.ContentString)) continue;
    const before = found.at(-1);
    const { client, clock } = item.id;
    if (before?.[0] === client && before[1] + before[2] === clock + first)
      found[found.length - 1] = [client, before[1], before[2] + last - first];
    else found.push([client, clock + first, last - first]);
  }
  return found;
}

/**
 * Those of them that still stand in the text, in its order; what was deleted and came back by undo is the same letters. Only the
 * lines they stand in are read: this is asked for each letter that somebody suggests in a plan of 200 pages.
 */
export function standing(doc: Y.Doc, letters: readonly LetterIds[]): readonly Stretch[] {
  const wanted = new Map<Y.XmlText, Map<Y.Item, readonly (readonly [number, number])[]>>();
  for (const letter of letters)
    for (const { item, from, to } of itemsOf(doc, letter, 0)) {
      const text = item.parent;
      if (!(text instanceof Y.XmlText) || !isInText(doc, text)) continue;
      const items = wanted.get(text) ?? new Map<Y.Item, readonly (readonly [number, number])[]>();
      wanted.set(text, items.set(item, [...(items.get(item) ?? []), [from, to]]));
    }
  return [...wanted].sort(([a], [b]) => inOrder(a, b)).flatMap(([text, items]) => stretchesIn(text, items));
}

/** The lines that hold one of them, without looking into the lines. */
export const textsWith = (doc: Y.Doc, letters: readonly LetterIds[]): ReadonlySet<unknown> =>
  new Set(letters.flatMap((one) => itemsOf(doc, one, 0)).map(({ item }) => item.parent));

/** The letter that bears this id by now; undefined when it does not stand in the text any more. */
export function letterPlace(doc: Y.Doc, { client, clock }: Y.ID): { readonly text: Y.XmlText; readonly index: number } | undefined {
  const [first] = standing(doc, [[client, clock, 1]]);
  return first && { text: first.text, index: first.index };
}

/** Which of two texts of one plan stands first. Neighbours are found as neighbours, however long the text around them is. */
function inOrder(a: Y.XmlText, b: Y.XmlText): number {
  const [one, other] = [wayTo(a), wayTo(b)];
  let level = 0;
  while (level < one.length && one[level] === other[level]) level++;
  const [first, second] = [one[level], other[level]];
  if (!first || !second) return one.length - other.length;
  for (let [x, y]: [Y.Item | null, Y.Item | null] = [first, second]; x || y; x = x?.right ?? null, y = y?.right ?? null) {
    if (x === second) return -1;
    if (y === first) return 1;
  }
  return 0;
}
function wayTo(text: Y.XmlText): readonly Y.Item[] {
  const way: Y.Item[] = [];
  for (let item = text._item; item; item = (item.parent as Y.AbstractType<unknown>)._item) way.unshift(item);
  return way;
}

function stretchesIn(text: Y.XmlText, items: ReadonlyMap<Y.Item, readonly (readonly [number, number])[]>): readonly Stretch[] {
  const found: Stretch[] = [];
  let at = 0;
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    for (const [from, to] of [...(items.get(item) ?? [])].sort((a, b) => a[0] - b[0])) {
      const last = found.at(-1);
      if (last && last.index + last.length >= at + from)
        found[found.length - 1] = { ...last, length: Math.max(last.length, at + to - last.index) };
      else found.push({ text, index: at + from, length: to - from });
    }
    at += item.length;
  }
  return found;
}

interface PartOfItem {
  readonly item: Y.Item;
  readonly from: number;
  readonly to: number;
}

function itemsOf(doc: Y.Doc, [client, clock, length]: LetterIds, depth: number): readonly PartOfItem[] {
  const found: PartOfItem[] = [];
  const end = Math.min(clock + length, Y.getState(doc.store, client));
  for (let at = clock; at < end; ) {
    const item: unknown = Y.getItem(doc.store, Y.createID(client, at));
    // What was collected has no letters any more.
    if (!(item instanceof Y.Item)) {
      at = Math.max(at + 1, (item as Y.GC).id.clock + (item as Y.GC).length);
      continue;
    }
    const from = at - item.id.clock;
    const to = Math.min(item.length, end - item.id.clock);
    if (item.redone && depth < 100) found.push(...itemsOf(doc, [item.redone.client, item.redone.clock + from, to - from], depth + 1));
    else if (!item.deleted && item.content instanceof Y.ContentString) found.push({ item, from, to });
    at = item.id.clock + to;
  }
  return found;
}

/** All texts in the order of the plan. */
export function textsOf(parent: Y.XmlFragment): readonly Y.XmlText[] {
  return (parent.toArray() as unknown[]).flatMap((child) =>
    child instanceof Y.XmlText ? [child] : child instanceof Y.XmlElement ? textsOf(child) : [],
  );
}

export function isInText(doc: Y.Doc, text: Y.XmlText): boolean {
  // Asked for first: until then a new copy of a document has something else there.
  const root = doc.getXmlFragment('text');
  let at: unknown = text;
  while (at instanceof Y.AbstractType && at._item) {
    if (at._item.deleted) return false;
    at = at._item.parent;
  }
  return at === root;
}

export const wordsIn = ({ text, index, length }: Stretch): string => plain(text).slice(index, index + length);

/** Something else than a letter takes one place, as it does in the text. */
const plain = (text: Y.XmlText): string =>
  (text.toDelta() as readonly { readonly insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : '\ufffc'))
    .join('');
