/**
 * Between the document and the editor. y-tiptap brings what somebody types into the document; what arrives is brought into the
 * editor here. y-tiptap would draw the whole text anew for every letter of a colleague, and take out of the document, for everybody,
 * what it cannot draw. Here the smallest difference is drawn, and at what cannot be drawn the editor stops.
 */
import { Fragment, type Node } from '@tiptap/pm/model';
import { TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { type ProsemirrorBinding, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { bringTo } from './differences.ts';
import { type CannotKeep, cannotKeep, cannotKeepOf } from './fence.ts';
import { FitsNowhere, type Mapping, nodeOf } from './nodes-of.ts';
import { giveTexts, rememberLine, writeWords } from './write-words.ts';

export interface Bound {
  /** True while an edit of somebody else is drawn: nobody's editor answers such an edit with one of its own. */
  drawing(): boolean;
  stopped(): boolean;
  stop(why: CannotKeep): void;
}

export function bind(binding: ProsemirrorBinding, onStop: (why: CannotKeep) => void): Bound {
  const { type: fragment } = binding;
  const mapping = binding.mapping as unknown as Mapping;
  const view = () => binding.prosemirrorView as EditorView | null;
  let drawing = false;
  let stopped = false;
  let written: Node | undefined;

  const stop = (why: CannotKeep) => {
    if (stopped) return;
    stopped = true;
    onStop(why);
  };
  /** Whatever fails while something is drawn must not become an edit. */
  const guarded = (draw: () => void) => {
    if (stopped) return;
    drawing = true;
    try {
      binding.mux(draw);
    } catch (error) {
      stop(error instanceof FitsNowhere ? { why: 'misplaced', what: error.message } : { why: 'fault', what: String(error) });
    } finally {
      drawing = false;
    }
  };
  const textNow = (like: Node): Node => {
    const children = (fragment.toArray() as Y.XmlElement[]).map((child) => nodeOf(child, like.type.schema, mapping));
    // A text of which nothing is left is an empty line in the editor, and stays nothing in the document.
    return children.length > 0 ? like.copy(Fragment.from(children)) : (like.type.createAndFill() ?? like);
  };
  const show = (tr: Transaction, at: EditorView, isUndo: boolean) => {
    tr.setMeta('addToHistory', false).setMeta('preventAutolink', true).setMeta('preventClearDocument', true);
    tr.setMeta(ySyncPluginKey, { isChangeOrigin: true, isUndoRedoOperation: isUndo, binding });
    written = tr.doc;
    at.dispatch(tr);
    written = at.state.doc;
  };

  binding._forceRerender = () =>
    guarded(() => {
      const at = view();
      const stranger = cannotKeep(fragment);
      if (stranger) return stop(stranger);
      if (!at) return;
      mapping.clear();
      const tr = at.state.tr;
      tr.replaceWith(0, tr.doc.content.size, textNow(tr.doc).content);
      tr.setSelection(TextSelection.atStart(tr.doc));
      show(tr, at, false);
      keepUp(mapping, fragment, at.state.doc);
    });

  const arrived = (events: readonly Y.YEvent<never>[], transaction: Y.Transaction) =>
    guarded(() => {
      const at = view();
      if (!at) return;
      const stranger = cannotKeepOf(events);
      if (stranger) return stop(stranger);
      forget(mapping, transaction);
      const isUndo = transaction.origin instanceof Y.UndoManager;
      const tr = bringTo(at.state.tr, textNow(at.state.doc));
      if (isUndo) selectUndone(tr);
      show(tr, at, isUndo);
      keepUp(mapping, fragment, at.state.doc);
    });
  binding._observeFunction = arrived;

  const write = binding._prosemirrorChanged.bind(binding);
  binding._prosemirrorChanged = (doc: Node) => {
    if (stopped || doc === written) return;
    const before = written;
    written = doc;
    if (before && writeWords(fragment, before, doc, mapping)) return;
    write(doc);
    giveTexts(binding.doc, (name) => doc.type.schema.nodes[name]?.isTextblock ?? false);
  };
  // Where the caret stands goes along with the steps; y-tiptap would look for it in the whole text at each edit of a colleague.
  binding.beforeAllTransactions = () => undefined;
  return { drawing: () => drawing, stopped: () => stopped, stop };
}

function forget(mapping: Mapping, transaction: Y.Transaction): void {
  for (const type of transaction.changed.keys()) mapping.delete(type);
  for (const type of transaction.changedParentTypes.keys()) mapping.delete(type);
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentType) mapping.delete(struct.content.type);
  });
}

/** What the editor made of the nodes that it was brought to: the same, but along the changed path not the same objects. */
function keepUp(mapping: Mapping, parent: Y.XmlFragment, node: Node): void {
  if (node.isTextblock) return rememberLine(parent, node, mapping);
  // An empty text beside blocks is nothing in the editor.
  const blocks = (parent.toArray() as unknown[]).filter((part) => part instanceof Y.XmlElement);
  blocks.forEach((part, index) => {
    const child = node.maybeChild(index);
    if (!child || mapping.get(part) === child) return;
    mapping.set(part, child);
    keepUp(mapping, part, child);
  });
}

/** Whoever takes something back looks at it: the caret goes behind what came back, or to where something went. */
function selectUndone(tr: Transaction): void {
  let last: number | undefined;
  tr.mapping.maps.forEach((map, index) =>
    map.forEach((_from, _to, _newFrom, newTo) => {
      last = Math.max(last ?? 0, tr.mapping.slice(index + 1).map(newTo));
    }),
  );
  if (last !== undefined) tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(last, tr.doc.content.size)), -1)).scrollIntoView();
}
