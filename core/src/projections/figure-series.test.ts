import { expect, test } from 'vitest';
import { someSettings } from '../testing/given.ts';
import { aContactRow, anActivityRow, anOpportunityRow } from '../testing/rows.ts';
import { leadsIn, minutesIn, openAt } from './figure-series.ts';

const spans = [
  { from: '2026-03-01T23:00:00Z', to: '2026-03-08T23:00:00Z' },
  { from: '2026-03-08T23:00:00Z', to: '2026-03-15T23:00:00Z' },
];
const ana = (user: string) => user === 'ana';

test('[S4-12] [STAT-12] time and leads are given for each period, and what lies outside of all is in none', () => {
  const visit = (id: string, at: string, minutes: number) => anActivityRow({ id, by: 'ana', type: 'visit', at, minutes });
  const activities = [
    visit('1', '2026-03-02T09:00:00Z', 30),
    visit('2', '2026-03-08T23:00:00Z', 60),
    visit('3', '2026-03-15T23:00:00Z', 90),
    visit('4', '2026-02-01T09:00:00Z', 90),
  ];
  expect(minutesIn(ana, activities, spans)).toEqual([30, 60]);
  const contacts = [
    aContactRow({ id: '1', owner: 'ana', createdAt: '2026-03-03T09:00:00Z', lifecycle: 'prospect' }),
    aContactRow({ id: '2', owner: 'otto', createdAt: '2026-03-03T09:00:00Z' }),
    aContactRow({ id: '3', owner: 'ana', createdAt: '2026-03-10T09:00:00Z' }),
  ];
  expect(leadsIn(ana, contacts, spans)).toEqual([1, 1]);
});

test('[S4-12] [STAT-12] what was open at the end of a day had been opened and was not closed', () => {
  const { stages } = someSettings();
  const opportunities = [
    anOpportunityRow({ id: '1', owner: 'ana', stage: 'engaging', openedOn: '2026-03-05' }),
    anOpportunityRow({ id: '2', owner: 'ana', stage: 'won', openedOn: '2026-03-01', closedOn: '2026-03-10' }),
    anOpportunityRow({ id: '3', owner: 'ana', stage: 'won', openedOn: '2026-01-01', closedOn: '2026-02-10' }),
    anOpportunityRow({ id: '4', owner: 'otto', stage: 'engaging', openedOn: '2026-01-01' }),
  ];
  expect(openAt(ana, opportunities, stages, ['2026-03-02', '2026-03-09', '2026-03-10'])).toEqual([1, 2, 1]);
});
