/** What a person may do with a plan, and who else could read it, from the rows of this device; the server decides anew. */
import { can, type Person, type PlanFrame, type Subject } from '@tandem/core';
import { rowsOf } from '../../sync/rows.ts';

type PlanSubject = Extract<Subject, { type: 'plan' }>;

export function subjectOf(frame: Pick<PlanFrame, 'is' | 'owner' | 'contact' | 'template' | 'collaborators'>): PlanSubject {
  const contact = frame.is === 'account' ? rowsOf('contact').get(frame.contact) : undefined;
  return {
    type: 'plan',
    owner: frame.owner,
    creator: '',
    collaborators: frame.collaborators.map(({ user }) => user),
    template: frame.template === 'yes',
    contact: contact && {
      type: 'contact',
      owner: contact.owner,
      creator: '',
      sellers: [...rowsOf('opportunity').values()].filter((row) => row.contact === contact.id).map((row) => row.owner),
      shares: contact.shares,
    },
  };
}

/** A colleague as permissions see them: who leads a team answers for its members. */
export function personOf(id: string): Person | undefined {
  const user = rowsOf('user').get(id);
  if (!user?.active) return undefined;
  const leads = [...rowsOf('team').values()].some((team) => team.leader === id)
    ? [...rowsOf('user').values()].filter((other) => rowsOf('team').get(other.team)?.leader === id).map((other) => other.id)
    : [];
  return { id, role: user.role, team: user.team, leads };
}

export function mayReadPlan(frame: Parameters<typeof subjectOf>[0], user: string): boolean {
  const person = personOf(user);
  return person !== undefined && can(person, 'read', subjectOf(frame));
}
