/** One company or person as its page needs it: the row at once, the whole document when it is open, and whether it may be seen at all. */
import { type Contact, type ContactRow, isId } from '@tandem/core';
import type * as Y from 'yjs';
import { useMe } from '../../../state/session.ts';
import { useRow, useRowsReady } from '../../../sync/rows.ts';
import { useSyncStatus } from '../../../sync/sync-status.ts';
import { useContact } from '../../../sync/use-document.ts';
import { mayDo } from '../subject.ts';

export interface RecordDocument {
  readonly state: Contact;
  readonly doc: Y.Doc;
}
export type RecordState =
  | { readonly is: 'gone' | 'not-kept' | 'opening' }
  | {
      readonly is: 'here';
      readonly row: ContactRow;
      /** Undefined while the document is being opened. */
      readonly document: RecordDocument | undefined;
      readonly readOnly: boolean;
      readonly mayAssign: boolean;
      /** Why the document is not at hand: it comes when there is a network, or it is not shared with this person. */
      readonly missing: 'offline' | 'withheld' | undefined;
    };

export function useRecord(id: string): RecordState {
  const known = isId(id);
  const row = useRow('contact', known ? id : undefined);
  const document = useContact(known ? id : undefined);
  const ready = useRowsReady();
  const offline = useSyncStatus().since !== undefined;
  const { person } = useMe();
  if (!known) return { is: 'gone' };
  if (!row) {
    // Content without a row: its making was taken back.
    if (document?.refused || (ready && document?.loaded)) return { is: 'gone' };
    return { is: offline && ready ? 'not-kept' : 'opening' };
  }
  const loaded = document?.loaded && !document.refused;
  return {
    is: 'here',
    row,
    missing: loaded ? undefined : document?.refused ? 'withheld' : offline ? 'offline' : undefined,
    document: loaded ? { state: document.state, doc: document.doc } : undefined,
    readOnly: document === undefined || document.readOnly || document.refused,
    mayAssign: mayDo(person, 'assign', row),
  };
}
