/** The outbox: every mail the server wants out, each under a key that exists once. */
import type { DatabaseSync } from 'node:sqlite';
import type { MailRecord } from '../../../accounts/records.ts';

export type NewMail = Pick<MailRecord, 'key' | 'to' | 'subject' | 'text' | 'html' | 'attachments'> &
  Partial<Pick<MailRecord, 'replyTo' | 'sender' | 'about' | 'facts'>>;

export type MailOutcome =
  | { readonly state: 'sent' }
  | { readonly state: 'kept' }
  | { readonly state: 'failed'; readonly error: string }
  | { readonly state: 'needs-a-look'; readonly unsureAt: string; readonly error: string }
  | { readonly state: 'waiting'; readonly retryAt: string; readonly unsureAt: string; readonly error: string };

export function mailStatements(db: DatabaseSync) {
  const insert =
    db.prepare(`INSERT INTO mail (key, recipient, reply_to, sender, subject, text, html, attachments, created_at, state, retry_at, about, facts)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING RETURNING id`);
  const due = db.prepare(`SELECT * FROM mail WHERE state = 'waiting' AND retry_at <= ? ORDER BY id LIMIT ?`);
  const newest = db.prepare('SELECT * FROM mail WHERE id < ? ORDER BY id DESC LIMIT ?');
  const one = db.prepare('SELECT * FROM mail WHERE id = ?');
  const byKey = db.prepare('SELECT state FROM mail WHERE key = ?');
  // A mail may carry a link that signs somebody in: what has left is kept without its text.
  const sent = db.prepare(
    `UPDATE mail SET state = 'sent', settled_at = ?, attempts = attempts + 1, text = '', html = '', attachments = '[]', error = '', trying_at = '', unsure_at = '' WHERE key = ?`,
  );
  const kept = db.prepare(`UPDATE mail SET state = 'kept', settled_at = ? WHERE key = ?`);
  const failed = db.prepare(
    `UPDATE mail SET state = 'failed', settled_at = ?, attempts = attempts + 1, text = '', html = '', attachments = '[]', error = ?, trying_at = '' WHERE key = ?`,
  );
  const unknown = db.prepare(
    `UPDATE mail SET state = 'needs-a-look', settled_at = ?, attempts = attempts + 1, error = ?, trying_at = '', unsure_at = ? WHERE key = ?`,
  );
  const delayed = db.prepare(
    `UPDATE mail SET attempts = attempts + 1, retry_at = ?, error = ?, trying_at = '', unsure_at = ? WHERE key = ?`,
  );
  const begin = db.prepare('UPDATE mail SET trying_at = ? WHERE key = ?');
  const again = db.prepare(
    `UPDATE mail SET state = 'waiting', attempts = 0, retry_at = ?, settled_at = '', error = '', unsure_at = '' WHERE id = ? AND state = 'needs-a-look' RETURNING id`,
  );
  const letGo = db.prepare(
    `UPDATE mail SET state = 'let-go', settled_at = ?, text = '', html = '', attachments = '[]' WHERE id = ? AND state = 'needs-a-look' RETURNING id`,
  );
  const untold = db.prepare(
    `SELECT * FROM mail WHERE about <> '' AND told <> state AND state IN ('sent', 'kept', 'failed', 'needs-a-look') ORDER BY id LIMIT ?`,
  );
  const told = db.prepare('UPDATE mail SET told = ? WHERE key = ?');
  const about = db.prepare('SELECT * FROM mail WHERE about = ? ORDER BY id');
  const unsure = db.prepare(`SELECT count(*) AS mails FROM mail WHERE state = 'needs-a-look'`);

  const mail = (row: Record<string, unknown>): MailRecord => ({
    id: Number(row.id),
    key: String(row.key),
    to: String(row.recipient),
    replyTo: String(row.reply_to),
    sender: row.sender ? (JSON.parse(String(row.sender)) as NonNullable<MailRecord['sender']>) : undefined,
    subject: String(row.subject),
    text: String(row.text),
    html: String(row.html),
    attachments: JSON.parse(String(row.attachments)),
    createdAt: String(row.created_at),
    state: row.state as MailRecord['state'],
    attempts: Number(row.attempts),
    error: String(row.error),
    tryingAt: String(row.trying_at),
    unsureAt: String(row.unsure_at),
    about: String(row.about),
    facts: String(row.facts),
  });

  return {
    /** False: a mail with this key is there already, and nothing was added. */
    addMail(record: NewMail, state: 'waiting' | 'kept', at: string): boolean {
      const { key, to, replyTo = '', sender, subject, text, html, attachments, about = '', facts = '' } = record;
      const from = sender ? JSON.stringify(sender) : '';
      return (
        insert.get(key, to, replyTo, from, subject, text, html, JSON.stringify(attachments), at, state, at, about, facts) !== undefined
      );
    },
    dueMails: (at: string, limit: number): MailRecord[] => due.all(at, limit).map(mail),
    mails: (before: number, limit: number): MailRecord[] => newest.all(before, limit).map(mail),
    mail: (id: number): MailRecord | undefined => {
      const row = one.get(id);
      return row && mail(row);
    },
    mailState: (key: string): MailRecord['state'] | undefined => byKey.get(key)?.state as MailRecord['state'] | undefined,
    /** Noted before the mail is handed over: whoever finds it afterwards knows that it may have left. */
    beginMail: (key: string, at: string): void => void begin.run(at, key),
    settleMail(key: string, outcome: MailOutcome, at: string): void {
      if (outcome.state === 'sent') sent.run(at, key);
      else if (outcome.state === 'kept') kept.run(at, key);
      else if (outcome.state === 'failed') failed.run(at, outcome.error, key);
      else if (outcome.state === 'needs-a-look') unknown.run(at, outcome.error, outcome.unsureAt, key);
      else delayed.run(outcome.retryAt, outcome.error, outcome.unsureAt, key);
    },
    /** A person's decision about a mail that needs a look; false when it does not. */
    sendMailAgain: (id: number, at: string): boolean => again.get(at, id) !== undefined,
    letMailGo: (id: number, at: string): boolean => letGo.get(at, id) !== undefined,
    mailsInDoubt: (): number => Number(unsure.get()?.mails),
    /** Mails about a record whose state the record has not been told. */
    untoldMails: (limit: number): MailRecord[] => untold.all(limit).map(mail),
    toldMail: (key: string, state: MailRecord['state']): void => void told.run(state, key),
    /** Oldest first. */
    mailsAbout: (record: string): MailRecord[] => about.all(record).map(mail),
  };
}
