import { expect, test } from 'vitest';
import { someSettings } from '../testing/given.ts';
import { createRng } from '../testing/rng.ts';
import { aContactRow, anActivityRow, anOpportunityRow, aQuoteRow, aTaskRow } from '../testing/rows.ts';
import {
  conversion,
  median,
  pipelineByStage,
  type SalesSpans,
  tallyActivities,
  tallyLate,
  tallyLeads,
  tallyOpportunities,
  tallyQuotes,
  together,
} from './sales-figures.ts';

const week = { from: '2026-03-08T23:00:00Z', to: '2026-03-15T23:00:00Z' };
const day = { from: '2026-03-11T23:00:00Z', to: '2026-03-12T23:00:00Z' };
const spans: SalesSpans = { calls: day, visits: week, hours: week, leads: week, won: { first: '2026-03-01', last: '2026-03-31' } };
const none = { activities: [], tasks: [], opportunities: [], contacts: [] };
const { stages } = someSettings();
const of = (counts: (user: string) => boolean, some: Partial<typeof none>) => {
  const rows = { ...none, ...some };
  const tallies = [
    tallyActivities(rows.activities, spans),
    tallyOpportunities(rows.opportunities, stages, spans.won),
    tallyLeads(rows.contacts, spans.leads),
    tallyLate(rows.tasks, '2026-03-12'),
  ];
  return together(tallies, counts);
};
const ana = (user: string) => user === 'ana';
const everybody = () => true;

test('[S0-01] [STAT-4] calls, visits and time with customers are counted in their own periods; mails and notes are no time', () => {
  const activities = [
    anActivityRow({ id: '1', type: 'call', at: '2026-03-12T08:00:00Z', outcome: 'reached', minutes: 10 }),
    anActivityRow({ id: '2', type: 'call', at: '2026-03-10T08:00:00Z', minutes: 5 }),
    anActivityRow({ id: '3', type: 'visit', at: '2026-03-09T09:00:00Z', minutes: 60 }),
    anActivityRow({ id: '4', type: 'mail', at: '2026-03-12T09:00:00Z', minutes: 30 }),
    anActivityRow({ id: '5', type: 'meeting', at: '2026-03-12T09:00:00Z', minutes: 45, by: 'otto' }),
  ];
  expect(of(ana, { activities } as never)).toMatchObject({ calls: 1, reached: 1, visits: 1, minutes: 75 });
  expect(of(everybody, { activities } as never).minutes).toBe(120);
});

test('[S0-01] [STAT-5] won and lost count on the day they were closed, open whenever they were opened', () => {
  const opportunities = [
    anOpportunityRow({ id: '1', owner: 'ana', stage: 'won', closedOn: '2026-03-01', amount: 500 }),
    anOpportunityRow({ id: '2', owner: 'ana', stage: 'won', closedOn: '2026-02-28', amount: 900 }),
    anOpportunityRow({ id: '3', owner: 'ana', stage: 'not-now', closedOn: '2026-03-31', amount: 100 }),
    anOpportunityRow({ id: '4', owner: 'ana', stage: 'engaging', amount: 1_000 }),
    anOpportunityRow({ id: '5', owner: 'otto', stage: 'won', closedOn: '2026-03-05', amount: 70 }),
  ];
  const figures = of(ana, { opportunities } as never);
  expect(figures).toMatchObject({ wonCount: 1, wonAmount: 500, lostCount: 1, openCount: 1, openAmount: 1_000 });
  expect(conversion(figures)).toBe(0.5);
  expect(conversion({ wonCount: 0, lostCount: 0 })).toBeNull();
  expect(of(everybody, { opportunities } as never).wonAmount).toBe(570);
});

test('[S4-10] [STAT-6] new leads are leads of the period that belong to one; merged ones and persons at a company are none', () => {
  const lead = aContactRow({ id: '1', owner: 'ana', createdAt: '2026-03-10T09:00:00Z' });
  const contacts = [
    lead,
    { ...lead, id: '2', lifecycle: 'prospect' as const },
    { ...lead, id: '3', mergedInto: '1' },
    { ...lead, id: '4', company: 'acme' },
    { ...lead, id: '5', createdAt: '2026-01-10T09:00:00Z' },
  ];
  expect(of(ana, { contacts } as never).newLeads).toBe(1);
});

test('[S0-05] [STAT-6] late tasks are open tasks whose day is over', () => {
  const tasks = [
    aTaskRow({ id: '1', due: '2026-03-11' }),
    aTaskRow({ id: '2', due: '2026-03-12' }),
    aTaskRow({ id: '3', due: '2026-03-01', doneAt: '2026-03-02T09:00:00Z' }),
    aTaskRow({ id: '4', due: '' }),
  ];
  expect(of(ana, { tasks } as never).lateTasks).toBe(1);
});

test('[STAT-7] a pipeline has all open stages in their order, with amounts and the median of days', () => {
  const at = (id: string, openedOn: string) => anOpportunityRow({ id, owner: 'ana', stage: 'engaging', amount: 10, openedOn });
  const opportunities = [at('1', '2026-03-11'), at('2', '2026-03-09'), at('3', '2026-03-02'), at('4', '')];
  expect(pipelineByStage(ana, opportunities, stages, 'sales', '2026-03-12')).toEqual([
    { stage: 'engaging', count: 4, amount: 40, medianDays: 3 },
  ]);
  expect(pipelineByStage(ana, [], stages, 'leads', '2026-03-12')).toEqual([{ stage: 'new', count: 0, amount: 0, medianDays: null }]);
  expect([median([]), median([4, 2]), median([9, 1, 5])]).toEqual([null, 3, 5]);
});

test('[S4-12] [STAT-10] a team is the sum of its people, and everybody the sum of the teams, whoever is moved', () => {
  const people = ['ana', 'otto', 'eva'];
  const rng = createRng(11);
  const one = () => rng.pick(people);
  const at = (i: number) => `2026-03-${String(9 + (i % 6)).padStart(2, '0')}T10:00:00Z`;
  const rows = {
    activities: Array.from({ length: 60 }, (_, i) =>
      anActivityRow({ id: `${i}`, by: one(), type: i % 2 ? 'call' : 'visit', at: at(i), minutes: i }),
    ),
    opportunities: Array.from({ length: 60 }, (_, i) =>
      anOpportunityRow({
        id: `${i}`,
        owner: one(),
        stage: i % 3 ? 'won' : 'engaging',
        closedOn: i % 3 ? '2026-03-09' : '',
        amount: i * 10,
      }),
    ),
    contacts: Array.from({ length: 20 }, (_, i) => aContactRow({ id: `${i}`, owner: one(), createdAt: at(i) })),
    tasks: Array.from({ length: 20 }, (_, i) => aTaskRow({ id: `${i}`, owner: one(), due: i % 2 ? '2026-03-01' : '2026-03-20' })),
  };
  const tallies = [
    tallyActivities(rows.activities, spans),
    tallyOpportunities(rows.opportunities, stages, spans.won),
    tallyLeads(rows.contacts, spans.leads),
    tallyLate(rows.tasks, '2026-03-12'),
  ];
  const figuresOf = (...team: string[]) => together(tallies, (user) => team.includes(user));
  const sum = (a: ReturnType<typeof figuresOf>, b: ReturnType<typeof figuresOf>) =>
    Object.fromEntries(Object.entries(a).map(([name, value]) => [name, value + b[name as keyof typeof b]]));
  expect(sum(figuresOf('ana', 'otto'), figuresOf('eva'))).toEqual(together(tallies, everybody));
  expect(sum(figuresOf('ana'), figuresOf('otto', 'eva'))).toEqual(together(tallies, everybody));
  expect(figuresOf('ana')).toEqual(of(ana, rows as never));
});

test('[S0-15] [S0-16] [STAT-13] quotes that are out are those still valid; what was answered or ran out counts in its period', () => {
  const answer = { at: '2026-03-05T10:00:00Z', name: 'Anouk', reason: '' };
  const quotes = [
    aQuoteRow({ id: 'draft', owner: 'ana', net: 1 }),
    aQuoteRow({ id: 'out', owner: 'ana', state: 'sent', validUntil: '2026-03-12', net: 10 }),
    aQuoteRow({ id: 'seen', owner: 'otto', state: 'viewed', validUntil: '2026-04-01', net: 100, currency: 'SEK' }),
    aQuoteRow({ id: 'over', owner: 'ana', state: 'sent', validUntil: '2026-03-11', net: 20 }),
    aQuoteRow({ id: 'long over', owner: 'ana', state: 'expired', validUntil: '2026-02-11', net: 30 }),
    aQuoteRow({ id: 'yes', owner: 'ana', state: 'accepted', validUntil: '2026-02-11', net: 40, answer }),
    aQuoteRow({ id: 'no', owner: 'otto', state: 'refused', validUntil: '2026-04-11', net: 50, answer }),
  ];
  const tally = tallyQuotes(quotes, { first: '2026-03-01', last: '2026-03-31' }, '2026-03-12', 'EUR');
  expect(together([tally], everybody)).toMatchObject({
    quotesOut: 2,
    quotesOutAmount: 10,
    quotesAccepted: 1,
    quotesAcceptedAmount: 40,
    quotesLost: 2,
    quotesLostAmount: 70,
  });
  expect(together([tally], (user) => user === 'otto')).toMatchObject({
    quotesOut: 1,
    quotesOutAmount: 0,
    quotesAccepted: 0,
    quotesLost: 1,
  });
});
