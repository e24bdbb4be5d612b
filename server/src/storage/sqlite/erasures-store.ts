/** What erasures must not forget: those that run, so that a restart finishes them, and that they were; and what other tables hold of whom they erase. */
import type { DatabaseSync } from 'node:sqlite';
import type { AuditLine } from '../../accounts/records.ts';
import { mentionsOf } from '../../erasure/mentions.ts';
import type { Work } from '../../erasure/redact.ts';
import { auditStatements } from './accounts/audit-statements.ts';
import { importTraces } from './erasure/import-traces.ts';
import { mailTraces } from './erasure/mail-traces.ts';

export const erasuresTables: string[] = [
  `CREATE TABLE erasure (
     id TEXT PRIMARY KEY, contact TEXT NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL, started_by TEXT NOT NULL, at TEXT NOT NULL,
     done_at TEXT NOT NULL DEFAULT '', figures TEXT NOT NULL DEFAULT '{}',
     -- whom it erases and the words that name them: only while it runs
     work TEXT NOT NULL
   ) STRICT, WITHOUT ROWID;`,
];

export interface StoredErasure {
  readonly id: string;
  readonly contact: string;
  readonly kind: 'company' | 'person';
  readonly reason: string;
  readonly startedBy: string;
  readonly at: string;
  /** '' while it runs. */
  readonly doneAt: string;
  /** JSON: how much there was of what. No words. */
  readonly figures: string;
}
export interface RunningErasure extends StoredErasure {
  readonly work: Work;
}

const columns = 'id, contact, kind, reason, started_by AS startedBy, at, done_at AS doneAt, figures';

export function erasuresStore(db: DatabaseSync) {
  const insert = db.prepare('INSERT INTO erasure (id, contact, kind, reason, started_by, at, work) VALUES (?, ?, ?, ?, ?, ?, ?)');
  const running = db.prepare(`SELECT ${columns}, work FROM erasure WHERE work <> '' ORDER BY at`);
  const one = db.prepare(`SELECT ${columns} FROM erasure WHERE id = ?`);
  const newest = db.prepare(`SELECT ${columns} FROM erasure ORDER BY at DESC, id DESC LIMIT ?`);
  const end = db.prepare(`UPDATE erasure SET done_at = ?, figures = ?, work = '' WHERE id = ? AND work <> ''`);
  const note = db.prepare('UPDATE erasure SET figures = ? WHERE id = ?');
  const done = db.prepare(`SELECT count(*) AS count FROM erasure WHERE done_at <> ''`);
  const { audit } = auditStatements(db);
  const imports = importTraces(db);
  const mails = mailTraces(db);

  return {
    begin({ work, ...erasure }: Omit<RunningErasure, 'doneAt' | 'figures'>, line: AuditLine): void {
      const { id, contact, kind, reason, startedBy, at } = erasure;
      insert.run(id, contact, kind, reason, startedBy, at, JSON.stringify(work));
      audit(line);
    },
    running: (): RunningErasure[] =>
      (running.all() as unknown as (StoredErasure & { work: string })[]).map((row) => ({ ...row, work: JSON.parse(row.work) as Work })),
    one: (id: string): StoredErasure | undefined => one.get(id) as unknown as StoredErasure | undefined,
    countDone: (): number => (done.get() as { count: number }).count,
    list: (limit: number): StoredErasure[] => newest.all(limit) as unknown as StoredErasure[],
    note: (id: string, figures: string): void => void note.run(figures, id),
    /** Forgets the words; once, whoever repeats it. */
    finish(id: string, figures: string, line: AuditLine): void {
      if (end.run(line.at, figures, id).changes) audit(line);
    },

    listImportTraces: ({ contacts, far }: Work) => imports.list(contacts, mentionsOf(far)),
    findImportTraces: ({ contacts, far }: Work) => imports.find(contacts, mentionsOf(far)),
    eraseImportTraces: ({ contacts, far }: Work) => imports.erase(contacts, mentionsOf(far)),
    /** Mails to the person and mails that name them. */
    findMails: ({ far }: Work) => mails.find(mentionsOf(far)),
    eraseMails: ({ far }: Work) => mails.erase(mentionsOf(far)),
  };
}
export type ErasuresStore = ReturnType<typeof erasuresStore>;
