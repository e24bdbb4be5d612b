/** Edits of a quote's draft: each goes into its document, works without a network and is one step for undo. */
import { type DocumentName, type Quote, type QuoteLine, quote } from '@tandem/core';
import { translate } from '../../i18n/i18n.ts';
import { oneStep, undoStep } from '../../sync/edit.ts';
import { newId } from '../../sync/new-id.ts';
import { saveEdit } from '../../ui/save-edit.ts';
import { toast } from '../../ui/toast.tsx';
import type { LinePatch } from './editor/line-cells.ts';
import { rankAt, rankAtEnd } from './editor/line-order.ts';

/** What the draft is about; what became of it is the server's to write. */
export type QuotePatch = Partial<
  Pick<
    Quote,
    'title' | 'contact' | 'person' | 'opportunity' | 'board' | 'owner' | 'currency' | 'validDays' | 'discount' | 'tax' | 'delivery'
  >
>;

const nameOf = (id: string): DocumentName => quote.nameOf(id);
const called = (line: Pick<QuoteLine, 'title'>): string => line.title || translate('quotes.line.untitled');

export const changeQuote = (id: string, label: string, patch: QuotePatch): Promise<boolean> =>
  saveEdit(nameOf(id), label, (doc) => quote.change(doc, patch, 'me'));

export const changeLine = (id: string, line: QuoteLine, patch: LinePatch): Promise<boolean> =>
  saveEdit(nameOf(id), translate('quotes.edit.line', { line: called(line) }), (doc) => {
    quote.changeEntry(doc, 'lines', line.id, patch, 'me');
  });

export const moveLine = (id: string, line: QuoteLine, rank: string): Promise<boolean> =>
  saveEdit(nameOf(id), translate('quotes.edit.move', { line: called(line) }), (doc) => {
    quote.changeEntry(doc, 'lines', line.id, { rank }, 'me');
  });

/** At the end, or right below another line. Answers the new line's id. */
export async function addLine(id: string, lines: readonly QuoteLine[], values: LinePatch, below?: QuoteLine): Promise<string> {
  const line = newId();
  const place = below ? [...lines].filter(({ rank }) => rank <= below.rank).length : lines.length;
  const rank = below ? rankAt(lines, '', place, Math.random) : rankAtEnd(lines, Math.random);
  await saveEdit(nameOf(id), translate('quotes.edit.add', { line: called({ title: values.title ?? '' }) }), (doc) =>
    quote.addEntry(doc, 'lines', line, { quantity: values.kind === 'text' ? null : 1, ...values, rank }, 'me'),
  );
  return line;
}

/** Gone at once, and back with one press. */
export async function removeLine(id: string, line: QuoteLine): Promise<void> {
  const step = oneStep();
  const label = translate('quotes.edit.remove', { line: called(line) });
  const taken = await saveEdit(nameOf(id), label, (doc) => quote.removeEntry(doc, 'lines', line.id, 'me'), { together: step });
  if (taken) toast(translate('quotes.line.removed', { line: called(line) }), { icon: 'trash', undo: () => void undoStep(step) });
}
