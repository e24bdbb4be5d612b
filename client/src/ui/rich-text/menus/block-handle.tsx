/** Beside the block that is pointed at: a plus, and a handle to drag it by or to press for its menu. */
import type { Editor } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { Icon } from '../../icon.tsx';
import { onAsk } from '../toolbar/asked.ts';
import { openActionMenu } from './action-menu.ts';
import { blockMenuItems } from './block-menu-items.ts';
import { addBelow, type BlockPlace, blockOf, chosenBlock } from './block-moves.ts';

interface Beside extends BlockPlace {
  readonly top: number;
}

export function BlockHandle({ editor }: { readonly editor: Editor }) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  const [beside, setBeside] = useState<Beside>();
  const grip = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);

  useEffect(() => {
    const column = box.current?.parentElement;
    if (!column || editor.isDestroyed) return;
    let frame = 0;
    let point: { readonly x: number; readonly y: number } | undefined;
    const look = () => {
      frame = 0;
      if (!point || editor.isDestroyed || isMenuOpen(box.current)) return;
      const block = blockAtPoint(editor.view, point.y);
      setBeside((now) => placed(editor.view, block, column, now));
    };
    const over = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse' || event.buttons > 0 || box.current?.contains(event.target as Node)) return;
      point = { x: event.clientX, y: event.clientY };
      frame ||= requestAnimationFrame(look);
    };
    const hide = () => !isMenuOpen(box.current) && setBeside(undefined);
    column.addEventListener('pointermove', over);
    column.addEventListener('pointerleave', hide);
    // While somebody writes, nothing stands in the margin.
    const { dom } = editor.view;
    dom.addEventListener('keydown', hide);
    return () => {
      cancelAnimationFrame(frame);
      column.removeEventListener('pointermove', over);
      column.removeEventListener('pointerleave', hide);
      dom.removeEventListener('keydown', hide);
    };
  }, [editor]);

  useEffect(
    () =>
      onAsk(editor, 'block-menu', () => {
        const column = box.current?.parentElement;
        const block = chosenBlock(editor.state);
        if (!column || !block) return;
        setBeside((now) => placed(editor.view, block, column, now));
        setOpen(true);
      }),
    [editor],
  );
  useEffect(() => {
    if (!isOpen || !beside || !grip.current) return;
    openActionMenu({
      anchor: grip.current,
      label: t('plans.editor.block'),
      items: blockMenuItems(editor, beside, t),
      onClose() {
        setOpen(false);
        if (!editor.isDestroyed) editor.view.focus();
      },
    });
  }, [isOpen, beside, editor, t]);

  const drag = (event: DragEvent) => {
    if (!beside) return;
    const { view } = editor;
    const selection = NodeSelection.create(view.state.doc, beside.pos);
    view.dispatch(view.state.tr.setSelection(selection));
    const slice = selection.content();
    const { dom, text } = view.serializeForClipboard(slice);
    event.dataTransfer.clearData();
    event.dataTransfer.setData('text/html', dom.innerHTML);
    event.dataTransfer.setData('text/plain', text);
    event.dataTransfer.effectAllowed = 'copyMove';
    const shown = view.nodeDOM(beside.pos);
    if (shown instanceof HTMLElement) event.dataTransfer.setDragImage(shown, 0, 0);
    view.dragging = { slice, move: !event.ctrlKey };
  };
  return (
    <div
      ref={box}
      role="group"
      aria-label={t('plans.editor.block')}
      className="block-side"
      style={beside ? { top: beside.top } : { visibility: 'hidden' }}
      onDragStart={drag}
      draggable={beside !== undefined}
    >
      <button
        type="button"
        className="btn ghost icon sm"
        tabIndex={-1}
        aria-label={t('plans.editor.block.add')}
        data-tip={t('plans.editor.block.add')}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => {
          if (!beside) return;
          addBelow(() => beside)(editor.state, editor.view.dispatch);
          editor.commands.focus();
          editor.commands.insertContent('/');
        }}
      >
        <Icon name="plus" size={14} />
      </button>
      <button
        ref={grip}
        type="button"
        className="btn ghost icon sm block-grip"
        tabIndex={-1}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={t('plans.editor.block.handle')}
        data-tip={t('plans.editor.block.handle')}
        data-tip-keys="$mod+/"
        onClick={() => setOpen(true)}
      >
        <Icon name="grip" size={14} />
      </button>
    </div>
  );
}

const isMenuOpen = (box: HTMLElement | null): boolean => box?.querySelector('[aria-expanded=true]') !== null && box !== null;

/** By height alone: the handle stands in the margin, beside whatever is on that line. */
function blockAtPoint(view: EditorView, y: number): BlockPlace | undefined {
  const { left, width } = view.dom.getBoundingClientRect();
  const found = view.posAtCoords({ left: left + Math.min(60, width / 2), top: y });
  if (!found) return undefined;
  const $at = view.state.doc.resolve(found.inside >= 0 ? Math.max(found.pos, found.inside) : found.pos);
  const node = found.inside >= 0 ? view.state.doc.nodeAt(found.inside) : null;
  if (node?.isAtom && node.isBlock) return { pos: found.inside, node };
  return blockOf($at);
}

function placed(view: EditorView, block: BlockPlace | undefined, column: HTMLElement, now: Beside | undefined): Beside | undefined {
  const shown = block && view.nodeDOM(block.pos);
  if (!block || !(shown instanceof HTMLElement)) return now;
  const line = Number.parseFloat(getComputedStyle(shown).lineHeight) || 24;
  const top = shown.getBoundingClientRect().top - column.getBoundingClientRect().top + Math.min(line, 32) / 2 - 12;
  return now && now.pos === block.pos && now.node === block.node && now.top === top ? now : { ...block, top };
}
