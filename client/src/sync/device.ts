/**
 * What this device keeps for one person: rows with their cursors, documents, changes that were not yet sent or were refused.
 * No method throws: a failing disk must never break an edit. What could not be kept stays in memory, and `onFailure` hears of it.
 */
import type { DocumentName, RowContent } from '@tandem/core';

export interface KeptRow {
  readonly key: string;
  readonly row: RowContent;
  /** Those of the person's audiences that hold the row. */
  readonly in: readonly string[];
}
export interface RowBatch {
  readonly put: readonly KeptRow[];
  readonly remove: readonly string[];
  readonly cursors: Readonly<Record<string, number>>;
  /** Audiences the person has left: their cursors go. */
  readonly left: readonly string[];
}
export interface KeptDocument {
  readonly updates: readonly Uint8Array[];
}
/** One field that was edited here, in the words of the document: path and values, not sentences. */
export interface LocalChange {
  readonly id: string;
  readonly document: DocumentName;
  readonly label: string;
  /** `fields/name`, `cards/01H.../amount`; '' when only the label is known. */
  readonly path: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly at: string;
}
export interface Unsynced {
  readonly name: DocumentName;
  readonly since: string;
  /** Made on this device and not yet known to the server. */
  readonly created: boolean;
  readonly changes: readonly LocalChange[];
}
/** `refused`: the person may not write that field. */
export type RefusalReason = 'role' | 'closed' | 'refused' | 'too-large' | 'load-failed';
export interface Refused extends LocalChange {
  readonly reason: RefusalReason;
}

export interface Device {
  loadRows(): Promise<{
    readonly rows: readonly KeptRow[];
    readonly cursors: Readonly<Record<string, number>>;
    readonly complete: boolean;
  }>;
  /** Rows and cursors in one transaction: a cursor never runs ahead of its rows. */
  saveRows(batch: RowBatch): Promise<void>;
  /** Once all audiences were caught up with: lists shown from here are whole. */
  markComplete(): Promise<void>;
  loadDocument(name: DocumentName): Promise<KeptDocument | undefined>;
  appendUpdate(name: DocumentName, update: Uint8Array): Promise<void>;
  forgetDocument(name: DocumentName): Promise<void>;
  /** Names of all documents that have a copy here. */
  keptDocuments(): Promise<readonly DocumentName[]>;
  loadUnsynced(): Promise<readonly Unsynced[]>;
  saveUnsynced(entry: Unsynced): Promise<void>;
  clearUnsynced(name: DocumentName): Promise<void>;
  loadRefused(): Promise<readonly Refused[]>;
  saveRefused(entries: readonly Refused[]): Promise<void>;
  discardRefused(id: string): Promise<void>;
  close(): void;
}

/** For a shared computer, and when the browser has no storage: everything lives as long as the page. */
export const memoryDevice: Device = {
  loadRows: async () => ({ rows: [], cursors: {}, complete: false }),
  saveRows: async () => undefined,
  markComplete: async () => undefined,
  loadDocument: async () => undefined,
  appendUpdate: async () => undefined,
  forgetDocument: async () => undefined,
  keptDocuments: async () => [],
  loadUnsynced: async () => [],
  saveUnsynced: async () => undefined,
  clearUnsynced: async () => undefined,
  loadRefused: async () => [],
  saveRefused: async () => undefined,
  discardRefused: async () => undefined,
  close: () => undefined,
};
