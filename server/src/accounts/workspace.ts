/** The beginning: the first admin and the workspace, and the people of a sample. */

import { type Base, knownNames, line } from './base.ts';
import { requireGoodPassword } from './password-rules.ts';
import type { Language, NewUser, UserRecord } from './records.ts';
import { Refusal } from './refusal.ts';
import type { Begin, From, SignedIn } from './sign-in.ts';

/** The password of everybody in a sample, and refused everywhere else. */
export const samplePassword = 'tandem-sample';

export interface FirstPerson {
  readonly company: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly sample: boolean;
  readonly language: Language;
}
export interface SampleCast {
  readonly teams: readonly { readonly name: string; readonly office: string; readonly leader: string }[];
  readonly people: readonly {
    readonly name: string;
    readonly email: string;
    readonly role: UserRecord['role'];
    readonly team: string;
    readonly isNew?: boolean;
  }[];
}

export function createWorkspaces(base: Base, begin: Begin) {
  const { store, passwords, directory, now } = base;

  async function found(first: FirstPerson, samplePerson: boolean): Promise<UserRecord> {
    const person: NewUser = {
      id: base.newId(),
      name: first.name,
      email: first.email,
      password: await passwords.hash(first.password),
      role: 'admin',
      team: '',
      language: first.language,
      sample: samplePerson,
      at: now().toISOString(),
    };
    const made = await store.createWorkspace(
      { company: first.company, sample: first.sample, at: person.at },
      person,
      line(base, person.id, 'workspace.created', person.id, { sample: first.sample }),
    );
    const user = made ? await store.user(person.id) : undefined;
    if (!user) throw new Refusal('conflict', 'The workspace exists already.', 'Sign in, or ask an admin for an invitation.');
    directory.changed({ rows: true });
    return user;
  }

  return {
    current: () => store.workspace(),
    ready: () => store.workspaceReady(),
    async create(first: FirstPerson, from: Partial<From> = {}): Promise<SignedIn> {
      if (await store.workspace())
        throw new Refusal('conflict', 'The workspace exists already.', 'Sign in, or ask an admin for an invitation.');
      requireGoodPassword(first.password, [first.company, ...(await knownNames(base, first))]);
      return begin(await found(first, false), from);
    },
    /** Without a person who typed anything: the sample's own admin is the first one. */
    async createSample(admin: { readonly name: string; readonly email: string }, company: string): Promise<void> {
      await found({ ...admin, company, password: samplePassword, sample: true, language: 'en' }, true);
    },
    /** The sample's people in their teams. Repeating it changes nothing. Answers who has which id. */
    async addSamplePeople({
      teams,
      people,
    }: SampleCast): Promise<{ readonly userOf: (name: string) => string; readonly teamOf: (leader: string) => string }> {
      if (!(await store.workspace())?.sample) throw new Error('people of the sample belong in a sample workspace only');
      const password = await passwords.hash(samplePassword);
      const existing = new Map((await store.teams()).map((team) => [team.name, team.id]));
      const teamIds = new Map(teams.map((team) => [team.name, existing.get(team.name) ?? base.newId()]));
      const known = new Map((await store.users()).map((user) => [user.email, user.id]));
      const userIds = new Map(people.map((person) => [person.name, known.get(person.email) ?? base.newId()]));
      const at = now().toISOString();
      await store.addPeople(
        people.map(({ name, email, role, team, isNew }) => ({
          id: userIds.get(name) ?? '',
          name,
          email,
          role,
          team: teamIds.get(team) ?? '',
          password,
          language: 'en' as const,
          sample: true,
          at,
          seenAt: isNew ? '' : at,
        })),
        teams.map(({ name, office, leader }) => ({ id: teamIds.get(name) ?? '', name, office, leader: userIds.get(leader) ?? '' })),
        line(base, '', 'sample.people-added', '', { people: people.length }),
      );
      directory.changed({ users: [...userIds.values()], rows: true });
      const teamByLeader = new Map(teams.map((team) => [team.leader, teamIds.get(team.name) ?? '']));
      return { userOf: (name) => userIds.get(name) ?? '', teamOf: (leader) => teamByLeader.get(leader) ?? '' };
    },
    /** From the machine itself, for whoever has lost every way in. */
    async addFromMachine(person: Pick<NewUser, 'name' | 'email' | 'role'> & { readonly password: string }): Promise<void> {
      requireGoodPassword(person.password, await knownNames(base, person));
      const id = base.newId();
      const { password, ...facts } = person;
      const outcome = await store.addUser(
        {
          id,
          ...facts,
          password: await passwords.hash(password),
          team: '',
          language: 'en',
          sample: false,
          at: now().toISOString(),
        },
        line(base, 'machine', 'user.added', id, { role: person.role }),
      );
      if (outcome !== 'added')
        throw new Refusal(
          'conflict',
          'Somebody with this e-mail address has an account already.',
          'Use "password" to give them a new one.',
        );
    },
    async passwordFromMachine(email: string, password: string): Promise<void> {
      const user = await store.userByEmail(email);
      if (!user) throw new Refusal('not-here', 'Nobody has this e-mail address.', 'See the list with "list".');
      requireGoodPassword(password, await knownNames(base, user));
      await store.replacePassword(user.id, await passwords.hash(password), line(base, 'machine', 'password.changed', user.id));
      await base.sessions.endAll(user.id);
    },
  };
}
