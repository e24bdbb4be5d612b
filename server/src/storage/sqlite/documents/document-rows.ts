/** Rows as they are now. A change moves them in the feed of every audience that holds them, no change moves nothing. */
import type { DatabaseSync } from 'node:sqlite';
import type { Audience, DocumentName, Row, RowContent } from '@tandem/core';
// Only this much of core: a storage thread that loads all of it delays every start.
import { contactBehind, rowKey } from '@tandem/core/rows';
import type { RowFeed } from './row-feed.ts';

interface Stored {
  readonly document: string;
  readonly content: string;
  readonly audiences: string;
}
const rowOf = ({ document, content, audiences }: Stored): Row => ({
  document,
  content: JSON.parse(content) as RowContent,
  audiences: JSON.parse(audiences) as Audience[],
});
const rowsOf = (stored: unknown): readonly Row[] => (stored as readonly Stored[]).map(rowOf);

export function documentRows(db: DatabaseSync, feed: RowFeed) {
  const columns = 'document, content, audiences';
  const byKey = db.prepare(`SELECT ${columns} FROM row WHERE key = ?`);
  const ofDocument = db.prepare(`SELECT ${columns} FROM row WHERE document = ? ORDER BY key LIMIT ?`);
  const ofKind = db.prepare(`SELECT ${columns} FROM row WHERE kind = ? AND name > ? ORDER BY name LIMIT ?`);
  const visible = db.prepare(
    `SELECT ${columns} FROM row WHERE kind = ? AND name > ?
       AND EXISTS (SELECT 1 FROM json_each(?) AS mine JOIN row_audience a ON a.audience = mine.value AND a.key = row.key AND a.removed = 0)
     ORDER BY name LIMIT ?`,
  );
  const count = db.prepare(
    `SELECT CASE kind WHEN 'contact' THEN content ->> '$.is' ELSE kind END AS what, count(*) AS rows FROM row
     WHERE EXISTS (SELECT 1 FROM json_each(?) AS mine JOIN row_audience a ON a.audience = mine.value AND a.key = row.key AND a.removed = 0)
     GROUP BY what`,
  );
  const write = db.prepare(
    `INSERT INTO row (key, kind, name, document, contact, content, audiences) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET document = excluded.document, contact = excluded.contact, content = excluded.content, audiences = excluded.audiences`,
  );
  const drop = db.prepare('DELETE FROM row WHERE key = ?');
  const boardOf = db.prepare("SELECT content ->> '$.board' AS board FROM row WHERE document = ? AND kind = 'opportunity' LIMIT 1");
  const keysOfDocuments = db.prepare("SELECT key, document FROM row WHERE document <> ''");

  const stored = (key: string) => byKey.get(key) as Stored | undefined;

  /** Answers whether its audiences are others than before. */
  function put(row: Row): boolean {
    const key = rowKey(row.content);
    const before = stored(key);
    const content = JSON.stringify(row.content);
    const now = [...new Set(row.audiences)].sort();
    const audiences = JSON.stringify(now);
    if (before && before.content === content && before.audiences === audiences && before.document === row.document) return false;
    write.run(key, row.content.kind, row.content.id, row.document, contactBehind(row.content), content, audiences);
    const was = before ? (JSON.parse(before.audiences) as Audience[]) : [];
    feed.leave(
      key,
      was.filter((audience) => !now.includes(audience)),
    );
    feed.enter(key, before?.content === content ? now.filter((audience) => !was.includes(audience)) : now);
    return before?.audiences !== audiences;
  }

  /** Only the document that a row came from may take it away: a card that moved to an archive belongs to the archive. */
  function remove(key: string, document: string): void {
    const before = stored(key);
    if (before?.document !== document) return;
    drop.run(key);
    feed.leave(key, JSON.parse(before.audiences) as Audience[]);
  }

  /** The row of a contact or a board has its document's name as key; an archive has none of its own and is seen like its board. */
  function speaksFor(name: DocumentName): Stored | undefined {
    const own = stored(name);
    if (own || !name.startsWith('board/')) return own;
    const archive = boardOf.get(name) as { board: string } | undefined;
    return archive && stored(`board/${archive.board}`);
  }

  return {
    put,
    remove,
    removeAllOfDocuments(): void {
      for (const { key, document } of keysOfDocuments.all() as unknown as { key: string; document: string }[]) remove(key, document);
    },
    rowsOfDocument: (document: DocumentName, limit?: number) => rowsOf(ofDocument.all(document, limit ?? -1)),
    rowsByKey: (keys: readonly string[]): readonly Row[] =>
      keys.flatMap((key) => {
        const found = stored(key);
        return found ? [rowOf(found)] : [];
      }),
    heldDocuments(names: readonly DocumentName[], audiences: readonly Audience[]): readonly DocumentName[] {
      const mine = new Set(audiences);
      return names.filter((name) => {
        const row = speaksFor(name);
        return row && row.document !== '' && (JSON.parse(row.audiences) as Audience[]).some((audience) => mine.has(audience));
      });
    },
    rowsOfKind: (kind: RowContent['kind'], after: string, limit: number) => rowsOf(ofKind.all(kind, after, limit)),
    visibleRows: (kind: RowContent['kind'], audiences: readonly Audience[], after: string, limit: number) =>
      rowsOf(visible.all(kind, after, JSON.stringify(audiences), limit)),
    countVisible: (audiences: readonly Audience[]): Readonly<Record<string, number>> =>
      Object.fromEntries(
        (count.all(JSON.stringify(audiences)) as unknown as { what: string; rows: number }[]).map(({ what, rows }) => [what, rows]),
      ),
  };
}
export type DocumentRows = ReturnType<typeof documentRows>;
