/** Sessions, tickets, known devices and password resets. Of every token only the SHA-256 is here. */
import type { DatabaseSync } from 'node:sqlite';
import type { AuditLine, SessionRecord, UserRecord } from '../../../accounts/records.ts';
import type { Audit } from './audit-statements.ts';

export interface FoundSession {
  readonly session: SessionRecord;
  readonly user: UserRecord;
}

export function sessionStatements(db: DatabaseSync, userOf: (id: string) => UserRecord | undefined, audit: Audit) {
  const insert = db.prepare(
    `INSERT INTO session (id, hash, user, created_at, seen_at, expires_at, latest_at, browser, system, address)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const byHash = db.prepare('SELECT * FROM session WHERE hash = ?');
  const byId = db.prepare('SELECT * FROM session WHERE id = ?');
  const ofUser = db.prepare('SELECT * FROM session WHERE user = ? ORDER BY created_at');
  const touch = db.prepare('UPDATE session SET seen_at = max(seen_at, ?), expires_at = min(?, latest_at) WHERE id = ?');
  const extend = db.prepare('UPDATE session SET expires_at = min(?, latest_at) WHERE hash = ?');
  const seen = db.prepare('UPDATE user SET seen_at = max(seen_at, ?) WHERE id = ?');
  const endByHash = db.prepare('DELETE FROM session WHERE hash = ? RETURNING id');
  const endOfUser = db.prepare('DELETE FROM session WHERE user = ? AND id <> ? RETURNING id');
  const endOfUserById = db.prepare('DELETE FROM session WHERE id = ? AND user = ? RETURNING id');
  const endExpired = db.prepare('DELETE FROM session WHERE expires_at <= ? RETURNING id');
  const insertTicket = db.prepare('INSERT INTO ticket (hash, session, origin, expires_at) VALUES (?, ?, ?, ?)');
  const takeTicket = db.prepare('DELETE FROM ticket WHERE hash = ? RETURNING session, origin, expires_at');
  const oldTickets = db.prepare('DELETE FROM ticket WHERE expires_at <= ?');
  const insertDevice = db.prepare('INSERT OR IGNORE INTO device (hash, user, created_at) VALUES (?, ?, ?)');
  const device = db.prepare('SELECT 1 AS known FROM device JOIN user ON user.id = device.user WHERE hash = ? AND email_key = ?');
  const forgetDevices = db.prepare('DELETE FROM device WHERE user = ?');
  const voidResets = db.prepare('UPDATE password_reset SET used_at = ? WHERE user = ? AND used_at IS NULL');
  const insertReset = db.prepare('INSERT INTO password_reset (hash, user, created_at, expires_at) VALUES (?, ?, ?, ?)');
  const findReset = db.prepare('SELECT user FROM password_reset WHERE hash = ? AND used_at IS NULL AND expires_at > ?');
  const useReset = db.prepare('UPDATE password_reset SET used_at = ? WHERE hash = ? AND used_at IS NULL AND expires_at > ? RETURNING user');
  const setPassword = db.prepare('UPDATE user SET password = ? WHERE id = ?');

  const ids = (rows: readonly Record<string, unknown>[]): string[] => rows.map((row) => String(row.id));
  const session = (row: Record<string, unknown>): SessionRecord => ({
    id: String(row.id),
    user: String(row.user),
    createdAt: String(row.created_at),
    seenAt: String(row.seen_at),
    expiresAt: String(row.expires_at),
    latestAt: String(row.latest_at),
    device: { browser: String(row.browser), system: String(row.system), address: String(row.address) },
  });
  function found(row: Record<string, unknown> | undefined): FoundSession | undefined {
    const user = row && userOf(String(row.user));
    return row && user && { session: session(row), user };
  }

  return {
    addSession(hash: string, record: SessionRecord): void {
      const { id, user, createdAt, seenAt, expiresAt, latestAt, device: at } = record;
      insert.run(id, hash, user, createdAt, seenAt, expiresAt, latestAt, at.browser, at.system, at.address);
      seen.run(record.createdAt, record.user);
    },
    sessionByHash: (hash: string): FoundSession | undefined => found(byHash.get(hash)),
    sessionById: (id: string): FoundSession | undefined => found(byId.get(id)),
    sessionsOf: (user: string): SessionRecord[] => ofUser.all(user).map(session),
    /** Used just now: slides the idle limit, never past the absolute one. */
    touchSession(id: string, user: string, at: string, expiresAt: string): void {
      touch.run(at, expiresAt, id);
      seen.run(at, user);
    },
    extendSession: (hash: string, expiresAt: string): void => void extend.run(expiresAt, hash),
    /** Answers the ids of the sessions that ended, so that their sockets can be closed. */
    endSession: (hash: string): string[] => ids(endByHash.all(hash)),
    endSessionsOf: (user: string, but: string): string[] => ids(endOfUser.all(user, but)),
    /** One of the person's own, or with `but` all but that one; told in the audit log when there was any. */
    endOwnSessions(user: string, which: { readonly only: string } | { readonly but: string }, line: AuditLine): string[] {
      const ended = ids('only' in which ? endOfUserById.all(which.only, user) : endOfUser.all(user, which.but));
      if (ended.length > 0) audit({ ...line, facts: { ...line.facts, sessions: ended.length } });
      return ended;
    },
    endExpiredSessions: (at: string): string[] => ids(endExpired.all(at)),

    addTicket(hash: string, ticket: { session: string; origin: string; at: string; expiresAt: string }): void {
      oldTickets.run(ticket.at);
      insertTicket.run(hash, ticket.session, ticket.origin, ticket.expiresAt);
    },
    /** Gone after the first look, whatever that look finds. Answers the session's id. */
    redeemTicket(hash: string, origin: string, at: string): string | undefined {
      const row = takeTicket.get(hash);
      return row && String(row.expires_at) > at && row.origin === origin ? String(row.session) : undefined;
    },

    addDevice: (hash: string, user: string, at: string): void => void insertDevice.run(hash, user, at),
    knowsDevice: (hash: string, key: string): boolean => device.get(hash, key) !== undefined,

    /** Voids the person's older resets. */
    addReset(hash: string, reset: { user: string; at: string; expiresAt: string }, line: AuditLine): void {
      voidResets.run(reset.at, reset.user);
      insertReset.run(hash, reset.user, reset.at, reset.expiresAt);
      audit(line);
    },
    resetOf: (hash: string, at: string): UserRecord | undefined => {
      const row = findReset.get(hash, at);
      return row && userOf(String(row.user));
    },
    /** Uses the token, sets the password, voids the other resets and ends all sessions: together or not at all. */
    useReset(hash: string, password: string, at: string): { readonly user: string; readonly sessions: string[] } | undefined {
      const row = useReset.get(at, hash, at);
      if (!row) return undefined;
      const user = String(row.user);
      setPassword.run(password, user);
      voidResets.run(at, user);
      forgetDevices.run(user);
      audit({ at, actor: user, action: 'password.reset', subject: user });
      return { user, sessions: ids(endOfUser.all(user, '')) };
    },
  };
}
