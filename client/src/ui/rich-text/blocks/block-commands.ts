/** What Enter, Backspace and the menus do with blocks: functions of the state alone, so that they are the same without a browser. */
import type { Node, NodeType, ResolvedPos } from '@tiptap/pm/model';
import { type Command, type EditorState, NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { PlanSurroundings } from '../plan-surroundings.ts';
import { isWordsBlock, type WordsBlock } from './block-names.ts';
import { freshAttributes, type Insertable } from './fresh.ts';

type Fresh = Pick<PlanSurroundings, 'today' | 'me'>;

export interface BlockAt {
  readonly node: Node;
  readonly name: WordsBlock;
  /** Where it begins. */
  readonly pos: number;
}

/** The words block that a place is in. */
export function blockAt($at: ResolvedPos): BlockAt | undefined {
  const { name } = $at.parent.type;
  return isWordsBlock(name) ? { node: $at.parent, name, pos: $at.before() } : undefined;
}

/** Nothing was said in it: neither words nor who it is about. */
const isBare = ({ node }: BlockAt): boolean => node.content.size === 0 && !node.attrs['contact'] && !node.attrs['name'];

/** Enter: the next one of the kind; on one that says nothing, on with plain words. */
export const nextBlock =
  (around: Fresh): Command =>
  (state, dispatch) => {
    const { $from, $to, empty } = state.selection;
    const block = blockAt($from);
    if (!block || !$from.sameParent($to)) return false;
    if (empty && isBare(block)) return blockToParagraph(state, dispatch);
    if (!dispatch) return true;
    const { tr } = state;
    if (!empty) tr.deleteSelection();
    const at = tr.selection.$from;
    const attributes = freshAttributes(block.name, around);
    // At the start of its words the block moves down whole: it stays who it is, and the new one stands above.
    if (at.parentOffset === 0 && at.parent.content.size > 0) tr.insert(block.pos, block.node.type.create(attributes));
    else tr.split(at.pos, 1, [{ type: block.node.type, attrs: attributes }]);
    dispatch(tr.scrollIntoView());
    return true;
  };

/** Backspace at the start of the words: only the words stay. */
export const leaveBlock: Command = (state, dispatch) =>
  state.selection.empty && state.selection.$from.parentOffset === 0 && blockAt(state.selection.$from) !== undefined
    ? blockToParagraph(state, dispatch)
    : false;

function blockToParagraph(state: EditorState, dispatch?: (transaction: Transaction) => void): boolean {
  const block = blockAt(state.selection.$from);
  const { paragraph } = state.schema.nodes;
  if (!block || !paragraph) return false;
  dispatch?.(state.tr.setNodeMarkup(block.pos, paragraph, null).scrollIntoView());
  return true;
}

/** What a menu offers: an empty line, or words that are nothing else yet, become the block; otherwise it comes after them. */
export function insertBlock(
  name: Insertable,
  around: Fresh,
  given: Readonly<Record<string, unknown>> = {},
): (state: EditorState) => Transaction | undefined {
  return (state) => makeNode(state, state.schema.nodes[name], { ...freshAttributes(name, around), ...given });
}

export function makeNode(
  state: EditorState,
  type: NodeType | undefined,
  attributes: Readonly<Record<string, unknown>>,
): Transaction | undefined {
  if (!type) return undefined;
  const { tr } = state;
  if (type.isInline) return tr.replaceSelectionWith(type.create(attributes), true).scrollIntoView();
  const { $from } = state.selection;
  const line = $from.depth > 0 && $from.parent.isTextblock ? $from.parent : undefined;
  const at = line ? $from.before() : state.selection.to;
  const isPlain = line?.type.name === 'paragraph';
  if (line && isPlain && type.isTextblock && $from.node(-1).canReplaceWith($from.index(-1), $from.indexAfter(-1), type))
    return tr.setNodeMarkup(at, type, attributes).scrollIntoView();
  const made = type.create(attributes);
  if (line && isPlain && line.content.size === 0) tr.replaceWith(at, at + line.nodeSize, made);
  else tr.insert(line ? $from.after() : at, made);
  const placed = line && isPlain && line.content.size === 0 ? at : line ? $from.after() : at;
  return selectMade(tr, placed, made).scrollIntoView();
}

/** Words wait for letters; what has none is left for the line behind it, which is made when there is none. */
function selectMade(tr: Transaction, pos: number, made: Node): Transaction {
  if (made.isTextblock) return tr.setSelection(TextSelection.create(tr.doc, pos + 1));
  const after = pos + made.nodeSize;
  if (after >= tr.doc.content.size) {
    const { paragraph } = tr.doc.type.schema.nodes;
    if (paragraph) tr.insert(after, paragraph.create());
  }
  const $after = tr.doc.resolve(after);
  return $after.nodeAfter?.isTextblock
    ? tr.setSelection(TextSelection.create(tr.doc, after + 1))
    : tr.setSelection(NodeSelection.create(tr.doc, pos));
}
