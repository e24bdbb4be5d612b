/** What an open document needs of whoever opens it, and what it tells. */
import type { DocumentName } from '@tandem/core';
import type * as Y from 'yjs';
import type { Device, LocalChange, RefusalReason, Unsynced } from './device.ts';
import type { FrameClock } from './frame-clock.ts';
import type { RowsStore } from './rows-store.ts';

export type Phase = 'reading' | 'detached' | 'attaching' | 'synced' | 'refused' | 'gone';
export interface View {
  readonly doc: Y.Doc;
  /** The content is known: kept here, sent by the server, or made here. */
  readonly loaded: boolean;
  readonly readOnly: boolean;
  /** The server does not give this document to this person, or it does not exist. */
  readonly refused: boolean;
}
/** One own edit, and what the document was before it. */
export interface Edited {
  readonly created: boolean;
  readonly changes: readonly LocalChange[];
  readonly before: ReadonlyMap<number, number>;
}
export interface OpenDocumentNeeds {
  readonly name: DocumentName;
  readonly device: Device;
  readonly rows: RowsStore;
  /** The caller is about to make this document. */
  readonly created: boolean;
  /** Asked once the kept copy is read: edits in it that the server has not confirmed. They show in the lists from the start. */
  readonly waiting: () => Unsynced | undefined;
  readonly onChange: () => void;
  /** An edit made on this page, for the other tabs. */
  readonly onEdit: (update: Uint8Array) => void;
  readonly onUnsynced: (entry: Edited | undefined) => void;
  readonly onRefused: (reason: RefusalReason) => void;
  /** The server does not open this document for this person. */
  readonly onForbidden: () => void;
  /** An admin erased it: nothing of it is kept here. */
  readonly onErased: () => void;
  /** Unsent edits of somebody who lost the document were handed over. */
  readonly onSealed: () => void;
  /** An opening has ended, one way or the other: the next one may begin. */
  readonly onSettled: () => void;
  /** The line is taken up: what others wrote meanwhile comes next. */
  readonly onReturning?: (doc: Y.Doc) => void;
  /** The page's own, unless a test says when frames are. */
  readonly frames?: FrameClock;
}
