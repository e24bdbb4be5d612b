/** The tables of a device's database, and how an older one is brought up to date: what was edited here is never dropped for it. */
import type { DocumentName } from '@tandem/core';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { KeptRow, Refused, Unsynced } from './device.ts';
import { newId } from './new-id.ts';
import type { Outcome } from './outcomes.ts';

export interface Tables extends DBSchema {
  /** Rows in the order in which they came, some hundreds a piece as JSON: reading 50,000 records one by one takes four times as long. */
  segments: { key: number; value: string };
  /** Single changes since; they count more than any segment. Without a row: it is gone. */
  loose: { key: string; value: LooseRow };
  cursors: { key: string; value: number };
  documents: { key: string; value: { readonly name: DocumentName; readonly snapshot: Uint8Array } };
  updates: { key: number; value: UpdateRow; indexes: { name: string } };
  /** Documents that were fetched ahead and follow the server. */
  copies: { key: string; value: 1 };
  unsynced: { key: string; value: Unsynced };
  refused: { key: string; value: Refused };
  /** One record: what became of changes that waited. */
  outcomes: { key: 'all'; value: readonly Outcome[] };
  /** `complete`, `copies-cursor`, and `lineage`: another one means that the browser has emptied the database and began anew. */
  facts: { key: string; value: boolean | number | string };
  /** What a screen showed last, by its path, with `rows` for all of them. */
  pictures: { key: string; value: string };
}
export type UpdateRow = { readonly name: DocumentName; readonly update: Uint8Array; readonly mine?: true };
export type LooseRow = { readonly key: string; readonly kept: KeptRow | undefined };
export type Database = IDBPDatabase<Tables>;

const version = 3;

export interface DatabaseEvents {
  /** The connection is gone: by storage pressure, by the person emptying the browser, or for another tab that wipes or upgrades. */
  readonly onGone: () => void;
  /** Another tab does not let go of an older version. */
  readonly onBlocked: () => void;
}

export function openTables(name: string, { onGone, onBlocked }: DatabaseEvents): Promise<Database> {
  return openDB<Tables>(name, version, {
    async upgrade(db, from, _to, transaction) {
      if (from < 1) {
        db.createObjectStore('cursors');
        db.createObjectStore('documents', { keyPath: 'name' });
        db.createObjectStore('updates', { autoIncrement: true }).createIndex('name', 'name');
        db.createObjectStore('unsynced', { keyPath: 'name' });
        db.createObjectStore('refused', { keyPath: 'id' });
        db.createObjectStore('facts');
      }
      if (from < 2) {
        const before = db as unknown as IDBPDatabase;
        if (before.objectStoreNames.contains('rows')) before.deleteObjectStore('rows');
        db.createObjectStore('segments', { autoIncrement: true });
        db.createObjectStore('loose', { keyPath: 'key' });
        db.createObjectStore('copies');
        db.createObjectStore('outcomes');
        // Rows come again from the feed; documents and what was edited stay.
        await transaction.objectStore('cursors').clear();
        await transaction.objectStore('facts').clear();
        await transaction.objectStore('facts').put(newId(), 'lineage');
      }
      // A version of its own: a program that knows of no pictures would take a row away and leave it in one.
      if (from < 3) db.createObjectStore('pictures');
    },
    blocking: (_current, _next, event) => {
      // Holding on would block the other tab for ever.
      (event.target as IDBDatabase).close();
      onGone();
    },
    blocked: onBlocked,
    terminated: onGone,
  });
}
