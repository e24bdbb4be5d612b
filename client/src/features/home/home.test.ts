import type { TeamRow, UserRow } from '@tandem/core';
import { expect, test } from 'vitest';
import { translate } from '../../i18n/i18n.ts';
import type { Me } from '../../state/session.ts';
import { startOf } from './kept-choice.ts';
import { projectsOf, quotesOf } from './projects-of.ts';
import { goalWords } from './use-goal-words.ts';
import { toLookAt } from './use-home.ts';

const periods = { calls: 'day', visits: 'week', won: 'month', hours: 'week', leads: 'month' } as const;

test('[S4-09] [CLI-171] a goal says what is wanted, where it heads and how long there is; of one day only what is wanted', () => {
  const words = goalWords('2026-04-15', translate);
  const say = (value: number) => String(value);
  expect(words.progress({ amount: 300, period: 'month' }, 100, say)).toBe('of 300, heading for 200, 15 days left');
  expect(words.progress({ amount: 15, period: 'day' }, 4, say)).toBe('of 15 planned');
  expect(goalWords('2026-04-30', translate).progress({ amount: 300, period: 'month' }, 100, say)).toBe('of 300, last day');
});

test('[CLI-171] the list behind what was won is that of the same person and period', () => {
  expect(projectsOf({ whose: 'user:ana', periods, today: '2026-04-15' }, 'won')).toMatchObject({
    view: 'list',
    owner: 'ana',
    status: 'won',
    close: '2026-04-01..2026-04-30',
  });
  expect(projectsOf({ whose: 'company', periods, today: '2026-04-15' }, 'open')).toEqual({ view: 'list', board: 'all' });
});

test('[S0-15] [S0-16] [CLI-227] the quotes behind a figure are those of the same person, decided ones within its days', () => {
  expect(quotesOf({ whose: 'user:ana' }, 'out')).toEqual({ state: 'out', owner: 'ana' });
  expect(quotesOf({ whose: 'company' }, 'lost', { first: '2026-04-01', last: '2026-04-30' })).toEqual({
    state: 'lost',
    from: '2026-04-01',
    to: '2026-04-30',
  });
});

const user = (id: string, team: string, role: UserRow['role'] = 'seller'): UserRow => ({
  kind: 'user',
  id,
  name: id,
  role,
  team,
  active: true,
});
const users = [user('ana', 'north'), user('otto', 'north'), user('eva', 'south'), user('helen', '', 'manager')];
const teams: readonly TeamRow[] = [
  { kind: 'team', id: 'north', name: 'North', leader: 'otto', office: '' },
  { kind: 'team', id: 'south', name: 'South', leader: 'eva', office: '' },
];
const me = (id: string, role: UserRow['role'], leads: readonly string[]) =>
  ({ id, role, team: '', person: { id, role, team: '', leads } }) as unknown as Me;

test('[S0-02] [CLI-173] a seller looks at the own page, a leader at the team, a manager at everybody', () => {
  const of = (somebody: Me) => {
    const { may } = toLookAt(somebody, users, teams);
    return ['user:ana', 'user:otto', 'user:eva', 'team:north', 'team:south', 'company'].filter(may);
  };
  expect(of(me('ana', 'seller', []))).toEqual(['user:ana']);
  expect(of(me('otto', 'seller', ['ana', 'otto']))).toEqual(['user:ana', 'user:otto', 'team:north']);
  expect(of(me('helen', 'manager', []))).toEqual(['user:ana', 'user:otto', 'user:eva', 'team:north', 'team:south', 'company']);
});

test('[CLI-173] who answers for all begins with all of them, everybody else with the own page', () => {
  expect(startOf(me('helen', 'manager', []).person)).toBe('company');
  expect(startOf(me('ana', 'seller', []).person)).toBe('user:ana');
});
