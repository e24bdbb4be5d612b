/** People as permissions see them: plain facts, the same on the server and on the device. */

export const roles = ['admin', 'manager', 'seller', 'support'] as const;
export type Role = (typeof roles)[number];

export interface Person {
  readonly id: string;
  readonly role: Role;
  /** '' when in no team. */
  readonly team: string;
  /** The members of the team this person leads, the leader included; empty for everybody else. */
  readonly leads: readonly string[];
}

export const seesEverything = (person: Person): boolean => person.role === 'admin' || person.role === 'manager';
