/** Invitations: one pending per address, its token stored as a hash that a new mail replaces. */
import type { DatabaseSync } from 'node:sqlite';
import type { Role } from '@tandem/core';
import { type AuditLine, emailKey, type InvitationRecord, type NewUser } from '../../../accounts/records.ts';
import type { Audit } from './audit-statements.ts';

export function invitationStatements(db: DatabaseSync, audit: Audit, addUser: (person: NewUser) => void) {
  const pendingFor = db.prepare(`SELECT * FROM invitation WHERE email_key = ? AND ended_at = ''`);
  const pending = db.prepare(`SELECT * FROM invitation WHERE ended_at = '' ORDER BY created_at, id`);
  const byId = db.prepare(`SELECT * FROM invitation WHERE id = ? AND ended_at = ''`);
  const byHash = db.prepare(`SELECT * FROM invitation WHERE hash = ? AND ended_at = '' AND expires_at > ?`);
  const insert =
    db.prepare(`INSERT INTO invitation (id, hash, name, email, email_key, role, team, language, inviter, created_at, expires_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const renew = db.prepare(`UPDATE invitation SET hash = ?, expires_at = ?, inviter = ? WHERE id = ? AND ended_at = '' RETURNING *`);
  const end = db.prepare(`UPDATE invitation SET ended_at = ?, ending = ? WHERE id = ? AND ended_at = '' RETURNING *`);
  const user = db.prepare('SELECT 1 AS found FROM user WHERE email_key = ?');
  const team = db.prepare('SELECT 1 AS found FROM team WHERE id = ?');

  const invitation = (row: Record<string, unknown>): InvitationRecord => ({
    id: String(row.id),
    name: String(row.name),
    email: String(row.email),
    role: row.role as Role,
    team: String(row.team),
    language: row.language as InvitationRecord['language'],
    inviter: String(row.inviter),
    createdAt: String(row.created_at),
    expiresAt: String(row.expires_at),
  });
  const maybe = (row: Record<string, unknown> | undefined) => row && invitation(row);

  return {
    /** An older pending invitation of the same address is replaced. */
    addInvitation(hash: string, record: InvitationRecord, line: AuditLine): 'added' | 'email-taken' | 'no-team' {
      if (user.get(emailKey(record.email))) return 'email-taken';
      if (record.team !== '' && !team.get(record.team)) return 'no-team';
      const older = pendingFor.get(emailKey(record.email));
      if (older) end.run(record.createdAt, 'replaced', String(older.id));
      insert.run(
        record.id,
        hash,
        record.name,
        record.email.trim(),
        emailKey(record.email),
        record.role,
        record.team,
        record.language,
        record.inviter,
        record.createdAt,
        record.expiresAt,
      );
      audit(line);
      return 'added';
    },
    invitations: (): InvitationRecord[] => pending.all().map(invitation),
    invitation: (id: string): InvitationRecord | undefined => maybe(byId.get(id)),
    invitationByHash: (hash: string, at: string): InvitationRecord | undefined => maybe(byHash.get(hash, at)),
    renewInvitation(id: string, hash: string, expiresAt: string, inviter: string, line: AuditLine): InvitationRecord | undefined {
      const row = renew.get(hash, expiresAt, inviter, id);
      if (row) audit(line);
      return maybe(row);
    },
    revokeInvitation(id: string, line: AuditLine): boolean {
      const row = end.get(line.at, 'revoked', id);
      if (row) audit(line);
      return row !== undefined;
    },
    /** Checks token, address and role together and makes the account in the same step; a second try finds nothing. */
    acceptInvitation(
      hash: string,
      shown: { email: string; role: Role },
      person: { id: string; name: string; password: string; at: string },
    ): 'accepted' | 'gone' | 'changed' | 'email-taken' {
      const row = maybe(byHash.get(hash, person.at));
      if (!row) return 'gone';
      if (emailKey(row.email) !== emailKey(shown.email) || row.role !== shown.role) return 'changed';
      if (user.get(emailKey(row.email))) return 'email-taken';
      end.run(person.at, 'accepted', row.id);
      addUser({
        id: person.id,
        name: person.name,
        email: row.email,
        password: person.password,
        role: row.role,
        team: team.get(row.team) ? row.team : '',
        language: row.language,
        sample: false,
        at: person.at,
      });
      audit({
        at: person.at,
        actor: person.id,
        action: 'invitation.accepted',
        subject: person.id,
        facts: { role: row.role, inviter: row.inviter },
      });
      return 'accepted';
    },
  };
}
