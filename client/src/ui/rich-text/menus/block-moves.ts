/** What is done with a whole block, as functions of the state alone: from the menu of its handle, from keys, by dragging. */
import { Fragment, type Node, type ResolvedPos } from '@tiptap/pm/model';
import { type Command, type EditorState, NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state';

export interface BlockPlace {
  readonly pos: number;
  readonly node: Node;
}

/** Blocks that are one thing: from within a table the table is moved, from within a list the item. */
const isMovable = (parent: Node): boolean =>
  parent.type.name === 'doc' || parent.type.name === 'blockquote' || /List$/.test(parent.type.name);

/** The block to be moved from there: the innermost that has siblings of its kind around it. */
export function blockOf($at: ResolvedPos): BlockPlace | undefined {
  for (let depth = $at.depth; depth >= 1; depth--) {
    const parent = $at.node(depth - 1);
    // A citation of one line, a list of one item are moved as what they are.
    if (depth > 1 && parent.childCount === 1) continue;
    if (isMovable(parent) && !insideTable($at, depth - 1)) return { pos: $at.before(depth), node: $at.node(depth) };
  }
  return $at.nodeAfter && $at.depth === 0 ? { pos: $at.pos, node: $at.nodeAfter } : undefined;
}

const insideTable = ($at: ResolvedPos, depth: number): boolean =>
  Array.from({ length: depth + 1 }, (_, level) => $at.node(level)).some(({ type }) => type.name === 'table');

export const chosenBlock = ({ selection }: EditorState): BlockPlace | undefined =>
  selection instanceof NodeSelection && selection.node.isBlock ? { pos: selection.from, node: selection.node } : blockOf(selection.$from);

/** Past its neighbour; the caret stays in the same words. */
export const moveBlock =
  (by: -1 | 1, of: (state: EditorState) => BlockPlace | undefined = chosenBlock): Command =>
  (state, dispatch) => {
    const block = of(state);
    if (!block) return false;
    const $pos = state.doc.resolve(block.pos);
    const index = $pos.index();
    const other = $pos.parent.maybeChild(index + by);
    if (!other) return false;
    if (!dispatch) return true;
    const { tr } = state;
    const to = by < 0 ? block.pos - other.nodeSize : block.pos + other.nodeSize;
    const offset = state.selection.from - block.pos;
    const until = state.selection.to - block.pos;
    tr.delete(block.pos, block.pos + block.node.nodeSize).insert(to, block.node);
    dispatch(select(tr, state, to, offset, until, block.node).scrollIntoView());
    return true;
  };

function select(tr: Transaction, { selection }: EditorState, to: number, from: number, until: number, node: Node): Transaction {
  if (selection instanceof NodeSelection) return tr.setSelection(NodeSelection.create(tr.doc, to));
  const within = from >= 0 && until <= node.nodeSize;
  return within ? tr.setSelection(TextSelection.between(tr.doc.resolve(to + from), tr.doc.resolve(to + until))) : tr;
}

export const duplicateBlock =
  (of: (state: EditorState) => BlockPlace | undefined = chosenBlock): Command =>
  (state, dispatch) => {
    const block = of(state);
    if (!block) return false;
    if (dispatch) {
      const at = block.pos + block.node.nodeSize;
      const tr = state.tr.insert(at, block.node.copy(block.node.content));
      dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))).scrollIntoView());
    }
    return true;
  };

/** The last block of a list takes the list along; of the whole text an empty line stays. */
export const deleteBlock =
  (of: (state: EditorState) => BlockPlace | undefined = chosenBlock): Command =>
  (state, dispatch) => {
    const block = of(state);
    if (!block) return false;
    let { pos, node } = block;
    for (let $pos = state.doc.resolve(pos); $pos.depth > 0 && $pos.parent.childCount === 1; $pos = state.doc.resolve(pos)) {
      node = $pos.parent;
      pos = $pos.before();
    }
    if (dispatch) {
      const paragraph = state.schema.nodes['paragraph']?.create();
      const tr =
        state.doc.childCount === 1 && state.doc.firstChild === node && paragraph
          ? state.tr.replaceWith(pos, pos + node.nodeSize, Fragment.from(paragraph))
          : state.tr.delete(pos, pos + node.nodeSize);
      dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(pos, tr.doc.content.size)), 1)).scrollIntoView());
    }
    return true;
  };

/** An empty line below it, with the caret in it. */
export const addBelow =
  (of: (state: EditorState) => BlockPlace | undefined = chosenBlock): Command =>
  (state, dispatch) => {
    const block = of(state);
    const inner = block?.node.type.name === 'listItem' || block?.node.type.name === 'taskItem' ? block.node.type : undefined;
    const line = state.schema.nodes['paragraph']?.create();
    const added = inner ? inner.createAndFill(null, line ?? null) : line;
    if (!block || !added) return false;
    if (dispatch) {
      const at = block.pos + block.node.nodeSize;
      const tr = state.tr.insert(at, added);
      dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))).scrollIntoView());
    }
    return true;
  };
