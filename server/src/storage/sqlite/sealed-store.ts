/** What sealed copies must not forget: unsent edits of somebody who lost a record, for whoever may edit it now. */
import type { DatabaseSync } from 'node:sqlite';

export const sealedTables: string[] = [
  `CREATE TABLE sealed_copy (
     id TEXT PRIMARY KEY, document TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL,
     -- what was changed, as paths and values (JSON), and the same as a Yjs update: running text is merged with it
     changes TEXT NOT NULL, content BLOB NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX sealed_copy_of ON sealed_copy (document, at);
   CREATE INDEX sealed_copy_at ON sealed_copy (at);`,
];

export interface SealedChange {
  readonly id: string;
  readonly path: string;
  readonly label: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly at: string;
}
export interface SealedCopy {
  readonly id: string;
  readonly document: string;
  readonly by: string;
  readonly at: string;
  readonly changes: readonly SealedChange[];
  readonly update: Uint8Array;
}
interface Stored extends Omit<SealedCopy, 'changes' | 'update'> {
  readonly changes: string;
  readonly content: Uint8Array;
}
const read = ({ changes, content, ...copy }: Stored): SealedCopy => ({
  ...copy,
  changes: JSON.parse(changes) as SealedChange[],
  update: content,
});

export function sealedStore(db: DatabaseSync) {
  const insert = db.prepare(
    'INSERT INTO sealed_copy (id, document, by, at, changes, content) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const of = db.prepare('SELECT * FROM sealed_copy WHERE document = ? ORDER BY at, id');
  const one = db.prepare('SELECT * FROM sealed_copy WHERE id = ?');
  const rewrite = db.prepare('UPDATE sealed_copy SET changes = ? WHERE id = ?');
  const remove = db.prepare('DELETE FROM sealed_copy WHERE id = ?');
  const dropOf = db.prepare('DELETE FROM sealed_copy WHERE document = ?');
  const dropBefore = db.prepare('DELETE FROM sealed_copy WHERE at < ?');
  const recent = db.prepare('SELECT count(*) AS copies FROM sealed_copy WHERE by = ? AND at >= ?');
  const all = db.prepare('SELECT * FROM sealed_copy');
  const wrote = db.prepare(
    `SELECT 1 FROM document d WHERE d.name = ?1 AND d.erased_at IS NULL AND (d.creator = ?2
       OR EXISTS (SELECT 1 FROM update_log u WHERE u.document = d.id AND u.actor = ?2)
       OR EXISTS (SELECT 1 FROM field_writer w WHERE w.document = d.id AND w.actor = ?2))`,
  );
  // A mark of a row that has left an audience is never deleted.
  const held = db.prepare(
    'SELECT 1 FROM json_each(?1) AS mine JOIN row_audience a ON a.audience = mine.value AND a.key = ?2 AND a.removed = 1 LIMIT 1',
  );
  const hasIt = db.prepare('SELECT 1 FROM document WHERE name = ? AND erased_at IS NULL');

  return {
    /** Twice the same is once. */
    seal: ({ changes, update, ...copy }: SealedCopy): void =>
      void insert.run(copy.id, copy.document, copy.by, copy.at, JSON.stringify(changes), update),
    of: (document: string): SealedCopy[] => (of.all(document) as unknown as Stored[]).map(read),
    one: (id: string): SealedCopy | undefined => {
      const found = one.get(id) as unknown as Stored | undefined;
      return found && read(found);
    },
    /** A change that was applied or discarded is gone; with the last one, the copy. */
    settle(id: string, changes: readonly string[]): void {
      const found = one.get(id) as unknown as Stored | undefined;
      if (!found) return;
      const left = read(found).changes.filter((change) => !changes.includes(change.id));
      if (left.length === 0) remove.run(id);
      else rewrite.run(JSON.stringify(left), id);
    },
    countSince: (by: string, at: string): number => (recent.get(by, at) as { copies: number }).copies,
    /** Whether the person had the document: made it, wrote into it, or held its row until it left. */
    had: (document: string, row: string, person: string, audiences: readonly string[]): boolean =>
      hasIt.get(document) !== undefined &&
      (wrote.get(document, person) !== undefined || held.get(JSON.stringify(audiences), row) !== undefined),
    forgetDocument: (document: string): void => void dropOf.run(document),
    forgetBefore: (at: string): void => void dropBefore.run(at),
    /** Copies whose words tell of an erased contact. */
    forgetWhere(ids: readonly string[]): void {
      for (const id of ids) remove.run(id);
    },
    all: (): SealedCopy[] => (all.all() as unknown as Stored[]).map(read),
  };
}
export type SealedStore = ReturnType<typeof sealedStore>;
