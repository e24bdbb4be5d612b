/**
 * Everything the server must not forget about documents and what is derived from them.
 * Each method is one atomic unit of work; no transaction escapes. Accounts and imports have ports of their own beside it.
 * How rows were stands in `history.ts`, what rules have decided in `ledger.ts`, how plans came to be in `plan-history.ts`.
 */
import type { Audience, CrmEvent, DocumentName, Row, RowContent } from '@tandem/core';
import type { History } from './history.ts';
import type { Ledger } from './ledger.ts';
import type { PlanHistory, WrittenText } from './plan-history.ts';

/** A place in the update log: grows by at least one with every append, over all documents. */
export type Seq = number;

export interface NewUpdate {
  readonly document: DocumentName;
  readonly update: Uint8Array;
  /** A user's id, or `import:<batch>`, `rule:<name>`, `system`. */
  readonly actor: string;
  /** The server's time, ISO with `Z`. */
  readonly at: string;
  /** Kept with the update or not at all. */
  readonly fields?: WrittenFields | undefined;
  /** Of a plan. Kept with the update or not at all. */
  readonly text?: WrittenText | undefined;
}
/** What an update has written into fields. */
export interface WrittenFields {
  /** Whose values these are, by client, up to a clock. */
  readonly writers: readonly { readonly client: number; readonly upto: number }[];
  readonly overwritten: readonly OverwrittenField[];
}
/** The update has met a value that its author did not know. */
export interface OverwrittenField {
  /** `fields/name`, `cards/<id>/amount`. */
  readonly path: string;
  /** Which of the two the document has now. */
  readonly stands: 'own' | 'other';
  readonly value: unknown;
  readonly other: unknown;
  readonly otherWriter: { readonly client: number; readonly clock: number };
}
export interface AuthoredValue {
  readonly value: unknown;
  /** '' when it was written longer ago than it is kept. */
  readonly actor: string;
  readonly at: string;
}
/** Two people wrote one field and did not know of each other: one value stands, the other is kept here for 30 days. */
export interface Overwritten {
  readonly id: number;
  readonly path: string;
  readonly at: string;
  readonly stands: AuthoredValue;
  readonly lost: AuthoredValue;
}
export interface StoredDocument {
  readonly name: DocumentName;
  /** Who appended the first update. */
  readonly creator: string;
  readonly createdAt: string;
  readonly snapshot: Uint8Array | undefined;
  readonly updates: readonly Uint8Array[];
  readonly through: Seq;
  /** Log rows or a snapshot whose checksum did not fit: kept aside, not served, shown on the debug page. */
  readonly damaged: readonly string[];
}
export interface DocumentTail extends StoredDocument {
  /** Whether this is the whole document, or only what followed. */
  readonly whole: boolean;
  /** Of each of the updates, in their order. */
  readonly authors: readonly UpdateAuthor[];
}
export interface UpdateAuthor {
  readonly seq: Seq;
  readonly actor: string;
  readonly at: string;
}
export interface DocumentFacts {
  readonly name: DocumentName;
  readonly creator: string;
  readonly createdAt: string;
  readonly through: Seq;
  readonly projectedThrough: Seq;
  readonly snapshotBytes: number;
  readonly logRows: number;
  readonly logBytes: number;
  readonly erased: boolean;
}
export interface ChangedDocument {
  readonly document: DocumentName;
  readonly through: Seq;
  /** What its rows follow already. */
  readonly projected: Seq;
  /** Author and time of the newest update that is included. */
  readonly actor: string;
  readonly at: string;
}
export interface Projection {
  readonly document: DocumentName;
  readonly through: Seq;
  /** Whose edit it was, and when. */
  readonly actor: string;
  readonly at: string;
  /** New and changed rows with their audiences; rows that did not change are not among them. */
  readonly rows: readonly Row[];
  /** Keys of rows that are gone. */
  readonly removed: readonly string[];
  readonly events: readonly CrmEvent[];
  /** Contacts whose audiences have to be found anew, because work on them began or ended. */
  readonly staleContacts: readonly string[];
}
/** What a contact's audiences are found from. */
export interface ContactAccess {
  readonly contact: Row;
  /** Owners of opportunities with the contact. */
  readonly sellers: readonly string[];
  /** Audiences of the company the contact belongs to; empty without one. */
  readonly companyAudiences: readonly Audience[];
}
export interface RowChange {
  readonly seq: number;
  readonly key: string;
  /** Undefined: the row has left the audience. */
  readonly row: { readonly content: RowContent; readonly audiences: readonly Audience[] } | undefined;
}
export interface LoggedUpdate {
  readonly seq: Seq;
  readonly actor: string;
  readonly at: string;
  readonly bytes: number;
}
export interface StorageStatus {
  readonly documents: number;
  readonly lastSeq: Seq;
  readonly projectedThrough: Seq;
  readonly unprojected: number;
  readonly rows: number;
  readonly events: number;
  /** After a crash the whole data is checked beside the work; anything but these two words says what is wrong with it. */
  readonly integrity: 'ok' | 'checking' | (string & {});
}

export interface Storage extends History, Ledger, PlanHistory {
  /** On disk when it resolves, all or none. One flush serves every call that waits at the same moment. Refuses erased names. */
  appendUpdates(updates: readonly NewUpdate[]): Promise<readonly Seq[]>;
  /** Undefined: nothing was ever appended. A row with a wrong checksum never makes the rest unreadable. */
  loadDocument(name: DocumentName): Promise<StoredDocument | undefined>;
  loadDocuments(names: readonly DocumentName[]): Promise<readonly StoredDocument[]>;
  /** As `loadDocuments`, but only what came after a number that is known already; one that was compacted past it comes whole. */
  loadSince(known: readonly { readonly document: DocumentName; readonly after: Seq }[]): Promise<readonly DocumentTail[]>;
  /** Documents that changed after a number, oldest change first. `through`: whoever takes these knows everything up to there. */
  changedAfter(after: Seq, limit: number): Promise<{ readonly documents: readonly DocumentName[]; readonly through: Seq }>;
  /** The facts of a document without its content; undefined when nothing was ever appended. */
  aboutDocument(name: DocumentName): Promise<DocumentFacts | undefined>;
  /** Replaces log rows up to `through` by a snapshot that holds them; a later row stays. No-op when `through` was compacted before. */
  compact(name: DocumentName, snapshot: Uint8Array, through: Seq): Promise<void>;
  /** Documents with at least `atLeast` log rows, longest log first. */
  longLogs(atLeast: number, limit: number): Promise<readonly { readonly document: DocumentName; readonly rows: number }[]>;
  /**
   * Removes a document's content, its rows and its log; its name stays burned (append refuses it). Events of a contact go;
   * those of opportunities and tasks with it stay and name nobody.
   */
  eraseDocument(name: DocumentName, at: string): Promise<void>;
  /** Newest first. */
  overwrittenIn(name: DocumentName): Promise<readonly Overwritten[]>;
  /** Of all documents, oldest first. */
  overwrittenAfter(id: number, limit: number): Promise<readonly (Overwritten & { readonly document: DocumentName })[]>;
  dropOverwritten(ids: readonly number[]): Promise<void>;
  /** Of one document; `eraseDocument` does it too. */
  forgetOverwritten(name: DocumentName): Promise<void>;
  /** What is kept for a time only, when that is over; it also forgets who wrote which value. */
  forgetOverwrittenBefore(at: string): Promise<void>;
  /** No byte of what was deleted before the call is left in the files. Rejects while a reader is in the way: then call again. */
  forgetTraces(): Promise<void>;

  /** Documents whose log goes further than their projection, oldest change first. */
  changedDocuments(limit: number): Promise<readonly ChangedDocument[]>;
  /** Rows with their versions, events and the document's checkpoint together. An event whose key exists is left as it is. */
  commitProjections(projections: readonly Projection[]): Promise<void>;
  /** Rows of server-owned tables (people, teams): `document` is ''. Unchanged rows do not move in the feed. */
  commitRows(rows: readonly Row[], removed: readonly string[], at?: string): Promise<void>;
  /** In the order of their keys; `limit` for the first ones only. */
  rowsOfDocument(document: DocumentName, limit?: number): Promise<readonly Row[]>;
  rowsByKey(keys: readonly string[]): Promise<readonly Row[]>;
  rowsOfKind(kind: RowContent['kind'], after: string, limit: number): Promise<readonly Row[]>;
  /** Of these, the documents whose own row at least one of the audiences holds: a contact's, a board's, for an archive its board's. */
  heldDocuments(names: readonly DocumentName[], audiences: readonly Audience[]): Promise<readonly DocumentName[]>;
  /** Rows of a kind that at least one of the audiences holds, in the order of their ids. */
  visibleRows(kind: RowContent['kind'], audiences: readonly Audience[], after: string, limit: number): Promise<readonly Row[]>;
  /** How many rows of each kind at least one of the audiences holds; contacts by what they are, `company` or `person`. */
  countVisible(audiences: readonly Audience[]): Promise<Readonly<Record<string, number>>>;
  staleContacts(limit: number): Promise<readonly string[]>;
  contactAccess(ids: readonly string[]): Promise<readonly ContactAccess[]>;
  /** New audiences of contacts; persons of a company whose audiences changed become stale in the same step. */
  commitAudiences(contacts: readonly { readonly id: string; readonly audiences: readonly Audience[] }[]): Promise<void>;
  /** Drops all rows and checkpoints of documents, so that they are projected again. Events stay. */
  forgetProjections(): Promise<void>;

  /** Changes of an audience after a cursor, oldest first; a row that changed often appears once, with its newest state. */
  rowsSince(audience: Audience, cursor: number, limit: number): Promise<readonly RowChange[]>;

  updatesOf(name: DocumentName, limit: number): Promise<readonly LoggedUpdate[]>;
  documentNames(prefix: string, after: string, limit: number): Promise<readonly DocumentName[]>;
  status(): Promise<StorageStatus>;
  /** Identity of this data set: another one after a restore or a fresh start, so that a device knows to begin anew. */
  epoch(): Promise<string>;
  close(): Promise<void>;
}
