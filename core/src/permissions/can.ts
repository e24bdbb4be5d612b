/**
 * What a person may do: one table, read by the server at every door and by the client to show what is possible.
 * A subject or an action that is not in the table is not allowed.
 */
import { isMember } from './audiences.ts';
import { type Person, seesEverything } from './people.ts';

export type Subject =
  | {
      readonly type: 'contact';
      readonly owner: string;
      readonly creator: string;
      readonly sellers: readonly string[];
      readonly shares: readonly string[];
    }
  | { readonly type: 'board'; readonly members: readonly string[] }
  | { readonly type: 'agenda'; readonly user: string }
  | { readonly type: 'inbox'; readonly user: string }
  | { readonly type: 'views'; readonly user: string }
  | { readonly type: 'goals' }
  /** Sums of the own team and of the company. */
  | { readonly type: 'figures' }
  | { readonly type: 'settings' }
  | {
      readonly type: 'quote';
      readonly owner: string;
      readonly creator: string;
      readonly contact: Extract<Subject, { type: 'contact' }> | undefined;
    }
  | {
      readonly type: 'plan';
      readonly owner: string;
      readonly creator: string;
      readonly collaborators: readonly string[];
      readonly template: boolean;
      /** Of an account plan, when its contact is known. */
      readonly contact: Extract<Subject, { type: 'contact' }> | undefined;
    }
  /** The folders of the workspace; a contact's own files are part of the contact. */
  | { readonly type: 'library' }
  | { readonly type: 'user'; readonly id: string; readonly role: Person['role'] }
  | { readonly type: 'team' }
  | { readonly type: 'rules' }
  | { readonly type: 'import' }
  | { readonly type: 'export' }
  | { readonly type: 'personal-data' }
  | { readonly type: 'erasure' }
  | { readonly type: 'mailbox' }
  | { readonly type: 'debug' };

export type Action = 'read' | 'create' | 'edit' | 'assign' | 'approve' | 'invite' | 'suspend' | 'undo';

type Of<T extends Subject['type']> = Extract<Subject, { type: T }>;
type Policy = { readonly [T in Subject['type']]: { readonly [A in Action]?: (person: Person, subject: Of<T>) => boolean } };

const anyone = () => true;
const admin = (person: Person) => person.role === 'admin';
const leadsTeamOf = (person: Person, user: string) => user !== '' && person.leads.includes(user);
const mine = (person: Person, { owner, creator }: Of<'contact'>) =>
  owner === person.id || (owner === '' && creator === person.id) || leadsTeamOf(person, owner);
const worksOn = (person: Person, subject: Of<'contact'>) =>
  seesEverything(person) ||
  mine(person, subject) ||
  subject.shares.includes(person.id) ||
  subject.sellers.some((seller) => seller === person.id || leadsTeamOf(person, seller));
const onBoard = (person: Person, subject: Of<'board'>) => seesEverything(person) || isMember(person, subject.members);
const onQuote = (person: Person, { owner, creator, contact }: Of<'quote'>) =>
  contact
    ? worksOn(person, contact)
    : seesEverything(person) || [owner, creator].some((user) => user === person.id || leadsTeamOf(person, user));
const ownsPlan = (person: Person, { owner, creator }: Of<'plan'>) =>
  seesEverything(person) || owner === person.id || (owner === '' && creator === person.id) || leadsTeamOf(person, owner);
const onPlan = (person: Person, subject: Of<'plan'>) =>
  subject.collaborators.includes(person.id) || (subject.contact ? worksOn(person, subject.contact) : ownsPlan(person, subject));
/** Managers, admins, and who leads a team. */
const answersForOthers = (person: Person) => seesEverything(person) || person.leads.length > 0;
const own = (person: Person, { user }: { readonly user: string }) => user === person.id;
/** Nobody may touch an account that stands above the own role. */
const below = (person: Person, subject: Of<'user'>) => admin(person) || (person.role === 'manager' && subject.role !== 'admin');

export const policy: Policy = {
  contact: { read: worksOn, edit: worksOn, create: anyone, assign: (person, subject) => seesEverything(person) || mine(person, subject) },
  board: {
    read: onBoard,
    edit: onBoard,
    create: seesEverything,
    assign: (person, subject) => seesEverything(person) || (person.leads.length > 0 && onBoard(person, subject)),
  },
  agenda: {
    read: (person, { user }) => user === person.id || seesEverything(person) || leadsTeamOf(person, user),
    edit: (person, { user }) => user === person.id || seesEverything(person) || leadsTeamOf(person, user),
    create: (person, { user }) => user === person.id || seesEverything(person),
  },
  inbox: { read: own, edit: own, create: own },
  // A published view reaches others as a row; the document stays its owner's.
  // To hand a view to everybody is for those who answer for others: what a team reads is not one seller's to say.
  views: {
    read: own,
    edit: own,
    create: own,
    assign: (person, subject) => own(person, subject) && (seesEverything(person) || person.leads.length > 0),
  },
  // Each goal's row goes to whom it concerns; the document with all of them to those who set them.
  goals: { read: seesEverything, edit: seesEverything, create: seesEverything },
  // What others sold is nothing that support works with.
  figures: { read: (person) => person.role !== 'support' },
  // What a rule would have done, and did, over all records. Switching one is a change of the settings.
  rules: { read: seesEverything, edit: admin },
  // A quote is its contact's, and until it has one its author's.
  quote: { read: onQuote, edit: onQuote, create: onQuote },
  // A plan is its account's and that of whoever was asked to write along; nobody approves the own.
  plan: {
    read: (person, subject) => subject.template || onPlan(person, subject),
    edit: onPlan,
    create: onPlan,
    assign: ownsPlan,
    approve: (person, subject) =>
      onPlan(person, subject) && subject.owner !== person.id && (seesEverything(person) || leadsTeamOf(person, subject.owner)),
  },
  library: { read: anyone, create: answersForOthers, edit: answersForOthers },
  settings: { read: anyone, edit: admin, assign: admin, create: admin },
  user: { read: anyone, invite: below, edit: below, suspend: (person, subject) => below(person, subject) && subject.id !== person.id },
  team: { read: anyone, create: seesEverything, edit: seesEverything },
  import: { read: seesEverything, create: seesEverything, undo: seesEverything },
  // Everybody takes out what they may see; all about one person, and erasing, is for those who answer for it.
  export: { read: anyone },
  'personal-data': { read: seesEverything },
  erasure: { read: admin, create: admin },
  mailbox: { read: admin },
  debug: { read: admin },
};

export function can(person: Person, action: Action, subject: Subject): boolean {
  const rules = policy[subject.type];
  // Own keys only: an action named like a method of every object is not in the table.
  const rule = Object.hasOwn(rules, action) ? (rules[action] as ((person: Person, subject: Subject) => boolean) | undefined) : undefined;
  return rule?.(person, subject) ?? false;
}
