/** The sections of a plan: what stands between two headings, for the outline and to say where somebody writes. */
import { attributesOf, textOf } from '@tandem/core';
import * as Y from 'yjs';

export interface Section {
  /** The heading's place among the blocks of the text. */
  readonly block: number;
  readonly level: number;
  readonly title: string;
  /** Objectives, stakeholders, action items and their like in it. */
  readonly count: number;
}
const counted = new Set(['objective', 'stakeholder', 'actionItem', 'decision', 'risk', 'competitor']);

/** What stands before the first heading belongs to none. */
export function sectionsOf(text: Y.XmlFragment): readonly Section[] {
  const found: { block: number; level: number; title: string; count: number }[] = [];
  text.toArray().forEach((block, at) => {
    if (!(block instanceof Y.XmlElement)) return;
    if (block.nodeName === 'heading') {
      const title = textOf(block);
      if (title) found.push({ block: at, level: Number(attributesOf(block)['level']), title, count: 0 });
    } else if (counted.has(block.nodeName)) {
      const last = found.at(-1);
      if (last) last.count++;
    }
  });
  return found;
}

/** Which block of the text a position of a colleague is in; undefined for one that this device cannot place yet. */
export function blockAt(doc: Y.Doc, text: Y.XmlFragment, position: unknown): number | undefined {
  try {
    const found = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(position), doc);
    if (!found) return undefined;
    if ((found.type as unknown) === text) return Math.max(0, Math.min(found.index, text.length - 1));
    let at: unknown = found.type;
    while (at instanceof Y.AbstractType && at.parent !== text) at = at.parent;
    return at instanceof Y.AbstractType ? placeAmong(at) : undefined;
  } catch {
    // What a device says of itself may be anything.
    return undefined;
  }
}
/** Counted from the block itself: a list of all blocks for each of fifty people is many. */
function placeAmong({ _item: block }: Y.AbstractType<unknown>): number | undefined {
  if (!block || block.deleted) return undefined;
  let before = 0;
  for (let item = block.left; item; item = item.left) if (!item.deleted && item.countable) before += item.length;
  return before;
}

/** The section a block is in. */
export const sectionAt = (sections: readonly Section[], block: number): Section | undefined =>
  sections.findLast((section) => section.block <= block);
