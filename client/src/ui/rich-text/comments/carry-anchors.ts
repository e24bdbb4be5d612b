/**
 * Suggestions and conversations hang on letters of the document by their ids. Yjs has no way to move a line, or to divide it: an edit
 * of the editor writes its letters anew, and nobody but this device knows which is which. So whoever makes such an edit takes along, in
 * the same change, what hangs on those letters; taking it back does the same. What nobody could take along (two did this at once, or
 * the words were deleted) has no place any more, and says so.
 */
import { plan } from '@tandem/core';
import { letterPlace, lettersOf, readLetters, type Stretch, standing, writeLetters } from '@tandem/core/plans/letters';
import { around, placeAt, readPosition, wordsBetween } from '@tandem/core/plans/suggested-words';
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { bindingOf } from './commented.ts';
import { isOfWords, type LettersAfter, lettersAfter } from './letters-after.ts';
import { letterPlaceAt, positionsOfTexts } from './line-places.ts';
import { createSameLetters, type SameLetters } from './same-letters.ts';

/** The origin of what follows an undo; every other time it is part of the edit itself. */
export const carried = 'carried';

interface Letter {
  readonly id: Y.ID;
  /** In the editor, before the edit. */
  readonly pos: number;
  readonly char: string;
}
/** One entry of a list, with the letters it is about and those that its ends hold on to. */
interface Held {
  readonly list: 'suggestions' | 'threads' | 'placings';
  readonly id: string;
  /** Where it said that they are. */
  readonly said: Said;
  readonly letters: readonly Letter[];
  readonly from?: Letter | undefined;
  readonly to?: Letter | undefined;
}
export interface Anchors {
  readonly held: readonly Held[];
  readonly fragment: Y.XmlFragment;
  readonly same: SameLetters;
}
interface Said {
  readonly from?: string;
  readonly to?: string;
  readonly letters?: string;
  readonly words?: string;
}

/** Everything that hangs on letters, with where these stand in the editor now. */
export function anchorsIn(fragment: Y.XmlFragment, shown: Node, same: SameLetters): Anchors {
  const doc = fragment.doc as Y.Doc;
  const starts = positionsOfTexts(fragment, shown);
  const lettersIn = (stretches: readonly Stretch[]): readonly Letter[] =>
    stretches.flatMap((stretch) => {
      const start = starts.get(stretch.text);
      if (start === undefined) return [];
      return lettersOf(stretch)
        .flatMap(([client, clock, length]) => Array.from({ length }, (_, i) => Y.createID(client, clock + i)))
        .map((id, i) => ({
          id,
          pos: start + stretch.index + i,
          char: letterIn(shown, start + stretch.index + i),
        }));
    });
  const ids = (json: string): readonly Letter[] => lettersIn(standing(doc, readLetters(json)));
  const end = (json: string): Letter | undefined => {
    const item = readPosition(json)?.item;
    return item ? lettersIn(standing(doc, [[item.client, item.clock, 1]]))[0] : undefined;
  };
  const { suggestions, threads, placings } = plan.readFrame(doc);
  const held = [
    ...suggestions.map(({ id, from, to, letters }): Held => {
      return { list: 'suggestions', id, said: { from, to, letters }, letters: ids(letters), from: end(from), to: end(to) };
    }),
    ...threads.map(({ id, from, to }): Held => {
      const letters = lettersIn(wordsBetween(doc, placeAt(doc, from), placeAt(doc, to)));
      return { list: 'threads', id, said: { from, to }, letters };
    }),
    ...placings.map(({ id, words }): Held => ({ list: 'placings', id, said: { words }, letters: ids(words) })),
  ];
  return { held: held.filter(({ letters, from, to }) => letters.length > 0 || from || to), fragment, same };
}

/** Never throws: an edit that nothing could be carried along for is an edit all the same. */
const letterIn = (shown: Node, at: number): string => (at < shown.content.size ? shown.textBetween(at, at + 1) : '');

/** Puts them on the same letters under the ids that they have now. */
export function carry({ held, fragment, same }: Anchors, after: LettersAfter, shown: Node, origin: unknown): void {
  const doc = fragment.doc as Y.Doc;
  doc.transact(() => {
    for (const one of held) {
      const idOf = (letter: Letter | undefined) => letter && idNow(fragment, shown, letter, after, same);
      const now = one.letters.flatMap((letter) => idOf(letter) ?? []);
      const [from, to] = [idOf(one.from), idOf(one.to)];
      const isOther = (letter: Letter | undefined, id: Y.ID | undefined) => letter && id && !Y.compareIDs(letter.id, id);
      const isMoved = one.letters.some((letter) => isOther(letter, idOf(letter))) || isOther(one.from, from) || isOther(one.to, to);
      // A conversation whose first letter went has another first letter; a suggestion keeps what it is about.
      const isCut = one.list === 'threads' && now.length > 0 && now.length < one.letters.length;
      if (isMoved || isCut) rewrite(doc, one, { now, from, to }, origin);
    }
  }, origin);
}

interface Now {
  readonly now: readonly Y.ID[];
  readonly from: Y.ID | undefined;
  readonly to: Y.ID | undefined;
}

function rewrite(doc: Y.Doc, { list, id, said }: Held, { now, from, to }: Now, origin: unknown): void {
  const left = standing(
    doc,
    now.map(({ client, clock }) => [client, clock, 1]),
  );
  const one: Said | undefined = plan.readEntry(doc, list, id);
  if (!one) return;
  const next = newly(list, one, { left, from, to });
  // An undo has put some of it back itself, and that is how it is meant.
  const own = Object.entries(next).filter(([field]) => one[field as keyof Said] === said[field as keyof Said]);
  plan.changeEntry(doc, list, id, Object.fromEntries(own), origin);
}

function newly(list: Held['list'], one: Said, { left, from, to }: Pick<Now, 'from' | 'to'> & { readonly left: readonly Stretch[] }): Said {
  const letters = writeLetters(left.flatMap(lettersOf));
  const [first, last] = [left[0], left.at(-1)];
  if (list === 'suggestions') return { from: held(one.from ?? '', from), to: held(one.to ?? '', to), ...(letters && { letters }) };
  if (!first || !last) return {};
  if (list === 'placings') return { words: letters };
  return { from: around(first).from, to: around({ text: last.text, index: last.index + last.length }).to };
}

/** The same end on another letter. */
function held(json: string, id: Y.ID | undefined): string {
  const assoc = readPosition(json)?.assoc;
  return id && assoc !== undefined ? JSON.stringify(new Y.RelativePosition(null, null, id, assoc)) : json;
}

function idNow(fragment: Y.XmlFragment, shown: Node, { id, pos, char }: Letter, after: LettersAfter, same: SameLetters): Y.ID | undefined {
  const doc = fragment.doc as Y.Doc;
  const known = same.of(id).flatMap((one) => letterPlace(doc, one) ?? [])[0];
  const at = known ? undefined : after(pos);
  const place = known ?? (at !== undefined && letterIn(shown, at) === char ? letterPlaceAt(fragment, shown, at, 'behind') : undefined);
  const [found] = place ? lettersOf({ ...place, length: 1 }) : [];
  if (!found) return undefined;
  const now = Y.createID(found[0], found[1]);
  same.join(id, now);
  return now;
}

/**
 * What comes back by undo has new ids, and only this device knows of which letters: where they are told, they are told as they are now.
 */
function takeBack(anchors: Anchors, undone: Transaction): void {
  const doc = anchors.fragment.doc as Y.Doc;
  doc.transact(() => {
    carry(anchors, lettersAfter([undone]), undone.doc, carried);
    const { suggestions, threads, placings } = plan.readFrame(doc);
    const now = (json: string) => writeLetters(standing(doc, readLetters(json)).flatMap(lettersOf)) || json;
    for (const { id, from, to, letters } of suggestions)
      plan.changeEntry(doc, 'suggestions', id, { from: endNow(doc, from), to: endNow(doc, to), letters: now(letters) }, carried);
    for (const { id, from, to } of threads) plan.changeEntry(doc, 'threads', id, { from: endNow(doc, from), to: endNow(doc, to) }, carried);
    for (const { id, words } of placings) plan.changeEntry(doc, 'placings', id, { words: now(words) }, carried);
  }, carried);
}

function endNow(doc: Y.Doc, json: string): string {
  const position = readPosition(json);
  const place = position?.item && letterPlace(doc, position.item);
  const [found] = place ? lettersOf({ ...place, length: 1 }) : [];
  const isSame = found?.[0] === position?.item?.client && found?.[1] === position?.item?.clock;
  return found && !isSame ? held(json, Y.createID(found[0], found[1])) : json;
}

interface Since {
  /** Edits that the document does not have yet. */
  readonly edits: readonly Transaction[];
  /** What was taken back, as it was drawn. */
  readonly undone: Transaction | undefined;
}
const key = new PluginKey<Since>('carried');

export const carryAnchors = (): Plugin => {
  let written: Node | undefined;
  return new Plugin<Since>({
    key,
    state: {
      init: () => ({ edits: [], undone: undefined }),
      apply: (tr, { edits, undone }) => {
        const drawn = tr.getMeta(ySyncPluginKey) as { readonly isUndoRedoOperation?: boolean } | undefined;
        // What looks the same may be other letters: a line that was moved there and back.
        if (!tr.docChanged && !drawn?.isUndoRedoOperation) return { edits, undone };
        if (drawn) return { edits: [], undone: drawn.isUndoRedoOperation ? tr : undefined };
        return { edits: tr.before === written ? [tr] : [...edits, tr], undone: undefined };
      },
    },
    view: (view) => {
      const binding = bindingOf(view.state);
      const doc = binding?.doc as Y.Doc | undefined;
      if (!binding || !doc) return {};
      const fragment = binding.type;
      const same = createSameLetters();
      const write = binding._prosemirrorChanged;
      const writeAndCarry = (shown: Node) => {
        // Asked at every change of the state, also where nothing is to be written.
        const edits = shown === written ? [] : (key.getState(view.state)?.edits ?? []);
        written = shown;
        const anchors = edits[0] && !isOfWords(edits) ? anchorsIn(fragment, edits[0].before, same) : undefined;
        write.call(binding, shown);
        if (anchors) carry(anchors, lettersAfter(edits), shown, ySyncPluginKey);
      };
      binding._prosemirrorChanged = writeAndCarry;
      let before: Anchors | undefined;
      const beforeUndo = (transaction: Y.Transaction) => {
        if (transaction.origin instanceof Y.UndoManager) before = anchorsIn(fragment, view.state.doc, same);
      };
      doc.on('beforeTransaction', beforeUndo);
      return {
        update: (now: EditorView) => {
          const undone = key.getState(now.state)?.undone;
          if (undone && before && undone.doc === now.state.doc) takeBack(before, undone);
          if (undone) before = undefined;
        },
        destroy: () => {
          doc.off('beforeTransaction', beforeUndo);
          if (binding._prosemirrorChanged === writeAndCarry) binding._prosemirrorChanged = write;
        },
      };
    },
  });
};

export const carrying = Extension.create({ name: 'carrying', addProseMirrorPlugins: () => [carryAnchors()] });
