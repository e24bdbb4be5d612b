/** Opens the one SQLite file, brings its tables up to date and gathers the stores that work on it. */
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { noSteps, type Steps } from '../steps.ts';
import { accountsStore, accountsTables } from './accounts-store.ts';
import { calendarFeedsStore, calendarFeedsTables } from './calendar-feeds-store.ts';
import { documentsStore, documentsTables } from './documents-store.ts';
import { enquiriesStore, enquiriesTables } from './enquiries-store.ts';
import { erasuresStore, erasuresTables } from './erasures-store.ts';
import { filesStore, filesTables } from './files-store.ts';
import { importsStore, importsTables } from './imports-store.ts';
import { quotesStore, quotesTables } from './quotes-store.ts';
import { sealedStore, sealedTables } from './sealed-store.ts';
import { shareStore, shareTables } from './share-store.ts';
import { tellingStore, tellingTables } from './telling-store.ts';

/** Numbered migrations: each part appends to its own list and never edits what has been released. */
const parts = {
  documents: documentsTables,
  accounts: accountsTables,
  imports: importsTables,
  erasures: erasuresTables,
  sealed: sealedTables,
  calendarFeeds: calendarFeedsTables,
  enquiries: enquiriesTables,
  files: filesTables,
  telling: tellingTables,
  share: shareTables,
  quotes: quotesTables,
};

export const storesOf = (db: DatabaseSync, steps: Steps = noSteps) => ({
  documents: documentsStore(db, steps),
  accounts: accountsStore(db),
  imports: importsStore(db),
  erasures: erasuresStore(db),
  sealed: sealedStore(db),
  calendarFeeds: calendarFeedsStore(db),
  enquiries: enquiriesStore(db),
  files: filesStore(db),
  telling: tellingStore(db),
  share: shareStore(db),
  quotes: quotesStore(db),
});
export type Stores = ReturnType<typeof storesOf>;

const damagedText = (what: string) => `the database is damaged (${what}). Put back a backup, or move the file away to begin anew`;

export interface Opened {
  readonly db: DatabaseSync;
  /** False after a crash or a kill: then the whole file is to be checked, beside the work. */
  readonly stoppedCleanly: boolean;
}

export function openDatabase(file: string, mode: 'write' | 'read'): Opened {
  if (mode === 'write') refuseForeignFile(file);
  const db = new DatabaseSync(file, { timeout: 250 });
  try {
    // FULL: in WAL mode NORMAL may drop the last commits at power loss, and "saved" is a promise.
    db.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON; PRAGMA journal_size_limit = 67108864',
    );
    if (mode === 'read') {
      db.exec('PRAGMA query_only = ON');
      return { db, stoppedCleanly: true };
    }
    refuseTruncatedFile(db, file);
    migrate(db);
    return { db, stoppedCleanly: markRunning(db) };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** `whole`: the next start may skip the check of the whole file. */
export function closeDatabase(db: DatabaseSync, whole: boolean): void {
  if (whole) db.exec('PRAGMA wal_checkpoint(TRUNCATE); UPDATE data_set SET stopped_cleanly = 1');
  db.close();
}

/** Reads every page and index: some seconds for a large file, so it runs on a connection of its own. Throws when something is wrong. */
export function checkWholeFile(db: DatabaseSync): void {
  const { quick_check: found } = db.prepare('PRAGMA quick_check(1)').get() as { quick_check: string };
  if (found !== 'ok') throw new Error(damagedText(found));
}

function refuseForeignFile(file: string): void {
  if (!existsSync(file) || statSync(file).size === 0) return;
  const header = Buffer.alloc(16);
  const descriptor = openSync(file, 'r');
  readSync(descriptor, header, 0, 16, 0);
  closeSync(descriptor);
  if (header.toString('latin1') !== 'SQLite format 3\0') throw new Error(damagedText('it does not begin like one'));
}

/** What a copy that stopped half-way leaves behind; SQLite alone would notice only when it reads a page that is missing. */
function refuseTruncatedFile(db: DatabaseSync, file: string): void {
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const { page_count: pages } = db.prepare('PRAGMA page_count').get() as { page_count: number };
  const { page_size: size } = db.prepare('PRAGMA page_size').get() as { page_size: number };
  const there = statSync(file).size;
  if (there < pages * size) throw new Error(damagedText(`${pages * size - there} bytes are missing at its end`));
}

function markRunning(db: DatabaseSync): boolean {
  const { stopped_cleanly: clean } = db.prepare('SELECT stopped_cleanly FROM data_set').get() as { stopped_cleanly: number };
  db.exec('UPDATE data_set SET stopped_cleanly = 0');
  return clean === 1;
}

function migrate(db: DatabaseSync): void {
  db.exec('CREATE TABLE IF NOT EXISTS migration (part TEXT PRIMARY KEY, number INTEGER NOT NULL) STRICT');
  const reached = db.prepare('SELECT number FROM migration WHERE part = ?');
  const reach = db.prepare('INSERT INTO migration (part, number) VALUES (?, ?) ON CONFLICT (part) DO UPDATE SET number = excluded.number');
  for (const [part, steps] of Object.entries(parts)) {
    const from = Number((reached.get(part) as { number: number } | undefined)?.number ?? 0);
    if (from > steps.length)
      throw new Error(`the data was written by a newer Tandem (${part} ${from}, this one knows ${steps.length}). Start that version`);
    steps.slice(from).forEach((sql, i) => {
      db.exec('BEGIN IMMEDIATE');
      db.exec(sql);
      reach.run(part, from + i + 1);
      db.exec('COMMIT');
    });
  }
}
