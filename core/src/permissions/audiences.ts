/**
 * Who receives a row. A row names audiences; a person belongs to audiences; the feed sends what they share.
 * `over:<user>` is whoever leads that user's team, so that a change of teams moves people, not rows.
 */
import type { RowContent } from '../projections/row.ts';
import { type Person, seesEverything } from './people.ts';

export type Audience = 'everyone' | 'managers' | 'admins' | `user:${string}` | `over:${string}` | `board:${string}`;

/** Who has work on a company: the owners of opportunities with it. Facts of other documents that a row's audience needs. */
export interface AccessFacts {
  sellersOn(contactId: string): readonly string[];
  /** The audiences of a company, for the persons who belong to it, and of any contact for what was done with it. */
  audiencesOfContact(contactId: string): readonly Audience[];
}

export function audiencesOf(row: RowContent, facts: AccessFacts): readonly Audience[] {
  switch (row.kind) {
    case 'user':
    case 'team':
    case 'settings':
      return ['everyone'];
    case 'board':
      return ['managers', `board:${row.id}`];
    case 'opportunity':
      return unique(['managers', `board:${row.board}`, ...personal(row.owner)]);
    case 'task':
    case 'appointment':
      return unique(['managers', ...personal(row.owner)]);
    case 'notice':
      return [`user:${row.owner}`];
    case 'goal':
      return goalAudiences(row.for);
    case 'view':
      return row.published ? ['everyone'] : [`user:${row.owner}`];
    case 'activity':
      return facts.audiencesOfContact(row.contact);
    case 'folder':
      return ['everyone'];
    case 'file':
      return row.contact ? circle(row.contact, facts, row.by) : ['everyone'];
    case 'quote':
      return circle(row.contact, facts, row.owner);
    case 'plan':
      return unique([
        ...circle(row.contact, facts, row.owner),
        ...row.collaborators.map((user) => `user:${user}` as const),
        ...(row.template ? (['everyone'] as const) : []),
      ]);
    case 'link':
    case 'visit':
      return circle(row.contact, facts, row.by);

    case 'contact':
      return unique([
        'managers',
        ...personal(row.owner),
        ...facts.sellersOn(row.id).flatMap(personal),
        ...row.shares.map((user) => `user:${user}` as const),
        // A person is seen through the company, a company through nothing: a circle of references must not keep anybody's rows alive.
        ...(row.is === 'person' && row.company ? facts.audiencesOfContact(row.company) : []),
      ]);
  }
}

/** Whoever the contact reaches; as long as there is none, whose it is. */
function circle(contact: string, facts: AccessFacts, whose: string): readonly Audience[] {
  const found = contact ? facts.audiencesOfContact(contact) : [];
  return found.length > 0 ? found : unique(['managers', ...personal(whose)]);
}

/** A person's goal is the person's and whoever answers for them; a team's and everybody's hang on the wall. */
const goalAudiences = (whose: string): readonly Audience[] =>
  whose.startsWith('user:') ? unique(['managers', ...personal(whose.slice('user:'.length))]) : ['everyone'];

/** Every audience a person belongs to. `boards` are the boards whose members include the person or the person's team. */
export function audiencesOfPerson(person: Person, boards: readonly string[]): readonly Audience[] {
  return unique([
    'everyone',
    `user:${person.id}`,
    ...person.leads.map((member) => `over:${member}` as const),
    ...boards.map((board) => `board:${board}` as const),
    ...(seesEverything(person) ? (['managers'] as const) : []),
    ...(person.role === 'admin' ? (['admins'] as const) : []),
  ]);
}

const personal = (user: string): readonly Audience[] => (user ? [`user:${user}`, `over:${user}`] : []);
const unique = (audiences: readonly Audience[]): readonly Audience[] => [...new Set(audiences)].sort();

/** The members of a board are written as `everyone`, `team:<id>` and `user:<id>`. */
export const isMember = (person: Person, members: readonly string[]): boolean =>
  members.includes('everyone') || members.includes(`user:${person.id}`) || (person.team !== '' && members.includes(`team:${person.team}`));
