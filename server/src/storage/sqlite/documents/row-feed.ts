/** Which audience holds which row: the newest change of each row per audience, in one order that a cursor follows. */
import type { DatabaseSync } from 'node:sqlite';
import type { Audience, RowContent } from '@tandem/core';
import type { RowChange } from '../../storage.ts';

export function rowFeed(db: DatabaseSync) {
  const put = db.prepare(
    `INSERT INTO row_audience (audience, key, seq, removed) VALUES (?, ?, ?, ?)
     ON CONFLICT (audience, key) DO UPDATE SET seq = excluded.seq, removed = excluded.removed`,
  );
  const since = db.prepare(
    `SELECT a.seq, a.key, a.removed, r.content, r.audiences FROM row_audience a LEFT JOIN row r ON r.key = a.key
     WHERE a.audience = ? AND a.seq > ? ORDER BY a.seq LIMIT ?`,
  );
  const newest = db.prepare('SELECT coalesce(max(seq), 0) AS seq FROM row_audience');
  // Marks are never deleted, so the largest number is never given twice, and one thread writes.
  let last = (newest.get() as { seq: number }).seq;

  return {
    /** The row is new or changed for these audiences. */
    enter(key: string, audiences: readonly Audience[]): void {
      for (const audience of audiences) put.run(audience, key, ++last, 0);
    },
    leave(key: string, audiences: readonly Audience[]): void {
      for (const audience of audiences) put.run(audience, key, ++last, 1);
    },
    rowsSince(audience: Audience, cursor: number, limit: number): readonly RowChange[] {
      const found = since.all(audience, cursor, limit) as unknown as {
        seq: number;
        key: string;
        removed: number;
        content: string | null;
        audiences: string | null;
      }[];
      return found.map(({ seq, key, removed, content, audiences }) => ({
        seq,
        key,
        row:
          removed || content === null || audiences === null
            ? undefined
            : { content: JSON.parse(content) as RowContent, audiences: JSON.parse(audiences) as Audience[] },
      }));
    },
  };
}
export type RowFeed = ReturnType<typeof rowFeed>;
