/** Who wrote and who took away what of a plan's text, and states that were kept of it. */
import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { DocumentName } from '@tandem/core';
import type { ClockRange, EditSpan, NewPlanVersion, PlanToFollow, PlanVersion, TextAuthors } from '../../plan-history.ts';
import type { NewUpdate } from '../../storage.ts';

export const planTextTables = `
  -- what one person did to a plan's text in five minutes
  CREATE TABLE plan_edit (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (id),
    span TEXT NOT NULL,
    actor TEXT NOT NULL,
    began TEXT NOT NULL,
    until TEXT NOT NULL,
    inserted INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    UNIQUE (document, span, actor)
  ) STRICT;
  CREATE INDEX plan_edit_until ON plan_edit (until);
  -- what was taken away in them: stretches of clocks, so that a comparison can say by whom
  CREATE TABLE plan_taken (
    edit INTEGER NOT NULL REFERENCES plan_edit (id) ON DELETE CASCADE,
    client INTEGER NOT NULL,
    clock INTEGER NOT NULL,
    upto INTEGER NOT NULL,
    PRIMARY KEY (edit, client, clock)
  ) STRICT, WITHOUT ROWID;
  -- whose the clocks of a client are; as long as the plan
  CREATE TABLE plan_writer (
    document INTEGER NOT NULL REFERENCES document (id),
    client INTEGER NOT NULL,
    clock INTEGER NOT NULL,
    upto INTEGER NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (document, client, clock)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE document_version (
    key INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (id),
    id TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    state BLOB NOT NULL,
    UNIQUE (document, id)
  ) STRICT;
  CREATE INDEX document_version_at ON document_version (kind, at);
  -- how far the versions follow the log
  CREATE TABLE plan_followed (document INTEGER PRIMARY KEY REFERENCES document (id), through INTEGER NOT NULL, at TEXT NOT NULL) STRICT;
`;

const spanMs = 5 * 60_000;
const spanOf = (at: string): string => new Date(Math.floor(Date.parse(at) / spanMs) * spanMs).toISOString();

interface Range {
  readonly client: number;
  readonly clock: number;
  readonly upto: number;
}
const rangeOf = ({ client, clock, upto }: Range): ClockRange => ({ client, clock, length: upto - clock });

export function planHistory(db: DatabaseSync) {
  const idOf = db.prepare('SELECT id, erased_at FROM document WHERE name = ?');
  const find = (name: DocumentName) => idOf.get(name) as { id: number; erased_at: string | null } | undefined;
  const addEdit = db.prepare(
    `INSERT INTO plan_edit (document, span, actor, began, until, inserted, deleted) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (document, span, actor) DO UPDATE SET until = excluded.until,
       inserted = inserted + excluded.inserted, deleted = deleted + excluded.deleted
     RETURNING id`,
  );
  const lastWriter = db.prepare('SELECT clock, upto, actor FROM plan_writer WHERE document = ? AND client = ? ORDER BY clock DESC LIMIT 1');
  const addWriter = db.prepare(
    'INSERT INTO plan_writer (document, client, clock, upto, actor) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const stretchWriter = db.prepare('UPDATE plan_writer SET upto = ? WHERE document = ? AND client = ? AND clock = ?');
  const takenBefore = db.prepare(
    'SELECT clock, upto FROM plan_taken WHERE edit = ? AND client = ? AND clock <= ? ORDER BY clock DESC LIMIT 1',
  );
  const takenAfter = db.prepare('SELECT clock, upto FROM plan_taken WHERE edit = ? AND client = ? AND clock = ?');
  const dropTaken = db.prepare('DELETE FROM plan_taken WHERE edit = ? AND client = ? AND clock = ?');
  const addTaken = db.prepare('INSERT INTO plan_taken (edit, client, clock, upto) VALUES (?, ?, ?, ?)');
  const edits = db.prepare('SELECT id, began, until, actor, inserted, deleted FROM plan_edit WHERE document = ? ORDER BY began, id');
  const writers = db.prepare('SELECT client, clock, upto, actor FROM plan_writer WHERE document = ? ORDER BY client, clock');
  const taken = db.prepare(
    `SELECT t.edit, t.client, t.clock, t.upto, e.actor, e.until FROM plan_taken t JOIN plan_edit e ON e.id = t.edit
     WHERE e.document = ? ORDER BY e.began, e.id, t.client, t.clock`,
  );
  // A plan's name begins so, and nothing else's does.
  const behind = db.prepare(
    `SELECT d.name AS document, coalesce(f.through, 0) AS through, coalesce(f.at, '') AS at
     FROM document d LEFT JOIN plan_followed f ON f.document = d.id
     WHERE d.name >= 'plan/' AND d.name < 'plan0' AND d.erased_at IS NULL AND d.through > coalesce(f.through, 0) ORDER BY d.name LIMIT ?`,
  );
  const follow = db.prepare(
    `INSERT INTO plan_followed (document, through, at) VALUES (?, ?, ?)
     ON CONFLICT (document) DO UPDATE SET through = excluded.through, at = excluded.at WHERE excluded.through > through`,
  );
  const addVersion = db.prepare(
    `INSERT INTO document_version (document, id, at, by, name, kind, sha256, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (document, id) DO NOTHING`,
  );
  const rename = db.prepare('UPDATE document_version SET name = ? WHERE document = ? AND id = ?');
  const versions = db.prepare('SELECT id, at, by, name, kind FROM document_version WHERE document = ? ORDER BY at, key');
  const version = db.prepare('SELECT sha256, state FROM document_version WHERE document = ? AND id = ?');
  const after = db.prepare(
    `SELECT d.name AS document, v.id, v.name FROM document d JOIN document_version v ON v.document = d.id
     WHERE d.name >= ?1 AND (d.name > ?1 OR v.id > ?2) ORDER BY d.name, v.id LIMIT ?3`,
  );
  const replace = db.prepare('UPDATE document_version SET sha256 = ?, state = ? WHERE document = ? AND id = ?');
  const drop = db.prepare('DELETE FROM document_version WHERE document = ? AND id = ?');
  const dropAll = ['plan_edit', 'plan_writer', 'document_version', 'plan_followed'].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE document = ?`),
  );
  const dropVersionsBefore = db.prepare("DELETE FROM document_version WHERE kind IN ('daily', 'before-restore') AND at < ?");
  const dropEditsBefore = db.prepare('DELETE FROM plan_edit WHERE until < ?');

  /** The document and the version are part of it: a state that a flipped bit moved to another one does not fit there. */
  const checksum = (document: number, id: string, state: Uint8Array): Uint8Array =>
    createHash('sha256').update(`${document}\n${id}\n`).update(state).digest();

  function noteWritten(document: number, actor: string, { client, clock, length }: ClockRange): void {
    const last = lastWriter.get(document, client) as { clock: number; upto: number; actor: string } | undefined;
    if (last && last.upto === clock && last.actor === actor) stretchWriter.run(clock + length, document, client, last.clock);
    else addWriter.run(document, client, clock, clock + length, actor);
  }
  /** Who holds the key that deletes takes one letter after the other away: neighbours become one stretch. */
  function noteTaken(edit: number, { client, clock, length }: ClockRange): void {
    let [from, to] = [clock, clock + length];
    const before = takenBefore.get(edit, client, from) as { clock: number; upto: number } | undefined;
    if (before && before.upto >= from) {
      dropTaken.run(edit, client, before.clock);
      [from, to] = [before.clock, Math.max(to, before.upto)];
    }
    const next = takenAfter.get(edit, client, to) as { clock: number; upto: number } | undefined;
    if (next) {
      dropTaken.run(edit, client, next.clock);
      to = next.upto;
    }
    addTaken.run(edit, client, from, to);
  }

  return {
    /** In the unit of work that appends the update. */
    noteText({ document, actor, at, text }: NewUpdate): void {
      const id = text && find(document)?.id;
      if (!text || id === undefined) return;
      for (const range of text.wrote) noteWritten(id, actor, range);
      if (text.inserted === 0 && text.deleted === 0 && text.took.length === 0) return;
      const { id: edit } = addEdit.get(id, spanOf(at), actor, at, at, text.inserted, text.deleted) as { id: number };
      for (const range of text.took) noteTaken(edit, range);
    },
    plansToFollow: (limit: number): readonly PlanToFollow[] =>
      (behind.all(limit) as unknown as { document: DocumentName; through: number; at: string }[]).map(({ document, ...followed }) => ({
        document,
        followed,
      })),
    commitVersions({
      document,
      followed,
      versions: made,
      renamed,
    }: {
      readonly document: DocumentName;
      readonly followed: PlanToFollow['followed'];
      readonly versions: readonly NewPlanVersion[];
      readonly renamed: readonly Pick<PlanVersion, 'id' | 'name'>[];
    }): void {
      const found = find(document);
      if (!found || found.erased_at !== null) return;
      for (const { id, at, by, name, kind, state } of made)
        addVersion.run(found.id, id, at, by, name, kind, checksum(found.id, id, state), state);
      for (const { id, name } of renamed) rename.run(name, found.id, id);
      follow.run(found.id, followed.through, followed.at);
    },
    versionsOf: (document: DocumentName): readonly PlanVersion[] =>
      (versions.all(find(document)?.id ?? 0) as unknown as PlanVersion[]).map((one) => ({ ...one })),
    versionState(document: DocumentName, id: string): Uint8Array | undefined {
      const of = find(document)?.id ?? 0;
      const found = version.get(of, id) as { sha256: Uint8Array; state: Uint8Array } | undefined;
      return found && Buffer.compare(checksum(of, id, found.state), found.sha256) === 0 ? found.state : undefined;
    },
    versionsAfter: (from: { readonly document: string; readonly id: string }, limit: number) =>
      after.all(from.document, from.id, limit) as unknown as { document: DocumentName; id: string; name: string }[],
    replaceVersion(
      document: DocumentName,
      id: string,
      other: { readonly state?: Uint8Array | undefined; readonly name?: string | undefined } | undefined,
    ): void {
      const of = find(document)?.id;
      if (of === undefined) return;
      if (!other) drop.run(of, id);
      if (other?.state) replace.run(checksum(of, id, other.state), other.state, of, id);
      if (other?.name !== undefined) rename.run(other.name, of, id);
    },
    editsOf: (document: DocumentName): readonly EditSpan[] =>
      (
        edits.all(find(document)?.id ?? 0) as unknown as {
          began: string;
          until: string;
          actor: string;
          inserted: number;
          deleted: number;
        }[]
      ).map(({ began, until, actor, inserted, deleted }) => ({ from: began, to: until, actor, inserted, deleted })),
    textAuthors(document: DocumentName): TextAuthors {
      const of = find(document)?.id ?? 0;
      const took = new Map<number, { actor: string; at: string; ranges: ClockRange[] }>();
      for (const row of taken.all(of) as unknown as (Range & { edit: number; actor: string; until: string })[]) {
        const one = took.get(row.edit) ?? { actor: row.actor, at: row.until, ranges: [] };
        one.ranges.push(rangeOf(row));
        took.set(row.edit, one);
      }
      const wrote = (writers.all(of) as unknown as (Range & { actor: string })[]).map((row) => ({ ...rangeOf(row), actor: row.actor }));
      return { wrote, took: [...took.values()] };
    },
    forgetPlanHistoryBefore({ versions: states, edits: spans }: { readonly versions: string; readonly edits: string }): void {
      dropVersionsBefore.run(states);
      dropEditsBefore.run(spans);
    },
    forgetPlan(document: DocumentName): void {
      const id = find(document)?.id;
      if (id !== undefined) for (const each of dropAll) each.run(id);
    },
  };
}
