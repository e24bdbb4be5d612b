import { expect, test } from 'vitest';
import { given } from '../testing/given.ts';
import { dawns, doneBy, failing, happens } from '../testing/happens.ts';
import { aContactRow, aTaskRow } from '../testing/rows.ts';
import { decide } from './rule.ts';
import { limitOfTask, limitReached, nextStep, taskAssigned, taskLate } from './task-life.ts';

const task = aTaskRow({
  id: 't1',
  owner: 'ana',
  contact: 'berg',
  type: 'call',
  due: '2026-03-12',
  firstDue: '2026-03-12',
  wanted: '2026-03-12',
});
const ref = { taskId: 't1', userId: 'ana', contactId: 'berg' };
const done = (outcome: string) => happens({ type: 'task.completed', ...ref, outcome });
const steps = { nextSteps: [{ id: 's1', taskType: 'call', outcome: 'reached' as const, nextType: 'mail', days: 1 }] };

test('[S0-40] [RULE-7] a done task opens the step that its type and outcome ask for', () => {
  expect(doneBy(nextStep, done('reached'), { tasks: [task], settings: steps })).toMatchObject([
    { type: 'task.open', user: 'ana', contact: 'berg', taskType: 'mail', due: '2026-03-13', limit: '2026-03-16' },
  ]);
  expect(doneBy(nextStep, { ...done('reached'), actor: 'import:b1' }, { tasks: [task], settings: steps })).toBeUndefined();
  expect(doneBy(nextStep, done('not-reached'), { tasks: [task], settings: steps })).toBeUndefined();
  expect(doneBy(nextStep, done('reached'), { tasks: [{ ...task, type: 'mail' }], settings: steps })).toBeUndefined();
});

test('[S0-40] [RULE-7] taken up again and done the same way, the step has been taken already', () => {
  const key = (through: number) =>
    decide(nextStep, { ...done('reached'), key: `task.completed/t1/${through}` }, given(nextStep, { tasks: [task], settings: steps }))
      ?.effects[0]?.key;
  expect(key(7)).toBe('next-step/t1/reached/task.open/berg');
  expect(key(9)).toBe(key(7));
});

test('[S3-22] no step follows for a contact whose status stops follow-ups', () =>
  expect(
    failing(nextStep, done('reached'), { tasks: [task], settings: steps, contacts: [aContactRow({ id: 'berg', status: 'bankrupt' })] }),
  ).toEqual(['The status of the contact does not stop follow-ups']));

test('[S0-05] [RULE-7] a task late by more than the days allowed is told to the team leader, once for the day it was due', () => {
  const late = { tasks: [{ ...task, due: '2026-03-08' }], leaders: { ana: 'lena' } };
  expect(doneBy(taskLate, dawns('t1'), late)).toMatchObject([
    { type: 'notice', user: 'lena', kind: 'task-late', about: 'task/t1', detail: { owner: 'ana', due: '2026-03-08' } },
  ]);
  const keys = ['2026-03-12', '2026-03-13'].map(
    (day) => decide(taskLate, dawns('t1', day), given(taskLate, { ...late, day }))?.effects[0]?.key,
  );
  expect(keys[0]).toBe('task-late/t1/2026-03-08/notice/lena:task/t1');
  expect(keys[1]).toBe(keys[0]);
  expect(failing(taskLate, dawns('t1'), { ...late, tasks: [{ ...task, due: '2026-03-10' }] })).toEqual([
    'It is late by more than the days allowed',
  ]);
  expect(failing(taskLate, dawns('t1'), { tasks: late.tasks })).toEqual(['Its owner has a team leader']);
  expect(doneBy(taskLate, dawns('t1'), { tasks: [task] })).toBeUndefined();
});

test("[S0-41] [RULE-8] a person's own task gets the limit of its type, counted from the first day it was due", () => {
  const opened = happens({ type: 'task.opened', ...ref });
  const putOff = { ...task, due: '2026-03-30', wanted: '2026-03-30' };
  expect(doneBy(limitOfTask, opened, { tasks: [putOff] })).toEqual([
    { type: 'task.limit', user: 'ana', task: 't1', firstDue: '2026-03-12', limit: '2026-03-17' },
  ]);
  expect(failing(limitOfTask, opened, { tasks: [{ ...task, type: 'choose' }] })).toEqual(['Its type has a longest delay']);
  expect(doneBy(limitOfTask, opened, { tasks: [{ ...task, effect: 'next-step/x' }] })).toBeUndefined();
});

test('[S0-41] [RULE-8] reaching the limit is told once', () => {
  const reached = happens({ type: 'task.limit-reached', ...ref, limit: '2026-03-17', wanted: '2026-03-19' });
  expect(doneBy(limitReached, reached)).toMatchObject([
    { type: 'notice', user: 'ana', kind: 'limit-reached', detail: { limit: '2026-03-17', wanted: '2026-03-19' } },
  ]);
  const key = (event: typeof reached) => decide(limitReached, event, given(limitReached))?.effects[0]?.key;
  expect(key({ ...reached, key: 'task.limit-reached/t1/99' })).toBe(key(reached));
});

test('[S0-03] [RULE-9] who is given a task by somebody else is told, by a rule or by oneself not', () => {
  const by = (actor: string) => doneBy(taskAssigned, happens({ type: 'task.opened', ...ref, actor }));
  expect(by('lena')).toMatchObject([{ type: 'notice', user: 'ana', kind: 'task-assigned', detail: { by: 'lena' } }]);
  expect([by('ana'), by('rule:next-step/x'), by('import:b1'), by('system')]).toEqual([undefined, undefined, undefined, undefined]);
});
