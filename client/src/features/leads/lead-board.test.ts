import type { ContactRow, Settings } from '@tandem/core';
import { aContactRow, aTaskRow, someSettings } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { leadBoard, nextTasks, rankFor } from './lead-board.ts';

const entry = (id: string, title: string, rank: string) => ({ id, title, rank, archived: false });
const stage = (id: string, rank: string, status: 'open' | 'won' | 'lost') => ({
  ...entry(id, id, rank),
  process: 'leads',
  probability: null,
  status,
  rejection: '',
});
const settings: Settings = {
  ...someSettings(),
  processes: [{ ...entry('leads', 'Leads', 'a0'), kind: 'lead' }],
  stages: [stage('new', 'a0', 'open'), stage('interest', 'a1', 'open'), stage('qualified', 'a2', 'won'), stage('later', 'a3', 'lost')],
};
const today = '2026-03-12';
const lead = (id: string, patch: Partial<ContactRow> = {}) => aContactRow({ id, name: id, createdAt: '2026-03-10T09:00:00Z', ...patch });
const board = (...rows: readonly ContactRow[]) => leadBoard(rows, settings, () => true, today);
const ids = (rows: readonly ContactRow[]) => rows.map(({ id }) => id);

test('[CLI-180] [S1-06] leads stand in the stages of their own process, those without a place in the first, newest on top', () => {
  const { columns, aside } = board(
    lead('old', { createdAt: '2026-03-01T09:00:00Z' }),
    lead('fresh'),
    lead('keen', { leadStage: 'interest', leadRank: 'a0' }),
    lead('gone', { leadStage: 'deleted' }),
    lead('later', { leadStage: 'later' }),
  );
  expect(columns.map(({ stage: { id }, leads }) => [id, ids(leads)])).toEqual([
    ['new', ['fresh', 'gone', 'old']],
    ['interest', ['keen']],
    ['qualified', []],
  ]);
  expect(ids(aside?.leads ?? [])).toEqual(['later']);
});

test('[CLI-180] customers, persons at a company and merged contacts are no leads', () => {
  const { columns } = board(
    lead('c', { lifecycle: 'customer' }),
    lead('p', { is: 'person', company: 'c' }),
    lead('m', { mergedInto: 'c' }),
  );
  expect(columns.flatMap(({ leads }) => leads)).toEqual([]);
});

test('[CLI-180] whoever was qualified stays in the won column for the month, and is counted in the next', () => {
  const qualified = (id: string, leadSince: string) => lead(id, { lifecycle: 'prospect', leadStage: 'qualified', leadSince });
  const won = board(
    qualified('this', '2026-03-02T09:00:00Z'),
    qualified('before', '2026-02-27T09:00:00Z'),
    qualified('long-ago', '2025-12-01T09:00:00Z'),
    lead('waits', { leadStage: 'qualified', leadSince: '2026-01-01T09:00:00Z' }),
  ).columns.at(-1);
  expect(ids(won?.leads ?? []).sort()).toEqual(['this', 'waits']);
  expect(won?.lastMonth).toBe(1);
});

test('[CLI-180] a column says for how many days its leads have stood there, in the middle', () => {
  const since = (id: string, day: string) => lead(id, { leadStage: 'interest', leadSince: `${day}T09:00:00Z` });
  expect(board(since('a', '2026-03-11'), since('b', '2026-03-03'), since('c', '2026-03-06')).columns[1]?.age).toBe(6);
  expect(board(lead('a')).columns[0]?.age).toBe(2);
  expect(board().columns[0]?.age).toBe(undefined);
});

test('[CLI-183] a place between two cards is a rank between theirs, and above cards that were never moved it is the nearest there is', () => {
  const column = [lead('a', { leadRank: 'a0' }), lead('b', { leadRank: 'a2' })];
  const rank = rankFor(column, 'x', 1, () => 0.5);
  expect(rank > 'a0' && rank < 'a2').toBe(true);
  expect(rankFor(column, 'x', 2, () => 0.5) > 'a2').toBe(true);
  expect(rankFor([lead('n')], 'x', 0, () => 0.5)).not.toBe('');
});

test('[CLI-180] a card shows the open task that comes first', () => {
  const task = (id: string, due: string, doneAt = '') => aTaskRow({ id, contact: 'a', due, doneAt });
  const next = nextTasks([task('t1', '2026-03-20'), task('t2', '2026-03-14'), task('t3', '2026-03-01', '2026-03-02T09:00:00Z')]);
  expect(next.get('a')?.id).toBe('t2');
});
