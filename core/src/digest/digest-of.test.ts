import { expect, test } from 'vitest';
import { tallyLate, tallyOpportunities, tallyQuotes } from '../projections/sales-figures.ts';
import { personalFigures } from '../projections/statistics.ts';
import { someSettings } from '../testing/given.ts';
import { aLinkRow, anOpportunityRow, aQuoteRow, aTaskRow, aVisitRow } from '../testing/rows.ts';
import { factsOfLine } from './digest.ts';
import { type DigestInput, type DigestPerson, digestOf } from './digest-of.ts';

const person = (id: string, values: Partial<DigestPerson> = {}): DigestPerson => ({
  id,
  role: 'seller',
  team: '',
  active: true,
  started: true,
  ...values,
});
const none = { tasks: [], opportunities: [], quotes: [], links: [], visits: [] };
const { stages } = someSettings();
const given = (values: Partial<DigestInput> = {}, rows: Partial<DigestInput['rows']> = {}) =>
  digestOf({
    at: '2026-03-12T06:00:00.000Z',
    zone: 'Europe/Stockholm',
    days: 30,
    currency: 'EUR',
    minimum: 0,
    stages,
    people: [person('ana'), person('ben'), person('cia'), person('dan')],
    teams: [],
    ...values,
    rows: { ...none, ...rows },
  });
const won = (id: string, owner: string, amount: number, closedOn = '2026-03-10') =>
  anOpportunityRow({ id, owner, amount, stage: 'won', closedOn });
const late = (id: string, owner: string, due: string) => aTaskRow({ id, owner, due, subject: `Call ${id}`, contact: 'berg' });
const done = (id: string, owner: string, doneAt = '2026-03-11T10:00:00.000Z', outcome = 'done') => aTaskRow({ id, owner, doneAt, outcome });
const quote = (id: string, owner: string, values: Partial<Parameters<typeof aQuoteRow>[0]> = {}) =>
  aQuoteRow({ id, owner, state: 'sent', net: 100, currency: 'EUR', validUntil: '2026-03-20', ...values });
const answered = (at: string) => ({ at, name: '', reason: '' });
const lines = (digest: ReturnType<typeof digestOf>, section: keyof typeof digest.sections) => digest.sections[section].lines;

test('[S0-10] [DIG-1] two teams are compared, each with the sums of its people, and whoever is in none stands apart', () => {
  const digest = given(
    {
      teams: [{ id: 'n' }, { id: 's' }],
      people: [person('ana', { team: 'n' }), person('ben', { team: 'n' }), person('cia', { team: 's' }), person('dan')],
    },
    {
      opportunities: [won('1', 'ana', 10), won('2', 'ben', 20), won('3', 'cia', 50), won('4', 'dan', 1)],
      tasks: [late('t', 'ben', '2026-03-01')],
    },
  );
  expect(digest.comparedBy).toBe('teams');
  expect(lines(digest, 'compared').map(({ id, about, counted }) => [id, about, counted.won?.amount, counted.late?.count])).toEqual([
    ['s', 'team', 50, 0],
    ['n', 'team', 30, 1],
    ['', 'team', 1, 0],
  ]);
});

test('[S0-10] with fewer than two teams people are compared, and the digest says so', () => {
  const one = given(
    { teams: [{ id: 'n' }, { id: 'empty' }], people: [person('ana', { team: 'n' }), person('ben')] },
    { opportunities: [won('1', 'ben', 5)] },
  );
  expect([one.comparedBy, lines(one, 'compared').map(({ id }) => id)]).toEqual(['users', ['ben', 'ana']]);
});

test('[S0-11] [DIG-2] the three best by amount won in the period; equals share a place and are marked as a tie', () => {
  const outside = won('old', 'dan', 900, '2026-02-10');
  const open = anOpportunityRow({ id: 'open', owner: 'dan', amount: 900, stage: 'engaging', closedOn: '2026-03-10' });
  const digest = given({}, { opportunities: [won('1', 'ana', 50), won('2', 'ben', 50), won('3', 'cia', 20), outside, open] });
  expect(lines(digest, 'best').map(({ id, place, tied }) => [id, place, tied])).toEqual([
    ['ana', 1, true],
    ['ben', 1, true],
    ['cia', 3, false],
  ]);
  const four = given({}, { opportunities: [won('1', 'ana', 9), won('2', 'ben', 8), won('3', 'cia', 7), won('4', 'dan', 7)] });
  expect(lines(four, 'best').map(({ place, tied }) => [place, tied])).toEqual([
    [1, false],
    [2, false],
    [3, true],
    [3, true],
  ]);
});

test('[S0-12] most active by tasks done in the period; a task given up is no work, a day is one of the reader', () => {
  const nearMidnight = done('n', 'ben', '2026-02-10T23:30:00.000Z');
  const before = done('b', 'ben', '2026-02-10T22:30:00.000Z');
  const digest = given({}, { tasks: [done('1', 'ana'), done('2', 'ana'), nearMidnight, before, done('4', 'ben', undefined, 'cancelled')] });
  expect(digest.period).toEqual({ first: '2026-02-11', last: '2026-03-12' });
  expect(lines(digest, 'active').map(({ id, counted }) => [id, counted.done?.facts])).toEqual([
    ['ana', ['task/1', 'task/2']],
    ['ben', ['task/n']],
  ]);
});

test('[S0-13] [DIG-3] sellers below the minimum with the gap, the widest first; another minimum, another list; none, no list', () => {
  const rows = { opportunities: [won('1', 'ana', 100), won('2', 'ben', 40)] };
  const people = [person('ana'), person('ben'), person('cia'), person('boss', { role: 'manager' }), person('gone', { active: false })];
  const below = (minimum: number) => lines(given({ minimum, people }, rows), 'attention').map(({ id, gap }) => [id, gap]);
  expect(below(100)).toEqual([
    ['cia', 100],
    ['ben', 60],
  ]);
  expect(below(40)).toEqual([['cia', 40]]);
  expect(below(0)).toEqual([]);
});

test('[S0-14] [S0-05] most late tasks now, with the oldest of each and by how many days; what is done or due today is not late', () => {
  const tasks = [
    ...['2026-03-11', '2026-03-09', '2026-03-01', '2026-03-10'].map((due, i) => late(`b${i}`, 'ben', due)),
    late('a', 'ana', '2026-03-10'),
    late('today', 'ana', '2026-03-12'),
    { ...late('d', 'ana', '2026-03-01'), doneAt: '2026-03-11T09:00:00Z' },
  ];
  const found = lines(given({}, { tasks }), 'late');
  expect(found.map(({ id, counted }) => [id, counted.late?.count])).toEqual([
    ['ben', 4],
    ['ana', 1],
  ]);
  expect(found[0]?.lateTasks.map(({ task, days }) => [task, days])).toEqual([
    ['b2', 11],
    ['b1', 3],
    ['b3', 2],
  ]);
  // The same moment is another day further west.
  expect(lines(given({ zone: 'Pacific/Honolulu' }, { tasks }), 'late').map(({ id }) => id)).toEqual(['ben', 'ana']);
  expect(lines(given({ zone: 'Pacific/Honolulu' }, { tasks: [late('x', 'ana', '2026-03-11')] }), 'late')).toEqual([]);
});

test('[S0-15] outstanding quotes by count, then amount: sent, unanswered, still valid', () => {
  const quotes = [
    quote('1', 'ana', { net: 900 }),
    quote('2', 'ben'),
    quote('3', 'ben', { state: 'viewed', validUntil: '2026-03-12' }),
    quote('4', 'cia', { net: 950 }),
    quote('over', 'ana', { validUntil: '2026-03-11' }),
    quote('draft', 'ana', { state: 'draft' }),
    quote('yes', 'ana', { state: 'accepted', answer: answered('2026-03-11T09:00:00Z') }),
  ];
  expect(lines(given({}, { quotes }), 'outstanding').map(({ id, counted: { out } }) => [id, out?.count, out?.amount])).toEqual([
    ['ben', 2, 200],
    ['cia', 1, 950],
    ['ana', 1, 900],
  ]);
});

test('[S0-16] closed quotes with count and amount, accepted, declined and run out apart; money of another currency is not added', () => {
  const quotes = [
    quote('1', 'ana', { state: 'accepted', answer: answered('2026-03-11T09:00:00Z') }),
    quote('2', 'ana', { state: 'accepted', answer: answered('2026-03-11T09:00:00Z'), currency: 'NOK' }),
    quote('3', 'ana', { state: 'refused', answer: answered('2026-03-01T09:00:00Z') }),
    quote('4', 'ana', { validUntil: '2026-03-05' }),
    quote('5', 'ana', { state: 'accepted', answer: answered('2026-01-11T09:00:00Z') }),
  ];
  const [line] = lines(given({}, { quotes }), 'closed');
  expect(line?.counted).toMatchObject({ accepted: { count: 2, amount: 100 }, refused: { count: 1, amount: 100 }, ranOut: { count: 1 } });
});

test('[S0-17] [DIG-4] shared files by visits of people in the period; a scanner, a quote and an older visit are not counted', () => {
  const links = [
    aLinkRow({ id: 'l1', of: 'file', subject: 'price' }),
    aLinkRow({ id: 'l2', of: 'file', subject: 'film' }),
    aLinkRow({ id: 'l3', of: 'quote', subject: 'q' }),
  ];
  const visit = (id: string, link: string, values = {}) => aVisitRow({ id, link, counts: true, at: '2026-03-10T10:00:00Z', ...values });
  const visits = [
    visit('1', 'l1'),
    visit('2', 'l2'),
    visit('3', 'l2'),
    visit('s', 'l1', { counts: false, is: 'scanner' }),
    visit('q', 'l3'),
    visit('old', 'l1', { at: '2026-01-01T00:00:00Z' }),
  ];
  expect(lines(given({}, { links, visits }), 'viewed').map(({ id, counted }) => [id, counted.views?.count])).toEqual([
    ['film', 2],
    ['price', 1],
  ]);
});

test('[S0-08] everybody who has signed in stands with tasks done, late, quotes out and closed; who never did stands apart', () => {
  const people = [person('ana'), person('new', { started: false }), person('gone', { active: false })];
  const digest = given(
    { people },
    {
      tasks: [done('1', 'ana'), late('2', 'ana', '2026-03-01')],
      quotes: [quote('3', 'ana'), quote('4', 'ana', { state: 'refused', answer: answered('2026-03-11') })],
    },
  );
  expect(
    lines(digest, 'people').map(({ id, counted }) => [
      id,
      counted.done?.count,
      counted.late?.count,
      counted.out?.count,
      counted.refused?.count,
    ]),
  ).toEqual([['ana', 1, 1, 1, 1]]);
  expect(lines(digest, 'not-started').map(({ id }) => id)).toEqual(['new']);
});

test('[DIG-5] the numbers are those of the screens: the same rows, counted by what Home counts with', () => {
  const owners = ['ana', 'ben'];
  const rows = {
    opportunities: Array.from({ length: 40 }, (_, i) => won(`o${i}`, owners[i % 2] ?? '', i * 10, `2026-0${1 + (i % 3)}-1${i % 3}`)),
    quotes: Array.from({ length: 40 }, (_, i) =>
      quote(`q${i}`, owners[i % 2] ?? '', {
        state: (['sent', 'viewed', 'accepted', 'refused', 'expired'] as const)[i % 5] ?? 'sent',
        answer: answered(`2026-03-0${1 + (i % 9)}T10:00:00Z`),
        validUntil: `2026-03-${10 + (i % 9)}`,
      }),
    ),
    tasks: Array.from({ length: 40 }, (_, i) =>
      i % 2
        ? late(`t${i}`, owners[i % 3 ? 0 : 1] ?? '', `2026-03-${10 + (i % 5)}`)
        : done(`t${i}`, 'ana', `2026-03-0${1 + (i % 9)}T10:00:00Z`),
    ),
  };
  const digest = given({}, rows);
  const { period, day } = digest;
  const sold = tallyOpportunities(rows.opportunities, stages, period);
  const quotes = tallyQuotes(rows.quotes, period, day, 'EUR');
  const lateOnes = tallyLate(rows.tasks, day);
  const span = { from: '2026-02-10T23:00:00Z', to: '2026-03-12T23:00:00Z' };
  for (const owner of owners) {
    const of = (section: 'compared' | 'people') => lines(digest, section).find(({ id }) => id === owner)?.counted;
    expect(of('compared')?.won).toMatchObject({ count: sold.get(owner)?.wonCount, amount: sold.get(owner)?.wonAmount });
    expect(of('people')?.late?.count ?? 0).toBe(lateOnes.get(owner)?.lateTasks ?? 0);
    expect(of('people')?.out?.count).toBe(quotes.get(owner)?.quotesOut);
    expect(of('people')?.accepted).toMatchObject({
      count: quotes.get(owner)?.quotesAccepted,
      amount: quotes.get(owner)?.quotesAcceptedAmount,
    });
    expect((of('people')?.refused?.count ?? 0) + (of('people')?.ranOut?.count ?? 0)).toBe(quotes.get(owner)?.quotesLost);
    const tasksDone = personalFigures(
      owner,
      { activities: [], tasks: rows.tasks },
      { calls: span, visits: span, tasksDone: span },
    ).tasksDone;
    expect(of('people')?.done?.count).toBe(tasksDone);
  }
});

test('[DIG-6] every number is the number of its rows, and the order in which rows come changes nothing', () => {
  const rows = {
    tasks: [late('1', 'ana', '2026-03-01'), late('2', 'ana', '2026-03-02'), done('3', 'ben')],
    opportunities: [won('4', 'ana', 7), won('5', 'ben', 7)],
  };
  const digest = given({}, rows);
  for (const section of Object.values(digest.sections))
    for (const line of section.lines) for (const { count, facts } of Object.values(line.counted)) expect(facts).toHaveLength(count);
  expect(factsOfLine(digest, 'late', 'ana')).toEqual(['task/1', 'task/2']);
  expect(factsOfLine(digest, 'late', 'nobody')).toBeUndefined();
  expect(factsOfLine(digest, 'toString', 'ana')).toBeUndefined();
  const turned = given({}, { tasks: rows.tasks.toReversed(), opportunities: rows.opportunities.toReversed() });
  expect(Object.values(turned.sections).map((section) => section.lines.map(({ id, place }) => [id, place]))).toEqual(
    Object.values(digest.sections).map((section) => section.lines.map(({ id, place }) => [id, place])),
  );
});
