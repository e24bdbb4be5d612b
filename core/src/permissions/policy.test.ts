import { expect, test } from 'vitest';
import { people } from '../testing/builders.ts';
import { type Action, can, policy, type Subject } from './can.ts';

const subjects: { readonly [T in Subject['type']]: Extract<Subject, { type: T }> } = {
  contact: { type: 'contact', owner: 'ana', creator: 'ana', sellers: [], shares: [] },
  board: { type: 'board', members: ['team:north'] },
  agenda: { type: 'agenda', user: 'ana' },
  inbox: { type: 'inbox', user: 'ana' },
  views: { type: 'views', user: 'ana' },
  goals: { type: 'goals' },
  figures: { type: 'figures' },
  rules: { type: 'rules' },
  quote: { type: 'quote', owner: 'ana', creator: 'ana', contact: undefined },
  plan: { type: 'plan', owner: 'ana', creator: 'ana', collaborators: [], template: false, contact: undefined },
  library: { type: 'library' },
  settings: { type: 'settings' },
  user: { type: 'user', id: 'ana', role: 'seller' },
  team: { type: 'team' },
  import: { type: 'import' },
  export: { type: 'export' },
  'personal-data': { type: 'personal-data' },
  erasure: { type: 'erasure' },
  mailbox: { type: 'mailbox' },
  debug: { type: 'debug' },
};
/** Who may, of Ana (owner), Lena (leads her), Otto (elsewhere), Sam (support), Ben (manager), Ada (admin). */
const table: Readonly<Record<string, string>> = {
  'contact read': 'ana lena ben ada',
  'contact edit': 'ana lena ben ada',
  'contact create': 'ana lena otto sam ben ada',
  'contact assign': 'ana lena ben ada',
  'board read': 'ana lena ben ada',
  'board edit': 'ana lena ben ada',
  'board create': 'ben ada',
  'board assign': 'lena ben ada',
  'agenda read': 'ana lena ben ada',
  'agenda edit': 'ana lena ben ada',
  'agenda create': 'ana ben ada',
  'inbox read': 'ana',
  'inbox edit': 'ana',
  'inbox create': 'ana',
  'goals read': 'ben ada',
  'goals edit': 'ben ada',
  'goals create': 'ben ada',
  'figures read': 'ana lena otto ben ada',
  'rules read': 'ben ada',
  'rules edit': 'ada',
  'views read': 'ana',
  'views edit': 'ana',
  'views create': 'ana',
  'quote read': 'ana lena ben ada',
  'quote edit': 'ana lena ben ada',
  'quote create': 'ana lena ben ada',
  'plan read': 'ana lena ben ada',
  'plan create': 'ana lena ben ada',
  'plan edit': 'ana lena ben ada',
  'plan assign': 'ana lena ben ada',
  'plan approve': 'lena ben ada',
  'library read': 'ana lena otto sam ben ada',
  'library create': 'lena ben ada',
  'library edit': 'lena ben ada',
  'settings read': 'ana lena otto sam ben ada',
  'settings edit': 'ada',
  'settings assign': 'ada',
  'settings create': 'ada',
  'user read': 'ana lena otto sam ben ada',
  'user invite': 'ben ada',
  'user edit': 'ben ada',
  'user suspend': 'ben ada',
  'team read': 'ana lena otto sam ben ada',
  'team create': 'ben ada',
  'team edit': 'ben ada',
  'import read': 'ben ada',
  'import create': 'ben ada',
  'import undo': 'ben ada',
  'export read': 'ana lena otto sam ben ada',
  'personal-data read': 'ben ada',
  'erasure read': 'ada',
  'erasure create': 'ada',
  'mailbox read': 'ada',
  'debug read': 'ada',
};
const actions: readonly Action[] = ['read', 'create', 'edit', 'assign', 'approve', 'invite', 'suspend', 'undo'];

test('[PERM-7] who may do what is this table, and what is not in it nobody may', () => {
  const cast = ['ana', 'lena', 'otto', 'sam', 'ben', 'ada'] as const;
  const found: Record<string, string> = {};
  for (const subject of Object.values(subjects)) {
    for (const action of actions) {
      const may = cast.filter((name) => can(people[name], action, subject)).join(' ');
      if (may) found[`${subject.type} ${action}`] = may;
    }
  }
  expect(found).toEqual(table);
});

test('[PERM-7] every kind of subject has a policy, and an unknown action is refused', () => {
  expect(Object.keys(policy).sort()).toEqual(Object.keys(subjects).sort());
  expect(can(people.ada, 'toString' as Action, { type: 'debug' })).toBe(false);
});

test('[PERM-13] a plan is read by whoever works with its account and whoever was asked to write along; nobody approves the own', () => {
  const account = { type: 'contact', owner: 'ana', creator: '', sellers: [], shares: [] } as const;
  const plan = { type: 'plan', owner: 'ana', creator: '', collaborators: ['otto'], template: false, contact: account } as const;
  const may = (action: Action, subject: Subject) =>
    (['ana', 'lena', 'otto', 'sam', 'ben', 'ada'] as const).filter((name) => can(people[name], action, subject)).join(' ');
  expect(may('edit', plan)).toBe('ana lena otto ben ada');
  expect(may('assign', plan)).toBe('ana lena ben ada');
  expect(may('approve', { ...plan, owner: 'otto' })).toBe('ben ada');
  expect(may('read', { ...plan, template: true })).toBe('ana lena otto sam ben ada');
  expect(may('edit', { ...plan, template: true, collaborators: [] })).toBe('ana lena ben ada');
});
