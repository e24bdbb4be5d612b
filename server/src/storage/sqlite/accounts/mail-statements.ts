/** The outbox: every mail the server wants out, each under a key that exists once. */
import type { DatabaseSync } from 'node:sqlite';
import type { MailRecord } from '../../../accounts/records.ts';

export type NewMail = Pick<MailRecord, 'key' | 'to' | 'subject' | 'text' | 'html' | 'attachments'>;

export type MailOutcome =
  | { readonly state: 'sent' }
  | { readonly state: 'kept' }
  | { readonly state: 'failed'; readonly error: string }
  | { readonly state: 'waiting'; readonly retryAt: string; readonly error: string };

export function mailStatements(db: DatabaseSync) {
  const insert = db.prepare(`INSERT INTO mail (key, recipient, subject, text, html, attachments, created_at, state, retry_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING RETURNING id`);
  const due = db.prepare(`SELECT * FROM mail WHERE state = 'waiting' AND retry_at <= ? ORDER BY id LIMIT ?`);
  const newest = db.prepare('SELECT * FROM mail WHERE id < ? ORDER BY id DESC LIMIT ?');
  const one = db.prepare('SELECT * FROM mail WHERE id = ?');
  const byKey = db.prepare('SELECT state FROM mail WHERE key = ?');
  // A mail may carry a link that signs somebody in: what has left is kept without its text.
  const sent = db.prepare(
    `UPDATE mail SET state = 'sent', settled_at = ?, attempts = attempts + 1, text = '', html = '', attachments = '[]', error = '' WHERE key = ?`,
  );
  const kept = db.prepare(`UPDATE mail SET state = 'kept', settled_at = ? WHERE key = ?`);
  const failed = db.prepare(
    `UPDATE mail SET state = 'failed', settled_at = ?, attempts = attempts + 1, text = '', html = '', attachments = '[]', error = ? WHERE key = ?`,
  );
  const delayed = db.prepare('UPDATE mail SET attempts = attempts + 1, retry_at = ?, error = ? WHERE key = ?');

  const mail = (row: Record<string, unknown>): MailRecord => ({
    id: Number(row.id),
    key: String(row.key),
    to: String(row.recipient),
    subject: String(row.subject),
    text: String(row.text),
    html: String(row.html),
    attachments: JSON.parse(String(row.attachments)),
    createdAt: String(row.created_at),
    state: row.state as MailRecord['state'],
    attempts: Number(row.attempts),
    error: String(row.error),
  });

  return {
    /** False: a mail with this key is there already, and nothing was added. */
    addMail(record: NewMail, state: 'waiting' | 'kept', at: string): boolean {
      const { key, to, subject, text, html, attachments } = record;
      return insert.get(key, to, subject, text, html, JSON.stringify(attachments), at, state, at) !== undefined;
    },
    dueMails: (at: string, limit: number): MailRecord[] => due.all(at, limit).map(mail),
    mails: (before: number, limit: number): MailRecord[] => newest.all(before, limit).map(mail),
    mail: (id: number): MailRecord | undefined => {
      const row = one.get(id);
      return row && mail(row);
    },
    mailState: (key: string): MailRecord['state'] | undefined => byKey.get(key)?.state as MailRecord['state'] | undefined,
    settleMail(key: string, outcome: MailOutcome, at: string): void {
      if (outcome.state === 'sent') sent.run(at, key);
      else if (outcome.state === 'kept') kept.run(at, key);
      else if (outcome.state === 'failed') failed.run(at, outcome.error, key);
      else delayed.run(outcome.retryAt, outcome.error, key);
    },
  };
}
