import { expect, test } from 'vitest';
import { columns, reachOf, rights } from './rights.ts';

test('[S0-34] the visible matrix says what the policy allows', () => {
  const row = (right: (typeof rights)[number]) => Object.fromEntries(columns.map((column) => [column, reachOf(right, column)]));
  expect(row('seeCompanies')).toEqual({ seller: 'own', leader: 'team', support: 'own', manager: 'all', admin: 'all' });
  expect(row('invite')).toEqual({ seller: 'none', leader: 'none', support: 'none', manager: 'all', admin: 'all' });
  expect(row('changeSettings')).toEqual({ seller: 'none', leader: 'none', support: 'none', manager: 'none', admin: 'all' });
});

test("[S0-34] every right is somebody's, and the administrator has them all", () => {
  expect(rights.filter((right) => reachOf(right, 'admin') !== 'all')).toEqual([]);
});
