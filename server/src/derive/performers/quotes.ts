/** What becomes of a sent quote without anybody answering it: it is seen, or its days are over. */
import { dayIn, isOver, nameOf, quote } from '@tandem/core';
import type { GatheredEdits } from './gathered-edits.ts';
import { done, missing, type Perform, type PerformerNeeds, type Records, skipped } from './needs.ts';

interface Needs extends Pick<PerformerNeeds, 'now' | 'storage'> {
  readonly records: Records;
  readonly edits: GatheredEdits;
}

export const changeQuoteState =
  ({ records, edits, storage, now }: Needs): Perform<'quote.state'> =>
  async ({ quote: id, to }, { key, id: step, at, attempt }) => {
    const document = nameOf('quote', id);
    if (!(await records.row('quote', id)))
      return (await storage.aboutDocument(document))?.erased
        ? skipped('The quote was erased.')
        : missing('The quote is not here.', attempt);
    const today = dayIn((await records.settings())?.timeZone ?? 'UTC', now().toISOString());
    return edits.edit(document, key, (doc, origin) => {
      if (quote.readEntry(doc, 'history', step)) return done();
      const { state, validUntil, versions } = quote.read(doc);
      if (state === 'accepted' || state === 'refused') return skipped('It was answered before.');
      if (state !== 'sent' && !(state === 'viewed' && to === 'expired')) return skipped('It is not out as it was.');
      const newest = versions.reduce((last, one) => ((one.version ?? 0) > (last?.version ?? 0) ? one : last), versions[0]);
      if ((newest?.sentAt ?? '') > at) return skipped('A later version was sent since.');
      if (to === 'expired' && !isOver(validUntil, today)) return skipped('It holds for longer now.');
      quote.change(doc, { state: to }, origin);
      quote.addEntry(doc, 'history', step, { at, actor: origin, state: to, version: newest?.version ?? 0 }, origin);
      return done();
    });
  };
