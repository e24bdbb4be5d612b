/** The blocks that are on the page. A row that changed may change what any of them shows: all are asked once a frame, and most do nothing. */
import type { Editor } from '@tiptap/core';
import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { PlanSurroundings } from '../plan-surroundings.ts';
import { blockAt } from './block-commands.ts';
import { closePopup } from './popup/popup.ts';

const onPage = new WeakMap<Editor, Set<() => void>>();

/** `redraw` is called whenever another look is possible; the answer takes the block off the page. */
export function keepLive(editor: Editor, redraw: () => void): () => void {
  const blocks = onPage.get(editor) ?? new Set();
  onPage.set(editor, blocks);
  blocks.add(redraw);
  return () => void blocks.delete(redraw);
}

export const liveViews = (around: PlanSurroundings): Extension =>
  Extension.create({
    name: 'liveBlocks',
    addProseMirrorPlugins() {
      const { editor } = this;
      return [
        new Plugin({
          key: new PluginKey('liveBlocks'),
          props: { decorations: (state) => blockHere(state) },
          view: (view) => {
            let frame = 0;
            let wasEditable = view.editable;
            const redraw = () => {
              frame = 0;
              for (const block of onPage.get(editor) ?? []) block();
            };
            const soon = () => {
              frame ||= requestAnimationFrame(redraw);
            };
            const unsubscribe = around.subscribe(soon);
            return {
              update: ({ editable }) => {
                if (editable === wasEditable) return;
                wasEditable = editable;
                soon();
              },
              destroy: () => {
                unsubscribe();
                cancelAnimationFrame(frame);
                closePopup();
              },
            };
          },
        }),
      ];
    },
  });

/** The block with the caret shows what could still be said of it. */
function blockHere({ doc, selection }: EditorState): DecorationSet {
  const block = blockAt(selection.$from);
  return block
    ? DecorationSet.create(doc, [Decoration.node(block.pos, block.pos + block.node.nodeSize, { class: 'is-here' })])
    : DecorationSet.empty;
}
