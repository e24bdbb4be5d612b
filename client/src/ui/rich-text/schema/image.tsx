/** A picture in a plan: one of the workspace's own files by its id, never an address. Who may not see the file sees its words. */
import { type Editor, mergeAttributes, Node } from '@tiptap/core';
import type { Node as TextNode } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import { createRoot } from 'react-dom/client';
import { useT } from '../../../i18n/i18n.ts';
import { useRow } from '../../../sync/rows.ts';
import { PageImage } from '../../files/page-image.tsx';
import { Icon } from '../../icon.tsx';
import { vocabularyAttributes } from './vocabulary-attributes.ts';

export const pictures = () =>
  Node.create({
    name: 'image',
    group: 'block',
    atom: true,
    draggable: true,
    addAttributes: () => vocabularyAttributes('image'),
    parseHTML: () => [{ tag: 'figure[data-plan-image]' }],
    renderHTML: ({ HTMLAttributes }) => ['figure', mergeAttributes(HTMLAttributes, { 'data-plan-image': '' })],
    addNodeView:
      () =>
      ({ node, editor, getPos }) =>
        pictureView(node, editor, getPos),
  });

/** A tree of its own: pictures are few, and the text around them is not drawn by components. */
function pictureView(first: TextNode, editor: Editor, getPos: () => number | undefined): NodeView {
  const dom = document.createElement('figure');
  dom.className = 'plan-image';
  dom.contentEditable = 'false';
  const root = createRoot(dom);
  let node = first;
  let selected = false;
  const say = (alt: string) => {
    const pos = getPos();
    if (pos !== undefined) editor.view.dispatch(editor.state.tr.setNodeAttribute(pos, 'alt', alt));
  };
  const draw = () => {
    dom.classList.toggle('is-selected', selected);
    const { file, alt } = node.attrs as { readonly file: string; readonly alt: string };
    root.render(<Picture file={file} words={alt} onWords={selected && editor.isEditable ? say : undefined} />);
  };
  const select = (now: boolean) => {
    selected = now;
    draw();
  };
  draw();
  return {
    dom,
    update(next) {
      if (next.type !== node.type) return false;
      node = next;
      draw();
      return true;
    },
    selectNode: () => select(true),
    deselectNode: () => select(false),
    stopEvent: ({ target }) => target instanceof HTMLInputElement,
    ignoreMutation: () => true,
    // Not while somebody else draws.
    destroy: () => queueMicrotask(() => root.unmount()),
  };
}

interface PictureProps {
  readonly file: string;
  readonly words: string;
  /** While it is selected it can be said what there is to see. */
  readonly onWords: ((words: string) => void) | undefined;
}

function Picture({ file, words, onWords }: PictureProps) {
  const t = useT();
  const row = useRow('file', file);
  const version = row?.versions.at(-1);
  return (
    <>
      {version && version.pages > 0 ? (
        <PageImage version={version.id} page={1} alt={words || (row?.name ?? '')} />
      ) : (
        <span className="no-access">
          <Icon name={row ? 'document' : 'lock'} size={14} /> {row ? row.name : t('plans.editor.image.noAccess')}
        </span>
      )}
      {onWords ? (
        <input
          className="input image-words"
          aria-label={t('plans.editor.image.words')}
          placeholder={t('plans.editor.image.words')}
          value={words}
          onChange={({ target }) => onWords(target.value)}
        />
      ) : (
        words && <figcaption>{words}</figcaption>
      )}
    </>
  );
}
