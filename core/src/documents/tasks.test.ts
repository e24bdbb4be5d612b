import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { copyOf } from '../testing/arbitraries.ts';
import { agenda, type Task } from './agenda.ts';
import { settings } from './settings.ts';
import { completeTask, dueNow, followUpDay, lastDay, openTask, postponementsOf, postponeTask, reopenTask } from './tasks.ts';

const task = { subject: 'Call back', contact: 'acme', due: '2026-03-12', createdAt: '2026-03-10T09:00:00Z' };
const to = (due: string, id = 'p1') => ({ id, due, at: '2026-03-12T09:00:00Z' });
const dueIn = (doc: Y.Doc) => dueNow(agenda.read(doc).tasks[0] as Task, agenda.read(doc).postponements);
const taskIn = (doc: Y.Doc, id = 't1') => agenda.readEntry(doc, 'tasks', id);

function anAgendaWithATask(): Y.Doc {
  const doc = new Y.Doc();
  openTask(doc, 't1', task, 'ana');
  return doc;
}
const merge = (doc: Y.Doc, other: Y.Doc) => {
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
};

test('[TASK-1] an opened task is due and not done, and says nothing that only rules write', () => {
  const doc = anAgendaWithATask();
  expect(taskIn(doc)).toMatchObject({ ...task, doneAt: '', outcome: '', firstDue: '', effect: '' });
  expect([...(doc.getMap<Y.Map<unknown>>('tasks').get('t1')?.keys() ?? [])].sort()).toEqual(['contact', 'createdAt', 'due', 'subject']);
});

test('[TASK-2] an agenda made on two devices at once has the tasks of both', () => {
  const [phone, laptop] = [anAgendaWithATask(), new Y.Doc()];
  openTask(laptop, 't2', { ...task, subject: 'Visit' }, 'ana');
  merge(phone, laptop);
  expect(agenda.read(phone)).toEqual(agenda.read(laptop));
  expect(agenda.read(phone).tasks.map(({ subject }) => subject)).toEqual(['Call back', 'Visit']);
});

test('[TASK-3] a task is completed with its outcome and the instant, and reopened it is as it was', () => {
  const doc = anAgendaWithATask();
  const before = taskIn(doc);
  expect(completeTask(doc, 't1', { outcome: 'reached', at: '2026-03-12T10:00:00Z' }, 'ana')).toBe(true);
  expect(taskIn(doc)).toMatchObject({ doneAt: '2026-03-12T10:00:00Z', outcome: 'reached', due: '2026-03-12' });
  expect(reopenTask(doc, 't1', 'ana')).toBe(true);
  expect(taskIn(doc)).toEqual(before);
});

test('[TASK-4] what is done is not put off, and what is not there is neither done, reopened nor put off', () => {
  const doc = anAgendaWithATask();
  expect(postponeTask(doc, 't1', to('2026-03-19'), 'ana')).toBe(true);
  completeTask(doc, 't1', { outcome: 'done', at: '2026-03-12T10:00:00Z' }, 'ana');
  expect(postponeTask(doc, 't1', to('2026-03-20'), 'ana')).toBe(false);
  expect([dueIn(doc).due, taskIn(doc)?.outcome]).toEqual(['2026-03-19', 'done']);
  const size = Y.encodeStateAsUpdate(doc).byteLength;
  expect([
    completeTask(doc, 'gone', { outcome: 'done', at: '2026-03-12T10:00:00Z' }, 'ana'),
    reopenTask(doc, 'gone', 'ana'),
    postponeTask(doc, 'gone', to('2026-03-19'), 'ana'),
  ]).toEqual([false, false, false]);
  expect(Y.encodeStateAsUpdate(doc).byteLength).toBe(size);
});

test('[TASK-5] completed here and put off there at once, a task is done', () => {
  const ana = anAgendaWithATask();
  const lena = copyOf(ana);
  completeTask(ana, 't1', { outcome: 'cancelled', at: '2026-03-12T10:00:00Z' }, 'ana');
  postponeTask(lena, 't1', to('2026-03-19'), 'lena');
  merge(ana, lena);
  for (const doc of [ana, lena]) expect([taskIn(doc)?.outcome, dueIn(doc).due]).toEqual(['cancelled', '2026-03-19']);
});

test('[N12] [S0-41] [TASK-6] two devices that put one task off without knowing of each other have put it off twice, up to its limit', () => {
  const phone = new Y.Doc();
  agenda.addEntry(phone, 'tasks', 't1', { ...task, firstDue: '2026-03-12', limit: '2026-03-17' }, 'rules');
  const laptop = copyOf(phone);
  postponeTask(phone, 't1', to('2026-03-15', 'p1'), 'ana');
  postponeTask(laptop, 't1', to('2026-03-16', 'p2'), 'ana');
  expect([dueIn(phone).due, dueIn(laptop).due]).toEqual(['2026-03-15', '2026-03-16']);
  merge(phone, laptop);
  for (const doc of [phone, laptop]) expect(dueIn(doc)).toEqual({ due: '2026-03-17', firstDue: '2026-03-12', wanted: '2026-03-19' });
  expect(postponementsOf(agenda.read(phone), 't1').map(({ days }) => days)).toEqual([3, 4]);
});

test('[TASK-7] a task beyond its limit is brought forward from where people wanted it, and one without a day gets one', () => {
  const doc = new Y.Doc();
  agenda.addEntry(doc, 'tasks', 't1', { ...task, limit: '2026-03-14' }, 'rules');
  postponeTask(doc, 't1', to('2026-03-20', 'p1'), 'ana');
  expect(dueIn(doc).due).toBe('2026-03-14');
  postponeTask(doc, 't1', to('2026-03-13', 'p2'), 'ana');
  expect(dueIn(doc)).toMatchObject({ due: '2026-03-13', wanted: '2026-03-13' });
  const empty = new Y.Doc();
  openTask(empty, 't1', { ...task, due: '' }, 'ana');
  postponeTask(empty, 't1', to('2026-03-13'), 'ana');
  expect(dueIn(empty).due).toBe('2026-03-13');
});

test('[S0-41] [TASK-6] a device that writes another day itself does not get past the limit', () =>
  expect(dueNow({ id: 't1', due: '2026-06-30', firstDue: '2026-03-12', limit: '2026-03-17' }, [])).toMatchObject({
    due: '2026-03-17',
    wanted: '2026-06-30',
  }));

test('[TASK-7] a limit that lies before the day a task was planned for does not make it due earlier', () =>
  expect(dueNow({ id: 't1', due: '2026-03-12', firstDue: '', limit: '2026-03-01' }, []).due).toBe('2026-03-12'));

test('[S0-40] [TASK-8] a new task is due after the follow-up days of its type, counted in working days where the type says so', () => {
  const doc = new Y.Doc();
  settings.addEntry(doc, 'taskTypes', 'call', { title: 'Call back', followUpDays: 2, maximumDelay: 7 }, 'admin');
  settings.addEntry(doc, 'taskTypes', 'quote', { title: 'Quote', followUpDays: 3, workingDays: true }, 'admin');
  const state = settings.read(doc);
  // 2026-03-12 is a Thursday.
  expect(followUpDay(state, 'call', '2026-03-12')).toBe('2026-03-14');
  expect(followUpDay(state, 'quote', '2026-03-12')).toBe('2026-03-17');
  expect(followUpDay(state, 'none', '2026-03-12')).toBe('2026-03-12');
  expect([lastDay(state, 'call', '2026-03-14'), lastDay(state, 'quote', '2026-03-14'), lastDay(state, 'call', '')]).toEqual([
    '2026-03-21',
    '',
    '',
  ]);
});
