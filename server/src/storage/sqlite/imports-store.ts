/** What imports must not forget: files while they are prepared, batches with all they wrote (so that it can be undone), and mappings to offer again. */
import type { DatabaseSync } from 'node:sqlite';

export const importsTables: string[] = [
  `CREATE TABLE import_file (
     id TEXT PRIMARY KEY, name TEXT NOT NULL, bytes INTEGER NOT NULL, uploaded_by TEXT NOT NULL, at TEXT NOT NULL
   ) STRICT;
   CREATE TABLE import_batch (
     id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, started_by TEXT NOT NULL, at TEXT NOT NULL, finished_at TEXT NOT NULL DEFAULT '',
     done INTEGER NOT NULL DEFAULT 0, total INTEGER NOT NULL DEFAULT 0, figures TEXT NOT NULL DEFAULT '{}', message TEXT NOT NULL DEFAULT '',
     undone_by TEXT NOT NULL DEFAULT '', undone_at TEXT NOT NULL DEFAULT '', stayed INTEGER NOT NULL DEFAULT 0
   ) STRICT;
   CREATE TABLE import_write (
     batch TEXT NOT NULL, seq INTEGER NOT NULL, row INTEGER NOT NULL, document TEXT NOT NULL, entry TEXT NOT NULL, action TEXT NOT NULL, label TEXT NOT NULL,
     was TEXT NOT NULL, wrote TEXT NOT NULL, PRIMARY KEY (batch, seq)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE import_left_out (
     batch TEXT NOT NULL, row INTEGER NOT NULL, line INTEGER NOT NULL, reason TEXT NOT NULL, cells TEXT NOT NULL, PRIMARY KEY (batch, row)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE import_header (batch TEXT PRIMARY KEY, cells TEXT NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE import_memory (
     signature TEXT PRIMARY KEY, mapping TEXT NOT NULL, repairs TEXT NOT NULL, at TEXT NOT NULL
   ) STRICT, WITHOUT ROWID;`,
];

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly uploadedBy: string;
  readonly at: string;
}
export type BatchState = 'waiting' | 'running' | 'done' | 'cancelling' | 'cancelled' | 'stopped' | 'failed' | 'undoing' | 'undone';
export interface StoredBatch {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly state: BatchState;
  readonly startedBy: string;
  readonly at: string;
  readonly finishedAt: string;
  readonly done: number;
  readonly total: number;
  /** JSON of the figures of its dry run. */
  readonly figures: string;
  readonly message: string;
  readonly undoneBy: string;
  readonly undoneAt: string;
  /** Rows that an undo left, because somebody had worked on them. */
  readonly stayed: number;
}
export interface BatchWrite {
  readonly seq: number;
  readonly row: number;
  readonly document: string;
  /** The entry of a list inside the document; '' for the document itself. */
  readonly entry: string;
  readonly action: 'created' | 'changed' | 'card' | 'card-changed' | 'setting';
  /** What a person knows it by. */
  readonly label: string;
  /** JSON of the values before. */
  readonly was: string;
  /** JSON of the values written, or a fingerprint of the document. */
  readonly wrote: string;
}
export interface LeftOutRow {
  readonly row: number;
  readonly line: number;
  readonly reason: string;
  readonly cells: readonly string[];
}
export interface Remembered {
  /** JSON. */
  readonly mapping: string;
  readonly repairs: string;
}

const batchColumns =
  'id, name, kind, state, started_by AS startedBy, at, finished_at AS finishedAt, done, total, figures, message, undone_by AS undoneBy, undone_at AS undoneAt, stayed';
/** Columns a batch changes in, by the name they have outside. */
const changing: Readonly<Record<string, string>> = {
  state: 'state',
  finishedAt: 'finished_at',
  done: 'done',
  total: 'total',
  figures: 'figures',
  message: 'message',
  undoneBy: 'undone_by',
  undoneAt: 'undone_at',
  stayed: 'stayed',
};

export function importsStore(db: DatabaseSync) {
  // A thread opens the store before the tables are there, so a statement is prepared when it is first used.
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  const sql = (text: string) => {
    const known = prepared.get(text);
    if (known) return known;
    const made = db.prepare(text);
    prepared.set(text, made);
    return made;
  };
  const one = <T>(text: string, ...values: (string | number)[]) => sql(text).get(...values) as T | undefined;
  const all = <T>(text: string, ...values: (string | number)[]) => sql(text).all(...values) as T[];

  return {
    addFile(file: StoredFile): void {
      sql('INSERT INTO import_file (id, name, bytes, uploaded_by, at) VALUES (?, ?, ?, ?, ?)').run(
        file.id,
        file.name,
        file.bytes,
        file.uploadedBy,
        file.at,
      );
    },
    file: (id: string): StoredFile | undefined =>
      one<StoredFile>('SELECT id, name, bytes, uploaded_by AS uploadedBy, at FROM import_file WHERE id = ?', id),
    filesBefore: (at: string): StoredFile[] =>
      all<StoredFile>('SELECT id, name, bytes, uploaded_by AS uploadedBy, at FROM import_file WHERE at < ?', at),
    removeFile(id: string): void {
      sql('DELETE FROM import_file WHERE id = ?').run(id);
    },

    addBatch(batch: Pick<StoredBatch, 'id' | 'name' | 'kind' | 'state' | 'startedBy' | 'at' | 'total' | 'figures'>): void {
      sql('INSERT INTO import_batch (id, name, kind, state, started_by, at, total, figures) VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(
        batch.id,
        batch.name,
        batch.kind,
        batch.state,
        batch.startedBy,
        batch.at,
        batch.total,
        batch.figures,
      );
    },
    changeBatch(id: string, patch: Partial<Omit<StoredBatch, 'id' | 'name' | 'kind' | 'startedBy' | 'at'>>): void {
      for (const [field, value] of Object.entries(patch)) {
        const column = Object.hasOwn(changing, field) ? changing[field] : undefined;
        if (column) sql(`UPDATE import_batch SET ${column} = ? WHERE id = ?`).run(value, id);
      }
    },
    batch: (id: string): StoredBatch | undefined => one<StoredBatch>(`SELECT ${batchColumns} FROM import_batch WHERE id = ?`, id),
    batches: (limit: number): StoredBatch[] =>
      all<StoredBatch>(`SELECT ${batchColumns} FROM import_batch ORDER BY at DESC, id DESC LIMIT ?`, limit),

    addWrites(batch: string, writes: readonly BatchWrite[]): void {
      const add = sql(
        'INSERT INTO import_write (batch, seq, row, document, entry, action, label, was, wrote) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      );
      for (const write of writes)
        add.run(batch, write.seq, write.row, write.document, write.entry, write.action, write.label, write.was, write.wrote);
    },
    /** Newest first: what was written last is taken back first. */
    writesBefore: (batch: string, seq: number, limit: number): BatchWrite[] =>
      all<BatchWrite>(
        'SELECT seq, row, document, entry, action, label, was, wrote FROM import_write WHERE batch = ? AND seq < ? ORDER BY seq DESC LIMIT ?',
        batch,
        seq,
        limit,
      ),
    countWrites: (batch: string): number =>
      one<{ count: number }>('SELECT count(*) AS count FROM import_write WHERE batch = ?', batch)?.count ?? 0,

    addLeftOut(batch: string, header: readonly string[], rows: readonly LeftOutRow[]): void {
      sql('INSERT INTO import_header (batch, cells) VALUES (?, ?) ON CONFLICT (batch) DO NOTHING').run(batch, JSON.stringify(header));
      const add = sql(
        'INSERT INTO import_left_out (batch, row, line, reason, cells) VALUES (?, ?, ?, ?, ?) ON CONFLICT (batch, row) DO NOTHING',
      );
      for (const { row, line, reason, cells } of rows) add.run(batch, row, line, reason, JSON.stringify(cells));
    },
    leftOut(batch: string): { readonly header: readonly string[]; readonly rows: readonly LeftOutRow[] } {
      const header = one<{ cells: string }>('SELECT cells FROM import_header WHERE batch = ?', batch);
      const rows = all<Omit<LeftOutRow, 'cells'> & { cells: string }>(
        'SELECT row, line, reason, cells FROM import_left_out WHERE batch = ? ORDER BY row',
        batch,
      );
      return {
        header: header ? (JSON.parse(header.cells) as string[]) : [],
        rows: rows.map((row) => ({ ...row, cells: JSON.parse(row.cells) as string[] })),
      };
    },

    remember(signature: string, { mapping, repairs }: Remembered, at: string): void {
      sql(
        'INSERT INTO import_memory (signature, mapping, repairs, at) VALUES (?, ?, ?, ?) ON CONFLICT (signature) DO UPDATE SET mapping = excluded.mapping, repairs = excluded.repairs, at = excluded.at',
      ).run(signature, mapping, repairs, at);
    },
    remembered: (signature: string): Remembered | undefined =>
      one<Remembered>('SELECT mapping, repairs FROM import_memory WHERE signature = ?', signature),
  };
}
export type ImportsStore = ReturnType<typeof importsStore>;
