/** The way between the words of a block and what stands beside them, by keyboard. */
import type { Editor } from '@tiptap/core';
import { NodeSelection, Selection, TextSelection } from '@tiptap/pm/state';

export interface ControlsOf {
  readonly editor: Editor;
  readonly dom: HTMLElement;
  readonly getPos: () => number | undefined;
}

const controlsIn = (dom: HTMLElement): HTMLElement[] => [...dom.querySelectorAll<HTMLElement>('[data-control]')];

/** Tab in the words, or on a block that is selected whole: to its first control. False when it has none. */
export function enterControls(editor: Editor): boolean {
  const { selection } = editor.state;
  const pos = selection instanceof NodeSelection ? selection.from : selection.$from.depth > 0 ? selection.$from.before() : -1;
  const dom = pos < 0 ? null : editor.view.nodeDOM(pos);
  const first = dom instanceof HTMLElement && dom.dataset['block'] !== undefined ? controlsIn(dom)[0] : undefined;
  first?.focus();
  return first !== undefined;
}

/** Tab and the arrows go through the controls; Escape, and Tab behind the last, go back to writing. */
export function handleControlKey(event: KeyboardEvent, { editor, dom, getPos }: ControlsOf): void {
  const controls = controlsIn(dom);
  const at = controls.indexOf(event.target as HTMLElement);
  if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  const step = event.key === 'Tab' ? (event.shiftKey ? -1 : 1) : event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0 && event.key !== 'Escape') return;
  const next = controls[at + step];
  const isPast = event.key === 'Tab' && step > 0 && !next;
  // Behind the last block of the text Tab goes on through the page.
  if (isPast && !writeAfter(editor, getPos)) return;
  event.preventDefault();
  event.stopPropagation();
  if (step !== 0 && next) next.focus();
  else if (!isPast) writeOn(editor, getPos);
}

export function writeOn(editor: Editor, getPos: () => number | undefined): void {
  const pos = getPos();
  const node = pos === undefined ? null : editor.state.doc.nodeAt(pos);
  if (pos === undefined || !node) return;
  const { doc, tr } = editor.state;
  const isOwn = node.isTextblock && editor.state.selection.from > pos && editor.state.selection.to < pos + node.nodeSize;
  if (!isOwn)
    editor.view.dispatch(
      tr.setSelection(node.isTextblock ? TextSelection.create(doc, pos + node.nodeSize - 1) : NodeSelection.create(doc, pos)),
    );
  editor.view.focus();
}

function writeAfter(editor: Editor, getPos: () => number | undefined): boolean {
  const pos = getPos();
  const node = pos === undefined ? null : editor.state.doc.nodeAt(pos);
  if (pos === undefined || !node) return false;
  const { doc, tr } = editor.state;
  const found = Selection.findFrom(doc.resolve(pos + node.nodeSize), 1);
  if (!found || !editor.isEditable) return false;
  editor.view.dispatch(tr.setSelection(found).scrollIntoView());
  editor.view.focus();
  return true;
}
