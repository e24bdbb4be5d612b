/** Puts somebody or something where `@words` were typed: as what the block is about where that is not said yet, otherwise into the sentence. */
import type { Range } from '@tiptap/core';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import type { PlanSurroundings } from '../../plan-surroundings.ts';
import { blockAt } from '../block-commands.ts';
import type { MentionKind } from './at-options.ts';

export interface Mentioned {
  readonly kind: MentionKind;
  readonly ref: string;
}

export function nameInText(
  state: EditorState,
  at: Range,
  { kind, ref }: Mentioned,
  around: Pick<PlanSurroundings, 'contact'>,
): Transaction {
  const { tr, schema } = state;
  const block = blockAt(state.doc.resolve(at.from));
  const said = block?.node.attrs ?? {};
  if (block?.name === 'actionItem' && kind === 'user' && !said['assignee'])
    return withoutBlank(tr.delete(at.from, at.to), at.from).setNodeAttribute(block.pos, 'assignee', ref);
  const isPerson = kind === 'contact' && around.contact(ref)?.is === 'person';
  if (block?.name === 'stakeholder' && isPerson && !said['contact'] && !said['name'])
    return withoutBlank(tr.delete(at.from, at.to), at.from).setNodeAttribute(block.pos, 'contact', ref);
  const made = schema.nodes['mention']?.create({ kind, ref });
  if (!made) return tr;
  const next = state.doc.textBetween(at.to, Math.min(at.to + 1, state.doc.resolve(at.to).end()), '', '\ufffc');
  return tr.replaceWith(at.from, at.to, /^[\s.,;:!?)]/.test(next) ? [made] : [made, schema.text(' ')]).scrollIntoView();
}

/** The blank before a name that was taken out ends the words now. */
function withoutBlank(tr: Transaction, pos: number): Transaction {
  const $pos = tr.doc.resolve(pos);
  const isLast = $pos.parentOffset === $pos.parent.content.size;
  const before = $pos.parentOffset > 0 ? $pos.parent.textBetween($pos.parentOffset - 1, $pos.parentOffset, undefined, '\ufffc') : '';
  return isLast && /\s/.test(before) ? tr.delete(pos - 1, pos) : tr;
}
