/** The visible matrix of rights, asked from the policy that both sides obey: nothing here can differ from what happens. */
import { type Action, can, type Person, type Role, type Subject } from '@tandem/core';

export type Column = Role | 'leader';
export type Reach = 'all' | 'team' | 'own' | 'none';
export const columns: readonly Column[] = ['seller', 'leader', 'support', 'manager', 'admin'];

const whose = { own: 'me', team: 'mate', all: 'stranger' } as const;
const contactOf = (owner: string): Subject => ({ type: 'contact', owner, creator: owner, sellers: [owner], shares: [] });
const boardOf = (owner: string): Subject => ({
  type: 'board',
  members: owner === 'stranger' ? ['team:theirs'] : owner === 'me' ? ['user:me'] : ['team:ours'],
});
const agendaOf = (user: string): Subject => ({ type: 'agenda', user });
const planOf = (owner: string): Subject => ({
  type: 'plan',
  owner,
  creator: '',
  collaborators: [],
  template: false,
  contact: undefined,
});
const one = (subject: Subject) => () => subject;
const colleague: Subject = { type: 'user', id: 'stranger', role: 'seller' };

const asked = {
  seeCompanies: ['read', contactOf],
  changeCompanies: ['edit', contactOf],
  assignCompanies: ['assign', contactOf],
  workOnBoards: ['edit', boardOf],
  seeTasks: ['read', agendaOf],
  addCompanies: ['create', one({ type: 'contact', owner: '', creator: 'me', sellers: [], shares: [] })],
  writeQuotes: ['edit', (user) => ({ type: 'quote', owner: user, creator: '', contact: undefined })],
  writePlans: ['edit', planOf],
  approvePlans: ['approve', planOf],
  readFiles: ['read', one({ type: 'library' })],
  keepFiles: ['edit', one({ type: 'library' })],
  invite: ['invite', one(colleague)],
  changePeople: ['edit', one(colleague)],
  makeTeams: ['create', one({ type: 'team' })],
  shareViews: ['assign', (user) => ({ type: 'views', user })],
  setGoals: ['edit', one({ type: 'goals' })],
  compareFigures: ['read', one({ type: 'figures' })],
  importFiles: ['create', one({ type: 'import' })],
  exportFiles: ['read', one({ type: 'export' })],
  aboutPerson: ['read', one({ type: 'personal-data' })],
  erase: ['create', one({ type: 'erasure' })],
  tryRules: ['read', one({ type: 'rules' })],
  changeRules: ['edit', one({ type: 'rules' })],
  readInbox: ['read', (user) => ({ type: 'inbox', user })],
  changeSettings: ['edit', one({ type: 'settings' })],
  readMailbox: ['read', one({ type: 'mailbox' })],
  debug: ['read', one({ type: 'debug' })],
} as const satisfies Record<string, readonly [Action, (whose: string) => Subject]>;
export type Right = keyof typeof asked;
export const rights = Object.keys(asked) as readonly Right[];

export function reachOf(right: Right, column: Column): Reach {
  const person: Person = {
    id: 'me',
    role: column === 'leader' ? 'seller' : column,
    team: 'ours',
    leads: column === 'leader' ? ['me', 'mate'] : [],
  };
  const [action, subjectOf] = asked[right];
  const may = (who: keyof typeof whose) => can(person, action, subjectOf(whose[who]));
  return may('all') ? 'all' : may('team') ? 'team' : may('own') ? 'own' : 'none';
}

/** The kinds of things the matrix speaks of. */
export const asksAbout = (): readonly Subject['type'][] => Object.values(asked).map(([, subjectOf]) => subjectOf('me').type);
