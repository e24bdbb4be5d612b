/** A plan's text in its sections: what is compared together and comes back together. */
import { indexAuthors, type PlanAuthors } from './authors.ts';
import { markMoved } from './moved.ts';
import { type Traced, type TracedElement, tracePlan } from './trace.ts';
import type { Earlier } from './two-states.ts';

export interface TracedSection {
  readonly heading: TracedElement | undefined;
  readonly items: readonly Traced[];
}

export function traceMoved(was: Earlier, now: Uint8Array, authors: PlanAuthors): TracedElement {
  const root = tracePlan(was, now, indexAuthors(authors));
  markMoved(root);
  return root;
}

/** A section goes from one heading that was or is there to the next. */
export function sectionsOf(root: TracedElement): readonly TracedSection[] {
  const sections: { heading: TracedElement | undefined; items: Traced[] }[] = [{ heading: undefined, items: [] }];
  for (const child of root.children) {
    const gone = child.is === 'element' && child.moved && !child.now;
    if (child.is === 'element' && child.node === 'heading' && !gone) sections.push({ heading: child, items: [child] });
    else sections.at(-1)?.items.push(child);
  }
  return sections;
}

/** Of a block as it is now, or as it was if it is gone. */
export const wordsOf = (element: TracedElement): string =>
  element.children
    .flatMap((child) => (child.is === 'text' ? child.pieces : []))
    .filter((piece) => (element.now ? piece.now : piece.was))
    .map(({ text }) => text)
    .join('')
    .trim();
