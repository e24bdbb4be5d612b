/**
 * `... @Petra 16 March` in an action item: seen while it is typed, taken over with Enter or by going elsewhere. Only by whoever
 * typed it, and once: what undo brings back stays as words.
 */
import { type QuickWords, quickWords } from '@tandem/core/plans/quick-words';
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap';
import type { PlanSurroundings } from '../plan-surroundings.ts';
import { blockAt } from './block-commands.ts';

/** The id of the action item that this person is writing in. */
const key = new PluginKey<string>('quickWords');
const leave = 'leave';

export const quickWordsIn = (around: PlanSurroundings): Extension =>
  Extension.create({
    name: 'quickWords',
    addProseMirrorPlugins: () => [
      new Plugin<string>({
        key,
        state: { init: () => '', apply: (tr, before, _, state) => writtenIn(tr, before, state) },
        appendTransaction: (done, before, after) => {
          if (done.some((tr) => tr.getMeta(ySyncPluginKey) !== undefined)) return null;
          const id = key.getState(before);
          const isLeft = done.some((tr) => tr.getMeta(key) === leave) || idAt(after) !== id;
          const taken = id && isLeft ? takeOver(after, id, around) : null;
          // A step of its own: undo brings back the words that were taken over, and not the sentence before them as well.
          if (taken) undoOf(after)?.stopCapturing();
          return taken;
        },
        props: {
          decorations: (state) => lookOf(state, around),
          handleDOMEvents: {
            blur: (view, event) => {
              const to = event.relatedTarget;
              const isWithin =
                to instanceof globalThis.Node && (view.dom.contains(to) || (to instanceof Element && to.closest('.block-pop') !== null));
              if (!isWithin && key.getState(view.state)) view.dispatch(view.state.tr.setMeta(key, leave));
              return false;
            },
          },
        },
      }),
    ],
  });

const undoOf = (state: EditorState) =>
  (yUndoPluginKey.getState(state) as { readonly undoManager?: { stopCapturing(): void } } | undefined)?.undoManager;

function writtenIn(tr: Transaction, before: string, state: EditorState): string {
  if (tr.getMeta(key) === leave) return '';
  const sync = tr.getMeta(ySyncPluginKey) as { readonly isUndoRedoOperation?: boolean } | undefined;
  if (sync?.isUndoRedoOperation) return '';
  const here = idAt(state);
  if (tr.docChanged && sync === undefined && tr.getMeta('paste') === undefined) return here;
  return here === before ? before : '';
}

function idAt({ selection }: EditorState): string {
  const block = blockAt(selection.$from);
  return block?.name === 'actionItem' ? String(block.node.attrs['id']) : '';
}

/** What the words of an item say beside it; `undefined` when nothing, or nothing that is not said yet. */
export function readItem(node: Node, around: Pick<PlanSurroundings, 'people' | 'me' | 'today'>): QuickWords | undefined {
  const { assignee, due, done } = node.attrs;
  if (done || (assignee && due)) return undefined;
  const text = node.textBetween(0, node.content.size, undefined, '\ufffc');
  const asked = assignee ? [] : [...text.matchAll(/@(\p{L}+)/gu)].flatMap(([, word = '']) => around.people(word));
  const people = [...new Map(asked.map((person) => [person.id, person])).values()];
  const found = quickWords(text, { people, me: around.me, today: around.today, wants: { assignee: !assignee, due: !due } });
  return found.taken.length > 0 ? found : undefined;
}

export function takeOver(state: EditorState, id: string, around: Pick<PlanSurroundings, 'people' | 'me' | 'today'>): Transaction | null {
  let at = -1;
  state.doc.descendants((node, pos) => {
    if (node.type.name === 'actionItem' && node.attrs['id'] === id) at = pos;
    return at < 0 && !node.isTextblock;
  });
  const node = at < 0 ? null : state.doc.nodeAt(at);
  const found = node && readItem(node, around);
  if (!found) return null;
  const { tr } = state;
  for (const { from, to } of found.taken.toReversed()) tr.delete(at + 1 + from, at + 1 + to);
  if (found.assignee) tr.setNodeAttribute(at, 'assignee', found.assignee);
  if (found.due) tr.setNodeAttribute(at, 'due', found.due);
  return tr;
}

function lookOf(state: EditorState, around: PlanSurroundings): DecorationSet {
  const block = key.getState(state) ? blockAt(state.selection.$from) : undefined;
  const found = block?.name === 'actionItem' ? readItem(block.node, around) : undefined;
  if (!block || !found) return DecorationSet.empty;
  const start = block.pos + 1;
  return DecorationSet.create(
    state.doc,
    found.taken.map(({ from, to }) =>
      Decoration.inline(start + from, start + to, { class: 'quick', title: around.t('plans.block.quick') }),
    ),
  );
}
