/** People, teams and invitations: from the device at once, with what only the server tells (addresses, last seen) once it answers. */
import type { Role } from '@tandem/core';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { request } from '../../state/request.ts';
import { useRows } from '../../sync/rows.ts';
import { errorWords } from '../../ui/error-words.ts';
import { toast } from '../../ui/toast.tsx';

export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly team: string;
  readonly state: 'active' | 'suspended';
  readonly isLeader: boolean;
  readonly email?: string;
  /** '' until the first sign-in; absent when it is not this person's business. */
  readonly seenAt?: string;
  readonly mayEdit: boolean;
  readonly maySuspend: boolean;
}
export interface Invitation {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly team: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}
export interface Team {
  readonly id: string;
  readonly name: string;
  readonly leader: string;
  readonly members: readonly string[];
}
export interface Directory {
  readonly people: readonly Colleague[];
  readonly teams: readonly Team[];
  readonly invitations: readonly Invitation[];
  /** The roles this person may invite to; none for most. */
  readonly invitable: readonly Role[];
  /** The server's part is missing: nobody can be invited or moved now. */
  readonly offline: boolean;
  /** Sends a change and shows its outcome; answers whether it was taken. */
  readonly change: (method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown, done?: string) => Promise<boolean>;
}
interface Answer {
  readonly users: readonly Colleague[];
  readonly invitations: readonly Invitation[];
  readonly invitable: readonly Role[];
}

export function useDirectory(): Directory {
  const [userRows, teamRows] = [useRows('user'), useRows('team')];
  const [answer, setAnswer] = useState<Answer>();
  const [offline, setOffline] = useState(false);
  const load = useCallback(() => {
    request<Answer>('GET', '/api/users').then(
      (news) => {
        setAnswer(news);
        setOffline(false);
      },
      () => setOffline(true),
    );
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of people change whenever somebody changes the directory anywhere
  useEffect(load, [load, userRows, teamRows]);

  const change: Directory['change'] = useCallback(
    async (method, path, body, done) => {
      try {
        await request(method, path, body ?? (method === 'POST' ? {} : undefined));
        if (done) toast(done);
        return true;
      } catch (error) {
        toast(errorWords(error), { failed: true });
        return false;
      } finally {
        load();
      }
    },
    [load],
  );

  return useMemo(() => {
    const told = new Map(answer?.users.map((user) => [user.id, user]));
    const leaders = new Set([...teamRows.values()].map((team) => team.leader));
    const people = [...userRows.values()]
      .map(
        ({ id, name, role, team, active }): Colleague => ({
          mayEdit: false,
          maySuspend: false,
          ...told.get(id),
          id,
          name,
          role,
          team,
          state: active ? 'active' : 'suspended',
          isLeader: leaders.has(id),
        }),
      )
      .toSorted((a, b) => a.name.localeCompare(b.name));
    const teams = [...teamRows.values()]
      .map(
        ({ id, name, leader }): Team => ({
          id,
          name,
          leader,
          members: people.filter((person) => person.team === id).map((person) => person.id),
        }),
      )
      .toSorted((a, b) => a.name.localeCompare(b.name));
    return { people, teams, invitations: answer?.invitations ?? [], invitable: answer?.invitable ?? [], offline, change };
  }, [answer, userRows, teamRows, offline, change]);
}
