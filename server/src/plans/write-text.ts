/** The first words of a plan that came as Markdown. */
import { fromMarkdown } from '@tandem/core/plans/from-markdown';
import { writeBlocks } from '@tandem/core/plans/templates';
import type * as Y from 'yjs';

export const writeText = (text: Y.XmlFragment, markdown: string): void => writeBlocks(text, fromMarkdown(markdown));
