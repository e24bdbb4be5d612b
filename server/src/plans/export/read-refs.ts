/** What the text of a plan speaks of by its id, and whether it counts anything. */
import type { Part } from '@tandem/core/plans/read-parts';

export interface Refs {
  readonly contacts: Set<string>;
  readonly opportunities: Set<string>;
  readonly quotes: Set<string>;
  readonly tasks: Set<string>;
  readonly files: Set<string>;
  /** Which rows its figures are counted from. */
  readonly counts: Set<'opportunity' | 'quote' | 'activity'>;
}

export function refsOf(root: Part): Refs {
  const refs: Refs = {
    ...{ contacts: new Set(), opportunities: new Set(), quotes: new Set(), tasks: new Set(), files: new Set(), counts: new Set() },
  };
  const waiting: Part[] = [root];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    look(part.node, part.attributes, refs);
    for (const { node, attributes } of part.inline) if (node && attributes) look(node, attributes, refs);
    waiting.push(...part.parts);
  }
  return refs;
}

const lists = { contact: 'contacts', opportunity: 'opportunities', quote: 'quotes', task: 'tasks' } as const;

function look(node: string, attributes: Part['attributes'], refs: Refs): void {
  const text = (key: string) => (typeof attributes[key] === 'string' ? attributes[key] : '');
  const kind = text('kind');
  if ((node === 'mention' || node === 'record') && Object.hasOwn(lists, kind) && text('ref'))
    refs[lists[kind as keyof typeof lists]].add(text('ref'));
  if (node === 'stakeholder' && text('contact')) refs.contacts.add(text('contact'));
  if (node === 'image' && text('file')) refs.files.add(text('file'));
  if (node === 'objective' || node === 'figure') {
    if (text('measure') === 'visits') refs.counts.add('activity');
    else if (text('measure') === 'quotes') refs.counts.add('quote');
    else if (text('measure') !== 'hand') refs.counts.add('opportunity');
  }
  if (node === 'visitNotes') refs.counts.add('activity');
  // What was accepted in a quote was bought.
  if (node === 'whiteSpace') refs.counts.add('opportunity').add('quote');
}
