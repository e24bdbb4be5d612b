/** Makes the nodes: what a structured node is to the schema, to the clipboard and to whoever pastes it elsewhere. */
import { Node as TiptapNode } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import type { PlanSurroundings } from '../plan-surroundings.ts';
import { vocabularyAttributes } from '../schema/vocabulary-attributes.ts';
import { isWordsBlock, type StructuredNode } from './block-names.ts';
import { type BlockDraft, type BlockHandle, blockView } from './block-view.ts';

/** Pasted into another plan it is another block: it leaves its id behind. */
const home = 'data-plan';

export interface StructuredOptions<K extends StructuredNode> {
  readonly name: K;
  readonly around: PlanSurroundings;
  readonly draw: (handle: BlockHandle<K>) => BlockDraft;
  /** As plain text, for the clipboard and whoever reads the text without its blocks. */
  readonly asText?: (node: Node) => string;
}

export function structuredNode<K extends StructuredNode>({ name, around, draw, asText }: StructuredOptions<K>): TiptapNode {
  const isInline = name === 'figure' || name === 'mention';
  const hasWords = isWordsBlock(name);
  const tag = isInline ? 'span' : 'div';
  return TiptapNode.create({
    name,
    group: isInline ? 'inline' : 'block',
    inline: isInline,
    ...(hasWords ? { content: 'inline*', defining: true } : { atom: true, draggable: true }),
    selectable: true,
    addAttributes: () => {
      const attributes = vocabularyAttributes(name);
      const { id } = attributes;
      if (!id) return attributes;
      const parse = id.parseHTML;
      const parseHTML = (element: HTMLElement) => (element.getAttribute(home) === around.plan ? parse?.(element) : '');
      return { ...attributes, id: { ...id, parseHTML } };
    },
    parseHTML: () => [{ tag: `${tag}[data-block="${name}"]`, priority: 60 }],
    renderHTML: ({ node, HTMLAttributes }) => {
      const attributes = { ...HTMLAttributes, 'data-block': name, [home]: around.plan };
      return hasWords ? [tag, attributes, 0] : [tag, attributes, asText?.(node) ?? ''];
    },
    ...(asText && { renderText: ({ node }: { readonly node: Node }) => asText(node) }),
    addNodeView:
      () =>
      ({ node, editor, getPos }): NodeView =>
        blockView({ name, around, draw, node, editor, getPos }),
  });
}
