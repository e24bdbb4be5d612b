/** Colleagues: who they are, their role, suspension. Nobody touches an account above the own role. */
import { can, type Role, roles } from '@tandem/core';
import { type Base, line } from './base.ts';
import { personOf } from './directory.ts';
import type { Identity } from './identity.ts';
import type { Language, UserRecord } from './records.ts';
import { notAllowed, notHere, Refusal } from './refusal.ts';

export interface UserChange {
  readonly name?: string | undefined;
  readonly language?: Language | undefined;
  readonly role?: Role | undefined;
  readonly team?: string | undefined;
}
type Patch = Parameters<Base['store']['changeUser']>[1];

export function createPeople(base: Base) {
  const { store, sessions, directory } = base;

  const refusals = {
    'not-found': () => notHere('person'),
    'last-admin': () => new Refusal('conflict', 'This is the last admin of the workspace.', 'Make somebody else an admin first.'),
    'leads-others': () =>
      new Refusal('conflict', 'This person leads a team with other members.', 'Choose another leader for that team first.'),
    'no-team': () =>
      new Refusal('wrong-fields', 'There is no such team.', 'Choose a team of the list.', { fields: { team: 'is not a team' } }),
  } as const;

  async function find(id: string): Promise<UserRecord> {
    const user = await store.user(id);
    if (!user) throw notHere('person');
    return user;
  }
  async function change(actor: Identity, before: UserRecord, patch: Patch, action: string): Promise<UserRecord> {
    const role = patch.role ?? before.role;
    // The roles this person may still invite to: a pending invitation to any other is void from now on.
    const invites = roles.filter((other) => can({ ...personOf(before), role }, 'invite', { type: 'user', id: '', role: other }));
    const facts = Object.fromEntries(
      Object.entries(patch)
        .filter(([key]) => key !== 'name')
        .map(([key, value]) => [key, String(value)]),
    );
    const outcome = await store.changeUser(before.id, patch, invites, line(base, actor.person.id, action, before.id, facts));
    if (outcome !== 'changed') throw refusals[outcome]();
    const after = await find(before.id);
    // A token that was given for another role is dead at once; so is every one of somebody who is suspended.
    if (after.role !== before.role || after.state !== before.state) await sessions.endAll(before.id);
    const teams = await Promise.all([...new Set([before.team, after.team])].filter(Boolean).map((team) => store.team(team)));
    directory.changed({ users: [...new Set([before.id, ...teams.flatMap((team) => team?.members ?? [])])], rows: true });
    return after;
  }

  return {
    find,
    list: (): Promise<UserRecord[]> => store.users(),
    /** Name and language are also the person's own to change; role and team are not. */
    async change(actor: Identity, id: string, wanted: UserChange): Promise<UserRecord> {
      const before = await find(id);
      const patch = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)) as Patch;
      const own = id === actor.person.id && wanted.role === undefined && wanted.team === undefined;
      if (!own && !can(actor.person, 'edit', { type: 'user', id, role: before.role })) throw notAllowed('change this person');
      if (wanted.role !== undefined && !can(actor.person, 'edit', { type: 'user', id, role: wanted.role }))
        throw notAllowed('give this role');
      return change(actor, before, patch, 'user.changed');
    },
    /** Signs the person out everywhere; their own sessions people end themselves. Answers how many there were. */
    async endSessions(actor: Identity, id: string): Promise<number> {
      const user = await find(id);
      if (!can(actor.person, 'suspend', { type: 'user', id, role: user.role })) throw notAllowed('sign this person out');
      const ended = await store.endOwnSessions(id, { but: '' }, line(base, actor.person.id, 'session.ended', id));
      directory.changed({ sessions: ended, users: [] });
      return ended.length;
    },
    async setState(actor: Identity, id: string, state: UserRecord['state']): Promise<UserRecord> {
      const before = await find(id);
      if (!can(actor.person, 'suspend', { type: 'user', id, role: before.role }))
        throw notAllowed(state === 'suspended' ? 'suspend this person' : 'let this person in again');
      return before.state === state ? before : change(actor, before, { state }, state === 'suspended' ? 'user.suspended' : 'user.resumed');
    },
  };
}
