/** Both documents of a pair, open for as long as they are compared. */
import type { Contact, ContactRow } from '@tandem/core';
import { useRow } from '../../sync/rows.ts';
import { useSyncStatus } from '../../sync/sync-status.ts';
import { useContact } from '../../sync/use-document.ts';

export interface Side {
  readonly row: ContactRow;
  readonly state: Contact;
}
export type Both =
  | { readonly is: 'opening' | 'gone' | 'not-here' | 'withheld' }
  | { readonly is: 'here'; readonly a: Side; readonly b: Side };

export function useBoth(a: string, b: string): Both {
  const [rowA, rowB] = [useRow('contact', a), useRow('contact', b)];
  const [docA, docB] = [useContact(a), useContact(b)];
  const offline = useSyncStatus().since !== undefined;
  if (!rowA || !rowB) return { is: 'gone' };
  if (docA?.refused || docB?.refused) return { is: 'withheld' };
  if (!docA?.loaded || !docB?.loaded) return { is: offline ? 'not-here' : 'opening' };
  if (docA.readOnly || docB.readOnly) return { is: 'withheld' };
  return { is: 'here', a: { row: rowA, state: docA.state }, b: { row: rowB, state: docB.state } };
}
