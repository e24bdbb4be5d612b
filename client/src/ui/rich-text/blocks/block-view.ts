/**
 * A block on the page: its words, which the editor keeps, and its controls, which are plain elements drawn anew when what they show
 * has changed. Controls are not in the way of Tab through the page: Tab goes from the words to them, between them, and on.
 */
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import type { PlanSurroundings } from '../plan-surroundings.ts';
import { attributesOf, type BlockAttributes } from './attributes-of.ts';
import type { StructuredNode } from './block-names.ts';
import { handleControlKey, writeOn } from './control-keys.ts';
import { keepLive } from './live-views.ts';

export interface BlockHandle<K extends StructuredNode> {
  readonly around: PlanSurroundings;
  readonly editor: Editor;
  /** As it is now. */
  readonly attributes: () => BlockAttributes[K];
  readonly words: () => string;
  readonly mayEdit: () => boolean;
  /** One step of undo. */
  readonly change: (patch: Partial<BlockAttributes[K]>) => void;
  /** Takes the whole block out. */
  readonly remove: () => void;
  /** Back to the words, or past a block that has none. */
  readonly writeOn: () => void;
}
export interface BlockDraft {
  readonly dom: HTMLElement;
  readonly contentDOM?: HTMLElement;
  /** All that `draw` depends on beside the attributes: it is called again when this reads differently. */
  readonly shows: () => unknown;
  readonly draw: () => void;
}

export interface BlockViewOptions<K extends StructuredNode> {
  readonly name: K;
  readonly around: PlanSurroundings;
  readonly draw: (handle: BlockHandle<K>) => BlockDraft;
  readonly node: Node;
  readonly editor: Editor;
  readonly getPos: () => number | undefined;
}

export function blockView<K extends StructuredNode>(options: BlockViewOptions<K>): NodeView {
  const { name, around, editor, getPos } = options;
  let { node } = options;
  const draft = options.draw({
    around,
    editor,
    attributes: () => attributesOf(name, node),
    words: () => node.textContent,
    mayEdit: () => editor.isEditable,
    change: (patch) => {
      const pos = getPos();
      if (pos === undefined || !editor.isEditable) return;
      const { tr } = editor.state;
      for (const [key, value] of Object.entries(patch)) tr.setNodeAttribute(pos, key, value);
      editor.view.dispatch(tr);
    },
    remove: () => {
      const pos = getPos();
      if (pos !== undefined && editor.isEditable) editor.view.dispatch(editor.state.tr.delete(pos, pos + node.nodeSize));
    },
    writeOn: () => writeOn(editor, getPos),
  });
  const { dom, contentDOM } = draft;
  let shown = '';
  const redraw = () => {
    const now = JSON.stringify([editor.isEditable, attributesOf(name, node), draft.shows()]);
    if (now === shown) return;
    shown = now;
    const focused = dom.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset['control'] : undefined;
    draft.draw();
    if (focused) dom.querySelector<HTMLElement>(`[data-control="${focused}"]`)?.focus();
  };
  const isControls = (target: EventTarget | null) => target instanceof globalThis.Node && !(contentDOM?.contains(target) ?? false);
  dom.addEventListener('keydown', (event) => isControls(event.target) && handleControlKey(event, { editor, dom, getPos }));
  const leave = keepLive(editor, redraw);
  return {
    dom,
    ...(contentDOM && { contentDOM }),
    update(next) {
      if (next.type !== node.type) return false;
      node = next;
      redraw();
      return true;
    },
    // A press on a control is the control's; beside it, it selects like everywhere in the text.
    stopEvent: (event) =>
      isControls(event.target) && !/^drag|^drop/.test(event.type) && (event.target as Element).closest?.('[data-control]') !== null,
    ignoreMutation: (mutation) => (mutation.type === 'selection' ? isControlFocused(dom) : isControls(mutation.target)),
    destroy: leave,
  };
}

const isControlFocused = (dom: HTMLElement): boolean =>
  document.activeElement instanceof HTMLElement &&
  document.activeElement.dataset['control'] !== undefined &&
  dom.contains(document.activeElement);
