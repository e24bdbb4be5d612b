/** Values that a concurrent edit of the same field has replaced, with both authors; and, for that, who wrote which value. */
import type { DatabaseSync } from 'node:sqlite';
import type { DocumentName } from '@tandem/core';
import type { NewUpdate, Overwritten } from '../../storage.ts';

export const overwrittenTables = `
  -- who wrote the values of a client up to a clock: the log forgets it when it is compacted, and a conflict may come weeks later
  CREATE TABLE field_writer (
    document INTEGER NOT NULL REFERENCES document (id),
    client INTEGER NOT NULL,
    upto INTEGER NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (document, client, upto)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX field_writer_at ON field_writer (at);

  CREATE TABLE overwritten_field (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES document (id),
    path TEXT NOT NULL,
    at TEXT NOT NULL,
    stands TEXT NOT NULL, stands_actor TEXT NOT NULL, stands_at TEXT NOT NULL,
    lost TEXT NOT NULL, lost_actor TEXT NOT NULL, lost_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX overwritten_field_of ON overwritten_field (document, id);
  CREATE INDEX overwritten_field_at ON overwritten_field (at);
`;

interface Stored {
  readonly id: number;
  readonly path: string;
  readonly at: string;
  readonly stands: string;
  readonly stands_actor: string;
  readonly stands_at: string;
  readonly lost: string;
  readonly lost_actor: string;
  readonly lost_at: string;
}
const shown = 500;
const read = (row: Stored): Overwritten => ({
  id: row.id,
  path: row.path,
  at: row.at,
  stands: { value: JSON.parse(row.stands) as unknown, actor: row.stands_actor, at: row.stands_at },
  lost: { value: JSON.parse(row.lost) as unknown, actor: row.lost_actor, at: row.lost_at },
});

export function overwrittenFields(db: DatabaseSync) {
  const idOf = db.prepare('SELECT id FROM document WHERE name = ?');
  const write = db.prepare('INSERT INTO field_writer (document, client, upto, actor, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const writer = db.prepare('SELECT actor, at FROM field_writer WHERE document = ? AND client = ? AND upto > ? ORDER BY upto LIMIT 1');
  const keep = db.prepare(
    `INSERT INTO overwritten_field (document, path, at, stands, stands_actor, stands_at, lost, lost_actor, lost_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const of = db.prepare(
    `SELECT o.* FROM overwritten_field o JOIN document d ON d.id = o.document WHERE d.name = ? ORDER BY o.id DESC LIMIT ${shown}`,
  );
  const after = db.prepare(
    'SELECT o.*, d.name FROM overwritten_field o JOIN document d ON d.id = o.document WHERE o.id > ? ORDER BY o.id LIMIT ?',
  );
  const drop = db.prepare('DELETE FROM overwritten_field WHERE id = ?');
  const dropOf = ['overwritten_field', 'field_writer'].map((table) => db.prepare(`DELETE FROM ${table} WHERE document = ?`));
  const dropBefore = ['overwritten_field', 'field_writer'].map((table) => db.prepare(`DELETE FROM ${table} WHERE at < ?`));
  const documentId = (name: DocumentName) => (idOf.get(name) as { id: number } | undefined)?.id;

  return {
    /** In the unit of work that appends the update: what is not in the log was not overwritten, and what is, is never forgotten. */
    noteFields({ document, actor, at, fields }: NewUpdate): void {
      const id = fields && documentId(document);
      if (!fields || id === undefined) return;
      for (const { path, stands, value, other, otherWriter } of fields.overwritten) {
        const found = writer.get(id, otherWriter.client, otherWriter.clock) as { actor: string; at: string } | undefined;
        const own = [JSON.stringify(value ?? null), actor, at] as const;
        const others = [JSON.stringify(other ?? null), found?.actor ?? '', found?.at ?? ''] as const;
        keep.run(id, path, at, ...(stands === 'own' ? [...own, ...others] : [...others, ...own]));
      }
      for (const { client, upto } of fields.writers) write.run(id, client, upto, actor, at);
    },
    overwrittenIn: (name: DocumentName): readonly Overwritten[] => (of.all(name) as unknown as Stored[]).map(read),
    overwrittenAfter: (id: number, limit: number): readonly (Overwritten & { readonly document: DocumentName })[] =>
      (after.all(id, limit) as unknown as (Stored & { name: DocumentName })[]).map((row) => ({ ...read(row), document: row.name })),
    dropOverwritten(ids: readonly number[]): void {
      for (const id of ids) drop.run(id);
    },
    forgetOverwritten(name: DocumentName): void {
      const id = documentId(name);
      if (id !== undefined) for (const each of dropOf) each.run(id);
    },
    forgetOverwrittenBefore(at: string): void {
      for (const each of dropBefore) each.run(at);
    },
  };
}
