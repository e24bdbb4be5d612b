/**
 * The blocks that are on the page. A row that changed may change what any of them shows: all are asked, and most do nothing. A plan
 * may have a thousand, so they are asked as many at a time as leave room for the frame; and when it is opened, what stands beside the
 * words is drawn at once for as many as a window shows, and for the others once the words can be read.
 */
import type { Editor } from '@tiptap/core';
import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { PlanSurroundings } from '../plan-surroundings.ts';
import { blockAt } from './block-commands.ts';
import { closePopup } from './popup/popup.ts';

/** Each time costs a frame of its own, so it is not too little; and nobody waits for it longer than this. */
const slice = 8;
const latest = 300;
const atOnce = 40;

const whenIdle = (run: () => void): (() => void) => {
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(run, 16);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(run, { timeout: latest });
  return () => cancelIdleCallback(asked);
};

function createLine() {
  const blocks = new Set<() => void>();
  const waiting = new Set<() => void>();
  let callOff: (() => void) | undefined;
  let room = atOnce;
  const go = () => {
    room = atOnce;
    const until = performance.now() + slice;
    for (const redraw of waiting) {
      waiting.delete(redraw);
      redraw();
      if (performance.now() >= until) break;
    }
    callOff = waiting.size > 0 ? whenIdle(go) : undefined;
  };
  const soon = () => {
    callOff ??= whenIdle(go);
  };
  return {
    add(redraw: () => void): void {
      blocks.add(redraw);
      soon();
      if (room-- > 0) redraw();
      else waiting.add(redraw);
    },
    remove(redraw: () => void): void {
      blocks.delete(redraw);
      waiting.delete(redraw);
    },
    /** Whoever waits already comes first: a row that changes all the time must not keep the last ones from their turn. */
    askAll(): void {
      for (const redraw of blocks) waiting.add(redraw);
      if (waiting.size > 0) soon();
    },
    stop(): void {
      callOff?.();
      callOff = undefined;
      waiting.clear();
    },
  };
}
const lines = new WeakMap<Editor, ReturnType<typeof createLine>>();
function lineOf(editor: Editor) {
  const line = lines.get(editor) ?? createLine();
  lines.set(editor, line);
  return line;
}

/** `redraw` is called now or in a moment, and whenever another look is possible; the answer takes the block off the page. */
export function keepLive(editor: Editor, redraw: () => void): () => void {
  lineOf(editor).add(redraw);
  return () => lineOf(editor).remove(redraw);
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
            let wasEditable = view.editable;
            const { askAll, stop } = lineOf(editor);
            const unsubscribe = around.subscribe(askAll);
            return {
              update: ({ editable }) => {
                if (editable === wasEditable) return;
                wasEditable = editable;
                askAll();
              },
              destroy: () => {
                unsubscribe();
                stop();
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
