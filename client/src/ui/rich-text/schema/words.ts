/** Paragraphs, headings, lists, quotes, code and marks: Tiptap's own, with the attributes of the vocabulary and no others. */

import { isPlanLink, planAttribute } from '@tandem/core';
import { type AnyExtension, mergeAttributes } from '@tiptap/core';
import { Code } from '@tiptap/extension-code';
import { CodeBlock } from '@tiptap/extension-code-block';
import { Link } from '@tiptap/extension-link';
import { ListItem, OrderedList, TaskItem, TaskList } from '@tiptap/extension-list';
import { StarterKit } from '@tiptap/starter-kit';
import type { PlanSurroundings } from '../plan-surroundings.ts';
import { vocabularyAttributes } from './vocabulary-attributes.ts';

/** An item begins with whatever is left of it when two people have taken parts away. */
const anything = 'block+';

const listItem = ListItem.extend({ content: anything });

const orderedList = OrderedList.extend({
  addAttributes: () => ({
    start: {
      default: 1,
      parseHTML: (element: HTMLElement) => planAttribute('orderedList', 'start', Number(element.getAttribute('start') ?? 1)),
    },
    type: {
      default: '',
      parseHTML: (element: HTMLElement) => element.getAttribute('type') ?? '',
      renderHTML: ({ type }: Record<string, unknown>) => (typeof type === 'string' && /^[1aAiI]$/.test(type) ? { type } : {}),
    },
  }),
});

/** Where a link leads is all that it has; one that may lead nowhere is drawn as words. */
const link = Link.extend({
  addAttributes: () => ({ href: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute('href') } }),
  renderHTML({ HTMLAttributes }) {
    const { href } = HTMLAttributes;
    if (!isPlanLink(href)) return ['span', { class: 'dead-link' }, 0];
    return ['a', mergeAttributes({ href, rel: 'noopener noreferrer nofollow', target: '_blank' }), 0];
  },
});

/** Words may be code and bold at once: two people can make them so. (A mark that did not shut out itself would get another name.) */
const codeWords = Code.extend({ excludes: 'code' });
const codeLines = CodeBlock.extend({
  addAttributes: () => {
    const { language } = vocabularyAttributes('codeBlock');
    return { language: { ...language, rendered: false } };
  },
});

export const words = ({ t }: Pick<PlanSurroundings, 't'>): AnyExtension[] => [
  StarterKit.configure({
    // The document has its own history, and nobody's editor writes a last empty line into it.
    undoRedo: false,
    trailingNode: false,
    listItem: false,
    orderedList: false,
    link: false,
    heading: { levels: [1, 2, 3] },
    codeBlock: false,
    code: false,
    dropcursor: { class: 'drop-line', color: false, width: 2 },
  }),
  codeWords,
  codeLines,
  listItem,
  orderedList,
  TaskList,
  TaskItem.extend({ content: anything }).configure({
    nested: true,
    a11y: { checkboxLabel: (node) => t('plans.editor.check.label', { words: node.firstChild?.textContent ?? '' }) },
  }),
  link.configure({
    openOnClick: false,
    autolink: true,
    markdownLinks: true,
    defaultProtocol: 'https',
    isAllowedUri: (address) => isPlanLink(address),
    HTMLAttributes: {},
  }),
];
