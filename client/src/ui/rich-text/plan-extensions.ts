/**
 * Everything the text of a plan can consist of, for the editor and for whoever needs its schema without one. What a node may hold
 * is told without order or number: whatever two people do at once then still fits, and the collaboration, which deletes what does
 * not fit, finds nothing to delete.
 */
import type { AnyExtension } from '@tiptap/core';
import { structuredBlocks } from './blocks/blocks.ts';
import type { PlanSurroundings } from './plan-surroundings.ts';
import { pictures } from './schema/image.tsx';
import { tables } from './schema/tables.ts';
import { words } from './schema/words.ts';

export const planExtensions = (around: PlanSurroundings): AnyExtension[] => [
  ...words(around),
  ...tables(),
  pictures(),
  ...structuredBlocks(around),
];
