/** Calendar feeds: at most one a person, known by the hash of its token only. */
import type { DatabaseSync } from 'node:sqlite';

export const calendarFeedsTables: string[] = [
  `CREATE TABLE calendar_feed (
     user TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL,
     -- the last time a calendar asked; '' until the first
     read_at TEXT NOT NULL DEFAULT ''
   ) STRICT, WITHOUT ROWID;`,
];

export interface CalendarFeedRecord {
  readonly user: string;
  readonly createdAt: string;
  readonly readAt: string;
}

export function calendarFeedsStore(db: DatabaseSync) {
  const put = db.prepare(`INSERT INTO calendar_feed (user, hash, created_at) VALUES (?, ?, ?)
    ON CONFLICT (user) DO UPDATE SET hash = excluded.hash, created_at = excluded.created_at, read_at = ''`);
  const of = db.prepare('SELECT user, created_at AS createdAt, read_at AS readAt FROM calendar_feed WHERE user = ?');
  const byHash = db.prepare('SELECT user, created_at AS createdAt, read_at AS readAt FROM calendar_feed WHERE hash = ?');
  const read = db.prepare('UPDATE calendar_feed SET read_at = ? WHERE hash = ?');
  const remove = db.prepare('DELETE FROM calendar_feed WHERE user = ?');
  return {
    /** The one before opens nothing any more. */
    replace: (user: string, hash: string, at: string): void => void put.run(user, hash, at),
    of: (user: string): CalendarFeedRecord | undefined => of.get(user) as unknown as CalendarFeedRecord | undefined,
    byHash: (hash: string): CalendarFeedRecord | undefined => byHash.get(hash) as unknown as CalendarFeedRecord | undefined,
    wasRead: (hash: string, at: string): void => void read.run(at, hash),
    remove: (user: string): void => void remove.run(user),
  };
}
export type CalendarFeedsStore = ReturnType<typeof calendarFeedsStore>;
