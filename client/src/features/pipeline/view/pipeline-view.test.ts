import { expect, test } from 'vitest';
import { aBoard, aCompany, ana, anInput, anOpportunity, ben, type World } from '../testing.ts';
import { createPipelineView } from './pipeline-view.ts';

const viewOf = (world: World) => createPipelineView()(anInput(world));
const columns = (world: World) =>
  viewOf(world).columns.map(({ stage, cards, sum, weighted }) => [stage.id, cards.map(({ id }) => id).join(' '), sum, weighted]);
const list = (world: World) =>
  viewOf({ ...world, search: { view: 'list', ...world.search } })
    .list.map(({ id }) => id)
    .join(' ');

test('[S1-03] given cards in three stages, the board has a column a stage in the order of the process, cards by rank, with sums', () => {
  const opportunities = [
    anOpportunity({ id: 'b', rank: 'a1', amount: 500 }),
    anOpportunity({ id: 'a', rank: 'a0', amount: null }),
    anOpportunity({ id: 'c', stage: 'quoted', amount: 2000 }),
    anOpportunity({ id: 'd', stage: 'won' }),
    anOpportunity({ id: 'e', stage: 'gone' }),
  ];
  expect(columns({ opportunities })).toEqual([
    ['qualified', 'a b', 500, 50],
    ['quoted', 'c', 2000, 1000],
    ['agreed', '', 0, 0],
  ]);
});

test('[S1-03] given equal ranks, which two devices can make at once, the order is the same on every screen', () => {
  const twins = [anOpportunity({ id: 'y', rank: 'a0' }), anOpportunity({ id: 'x', rank: 'a0' })];
  expect(columns({ opportunities: twins })).toEqual(columns({ opportunities: [...twins].reverse() }));
});

test('[S1-04] board and list show the same opportunities for the same filter', () => {
  const opportunities = ['qualified', 'quoted', 'agreed', 'won'].flatMap((stage, i) => [
    anOpportunity({ id: `m${i}`, stage, rank: `a${i}` }),
    anOpportunity({ id: `n${i}`, stage, owner: 'nils', rank: `a${i}` }),
  ]);
  const search = { owner: 'me' as const };
  const onBoard = viewOf({ opportunities, search })
    .columns.flatMap(({ cards }) => cards.map(({ id }) => id))
    .join(' ');
  expect(onBoard).toBe('m0 m1 m2');
  expect(list({ opportunities, search })).toBe(onBoard);
});

test('[S1-02] the count of all boards is the sum over the processes', () => {
  const boards = [aBoard({ id: 'north' }), aBoard({ id: 'south' }), aBoard({ id: 'desk', process: 'service', is: 'service' })];
  const opportunities = [
    anOpportunity({ id: 'a' }),
    anOpportunity({ id: 'b', board: 'south' }),
    anOpportunity({ id: 'c', board: 'south' }),
    anOpportunity({ id: 'd', board: 'desk', stage: 'new' }),
    anOpportunity({ id: 'e', board: 'hidden' }),
  ];
  const count = (board: string) => viewOf({ boards, opportunities, person: ben, search: { board } }).selection.rows.length;
  expect([count('process:sales'), count('desk'), count('all')]).toEqual([3, 1, 4]);
});

test('[S1-05] a manager starts on the merged board of the sales process, a seller on the own board', () => {
  const boards = [aBoard({ id: 'alps' }), aBoard({ id: 'north', members: ['team:north'] })];
  expect(viewOf({ boards, person: ben }).scope?.key).toBe('process:sales');
  expect(viewOf({ boards, person: ana }).scope?.key).toBe('north');
  expect(viewOf({ boards, person: ana, search: { board: 'burned' } }).scope?.key).toBe('north');
  expect(viewOf({ boards: [] }).scope).toBe(undefined);
});

test('[S1-05] each process shows its own stages', () => {
  const boards = [aBoard({ id: 'desk', process: 'service', is: 'service' })];
  expect(columns({ boards, search: { board: 'desk' } }).map(([id]) => id)).toEqual(['new']);
  expect(columns({ boards, search: { board: 'desk', status: 'any' } }).map(([id]) => id)).toEqual(['new', 'solved']);
});

test('[S2-11] the header counts what is open, what it weighs, and what was won this quarter and this month', () => {
  const opportunities = [
    anOpportunity({ id: 'a', amount: 1000 }),
    anOpportunity({ id: 'b', stage: 'agreed', amount: 200 }),
    anOpportunity({ id: 'c', stage: 'won', closedOn: '2026-03-01', amount: 70 }),
    anOpportunity({ id: 'd', stage: 'won', closedOn: '2026-01-02', amount: 30 }),
    anOpportunity({ id: 'e', stage: 'won', closedOn: '2025-12-31', amount: 9 }),
    anOpportunity({ id: 'f', stage: 'lost', closedOn: '2026-03-12', amount: 5 }),
  ];
  expect(viewOf({ opportunities }).selection.figures).toEqual({
    open: { count: 2, sum: 1200 },
    weighted: 280,
    wonThisMonth: { count: 1, sum: 70 },
    lostThisMonth: { count: 1, sum: 5 },
    wonThisQuarter: { count: 2, sum: 100 },
  });
});

test('[S2-11] a filter by owner narrows the figures too, a filter by close date only what is open', () => {
  const opportunities = [
    anOpportunity({ id: 'a', closeOn: '2026-03-30' }),
    anOpportunity({ id: 'b' }),
    anOpportunity({ id: 'c', owner: 'nils', closeOn: '2026-03-20' }),
    anOpportunity({ id: 'd', stage: 'won', closedOn: '2026-02-01', amount: 70 }),
    anOpportunity({ id: 'e', stage: 'won', owner: 'nils', closedOn: '2026-02-01' }),
  ];
  const { figures, rows } = viewOf({ opportunities, search: { owner: 'me', close: 'this-month' } }).selection;
  expect([rows.map(({ id }) => id), figures.open, figures.wonThisQuarter]).toEqual([['a'], { count: 1, sum: 1000 }, { count: 1, sum: 70 }]);
});

test('[S2-12] late means open with a close date before today', () => {
  const opportunities = [
    anOpportunity({ id: 'a', closeOn: '2026-03-11' }),
    anOpportunity({ id: 'b', closeOn: '2026-03-12' }),
    anOpportunity({ id: 'c', closeOn: '' }),
    anOpportunity({ id: 'd', stage: 'won', closeOn: '2026-01-01' }),
  ];
  expect(list({ opportunities, search: { close: 'late', status: 'any' } })).toBe('a');
  expect(list({ opportunities, search: { close: 'none' } })).toBe('c');
});

test('[S1-04] each condition narrows by itself', () => {
  const opportunities = [
    anOpportunity({ id: 'a', contact: 'acme', company: 'Acme old', amount: 100, product: 'gtx' }),
    anOpportunity({ id: 'b', company: '', owner: 'eva', amount: null, product: '' }),
    anOpportunity({ id: 'c', company: 'Bolt', owner: 'nils', amount: 900, stage: 'quoted', title: 'Crane' }),
  ];
  const contacts = [aCompany('acme', 'Acme Nordic')];
  const found = (search: World['search']) => list({ opportunities, contacts, search: search ?? {} });
  expect([
    found({ owner: 'team' }),
    found({ owner: 'eva' }),
    found({ stages: ['quoted'] }),
    found({ products: ['gtx'] }),
    found({ amount: '150..' }),
    found({ without: 'company' }),
    found({ without: 'amount' }),
    found({ text: 'NORDIC' }),
    found({ text: 'gtx basic' }),
    found({ text: 'crane' }),
  ]).toEqual(['a c', 'b', 'c', 'a c', 'c', 'b', 'b', 'a', 'a c', 'c']);
});

test('[S1-04] sorted by any column, what has no value comes last in both directions', () => {
  const opportunities = [
    anOpportunity({ id: 'a', amount: 5, company: 'Zeta' }),
    anOpportunity({ id: 'b', amount: null, company: '' }),
    anOpportunity({ id: 'c', amount: 7, company: 'acme' }),
  ];
  expect([
    list({ opportunities, search: { sort: 'amount' } }),
    list({ opportunities, search: { sort: 'amount', descending: true } }),
  ]).toEqual(['a c b', 'c a b']);
  expect(list({ opportunities, search: { sort: 'company' } })).toBe('c a b');
});

test('[S1-03] a sorted board keeps its columns and orders the cards in each', () => {
  const opportunities = [
    anOpportunity({ id: 'a', amount: 1 }),
    anOpportunity({ id: 'b', amount: 9 }),
    anOpportunity({ id: 'c', amount: 4, stage: 'quoted' }),
  ];
  expect(columns({ opportunities, search: { sort: 'amount', descending: true } }).map(([, cards]) => cards)).toEqual(['b a', 'c', '']);
});

test('[S1-03] an unchanged input costs nothing: every part of the answer is the very same object', () => {
  const view = createPipelineView();
  const input = anInput({ opportunities: [anOpportunity({ id: 'a' })] });
  const first = view(input);
  const again = view({ ...input, search: { ...input.search, stages: [...input.search.stages], card: 'a' } });
  expect([again.selection === first.selection, again.columns === first.columns, again.stages === first.stages]).toEqual([true, true, true]);
});
