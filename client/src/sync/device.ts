/**
 * What this device keeps for one person: rows with their cursors, documents, changes that were not yet sent or were refused.
 * No method throws: a failing disk must never break an edit. What could not be kept stays in memory and is tried again, and
 * `onTrouble` hears of it.
 */
import type { DocumentName, RowContent } from '@tandem/core';
import type { Outcome } from './outcomes.ts';
import type { Sealed } from './sealed.ts';

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
export interface KeptRows {
  readonly rows: readonly KeptRow[];
  readonly cursors: Readonly<Record<string, number>>;
  readonly complete: boolean;
}
/**
 * Texts by the paths of the screens that made them, by `rows` the rows that all screens begin with, and by `changed` the keys of
 * rows that changed since.
 */
export type Pictures = ReadonlyMap<string, string>;
export const changedSince = 'changed';
export interface KeptDocument {
  readonly updates: readonly Uint8Array[];
  /** Those of them that were told as own, as they were made and in order; while some of them wait, none of those is missing. */
  readonly own: readonly Uint8Array[];
}
/** A document as the server gave it ahead of being opened. */
export interface DocumentCopy {
  readonly name: DocumentName;
  /** False: only what followed the device's cursor; worth nothing without the copy it follows. */
  readonly whole: boolean;
  readonly updates: readonly Uint8Array[];
}
export interface Copies {
  readonly names: readonly DocumentName[];
  /** Up to here every copy has followed the server; `undefined`: nothing was fetched yet. */
  readonly cursor: number | undefined;
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
  /** State vector before the first of them: what follows it is what the server does not have. */
  readonly base?: Uint8Array;
}
/**
 * `refused`: the person may not write that field. `unknown`: it would have taken away what this version does not know.
 * `content`: such a text cannot be.
 */
export type RefusalReason = 'role' | 'closed' | 'refused' | 'unknown' | 'content' | 'too-large' | 'load-failed';
export interface Refused extends LocalChange {
  readonly reason: RefusalReason;
}

/**
 * Agenda and inbox speak of records that may be taken away from their person (N11): what the server deletes there leaves the
 * device at once, and not when its log has grown long.
 */
export const isPersonal = (name: DocumentName): boolean => name.startsWith('agenda/') || name.startsWith('inbox/');

export interface Device {
  loadRows(): Promise<KeptRows>;
  /** Where the feed goes on. Another tab may have brought it further than this one has read. */
  loadCursors(): Promise<Readonly<Record<string, number>>>;
  /** Rows and cursors in one transaction: a cursor never runs ahead of its rows, also not of rows that could not be kept before. */
  saveRows(batch: RowBatch): Promise<void>;
  /** Once all audiences were caught up with: lists shown from here are whole. */
  markComplete(): Promise<void>;
  /** What screens showed last, read in a moment: for them to begin with while the rows are still read. */
  loadPictures(): Promise<Pictures>;
  /**
   * `make` is asked at the moment of writing, and must know of every row that was taken away before: nothing that left the device
   * comes back in a picture. It goes with the first row that is taken away afterwards.
   */
  savePictures(make: () => Pictures | undefined): Promise<void>;
  loadDocument(name: DocumentName): Promise<KeptDocument | undefined>;
  /**
   * Edits are kept in the order in which they are told. What is told in one turn of the event loop is one transaction, so that
   * an update and the note that it waits are there together or not at all. Resolves when it is on the device. `mine`: it stays
   * as it was made until nothing of the document waits.
   */
  appendUpdate(name: DocumentName, update: Uint8Array, mine?: boolean): Promise<void>;
  forgetDocument(name: DocumentName): Promise<void>;
  /** Writes down anew what is kept: no row and no word that was replaced or deleted can be read here afterwards. Once a mark. */
  forgetOutdated(mark: number): Promise<void>;
  /** What was deleted from this document leaves the device too. */
  foldDocument(name: DocumentName): Promise<void>;
  /** Names of all documents that have a copy here. */
  keptDocuments(): Promise<readonly DocumentName[]>;
  /** What was fetched ahead. */
  loadCopies(): Promise<Copies>;
  /** Copies and cursor in one transaction. False: they are not on the device, and fetching more would be for nothing. */
  saveCopies(copies: readonly DocumentCopy[], cursor: number | undefined): Promise<boolean>;
  loadUnsynced(): Promise<readonly Unsynced[]>;
  saveUnsynced(entry: Unsynced): Promise<void>;
  clearUnsynced(name: DocumentName): Promise<void>;
  loadRefused(): Promise<readonly Refused[]>;
  saveRefused(entries: readonly Refused[]): Promise<void>;
  discardRefused(id: string): Promise<void>;
  loadOutcomes(): Promise<readonly Outcome[]>;
  loadSealed(): Promise<readonly Sealed[]>;
  /** All of them, as with outcomes. */
  saveSealed(sealed: readonly Sealed[]): Promise<void>;
  /** All of them: what is not among them is forgotten. */
  saveOutcomes(outcomes: readonly Outcome[]): Promise<void>;
  close(): void;
}

/** For a shared computer, and when the browser has no storage: everything lives as long as the page. */
export const memoryDevice: Device = {
  loadRows: async () => ({ rows: [], cursors: {}, complete: false }),
  loadCursors: async () => ({}),
  saveRows: async () => undefined,
  markComplete: async () => undefined,
  loadPictures: async () => new Map(),
  savePictures: async () => undefined,
  loadDocument: async () => undefined,
  appendUpdate: async () => undefined,
  forgetDocument: async () => undefined,
  forgetOutdated: async () => undefined,
  foldDocument: async () => undefined,
  keptDocuments: async () => [],
  loadCopies: async () => ({ names: [], cursor: undefined }),
  saveCopies: async () => false,
  loadUnsynced: async () => [],
  saveUnsynced: async () => undefined,
  clearUnsynced: async () => undefined,
  loadRefused: async () => [],
  saveRefused: async () => undefined,
  discardRefused: async () => undefined,
  loadOutcomes: async () => [],
  saveOutcomes: async () => undefined,
  loadSealed: async () => [],
  saveSealed: async () => undefined,
  close: () => undefined,
};
