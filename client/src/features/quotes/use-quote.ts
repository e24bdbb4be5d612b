/** One quote as its page needs it: the row at once, the document when it is open, and whether it may be written. */
import { isId, type Quote, type QuoteRow, quote } from '@tandem/core';
import type * as Y from 'yjs';
import { useRow, useRowsReady } from '../../sync/rows.ts';
import { useSyncStatus } from '../../sync/sync-status.ts';
import { type LiveDocument, useDocument } from '../../sync/use-document.ts';

export interface ShownQuote {
  readonly id: string;
  readonly state: Quote;
  readonly row: QuoteRow;
  readonly doc: Y.Doc;
  /** Not to be written now: it is with the customer, or it is another's to write. */
  readonly readOnly: boolean;
  /** The person may write into it at all, so also begin its next version. */
  readonly mayWrite: boolean;
}
export type QuoteState =
  | { readonly is: 'gone' | 'not-kept' | 'opening' }
  | { readonly is: 'withheld'; readonly row: QuoteRow }
  | { readonly is: 'here'; readonly quote: ShownQuote };

export function useQuote(id: string): QuoteState {
  const known = isId(id);
  const row = useRow('quote', known ? id : undefined);
  const document = useDocument(known ? quote.nameOf(id) : undefined) as LiveDocument<Quote> | undefined;
  const ready = useRowsReady();
  const offline = useSyncStatus().since !== undefined;
  if (!known) return { is: 'gone' };
  if (document?.refused) return row ? { is: 'withheld', row } : { is: 'gone' };
  if (!row) return ready && document?.loaded ? { is: 'gone' } : { is: offline && ready ? 'not-kept' : 'opening' };
  if (!document?.loaded) return { is: offline ? 'not-kept' : 'opening' };
  const { state, doc, readOnly } = document;
  return { is: 'here', quote: { id, state, row, doc, mayWrite: !readOnly, readOnly: readOnly || state.state !== 'draft' } };
}
