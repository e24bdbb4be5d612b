import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { copyOf } from '../testing/arbitraries.ts';
import { agenda } from './agenda.ts';
import { completeTask, openTask, postponeTask, reopenTask } from './tasks.ts';

const task = { subject: 'Call back', contact: 'acme', due: '2026-03-12', createdAt: '2026-03-10T09:00:00Z' };
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
  expect(postponeTask(doc, 't1', '2026-03-19', 'ana')).toBe(true);
  completeTask(doc, 't1', { outcome: 'done', at: '2026-03-12T10:00:00Z' }, 'ana');
  expect(postponeTask(doc, 't1', '2026-03-20', 'ana')).toBe(false);
  expect(taskIn(doc)).toMatchObject({ due: '2026-03-19', outcome: 'done' });
  const size = Y.encodeStateAsUpdate(doc).byteLength;
  expect([
    completeTask(doc, 'gone', { outcome: 'done', at: '2026-03-12T10:00:00Z' }, 'ana'),
    reopenTask(doc, 'gone', 'ana'),
    postponeTask(doc, 'gone', '2026-03-19', 'ana'),
  ]).toEqual([false, false, false]);
  expect(Y.encodeStateAsUpdate(doc).byteLength).toBe(size);
});

test('[TASK-5] completed here and put off there at once, a task is done', () => {
  const ana = anAgendaWithATask();
  const lena = copyOf(ana);
  completeTask(ana, 't1', { outcome: 'cancelled', at: '2026-03-12T10:00:00Z' }, 'ana');
  postponeTask(lena, 't1', '2026-03-19', 'lena');
  merge(ana, lena);
  for (const doc of [ana, lena]) expect(taskIn(doc)).toMatchObject({ outcome: 'cancelled', due: '2026-03-19' });
});
