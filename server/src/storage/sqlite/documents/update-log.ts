/** The update log and its snapshots. Every row carries its length and a checksum over its document's name and its content. */
import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { DocumentName } from '@tandem/core';
import type { Steps } from '../../steps.ts';
import type { DocumentFacts, DocumentTail, NewUpdate, Seq, StoredDocument, UpdateAuthor } from '../../storage.ts';

interface DocumentRecord {
  readonly id: number;
  readonly name: DocumentName;
  readonly creator: string;
  readonly created_at: string;
  readonly through: number;
  readonly projected: number;
  readonly log_rows: number;
  readonly log_bytes: number;
  readonly snapshot_bytes: number;
  readonly erased_at: string | null;
}
interface Content {
  readonly bytes: number;
  readonly sha256: Uint8Array;
  readonly content: Uint8Array;
}

/** The name is part of it: a row that a flipped bit moved to another document does not fit there. */
const checksum = (name: DocumentName, content: Uint8Array): Uint8Array =>
  createHash('sha256').update(name).update('\n').update(content).digest();

const isWhole = (name: DocumentName, { bytes, sha256, content }: Content): boolean =>
  content.length === bytes && Buffer.compare(checksum(name, content), sha256) === 0;

export class ErasedError extends Error {
  readonly code = 'ERASED';
  constructor(name: DocumentName) {
    super(`"${name}" was erased, and its name is not used again`);
  }
}

export function updateLog(db: DatabaseSync, steps: Steps) {
  const find = db.prepare('SELECT * FROM document WHERE name = ?');
  const create = db.prepare('INSERT INTO document (name, creator, created_at, through, actor, at) VALUES (?, ?, ?, 0, ?, ?)');
  const append = db.prepare('INSERT INTO update_log (seq, document, actor, at, bytes, sha256, content) VALUES (?, ?, ?, ?, ?, ?, ?)');
  const reach = db.prepare(
    'UPDATE document SET through = ?, actor = ?, at = ?, log_rows = log_rows + 1, log_bytes = log_bytes + ? WHERE id = ?',
  );
  const rowsOf = db.prepare('SELECT seq, actor, at, bytes, sha256, content FROM update_log WHERE document = ? AND seq > ? ORDER BY seq');
  const snapshotOf = db.prepare('SELECT through, bytes, sha256, content FROM snapshot WHERE document = ?');
  const snapshotThrough = db.prepare('SELECT through FROM snapshot WHERE document = ?');
  const putSnapshot = db.prepare(
    `INSERT INTO snapshot (document, through, bytes, sha256, content) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (document) DO UPDATE SET through = excluded.through, bytes = excluded.bytes, sha256 = excluded.sha256, content = excluded.content`,
  );
  const dropRows = db.prepare('DELETE FROM update_log WHERE document = ? AND seq <= ?');
  const recount = db.prepare(
    `UPDATE document SET snapshot_bytes = ?2,
       log_rows = (SELECT count(*) FROM update_log WHERE document = ?1),
       log_bytes = (SELECT coalesce(sum(bytes), 0) FROM update_log WHERE document = ?1)
     WHERE id = ?1`,
  );
  const dropSnapshot = db.prepare('DELETE FROM snapshot WHERE document = ?');
  const markErased = db.prepare(
    'UPDATE document SET erased_at = ?, projected = through, log_rows = 0, log_bytes = 0, snapshot_bytes = 0 WHERE id = ?',
  );
  const toProject = db.prepare(
    'SELECT name AS document, through, projected, actor, at FROM document WHERE projected < through ORDER BY through LIMIT ?',
  );
  const changed = db.prepare('SELECT name, through FROM document WHERE erased_at IS NULL AND through > ? ORDER BY through LIMIT ?');
  const reachProjection = db.prepare('UPDATE document SET projected = max(projected, ?) WHERE name = ?');
  const forget = db.prepare('UPDATE document SET projected = 0 WHERE erased_at IS NULL');
  const long = db.prepare('SELECT name AS document, log_rows AS rows FROM document WHERE log_rows >= ? ORDER BY log_rows DESC LIMIT ?');
  const newest = db.prepare(
    'SELECT u.seq, u.actor, u.at, u.bytes FROM update_log u JOIN document d ON d.id = u.document WHERE d.name = ? ORDER BY u.seq DESC LIMIT ?',
  );
  const names = db.prepare(
    'SELECT name FROM document WHERE name >= ?1 AND name < ?2 AND name > ?3 AND erased_at IS NULL ORDER BY name LIMIT ?4',
  );
  const last = db.prepare('SELECT coalesce(max(through), 0) AS seq FROM document');
  const status = db.prepare(
    `SELECT count(*) AS documents, (SELECT count(*) FROM document WHERE projected < through) AS unprojected,
       (SELECT min(through) FROM document WHERE projected < through) AS oldest FROM document WHERE erased_at IS NULL`,
  );
  // Read once: only this thread appends, and a document's row is never deleted, so the largest number is never given twice.
  let lastSeq = (last.get() as { seq: number }).seq;

  const recordOf = (name: DocumentName) => find.get(name) as DocumentRecord | undefined;

  function appendOne({ document, update, actor, at }: NewUpdate): Seq {
    const known = recordOf(document);
    if (known?.erased_at) throw new ErasedError(document);
    const id = known?.id ?? Number(create.run(document, actor, at, actor, at).lastInsertRowid);
    const seq = ++lastSeq;
    append.run(seq, id, actor, at, update.length, checksum(document, update), update);
    reach.run(seq, actor, at, update.length, id);
    return seq;
  }

  function load(name: DocumentName, after = 0): DocumentTail | undefined {
    const record = recordOf(name);
    if (!record || record.erased_at) return undefined;
    const damaged: string[] = [];
    const compacted = (snapshotThrough.get(record.id) as { through: number } | undefined)?.through ?? 0;
    const whole = after === 0 || compacted > after;
    const snapshot = whole ? (snapshotOf.get(record.id) as Content | undefined) : undefined;
    const wholeSnapshot = snapshot && isWhole(name, snapshot) ? snapshot.content : undefined;
    if (snapshot && !wholeSnapshot) damaged.push('snapshot');
    const updates: Uint8Array[] = [];
    const authors: UpdateAuthor[] = [];
    for (const row of rowsOf.iterate(record.id, whole ? 0 : after) as Iterable<Content & UpdateAuthor>) {
      if (isWhole(name, row)) {
        updates.push(row.content);
        authors.push({ seq: row.seq, actor: row.actor, at: row.at });
      } else damaged.push(`update ${row.seq}`);
    }
    return {
      name,
      creator: record.creator,
      createdAt: record.created_at,
      snapshot: wholeSnapshot,
      updates,
      through: record.through,
      damaged,
      whole,
      authors,
    };
  }

  function loadWhole(name: DocumentName): StoredDocument | undefined {
    const loaded = load(name);
    if (!loaded) return undefined;
    const { whole: _, authors: __, ...stored } = loaded;
    return stored;
  }

  return {
    appendUpdates(updates: readonly NewUpdate[]): readonly Seq[] {
      steps.at('before-append');
      return updates.map(appendOne);
    },
    loadDocument: loadWhole,
    loadDocuments: (wanted: readonly DocumentName[]) => wanted.flatMap((name) => loadWhole(name) ?? []),
    loadSince: (known: readonly { readonly document: DocumentName; readonly after: Seq }[]): readonly DocumentTail[] =>
      known.flatMap(({ document, after }) => load(document, after) ?? []),
    aboutDocument(name: DocumentName): DocumentFacts | undefined {
      const record = recordOf(name);
      return (
        record && {
          name,
          creator: record.creator,
          createdAt: record.created_at,
          through: record.through,
          projectedThrough: record.projected,
          snapshotBytes: record.snapshot_bytes,
          logRows: record.log_rows,
          logBytes: record.log_bytes,
          erased: record.erased_at !== null,
        }
      );
    },
    compact(name: DocumentName, snapshot: Uint8Array, through: Seq): void {
      const record = recordOf(name);
      if (!record || record.erased_at || through > record.through) return;
      const reached = (snapshotThrough.get(record.id) as { through: number } | undefined)?.through ?? 0;
      if (reached >= through) return;
      steps.at('mid-snapshot');
      putSnapshot.run(record.id, through, snapshot.length, checksum(name, snapshot), snapshot);
      steps.at('between-snapshot-and-log-delete');
      dropRows.run(record.id, through);
      recount.run(record.id, snapshot.length);
    },
    longLogs: (atLeast: number, limit: number) => long.all(atLeast, limit) as unknown as { document: DocumentName; rows: number }[],
    erase(name: DocumentName, at: string): void {
      const record = recordOf(name);
      // A name that was never used is burned as well: a device may hold it from before.
      const id = record?.id ?? Number(create.run(name, 'system', at, 'system', at).lastInsertRowid);
      dropRows.run(id, Number.MAX_SAFE_INTEGER);
      dropSnapshot.run(id);
      markErased.run(at, id);
    },
    changedDocuments: (limit: number) =>
      toProject.all(limit) as unknown as { document: DocumentName; through: Seq; projected: Seq; actor: string; at: string }[],
    changedAfter(after: Seq, limit: number): { readonly documents: readonly DocumentName[]; readonly through: Seq } {
      // Asked first: what is appended in between is then told again, and never left out.
      const { seq } = last.get() as { seq: number };
      const found = changed.all(after, limit) as unknown as { name: DocumentName; through: number }[];
      const reached = found.length === limit ? (found.at(-1)?.through ?? after) : Math.max(seq, found.at(-1)?.through ?? 0);
      return { documents: found.map(({ name }) => name), through: reached };
    },
    reachProjection: (document: DocumentName, through: Seq): void => void reachProjection.run(through, document),
    forgetProjections: (): void => void forget.run(),
    updatesOf: (name: DocumentName, limit: number) =>
      newest.all(name, limit) as unknown as { seq: Seq; actor: string; at: string; bytes: number }[],
    documentNames: (prefix: string, after: string, limit: number): readonly DocumentName[] =>
      (names.all(prefix, `${prefix}\u{10ffff}`, after, limit) as unknown as { name: DocumentName }[]).map(({ name }) => name),
    logStatus() {
      const { documents, unprojected, oldest } = status.get() as { documents: number; unprojected: number; oldest: number | null };
      const { seq } = last.get() as { seq: number };
      return { documents, lastSeq: seq, projectedThrough: oldest === null ? seq : oldest - 1, unprojected };
    },
  };
}
