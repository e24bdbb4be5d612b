/** Enquiries: what visitors sent and what came in by mail. Words are kept until a lead has been made of them, and a day longer. */
import type { DatabaseSync } from 'node:sqlite';

export const enquiriesTables: string[] = [
  `CREATE TABLE enquiry (
     id TEXT PRIMARY KEY, by TEXT NOT NULL, form TEXT NOT NULL, at TEXT NOT NULL,
     -- accepted: a rule makes a lead of it; held: somebody looks at it first; became: it is a contact's; deleted
     state TEXT NOT NULL,
     -- why it is held, as words of a closed list, joined by a space
     reasons TEXT NOT NULL DEFAULT '',
     -- JSON; '' when they are gone
     words TEXT NOT NULL,
     -- hashes: of all words, and of the message alone
     same TEXT NOT NULL, message TEXT NOT NULL,
     contact TEXT NOT NULL DEFAULT '',
     -- whether rules were told of it
     told INTEGER NOT NULL DEFAULT 0,
     settled_at TEXT NOT NULL DEFAULT '', settled_by TEXT NOT NULL DEFAULT ''
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX enquiry_state ON enquiry (state, at);
   CREATE INDEX enquiry_same ON enquiry (same, at);
   CREATE INDEX enquiry_message ON enquiry (message, at);
   CREATE TABLE mail_in (id TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE form_secret (one INTEGER PRIMARY KEY CHECK (one = 1), secret TEXT NOT NULL) STRICT;`,
];

export interface StoredEnquiry {
  readonly id: string;
  readonly by: 'form' | 'mail';
  readonly form: string;
  readonly at: string;
  readonly state: 'accepted' | 'held' | 'became' | 'deleted';
  readonly reasons: string;
  readonly words: string;
  readonly same: string;
  readonly message: string;
  readonly contact: string;
}

export function enquiriesStore(db: DatabaseSync) {
  const columns = 'id, by, form, at, state, reasons, words, same, message, contact';
  const insert = db.prepare(`INSERT INTO enquiry (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`);
  const one = db.prepare(`SELECT ${columns} FROM enquiry WHERE id = ?`);
  const inState = db.prepare(`SELECT ${columns} FROM enquiry WHERE state = ? ORDER BY at DESC, id DESC LIMIT ?`);
  const countIn = db.prepare('SELECT count(*) AS n FROM enquiry WHERE state = ?');
  const same = db.prepare('SELECT 1 FROM enquiry WHERE same = ? AND at >= ? LIMIT 1');
  const message = db.prepare('SELECT 1 FROM enquiry WHERE message = ? AND at >= ? LIMIT 1');
  const untold = db.prepare(`SELECT ${columns} FROM enquiry WHERE state = 'accepted' AND told = 0 ORDER BY at, id LIMIT ?`);
  const told = db.prepare('UPDATE enquiry SET told = 1 WHERE id = ?');
  const release = db.prepare(`UPDATE enquiry SET state = 'accepted', settled_at = ?, settled_by = ? WHERE id = ? AND state = 'held'`);
  const remove = db.prepare(
    `UPDATE enquiry SET state = 'deleted', words = '', settled_at = ?, settled_by = ? WHERE id = ? AND state = 'held'`,
  );
  const became = db.prepare(`UPDATE enquiry SET state = 'became', contact = ?, settled_at = ? WHERE id = ? AND state = 'accepted'`);
  const dropWords = db.prepare(`UPDATE enquiry SET words = '' WHERE state = 'became' AND settled_at < ? AND words <> ''`);
  const dropSettled = db.prepare(`DELETE FROM enquiry WHERE state IN ('became', 'deleted') AND settled_at < ?`);
  const withWords = db.prepare(`SELECT ${columns} FROM enquiry WHERE words <> ''`);
  const drop = db.prepare('DELETE FROM enquiry WHERE id = ?');
  const dropOf = db.prepare(`DELETE FROM enquiry WHERE contact = ? AND contact <> ''`);
  const mailIn = db.prepare('INSERT INTO mail_in (id, at) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const mailKnown = db.prepare('SELECT 1 FROM mail_in WHERE id = ?');
  const dropMails = db.prepare('DELETE FROM mail_in WHERE at < ?');
  const secret = db.prepare('SELECT secret FROM form_secret');
  const keepSecret = db.prepare('INSERT INTO form_secret (one, secret) VALUES (1, ?) ON CONFLICT DO NOTHING');
  const read = (row: unknown) => row as StoredEnquiry | undefined;

  const add = (e: StoredEnquiry): void =>
    void insert.run(e.id, e.by, e.form, e.at, e.state, e.reasons, e.words, e.same, e.message, e.contact);

  return {
    /** Twice the same id is once. */
    add,
    one: (id: string): StoredEnquiry | undefined => read(one.get(id)),
    inState: (state: StoredEnquiry['state'], limit: number): StoredEnquiry[] => inState.all(state, limit) as unknown as StoredEnquiry[],
    countIn: (state: StoredEnquiry['state']): number => (countIn.get(state) as { n: number }).n,
    sameSince: (hash: string, at: string): boolean => same.get(hash, at) !== undefined,
    messageSince: (hash: string, at: string): boolean => message.get(hash, at) !== undefined,
    untold: (limit: number): StoredEnquiry[] => untold.all(limit) as unknown as StoredEnquiry[],
    told: (id: string): void => void told.run(id),
    /** False: it was not held any more. */
    release: (id: string, at: string, by: string): boolean => release.run(at, by, id).changes > 0,
    remove: (id: string, at: string, by: string): boolean => remove.run(at, by, id).changes > 0,
    became: (id: string, contact: string, at: string): void => void became.run(contact, at, id),
    /** Words whose lead was made before `words`, and what is left of the rest before `all`. */
    forgetBefore(words: string, all: string): void {
      dropWords.run(words);
      dropSettled.run(all);
      dropMails.run(all);
    },
    withWords: (): StoredEnquiry[] => withWords.all() as unknown as StoredEnquiry[],
    drop(ids: readonly string[]): void {
      for (const id of ids) drop.run(id);
    },
    dropOf: (contact: string): void => void dropOf.run(contact),
    /** A mail and what became of it in one step; false: it was here already. */
    addMail(hash: string, at: string, enquiry: StoredEnquiry | undefined): boolean {
      if (mailIn.run(hash, at).changes === 0) return false;
      if (enquiry) add(enquiry);
      return true;
    },
    mailKnown: (hash: string): boolean => mailKnown.get(hash) !== undefined,
    /** The one that was kept first. */
    secret(made: string): string {
      keepSecret.run(made);
      return (secret.get() as { secret: string }).secret;
    },
  };
}
export type EnquiriesStore = ReturnType<typeof enquiriesStore>;
