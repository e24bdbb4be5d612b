import { expect, test } from 'vitest';
import type { Person, Role } from '../permissions/people.ts';
import type { SalesFigures, Tally } from './sales-figures.ts';
import { sharedFigures } from './shared-figures.ts';

const tally = (sums: Readonly<Record<string, Partial<SalesFigures>>>): Tally => new Map(Object.entries(sums));
const person = (id: string, role: Role = 'seller', leads: readonly string[] = []): Person => ({ id, role, team: 'north', leads });
const north = new Set(['ana', 'bo', 'cy']);
const figures = (asker: Person, sums: Readonly<Record<string, Partial<SalesFigures>>>, team = north) => {
  const { team: ours, company } = sharedFigures(asker, team, [[tally(sums)]]);
  return { team: ours[0], company: company[0] };
};

test('[S4-12] a seller gets the sums of the team and of the company, also what belongs to nobody', () => {
  const sums = { ana: { calls: 1 }, bo: { calls: 2 }, cy: { calls: 4 }, dee: { calls: 8 }, eli: { calls: 16 }, '': { calls: 32 } };
  const { team, company } = figures(person('ana'), sums);
  expect([team?.calls, company?.calls]).toEqual([7, 63]);
});

test('[S4-12] [N11] what one other person has made alone is not told, neither by itself nor beside the own', () => {
  for (const own of [0, 5]) {
    const { team, company } = figures(person('ana'), { ana: { wonAmount: own }, bo: { wonAmount: 900 } });
    expect([own, team?.wonAmount, company?.wonAmount]).toEqual([own, null, null]);
  }
  const mineAlone = figures(person('ana'), { ana: { wonAmount: 5 } });
  expect([mineAlone.team?.wonAmount, mineAlone.company?.wonAmount]).toEqual([5, 5]);
});

test("[S4-12] [N11] the company less the team is not one person's either", () => {
  const sums = { bo: { calls: 2 }, cy: { calls: 4 }, dee: { calls: 8 } };
  expect(figures(person('ana'), sums)).toMatchObject({ team: { calls: 6 }, company: { calls: null } });
  expect(figures(person('ana'), { ...sums, eli: { calls: 1 } })).toMatchObject({ team: { calls: 6 }, company: { calls: 15 } });
});

test('[S4-12] a leader has seen the team already, a manager everybody: nothing of that is left out', () => {
  const sums = { bo: { calls: 2 }, dee: { calls: 8 } };
  expect(figures(person('ana', 'seller', ['ana', 'bo', 'cy']), sums)).toMatchObject({ team: { calls: 2 }, company: { calls: null } });
  expect(figures(person('ana', 'manager'), sums)).toMatchObject({ team: { calls: 2 }, company: { calls: 10 } });
});

test('[S4-12] sums end with the cents', () => {
  expect(figures(person('ana'), { ana: { wonAmount: 0.1 }, bo: { wonAmount: 0.1 }, cy: { wonAmount: 0.1 } }).team?.wonAmount).toBe(0.3);
});

test('[S4-12] of a period that is over there is what was done, and nothing of how things stand', () => {
  const sums = tally({ ana: { calls: 1, openCount: 3, lateTasks: 2 } });
  const { company, team } = sharedFigures({ ...person('ana'), team: '' }, new Set(), [[sums], [sums]]);
  expect(company.map(({ calls, openCount, lateTasks }) => [calls, openCount, lateTasks])).toEqual([
    [1, null, null],
    [1, 3, 2],
  ]);
  expect(team).toEqual([]);
});
