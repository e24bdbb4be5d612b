import { aTaskRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { isSmaller, tasksBeyond } from './beyond-limit.ts';

const call = (id: string, values: object = {}) => aTaskRow({ id, type: 'call', firstDue: '2026-03-10', due: '2026-03-10', ...values });

test('[S0-42] open tasks further out than a smaller maximum are listed with their last day, the furthest first', () => {
  const tasks = [call('in', { due: '2026-03-13' }), call('out', { due: '2026-03-14' }), call('far', { due: '2026-03-20' })];
  expect(tasksBeyond(tasks, 'call', 3).map(({ task, limit }) => [task.id, limit])).toEqual([
    ['far', '2026-03-13'],
    ['out', '2026-03-13'],
  ]);
});

test('[S0-42] done tasks, other types and tasks without a day are not beyond anything', () => {
  const tasks = [
    call('done', { due: '2026-03-20', doneAt: '2026-03-11T09:00:00Z' }),
    call('other', { due: '2026-03-20', type: 'visit' }),
    call('dayless', { due: '', firstDue: '' }),
  ];
  expect(tasksBeyond(tasks, 'call', 0)).toEqual([]);
  expect(tasksBeyond([call('any', { due: '2030-01-01' })], 'call', null)).toEqual([]);
});

test('[S0-42] a task that was never put off counts from the day it is due', () => {
  expect(tasksBeyond([call('plain', { firstDue: '', due: '2026-03-10' })], 'call', 0)).toEqual([]);
});

test('[S0-42] only less than before can leave somebody beyond', () => {
  expect([isSmaller(5, 4), isSmaller(null, 9), isSmaller(5, 5), isSmaller(5, 6), isSmaller(5, null)]).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
