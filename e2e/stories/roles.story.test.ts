/** Each role opens every screen: it shows what the role has, and keeps what it has not. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { story } from '../story.ts';

type Role = 'admin' | 'manager' | 'leader' | 'seller';
const everybody: readonly Role[] = ['admin', 'manager', 'leader', 'seller'];
const above: readonly Role[] = ['admin', 'manager'];

interface Screen {
  readonly path: string;
  /** A text or a control that only some roles see; without it the screen is everybody's. */
  readonly shows?: string | RegExp;
  readonly to?: readonly Role[];
  /** What the others read instead. */
  readonly otherwise?: string | RegExp;
}
const screens: readonly Screen[] = [
  { path: '/home' },
  { path: '/today' },
  { path: '/tasks' },
  { path: '/more' },
  { path: '/inbox' },
  { path: '/calendar' },
  { path: '/leads' },
  { path: '/projects' },
  { path: '/contacts' },
  { path: '/contacts/duplicates' },
  { path: '/map' },
  { path: '/quotes' },
  { path: '/plans', shows: 'New plan', to: everybody },
  { path: '/files', shows: 'Folder', to: ['admin', 'manager', 'leader'] },
  { path: '/team', shows: 'Add a user', to: above, otherwise: 'What a role may do' },
  { path: '/import', to: above, otherwise: /managers|administrator/i },
  { path: '/settings', shows: 'Profile', to: everybody },
  { path: '/settings/export' },
  {
    path: '/settings/workspace',
    shows: 'Only administrators change these.',
    to: ['manager', 'leader', 'seller'],
    otherwise: 'Company name',
  },
  { path: '/settings/lists', shows: 'Add', to: ['admin'], otherwise: 'Only administrators change these.' },
  { path: '/settings/evidence', shows: 'See what would change', to: ['admin'], otherwise: 'Your role does not allow this.' },
  { path: '/settings/rules', shows: 'All firings', to: above, otherwise: 'Rules are open to managers and administrators' },
  { path: '/settings/rules/own/new', shows: 'Save and switch on', to: ['admin'], otherwise: 'Only administrators write rules' },
  { path: '/settings/rules/firings', shows: 'Every rule', to: above, otherwise: 'Rules are open to managers and administrators' },
  {
    path: '/settings/personal-data',
    shows: 'About whom',
    to: above,
    otherwise: 'Managers and admins see everything that is held about a person.',
  },
  { path: '/mailbox', shows: 'Look again', to: ['admin'], otherwise: 'Your role does not allow this.' },
  { path: '/digest', shows: 'Send me one now', to: above, otherwise: 'Your role does not allow this.' },
  { path: '/debug', to: ['admin'], otherwise: 'Your role does not allow this.' },
];
const cast: Readonly<Record<Role, string>> = {
  admin: 'the admin',
  manager: 'the manager',
  leader: 'Melvin Marxen',
  seller: 'Darcel Schlecht',
};

test('[S0-34] every screen inside the product is in the table of screens', async () => {
  const routes = await readFile(new URL('../../client/src/routes.tsx', import.meta.url), 'utf8');
  const inside = [...routes.matchAll(/getParentRoute: \(\) => inside,\s+path: '([^']+)'/g)].flatMap(([, path]) => (path ? [path] : []));
  expect(inside.length).toBeGreaterThan(15);
  // One record of a list is what the list is; the sign post at "/" is no screen.
  const records = ['/contacts/$id', '/quotes/$id', '/plans/$id', '/plans/$id/history', '/links/$id', '/settings/personal-data/$id'];
  const known = new Set([...screens.map(({ path }) => path.replace('/new', '/$id')), '/', ...records]);
  expect(inside.filter((path) => !known.has(path))).toEqual([]);
});

for (const role of everybody)
  story(
    `[S0-34] every screen as ${role}: what the role has is there, what it has not is not`,
    { startWith: 'sample' },
    async ({ people }) => {
      const somebody = await people.signIn(cast[role]);
      for (const { path, shows, to = everybody, otherwise } of screens) {
        await somebody.triesToOpen(path);
        await somebody.seesAScreen();
        const has = to.includes(role);
        const expected = has ? shows : otherwise;
        if (expected !== undefined) await somebody.sees(expected);
        if (!has && shows !== undefined) await somebody.doesNotSee(shows);
        expect(await somebody.isStopped(), `${path} as ${role}`).toBe(false);
      }
    },
  );
