/** Links, what their recipients said, and the few facts of the whole: each change of a link is one unit of work. */
import type { DatabaseSync } from 'node:sqlite';
import { read, readAll } from './contents.ts';
import type { StoredLink, StoredSaid } from './records.ts';

export function linkTables(db: DatabaseSync) {
  const insert = db.prepare(`INSERT INTO share_link (id, hash, of, subject, contact, mail, parent, created_at, untold, content)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`);
  const update = db.prepare('UPDATE share_link SET hash = ?, content = ? WHERE id = ?');
  const setUntold = db.prepare('UPDATE share_link SET untold = ? WHERE id = ?');
  const byId = db.prepare('SELECT content FROM share_link WHERE id = ?');
  const byHash = db.prepare('SELECT content FROM share_link WHERE hash = ?');
  const bySubject = db.prepare('SELECT content FROM share_link WHERE subject = ?');
  const byMail = db.prepare('SELECT id FROM share_link WHERE mail = ? AND id <> ? ORDER BY created_at DESC LIMIT 50');
  const byParent = db.prepare("SELECT content FROM share_link WHERE parent = ? AND parent <> ''");
  const after = db.prepare('SELECT content FROM share_link WHERE id > ? ORDER BY id LIMIT ?');
  const untold = db.prepare('SELECT content FROM share_link WHERE untold = 1 ORDER BY id LIMIT 1000');
  const drops = ['share_request', 'share_beacon', 'share_visit', 'share_said'].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE link = ?`),
  );
  const drop = db.prepare('DELETE FROM share_link WHERE id = ?');
  const insertSaid = db.prepare('INSERT INTO share_said (id, link, kind, at, content) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const saidOf = db.prepare('SELECT content FROM share_said WHERE link = ? ORDER BY at DESC LIMIT 500');
  const saidById = db.prepare('SELECT content FROM share_said WHERE id = ?');
  const untoldSaid = db.prepare('SELECT content FROM share_said WHERE untold = 1 ORDER BY at LIMIT 1000');
  const toldSaid = db.prepare('UPDATE share_said SET untold = 0 WHERE id = ?');
  const putSender = db.prepare('INSERT INTO share_sender (ip, at) VALUES (?, ?) ON CONFLICT (ip) DO UPDATE SET at = excluded.at');
  const senders = db.prepare('SELECT ip FROM share_sender WHERE at >= ?');
  const dropSenders = db.prepare('DELETE FROM share_sender WHERE at < ?');
  const fact = db.prepare('SELECT value FROM share_fact WHERE name = ?');
  const putFact = db.prepare('INSERT INTO share_fact (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value');
  const link = (id: string): StoredLink | undefined => read(byId.get(id));

  return {
    /** False: there is one with that id. */
    addLink(one: StoredLink, isUntold: boolean): boolean {
      const { id, hash, of, subject, contact, mail, parent, createdAt } = one;
      const key = mail.toLowerCase();
      return insert.run(id, hash, of, subject, contact, key, parent, createdAt, isUntold ? 1 : 0, JSON.stringify(one)).changes > 0;
    },
    /** Whoever changes another value at the same moment loses nothing. Undefined: there is no such link. */
    changeLink(id: string, patch: Partial<StoredLink>, isUntold?: boolean): StoredLink | undefined {
      const before = link(id);
      if (!before) return undefined;
      const changed: StoredLink = { ...before, ...patch, id };
      update.run(changed.hash, JSON.stringify(changed), id);
      if (isUntold !== undefined) setUntold.run(isUntold ? 1 : 0, id);
      return changed;
    },
    link,
    linkByHash: (hash: string): StoredLink | undefined => read(byHash.get(hash)),
    linksOfSubject: (subject: string): StoredLink[] => readAll(bySubject.all(subject)),
    linksToMail: (mail: string, but: string): string[] =>
      (byMail.all(mail.toLowerCase(), but) as unknown as { id: string }[]).map(({ id }) => id),
    childrenOf: (parent: string): StoredLink[] => readAll(byParent.all(parent)),
    linksAfter: (id: string, limit: number): StoredLink[] => readAll(after.all(id, limit)),
    untoldLinks: (): StoredLink[] => readAll(untold.all()),
    toldLink: (id: string): void => void setUntold.run(0, id),
    /** With all that is kept of it. */
    dropLink(id: string): void {
      for (const one of drops) one.run(id);
      drop.run(id);
    },

    /** Twice the same id is once; false: it was there. */
    addSaid: (one: StoredSaid): boolean => insertSaid.run(one.id, one.link, one.kind, one.at, JSON.stringify(one)).changes > 0,
    saidOf: (of: string): StoredSaid[] => readAll(saidOf.all(of)),
    said: (id: string): StoredSaid | undefined => read(saidById.get(id)),
    untoldSaid: (): StoredSaid[] => readAll(untoldSaid.all()),
    toldSaid: (id: string): void => void toldSaid.run(id),

    noteSender: (ip: string, at: string): void => void putSender.run(ip, at),
    senders: (since: string): string[] => (senders.all(since) as unknown as { ip: string }[]).map(({ ip }) => ip),
    forgetSenders: (at: string): void => void dropSenders.run(at),

    fact: (name: string): string | undefined => (fact.get(name) as { value: string } | undefined)?.value,
    putFact: (name: string, value: string): void => void putFact.run(name, value),
  };
}
