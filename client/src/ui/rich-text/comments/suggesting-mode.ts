/**
 * While it is on, what would be typed, deleted or pasted becomes a suggestion and the text stays as it is. What is more than words in
 * one line cannot be suggested, and is refused with a sentence.
 */
import { suggestWords } from '@tandem/core/plans/suggesting';
import { Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { bindingOf } from './commented.ts';
import { letterPlaceAt, type Side } from './line-places.ts';
import { oneComposition } from './one-composition.ts';

/** The origin of what is suggested. */
export const suggesting = 'suggesting';

export interface Suggester {
  readonly me: string;
  readonly newId: () => string;
  readonly now: () => string;
  readonly onRefuse: () => void;
}
export interface Wanted {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly backwards: boolean;
}

export function suggestingMode(on: Suggester, wrote: () => void) {
  let isOn = false;
  let undo: Y.UndoManager | undefined;

  const suggest = (view: EditorView, wanted: Wanted): void => {
    const doc = bindingOf(view.state)?.doc as Y.Doc | undefined;
    const at = (pos: number, side: Side) => doc && letterPlaceAt(doc.getXmlFragment('text'), view.state.doc, pos, side);
    const isEmpty = wanted.from === wanted.to;
    const from = at(wanted.from, isEmpty ? 'before' : 'behind');
    const to = isEmpty ? from : at(wanted.to, 'before');
    if (!doc) return;
    const id =
      from &&
      to &&
      suggestWords(
        doc,
        { from, to, text: wanted.text, backwards: wanted.backwards },
        { by: on.me, at: on.now(), newId: on.newId, origin: suggesting },
      );
    if (id === undefined) return on.onRefuse();
    wrote();
    const caret = wanted.backwards ? wanted.from : wanted.to;
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, caret)).scrollIntoView());
  };
  const composition = oneComposition(() => isOn);
  const plugin = new Plugin({
    key: new PluginKey('suggesting'),
    props: {
      handleDOMEvents: composition.handleDOMEvents,
      attributes: (): Record<string, string> => (isOn ? { class: 'is-suggesting' } : {}),
      handleTextInput: (view, from, to, text) => {
        if (!isOn || !view.state.doc.resolve(from).sameParent(view.state.doc.resolve(to))) return false;
        suggest(view, { from, to, text, backwards: false });
        return true;
      },
      // Words to come stand beside the caret and are none of the text: a browser would take them out where a letter is meant.
      handleKeyDown: (view, event) => {
        if (!isOn || (event.key !== 'Backspace' && event.key !== 'Delete') || view.composing) return false;
        const wanted = deletionIn(view, event.key === 'Backspace', event.ctrlKey || event.altKey || event.metaKey);
        if (!wanted) return false;
        suggest(view, wanted);
        return true;
      },
    },
    view: (view) => {
      const doc = bindingOf(view.state)?.doc as Y.Doc | undefined;
      const list = doc?.getMap<unknown>('suggestions');
      undo = (yUndoPluginKey.getState(view.state) as { readonly undoManager: Y.UndoManager } | undefined)?.undoManager;
      if (undo && list) alsoSuggestions(undo, list);
      return {};
    },
  });
  return {
    plugin,
    setOn(now: boolean) {
      // What is written and what is suggested are never taken back in one step.
      if (isOn !== now) undo?.stopCapturing();
      if (isOn && !now) composition.end();
      isOn = now;
    },
    /** True when it must not come into the text. What colleagues, undo and the page itself bring is no edit of this person. */
    takes(view: EditorView, tr: Transaction): boolean {
      if (!isOn || !tr.docChanged || tr.getMeta(ySyncPluginKey) !== undefined) return false;
      const wanted = wantedBy(tr);
      // Asked for from within a transaction that is being made: the editor finds its own state first.
      if (wanted) suggest(view, wanted);
      else on.onRefuse();
      return true;
    },
  };
}

/** What one has suggested is taken back like what one has written, unless somebody has decided about it meanwhile. */
function alsoSuggestions(undo: Y.UndoManager, list: Y.Map<unknown>): void {
  if (undo.scope.includes(list)) return;
  // What was carried along with words goes back with them.
  undo.addToScope([list, ...['threads', 'placings'].map((other) => undo.doc.getMap<unknown>(other))]);
  undo.addTrackedOrigin(suggesting);
  const mayGo = undo.deleteFilter;
  const isDecided = (entry: unknown) => entry instanceof Y.Map && (entry.get('decision') ?? '') !== '';
  undo.deleteFilter = (item) => {
    const { parent } = item;
    const isOfList = parent instanceof Y.Map && parent._item?.parent === list;
    return mayGo(item) && !isDecided(isOfList ? parent : parent === list ? item.content.getContent()[0] : undefined);
  };
}

/** Words of one line instead of words of the same line; undefined for whatever is more than that. */
export function wantedBy(tr: Transaction): Wanted | undefined {
  const [step] = tr.steps;
  if (tr.steps.length !== 1 || !(step instanceof ReplaceStep)) return undefined;
  const { from, to, slice } = step;
  const [$from, $to] = [tr.before.resolve(from), tr.before.resolve(to)];
  if (!$from.sameParent($to) || !$from.parent.isTextblock || slice.openStart > 0 || slice.openEnd > 0) return undefined;
  let text = '';
  for (const node of slice.content.content) {
    if (!node.isText) return undefined;
    text += node.text ?? '';
  }
  return { from, to, text, backwards: false };
}

function deletionIn({ state }: EditorView, backwards: boolean, byWord: boolean): Wanted | undefined {
  const { selection } = state;
  const { $from } = selection;
  if (!selection.empty || !(selection instanceof TextSelection)) return undefined;
  const { parent, parentOffset, pos } = $from;
  const words = parent.textBetween(backwards ? 0 : parentOffset, backwards ? parentOffset : parent.content.size, undefined, '\ufffc');
  // At the end of a line the next one would join it.
  if (words === '') return undefined;
  const parts = Array.from(
    new Intl.Segmenter(undefined, { granularity: byWord ? 'word' : 'grapheme' }).segment(words),
    ({ segment }) => segment,
  );
  if (!backwards) parts.reverse();
  let length = 0;
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    length += part.length;
    if (!byWord || part.trim() !== '') break;
  }
  return backwards ? { from: pos - length, to: pos, text: '', backwards } : { from: pos, to: pos + length, text: '', backwards };
}
