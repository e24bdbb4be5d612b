/** Audit lines: appended, chained by hash, never changed (two triggers refuse it). */
import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { AuditLine } from '../../../accounts/records.ts';

export type KeptLine = AuditLine & { readonly seq: number };

export function auditStatements(db: DatabaseSync) {
  const last = db.prepare('SELECT hash FROM audit ORDER BY seq DESC LIMIT 1');
  const insert = db.prepare('INSERT INTO audit (at, actor, action, subject, facts, hash) VALUES (?, ?, ?, ?, ?, ?)');
  const all = db.prepare('SELECT * FROM audit WHERE seq > ? ORDER BY seq LIMIT ?');
  const newest = db.prepare('SELECT * FROM audit ORDER BY seq DESC LIMIT ?');

  const chain = (previous: string, parts: readonly string[]): string =>
    createHash('sha256')
      .update(JSON.stringify([previous, ...parts]))
      .digest('hex');
  const kept = (row: Record<string, unknown>): KeptLine => ({
    seq: Number(row.seq),
    at: String(row.at),
    actor: String(row.actor),
    action: String(row.action),
    subject: String(row.subject),
    facts: JSON.parse(String(row.facts)),
  });

  function audit(line: AuditLine): void {
    const parts = [line.at, line.actor, line.action, line.subject, JSON.stringify(line.facts ?? {})] as const;
    const previous = (last.get() as { hash: string } | undefined)?.hash ?? '';
    insert.run(...parts, chain(previous, parts));
  }
  return {
    audit,
    auditLines: (limit: number): KeptLine[] => newest.all(limit).map(kept),
    /** The number of the first line that does not follow from the one before it; 0 when the chain holds. */
    firstBrokenAuditLine(): number {
      let previous = '';
      for (let seq = 0; ; ) {
        const rows = all.all(seq, 1000);
        if (rows.length === 0) return 0;
        for (const row of rows) {
          seq = Number(row.seq);
          if (row.hash !== chain(previous, [row.at, row.actor, row.action, row.subject, row.facts].map(String))) return seq;
          previous = String(row.hash);
        }
      }
    },
  };
}
export type Audit = (line: AuditLine) => void;
