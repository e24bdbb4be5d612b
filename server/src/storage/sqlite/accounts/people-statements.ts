/** People and teams. A team with members has exactly one leader, who is one of them; there is always an active admin. */
import type { DatabaseSync } from 'node:sqlite';
import type { Role } from '@tandem/core';
import { type AuditLine, emailKey, type NewUser, type TeamRecord, type UserRecord } from '../../../accounts/records.ts';
import type { Audit } from './audit-statements.ts';

export function peopleStatements(db: DatabaseSync, audit: Audit) {
  const byId = db.prepare('SELECT * FROM user WHERE id = ?');
  const byEmail = db.prepare('SELECT * FROM user WHERE email_key = ?');
  const all = db.prepare('SELECT * FROM user ORDER BY name, id');
  const count = db.prepare('SELECT count(*) AS n FROM user');
  const insert =
    db.prepare(`INSERT INTO user (id, name, email, email_key, password, role, team, state, language, sample, created_at, seen_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, 'active', ?, ?, ?, ?)`);
  const update = db.prepare('UPDATE user SET name = ?, language = ?, role = ?, team = ?, state = ? WHERE id = ?');
  const setPassword = db.prepare('UPDATE user SET password = ? WHERE id = ?');
  const otherAdmins = db.prepare(`SELECT count(*) AS n FROM user WHERE role = 'admin' AND state = 'active' AND id <> ?`);
  const teamById = db.prepare('SELECT * FROM team WHERE id = ?');
  const allTeams = db.prepare('SELECT * FROM team ORDER BY name, id');
  const members = db.prepare('SELECT id FROM user WHERE team = ? ORDER BY created_at, id');
  const insertTeam = db.prepare('INSERT INTO team (id, name, office, leader, created_at) VALUES (?, ?, ?, ?, ?)');
  const updateTeam = db.prepare('UPDATE team SET name = ?, office = ?, leader = ? WHERE id = ?');
  const deleteTeam = db.prepare('DELETE FROM team WHERE id = ?');
  const endInvitations = db.prepare(`UPDATE invitation SET ended_at = ?, ending = 'revoked'
    WHERE inviter = ? AND ended_at = '' AND role NOT IN (SELECT value FROM json_each(?)) RETURNING id`);

  const memberIds = (team: string): string[] => (team === '' ? [] : members.all(team).map((row) => String(row.id)));
  function user(row: Record<string, unknown> | undefined): UserRecord | undefined {
    if (!row) return undefined;
    const led = teamById.get(String(row.team))?.leader === row.id;
    return {
      id: String(row.id),
      name: String(row.name),
      email: String(row.email),
      role: row.role as Role,
      team: String(row.team),
      state: row.state as UserRecord['state'],
      language: row.language as UserRecord['language'],
      sample: row.sample === 1,
      createdAt: String(row.created_at),
      seenAt: String(row.seen_at),
      leads: led ? memberIds(String(row.team)) : [],
    };
  }
  const team = (row: Record<string, unknown>): TeamRecord => ({
    id: String(row.id),
    name: String(row.name),
    office: String(row.office),
    leader: String(row.leader),
    members: memberIds(String(row.id)),
  });
  const findTeam = (id: string): TeamRecord | undefined => {
    const row = teamById.get(id);
    return row && team(row);
  };
  /** The first member of a team leads it. */
  function settleLeader(id: string): void {
    const found = findTeam(id);
    if (!found || found.members.includes(found.leader)) return;
    updateTeam.run(found.name, found.office, found.members[0] ?? '', id);
  }
  function write(person: NewUser): void {
    insert.run(
      person.id,
      person.name,
      person.email.trim(),
      emailKey(person.email),
      person.password,
      person.role,
      person.team,
      person.language,
      person.sample ? 1 : 0,
      person.at,
      person.seenAt ?? '',
    );
  }
  function add(person: NewUser): void {
    write(person);
    settleLeader(person.team);
  }

  return {
    add,
    user: (id: string): UserRecord | undefined => user(byId.get(id)),
    userByEmail: (email: string): UserRecord | undefined => user(byEmail.get(emailKey(email))),
    users: (): UserRecord[] => all.all().map((row) => user(row) as UserRecord),
    userCount: (): number => Number(count.get()?.n),
    /** The PHC string of an active or suspended person, apart from the record so that no list ever carries it. */
    passwordOf: (email: string): { readonly id: string; readonly password: string; readonly active: boolean } | undefined => {
      const row = byEmail.get(emailKey(email));
      return row && { id: String(row.id), password: String(row.password), active: row.state === 'active' };
    },
    replacePassword(id: string, password: string, line: AuditLine): void {
      setPassword.run(password, id);
      audit(line);
    },
    addUser(person: NewUser, line: AuditLine): 'added' | 'email-taken' | 'no-team' {
      if (byEmail.get(emailKey(person.email))) return 'email-taken';
      if (person.team !== '' && !findTeam(person.team)) return 'no-team';
      add(person);
      audit(line);
      return 'added';
    },
    /** People and teams of a sample, all or none; whoever exists already stays as is. Leaders are named by id. */
    addPeople(
      people: readonly NewUser[],
      teams: readonly { id: string; name: string; office: string; leader: string }[],
      line: AuditLine,
    ): void {
      for (const t of teams) if (!findTeam(t.id)) insertTeam.run(t.id, t.name, t.office, t.leader, line.at);
      for (const person of people) if (!byEmail.get(emailKey(person.email))) write(person);
      for (const t of teams) settleLeader(t.id);
      audit(line);
    },
    /** `invites` are the roles the person may still invite: pending invitations to others are revoked. */
    changeUser(
      id: string,
      patch: Partial<Pick<UserRecord, 'name' | 'language' | 'role' | 'team' | 'state'>>,
      invites: readonly Role[],
      line: AuditLine,
    ): 'changed' | 'not-found' | 'last-admin' | 'leads-others' | 'no-team' {
      const before = user(byId.get(id));
      if (!before) return 'not-found';
      const after = { ...before, ...patch };
      const loses = before.role === 'admin' && before.state === 'active' && (after.role !== 'admin' || after.state !== 'active');
      if (loses && Number(otherAdmins.get(id)?.n) === 0) return 'last-admin';
      if (after.team !== before.team) {
        if (after.team !== '' && !findTeam(after.team)) return 'no-team';
        if (before.leads.length > 1) return 'leads-others';
      }
      update.run(after.name, after.language, after.role, after.team, after.state, id);
      for (const touched of new Set([before.team, after.team])) if (touched) settleLeader(touched);
      endInvitations.all(line.at, id, JSON.stringify(after.state === 'active' ? invites : []));
      audit(line);
      return 'changed';
    },
    team: findTeam,
    teams: (): TeamRecord[] => allTeams.all().map(team),
    /** A new team may have members at once; the first of them leads unless `leader` is one of them. */
    addTeam(
      t: { id: string; name: string; office: string; leader: string; members: readonly string[] },
      line: AuditLine,
    ): 'added' | 'leads-others' | 'no-user' {
      if (t.members.some((id) => !byId.get(id)) || (t.leader !== '' && !t.members.includes(t.leader))) return 'no-user';
      const old = new Set(t.members.map((id) => user(byId.get(id)) as UserRecord).map((person) => person.team));
      if (leaderless(t.members)) return 'leads-others';
      insertTeam.run(t.id, t.name, t.office, t.leader, line.at);
      move(t.members, t.id);
      for (const touched of [...old, t.id]) if (touched) settleLeader(touched);
      audit(line);
      return 'added';
    },
    /** Members, when given, are the whole list: whoever is left out leaves the team. */
    changeTeam(
      id: string,
      patch: { name?: string; office?: string; leader?: string; members?: readonly string[] },
      line: AuditLine,
    ): 'changed' | 'not-found' | 'leads-others' | 'no-user' {
      const before = findTeam(id);
      if (!before) return 'not-found';
      const wanted = patch.members ?? before.members;
      if (wanted.some((member) => !byId.get(member))) return 'no-user';
      const leader = patch.leader ?? (wanted.length > 0 ? before.leader : '');
      if (leader !== '' && !wanted.includes(leader)) return patch.leader === undefined ? 'leads-others' : 'no-user';
      if (leader === '' && wanted.length > 0 && before.members.length > 0) return 'leads-others';
      const coming = wanted.filter((member) => !before.members.includes(member));
      if (leaderless(coming)) return 'leads-others';
      const left = new Set(coming.map((member) => String(byId.get(member)?.team)));
      move(
        before.members.filter((member) => !wanted.includes(member)),
        '',
      );
      move(coming, id);
      updateTeam.run(patch.name ?? before.name, patch.office ?? before.office, leader, id);
      for (const touched of [...left, id]) if (touched) settleLeader(touched);
      audit(line);
      return 'changed';
    },
    removeTeam(id: string, line: AuditLine): 'removed' | 'not-found' {
      const before = findTeam(id);
      if (!before) return 'not-found';
      move(before.members, '');
      deleteTeam.run(id);
      audit(line);
      return 'removed';
    },
  };

  function move(ids: readonly string[], to: string): void {
    const set = db.prepare('UPDATE user SET team = ? WHERE id = ?');
    for (const id of ids) set.run(to, id);
  }
  /** True when taking these people away would leave colleagues without the leader they have. */
  function leaderless(leaving: readonly string[]): boolean {
    return leaving.some((id) => (user(byId.get(id))?.leads ?? []).some((member) => !leaving.includes(member)));
  }
}
