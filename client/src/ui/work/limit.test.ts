import { agenda, openTask, type Settings, type TaskRow } from '@tandem/core';
import { aTaskRow, someSettings } from '@tandem/core/testing';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { memoryDevice } from '../../sync/device.ts';
import { documentNamed, startDocuments, stopDocuments } from '../../sync/document-store.ts';
import { forgetSteps, undoLast } from '../../sync/edit.ts';
import { rowsOf, rowsStore } from '../../sync/rows.ts';
import { resetSyncFacts, setSyncFacts } from '../../sync/sync-state.ts';
import { editAppointment, makeAppointment, planTask } from './appointment-edits.ts';
import { limitOf } from './limit.ts';
import { completeAll, openOwnTask, postpone, postponeAll } from './task-edits.ts';

const mine = agenda.nameOf('ana');
const task = { subject: 'Call back', type: 'call', due: '2026-03-10', createdAt: '2026-03-08T09:00:00Z' };

/** A device of Ana's without a network; it holds what she had when she was last connected. */
async function device(had?: Uint8Array): Promise<void> {
  setSyncFacts({ workOffline: true });
  startDocuments(memoryDevice, { onEdit: () => undefined, onWake: () => undefined });
  await openOwnTask('ana', { ...task, subject: 'Another one' });
  if (had) Y.applyUpdate(docHere(), had, 'tab');
}
function leave(): Uint8Array {
  const state = Y.encodeStateAsUpdate(docHere());
  close();
  return state;
}
function close(): void {
  forgetSteps();
  stopDocuments();
  rowsStore.clear();
  resetSyncFacts();
}
afterEach(close);

const docHere = (): Y.Doc => {
  const document = documentNamed(mine);
  if (!document) throw new Error('the agenda is open while it waits');
  return document.doc;
};
const taskHere = (): TaskRow => {
  const found = rowsOf('task').get('t1');
  if (!found) throw new Error('the task is here');
  return found;
};

/** As the server opened it: first due on the tenth, five days at most. */
function opened(): Uint8Array {
  const doc = new Y.Doc();
  openTask(doc, 't1', task, 'ana');
  agenda.changeEntry(doc, 'tasks', 't1', { firstDue: '2026-03-10', limit: '2026-03-15' }, 'rule');
  return Y.encodeStateAsUpdate(doc);
}

test('[CLI-165] [S0-41] a task put off by 3 and by 4 days on two devices without a network is due on its limit on both', async () => {
  const before = opened();
  await device(before);
  await postpone(taskHere(), '2026-03-13', 'Fri 13 Mar');
  expect(taskHere()).toMatchObject({ due: '2026-03-13' });
  const phone = leave();

  await device(before);
  await postpone(taskHere(), '2026-03-14', 'Sat 14 Mar');
  expect(taskHere()).toMatchObject({ due: '2026-03-14' });
  Y.applyUpdate(docHere(), phone, 'tab');
  expect(taskHere()).toMatchObject({ due: '2026-03-15', limit: '2026-03-15', wanted: '2026-03-17' });
  const desk = leave();

  await device(phone);
  Y.applyUpdate(docHere(), desk, 'tab');
  expect(taskHere()).toMatchObject({ due: '2026-03-15', limit: '2026-03-15', wanted: '2026-03-17' });
});

test('[CLI-165] [S0-41] what a rule has not written yet is worked out from the type, so that a new task has its limit on the train', () => {
  const settings: Settings = {
    ...someSettings(),
    taskTypes: [
      { id: 'call', title: 'Call', rank: 'a0', archived: false, icon: 'call', followUpDays: 2, workingDays: false, maximumDelay: 5 },
    ],
  };
  const row = aTaskRow({ id: 't1', type: 'call', due: '2026-03-10' });
  expect(limitOf(row, settings)).toBe('2026-03-15');
  expect(limitOf({ ...row, limit: '2026-03-12' }, settings)).toBe('2026-03-12');
  expect([limitOf({ ...row, type: 'none' }, settings), limitOf(row, undefined)]).toEqual(['', '']);
});

test('[CLI-167] what is answered for several tasks is one step, and each keeps its own limit', async () => {
  await device(opened());
  const all = () => [...rowsOf('task').values()];
  await completeAll(all(), 'done');
  expect(all().map(({ outcome }) => outcome)).toEqual(['done', 'done']);
  await undoLast();
  expect(all().map(({ outcome }) => outcome)).toEqual(['', '']);
  await postponeAll(all(), '2026-03-20', 'Fri 20 Mar', { reason: 'Away' });
  expect(
    all()
      .map(({ due }) => due)
      .sort(),
  ).toEqual(['2026-03-15', '2026-03-20']);
  await undoLast();
  expect(all().map(({ due }) => due)).toEqual(['2026-03-10', '2026-03-10']);
});

test('[CLI-166] [S0-06] a task is given a day and a time in one step, and both are taken back together', async () => {
  await device(opened());
  await planTask(taskHere(), '2026-03-12', '10:30', 'Thu 12 Mar, 10:30');
  expect(taskHere()).toMatchObject({ due: '2026-03-12', time: '10:30' });
  await undoLast();
  expect(taskHere()).toMatchObject({ due: '2026-03-10', time: '' });
});

test('[CLI-166] [S4-28] an appointment is made, moved and taken back without a network', async () => {
  await device();
  await makeAppointment('ana', { kind: 'visit', subject: 'Demo', startsAt: '2026-03-12T09:00:00.000Z', minutes: 60 }, '');
  const only = () => [...rowsOf('appointment').values()][0];
  expect(only()).toMatchObject({ owner: 'ana', is: 'visit', subject: 'Demo', minutes: 60 });
  const row = only();
  if (!row) throw new Error('there is one');
  await editAppointment(row, { startsAt: '2026-03-13T11:00:00.000Z', minutes: 90 }, '');
  expect(only()).toMatchObject({ startsAt: '2026-03-13T11:00:00.000Z', minutes: 90 });
  await undoLast();
  expect(only()).toMatchObject({ startsAt: '2026-03-12T09:00:00.000Z', minutes: 60 });
});
