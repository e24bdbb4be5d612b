import { agenda, type Effect, inbox, nameOf } from '@tandem/core';
import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { effectId } from '../effect-id.ts';
import { at, givenFirm } from './testing.ts';

const key = 'lead-without-mail/lead/task.open/lead';
const task: Effect = {
  type: 'task.open',
  user: 'ana',
  contact: 'lead',
  opportunity: '',
  taskType: 'call',
  subject: '',
  due: '2026-03-14',
  limit: '2026-03-21',
};
const mine = nameOf('agenda', 'ana');

test('[PERF-1] a task is opened in an agenda that did not exist, with the title of its type, its limit and the effect behind it', async () => {
  const { perform, agenda: read, actors } = await givenFirm();
  expect(await perform(task, key)).toEqual({ state: 'done', note: '' });
  expect((await read()).tasks).toMatchObject([
    {
      id: effectId(key),
      subject: 'Call back',
      type: 'call',
      contact: 'lead',
      due: '2026-03-14',
      firstDue: '2026-03-14',
      limit: '2026-03-21',
      effect: key,
      createdAt: at,
    },
  ]);
  expect(await actors(mine)).toEqual([`rule:${key}`]);
  await perform({ ...task, subject: 'Call about the fair' }, 'other/e1/task.open/lead');
  expect((await read()).tasks.map(({ subject }) => subject).sort()).toEqual(['Call about the fair', 'Call back']);
});

test('[PERF-2] a stop between writing and settling, repeated, leaves one task and changes nothing', async () => {
  const { perform, agenda: read, changes } = await givenFirm();
  await perform(task, key);
  await read();
  expect(await perform(task, key, 2)).toEqual({ state: 'done', note: '' });
  await Promise.all([perform(task, key, 3), perform(task, key, 3)]);
  expect((await read()).tasks).toHaveLength(1);
  expect(changes()).toBe(1);
});

test('[PERF-3] a task that somebody has removed does not come back, also after the log was compacted', async () => {
  const { perform, edit, agenda: read, storage } = await givenFirm();
  await perform(task, key);
  await edit(mine, (doc) => agenda.removeEntry(doc, 'tasks', effectId(key), null));
  expect(await perform(task, key, 2)).toEqual({ state: 'done', note: 'Somebody has removed the task since.' });
  const { Doc, applyUpdate, encodeStateAsUpdate } = await import('yjs');
  const stored = await storage.loadDocument(mine);
  const doc = new Doc();
  for (const update of stored?.updates ?? []) applyUpdate(doc, update);
  await storage.compact(mine, encodeStateAsUpdate(doc), stored?.through ?? 0);
  await perform(task, key, 3);
  expect((await read()).tasks).toEqual([]);
});

test('[PERF-4] no task about somebody who is gone, erased or merged, and none for an account that is not there', async () => {
  const { perform, merge, erase, edit, changes } = await givenFirm();
  await edit(nameOf('contact', 'twin'), (doc) => doc.getMap('fields').set('name', 'Lena'));
  const before = changes();
  await merge('twin', 'lead');
  const said = (more: Partial<typeof task>, attempt = 1) =>
    perform({ ...task, ...more } as Effect, `${key}${JSON.stringify(more)}`, attempt);
  expect(await said({ contact: 'twin' })).toEqual({ state: 'skipped', note: 'The contact was merged into another one.' });
  // A device that comes back may hand over the contact a moment after the task that speaks of it.
  expect(await said({ contact: 'nobody' })).toEqual({ state: 'again', note: 'The contact is not here.' });
  expect(await said({ contact: 'nobody' }, 5)).toEqual({ state: 'skipped', note: 'The contact is not here.' });
  expect(await said({ user: 'gone' })).toEqual({ state: 'skipped', note: 'The account of the person is suspended.' });
  expect(await said({ user: 'nobody' }, 5)).toEqual({ state: 'skipped', note: 'The person is not here.' });
  expect(await said({ opportunity: 'nothing' }, 5)).toEqual({ state: 'skipped', note: 'The opportunity is not here.' });
  await erase(nameOf('contact', 'lead'));
  expect(await said({})).toEqual({ state: 'skipped', note: 'The contact was erased.' });
  expect(changes()).toBe(before + 1);
});

test('[PERF-5] many tasks of one rule for one agenda are one change of it, each with the effect behind it', async () => {
  const { perform, agenda: read, changes } = await givenFirm();
  const keys = Array.from({ length: 30 }, (_, i) => `lead-without-step/2026-03-12/lead${i}/task.open/lead`);
  const came = await Promise.all([...keys.map((one) => perform(task, one)), perform(task, 'next-step/e1/task.open/lead')]);
  expect(came.every(({ state }) => state === 'done')).toBe(true);
  const { tasks } = await read();
  expect(new Set(tasks.map(({ effect }) => effect))).toEqual(new Set([...keys, 'next-step/e1/task.open/lead']));
  expect(changes()).toBe(2);
});

test('[PERF-6] one effect that cannot be written does not stop the others of its change', async () => {
  const { perform, agenda: read } = await givenFirm();
  const came = await Promise.allSettled([
    perform({ ...task, due: 'soon' }, 'rule/a/task.open/lead'),
    perform(task, 'rule/b/task.open/lead'),
  ]);
  expect(came.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  expect((await read()).tasks).toHaveLength(1);
});

test('[PERF-7] a task whose reason is gone is given up, unless it is done or gone already', async () => {
  const { perform, edit, agenda: read } = await givenFirm();
  const close = (id: string, k: string) => perform({ type: 'task.close', user: 'ana', task: id }, k);
  await edit(mine, (doc) => {
    agenda.addEntry(doc, 'tasks', 't1', { subject: 'Call' }, null);
    agenda.addEntry(doc, 'tasks', 't2', { subject: 'Done', doneAt: at, outcome: 'reached' }, null);
  });
  expect(await close('t1', 'stop-follow-ups/e/task.close/t1')).toMatchObject({ state: 'done' });
  expect(await close('t1', 'stop-follow-ups/e/task.close/t1')).toMatchObject({ state: 'skipped' });
  expect(await close('t2', 'stop-follow-ups/e/task.close/t2')).toMatchObject({ state: 'skipped', note: 'The task was done already.' });
  expect(await close('t3', 'stop-follow-ups/e/task.close/t3')).toMatchObject({ state: 'skipped', note: 'The task is gone.' });
  expect((await read()).tasks.map(({ outcome, doneAt }) => [outcome, doneAt])).toEqual([
    ['cancelled', at],
    ['reached', at],
  ]);
});

test('[PERF-7] the limit of a task that a person made is written once and stays', async () => {
  const { perform, edit, agenda: read, changes } = await givenFirm();
  await edit(mine, (doc) => agenda.addEntry(doc, 'tasks', 't1', { subject: 'Call', due: '2026-03-13' }, null));
  const limit: Effect = { type: 'task.limit', user: 'ana', task: 't1', firstDue: '2026-03-13', limit: '2026-03-20' };
  for (const attempt of [1, 2]) expect(await perform(limit, 'limit-of-task/e/task.limit/t1', attempt)).toMatchObject({ state: 'done' });
  expect((await read()).tasks).toMatchObject([{ firstDue: '2026-03-13', limit: '2026-03-20' }]);
  expect(changes()).toBe(2);
  expect(await perform({ ...limit, task: 'gone' } as Effect, 'k')).toMatchObject({ state: 'skipped' });
});

test('[N11] [PERF-40] a task that was taken along leaves nothing in the agenda before, and what was told about its contact leaves the inbox', async () => {
  const { perform, edit, agenda: read, documents } = await givenFirm();
  await edit(mine, (doc) => {
    agenda.addEntry(doc, 'tasks', 't1', { subject: 'Call', contact: 'lead', due: '2026-03-14' }, null);
    agenda.addEntry(doc, 'postponements', 'p1', { task: 't1', days: 2 }, null);
    agenda.addEntry(doc, 'postponements', 'p2', { task: 't2', days: 1 }, null);
  });
  const told = nameOf('inbox', 'ana');
  await edit(told, (doc) => {
    inbox.addEntry(doc, 'notices', 'n1', { kind: 'lead-assigned', about: 'contact/lead', contact: 'lead' }, null);
    inbox.addEntry(doc, 'notices', 'n2', { kind: 'lead-assigned', about: 'contact/other', contact: 'other' }, null);
  });
  const remove = () => perform({ type: 'task.remove', user: 'ana', task: 't1' }, 'follow-up-moves/e/task.remove/t1');
  expect([(await remove()).state, (await remove()).state]).toEqual(['done', 'skipped']);
  expect([(await read()).tasks, (await read()).postponements.map(({ id }) => id)]).toEqual([[], ['p2']]);
  const forget = () => perform({ type: 'inbox.forget', user: 'ana', contact: 'lead' }, 'handed-over/e/inbox.forget/ana:lead');
  expect([(await forget()).state, (await forget()).state]).toEqual(['done', 'skipped']);
  const left = inbox.read((await documents.read(told)) as Y.Doc).notices.map(({ id }) => id);
  expect(left).toEqual(['n2']);
});
