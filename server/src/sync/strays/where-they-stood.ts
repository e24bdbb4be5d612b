/** What stood around stray words when what they were written into was taken away, read from the whole log. */
import * as Y from 'yjs';
import type { Stray } from './find-strays.ts';

export interface Stood {
  readonly words: string;
  /** The line as it was last, before and behind the words. */
  readonly before: string;
  readonly after: string;
  /** The block of the text's top that stands before it, if there still is one. */
  readonly behind: Y.ID | undefined;
  readonly client: number;
  readonly clock: number;
}
interface Letter {
  readonly client: number;
  readonly clock: number;
  readonly letter: string;
}

/** In the order in which they stood. */
export function whereTheyStood(updates: readonly Uint8Array[], strays: readonly Stray[]): readonly Stood[] {
  const whole = replay(updates);
  const lines = new Map<Y.XmlText, Stray[]>();
  const homeless: Stray[] = [];
  for (const stray of strays) {
    const line = lineOf(whole, stray);
    if (line) lines.set(line, [...(lines.get(line) ?? []), stray]);
    else homeless.push(stray);
  }
  const lastly = lastLetters(
    updates,
    [...lines.keys()].flatMap((line) => line._item?.id ?? []),
  );
  const stood = [...lines].flatMap(([line, held]) => {
    const id = line._item?.id;
    const letters = new Set((lastly.get(keyOf(id)) ?? []).map(placeOf));
    const isStray = (client: number, clock: number) =>
      held.find((stray) => stray.client === client && stray.clock <= clock && clock < stray.clock + stray.words.length);
    const parts: { text: string; stray: Stray | undefined }[] = [];
    for (const one of lettersOf(line, true)) {
      const stray = isStray(one.client, one.clock);
      if (!stray && !letters.has(placeOf(one))) continue;
      const last = parts.at(-1);
      if (last && (last.stray === undefined) === (stray === undefined)) last.text += one.letter;
      else parts.push({ text: one.letter, stray });
    }
    return parts.flatMap(({ text, stray }, i): readonly Stood[] => {
      if (!stray) return [];
      const side = (some: typeof parts) => some.flatMap((part) => (part.stray ? [] : [part.text])).join('');
      const { client, clock } = stray;
      return [{ words: text, before: side(parts.slice(0, i)), after: side(parts.slice(i + 1)), behind: behind(line), client, clock }];
    });
  });
  const rest = homeless.map(({ words, client, clock }): Stood => ({ words, before: '', after: '', behind: undefined, client, clock }));
  whole.destroy();
  return [...stood, ...rest].filter(({ words }) => words.trim() !== '');
}

function replay(updates: readonly Uint8Array[], each: (doc: Y.Doc) => void = () => undefined): Y.Doc {
  const doc = new Y.Doc({ gc: false });
  doc.getXmlFragment('text');
  for (const update of updates) {
    Y.applyUpdate(doc, update);
    each(doc);
  }
  return doc;
}

function itemAt(doc: Y.Doc, { client, clock }: { readonly client: number; readonly clock: number }): Y.Item | undefined {
  const structs = doc.store.clients.get(client) ?? [];
  const struct = structs.length > 0 && clock < Y.getState(doc.store, client) ? structs[Y.findIndexSS(structs, clock)] : undefined;
  return struct instanceof Y.Item ? struct : undefined;
}
function lineOf(doc: Y.Doc, stray: Stray): Y.XmlText | undefined {
  const parent: unknown = itemAt(doc, stray)?.parent;
  return parent instanceof Y.XmlText ? parent : undefined;
}
const isGone = (line: Y.XmlText): boolean => {
  for (let at: Y.Item | null = line._item; at; at = (at.parent as Y.AbstractType<unknown>)._item) if (at.deleted) return true;
  return false;
};

/** The letters of each line before it was taken away. */
function lastLetters(updates: readonly Uint8Array[], ids: readonly Y.ID[]): ReadonlyMap<string, readonly Letter[]> {
  const last = new Map<string, readonly Letter[]>();
  replay(updates, (doc) => {
    for (const id of ids) {
      const content = itemAt(doc, id)?.content;
      const line: unknown = content instanceof Y.ContentType ? content.type : undefined;
      if (line instanceof Y.XmlText && !isGone(line)) last.set(keyOf(id), lettersOf(line, false));
    }
  }).destroy();
  return last;
}
const keyOf = (id: Y.ID | undefined): string => (id ? `${id.client}:${id.clock}` : '');
const placeOf = ({ client, clock }: Letter): string => `${client}:${clock}`;

function lettersOf(line: Y.XmlText, deletedToo: boolean): readonly Letter[] {
  const letters: Letter[] = [];
  for (let at = line._start; at; at = at.right) {
    if (!(at.content instanceof Y.ContentString) || (at.deleted && !deletedToo)) continue;
    const { client, clock } = at.id;
    for (let i = 0; i < at.content.str.length; i++) letters.push({ client, clock: clock + i, letter: at.content.str[i] ?? '' });
  }
  return letters;
}

function behind(line: Y.XmlText): Y.ID | undefined {
  let top: Y.Item | null = line._item;
  while (top && (top.parent as Y.AbstractType<unknown>)._item) top = (top.parent as Y.AbstractType<unknown>)._item;
  for (let at = top?.left ?? null; at; at = at.left) if (!at.deleted) return at.id;
  return undefined;
}
