import { policy } from '@tandem/core';
import { expect, test } from 'vitest';
import { asksAbout, columns, type Right, reachOf, rights } from './rights.ts';

/** Nobody reads another person's inbox; a view is published by whom it belongs to. */
const ownOnly: readonly Right[] = ['readInbox', 'shareViews'];

test('[S0-34] the visible matrix says what the policy allows', () => {
  const row = (right: (typeof rights)[number]) => Object.fromEntries(columns.map((column) => [column, reachOf(right, column)]));
  expect(row('seeCompanies')).toEqual({ seller: 'own', leader: 'team', support: 'own', manager: 'all', admin: 'all' });
  expect(row('invite')).toEqual({ seller: 'none', leader: 'none', support: 'none', manager: 'all', admin: 'all' });
  expect(row('changeSettings')).toEqual({ seller: 'none', leader: 'none', support: 'none', manager: 'none', admin: 'all' });
});

test("[S0-34] every right is somebody's, and the administrator has all that are not somebody's own", () => {
  const all = rights.filter((right) => !ownOnly.includes(right));
  expect(all.filter((right) => reachOf(right, 'admin') !== 'all')).toEqual([]);
  expect(ownOnly.map((right) => reachOf(right, 'admin'))).toEqual(['own', 'own']);
  expect(columns.map((column) => reachOf('shareViews', column))).toEqual(['none', 'own', 'none', 'own', 'own']);
});

test('[S0-34] the manager has rules to try, goals to set and nothing of the settings; the seller has neither', () => {
  const of = (column: (typeof columns)[number]) => rights.filter((right) => reachOf(right, column) !== 'none');
  expect(of('manager').filter((right) => !of('seller').includes(right))).toEqual(
    expect.arrayContaining(['setGoals', 'tryRules', 'invite', 'importFiles', 'aboutPerson']),
  );
  expect(of('manager')).not.toEqual(expect.arrayContaining(['changeRules']));
  expect(rights.filter((right) => !of('admin').includes(right))).toEqual([]);
});

test('[S0-34] each kind of thing that the policy knows stands in the matrix', () => {
  const shown = new Set<string>(asksAbout());
  expect(Object.keys(policy).filter((type) => !shown.has(type))).toEqual([]);
});
