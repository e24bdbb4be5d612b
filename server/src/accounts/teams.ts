/** Teams: exactly one leader each as soon as there is a member, who reads what the members do. */
import { can } from '@tandem/core';
import { type Base, line } from './base.ts';
import type { Identity } from './identity.ts';
import type { TeamRecord } from './records.ts';
import { notAllowed, notHere, Refusal } from './refusal.ts';

export interface TeamChange {
  readonly name?: string | undefined;
  readonly office?: string | undefined;
  readonly leader?: string | undefined;
  readonly members?: readonly string[] | undefined;
}

export function createTeams(base: Base) {
  const { store, directory } = base;
  const refusals = {
    'not-found': () => notHere('team'),
    'leads-others': () =>
      new Refusal('conflict', 'A team would be left without the leader it has.', 'Choose another leader for that team first.'),
    'no-user': () =>
      new Refusal('wrong-fields', 'A member does not exist, or the leader is not among the members.', 'Choose from the list of people.', {
        fields: { members: 'has somebody who cannot be chosen' },
      }),
  } as const;

  async function find(id: string): Promise<TeamRecord> {
    const team = await store.team(id);
    if (!team) throw notHere('team');
    return team;
  }
  /** Everybody who shares a team with one of these people, before or after: whom their leader may see changes with them. */
  async function around(ids: readonly string[]): Promise<string[]> {
    const teams = (await store.teams()).filter((team) => team.members.some((member) => ids.includes(member)));
    return [...new Set([...ids, ...teams.flatMap((team) => team.members)])];
  }
  const unique = (ids: readonly string[] | undefined) => ids && [...new Set(ids)];

  return {
    find,
    list: (): Promise<TeamRecord[]> => store.teams(),
    async create(actor: Identity, { name = '', office = '', leader = '', members }: TeamChange): Promise<TeamRecord> {
      if (!can(actor.person, 'create', { type: 'team' })) throw notAllowed('make teams');
      const id = base.newId();
      const all = unique(leader && !members?.includes(leader) ? [leader, ...(members ?? [])] : members) ?? [];
      const touched = await around(all);
      const outcome = await store.addTeam({ id, name, office, leader, members: all }, line(base, actor.person.id, 'team.created', id));
      if (outcome !== 'added') throw refusals[outcome]();
      directory.changed({ users: [...new Set([...touched, ...(await around(all))])], rows: true });
      return find(id);
    },
    async change(actor: Identity, id: string, { name, office, leader, members }: TeamChange): Promise<TeamRecord> {
      if (!can(actor.person, 'edit', { type: 'team' })) throw notAllowed('change teams');
      const before = await find(id);
      const all = unique(members);
      const touched = await around([...before.members, ...(all ?? [])]);
      const patch = {
        ...(name === undefined ? {} : { name }),
        ...(office === undefined ? {} : { office }),
        ...(leader === undefined ? {} : { leader }),
        ...(all === undefined ? {} : { members: all }),
      };
      const outcome = await store.changeTeam(
        id,
        patch,
        line(base, actor.person.id, 'team.changed', id, leader === undefined ? {} : { leader }),
      );
      if (outcome !== 'changed') throw refusals[outcome]();
      // A new name alone changes nobody's rights, and no socket has to look again.
      directory.changed({ users: leader === undefined && all === undefined ? [] : touched, rows: true });
      return find(id);
    },
    /** The members stay, in no team. */
    async remove(actor: Identity, id: string): Promise<void> {
      if (!can(actor.person, 'edit', { type: 'team' })) throw notAllowed('remove teams');
      const before = await find(id);
      const outcome = await store.removeTeam(id, line(base, actor.person.id, 'team.removed', id));
      if (outcome !== 'removed') throw refusals[outcome]();
      directory.changed({ users: before.members, rows: true });
    },
  };
}
