import 'fake-indexeddb/auto';
import { agenda, contact, openTask } from '@tandem/core';
import { aTaskRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { documentNamed } from '../../../sync/document-store.ts';
import { editDocument, undoLast } from '../../../sync/edit.ts';
import { rowsOf, rowsStore } from '../../../sync/rows.ts';
import { syncFacts } from '../../../sync/sync-state.ts';
import { withoutServer } from '../../../sync/testing-without-server.ts';
import { complete, openOwnTask, postpone } from '../../../ui/work/task-edits.ts';
import { emptyDraft } from './draft.ts';
import { saveLog } from './save-log.ts';

const mine = agenda.nameOf('ana');
const task = { subject: 'Call back', contact: 'acme', due: '2026-03-12', createdAt: '2026-03-10T09:00:00Z' };

// A train: there is no server for any of it.
withoutServer();
const makeAcme = () => editDocument(contact.nameOf('acme'), 'New', (doc) => contact.change(doc, { name: 'Acme' }, 'me'), { create: true });
const tasks = () => [...rowsOf('task').values()];

test('[CLI-124] the first task makes the agenda without a network, and it waits as one that was made here', async () => {
  await openOwnTask('ana', task);
  expect(tasks()).toMatchObject([{ owner: 'ana', subject: 'Call back', due: '2026-03-12', doneAt: '' }]);
  expect(syncFacts().unsynced.get(mine)).toMatchObject({ created: true });
});

test('[CLI-124] the agenda of another device that was made at the same time joins with this one', async () => {
  await openOwnTask('ana', task);
  const laptop = new Y.Doc();
  openTask(laptop, 'other', { ...task, subject: 'Visit' }, 'ana');
  const document = documentNamed(mine);
  if (!document) throw new Error('the agenda is open while it waits');
  Y.applyUpdate(document.doc, Y.encodeStateAsUpdate(laptop), 'tab');
  expect(
    tasks()
      .map(({ subject }) => subject)
      .sort(),
  ).toEqual(['Call back', 'Visit']);
});

test('[CLI-124] an agenda whose tasks are known here but which is not on this device is not made a second time', async () => {
  const row = aTaskRow({ id: 't1', ...task });
  rowsStore.restore([{ key: 'task/t1', row, in: ['user:ana'] }]);
  rowsStore.flush();
  await expect(openOwnTask('ana', task)).rejects.toMatchObject({ reason: 'not-here' });
  expect(tasks()).toHaveLength(1);
});

test('[CLI-123] a task is completed, taken back and postponed without a network', async () => {
  await openOwnTask('ana', task);
  const only = () => {
    const [first] = tasks();
    if (!first) throw new Error('there is a task');
    return first;
  };
  await complete(only(), 'reached');
  expect(only()).toMatchObject({ outcome: 'reached', doneAt: expect.stringMatching(/Z$/) });
  expect(await undoLast()).toEqual({ label: 'Done: Call back', stayed: 0 });
  expect(only()).toMatchObject({ outcome: '', doneAt: '' });
  await postpone(only(), '2026-03-19', 'Thu 19 Mar');
  expect(rowsOf('task').get(only().id)?.due).toBe('2026-03-19');
});

test('[CLI-125] a log with its next step is one step: an entry at the contact, a task in the own agenda, and one undo', async () => {
  await makeAcme();
  const saved = await saveLog(
    { ...emptyDraft, what: 'call-reached', about: 'acme', text: 'Wants two', next: '2026-03-19' },
    'ana',
    'call-back',
  );
  expect(saved).toMatchObject({ ok: true, name: 'Acme' });
  expect([...rowsOf('activity').values()]).toMatchObject([
    { contact: 'acme', type: 'call', outcome: 'reached', note: 'Wants two', by: 'ana' },
  ]);
  expect(tasks()).toMatchObject([{ contact: 'acme', due: '2026-03-19', type: 'call-back', subject: 'Call back Acme' }]);
  await undoLast();
  expect([rowsOf('activity').size, tasks().length, rowsOf('contact').get('acme')?.name]).toEqual([0, 0, 'Acme']);
});

test('[CLI-125] about a contact that is not on this device nothing is logged blindly, and the draft stays', async () => {
  expect(await saveLog({ ...emptyDraft, what: 'visit', about: 'far' }, 'ana', '')).toEqual({ ok: false, reason: 'not-here' });
  expect(syncFacts().unsynced.size).toBe(0);
});

test('[CLI-127] [S0-46] a lead in three fields is a person, its company and a way to reach them, made without a network', async () => {
  const lead = { name: 'Eva Lind', company: 'Lind Tools', reach: '+1 512 555 0100' };
  expect(await saveLog({ ...emptyDraft, what: 'lead', lead }, 'ana', '')).toMatchObject({ ok: true, name: 'Eva Lind' });
  const rows = [...rowsOf('contact').values()];
  const company = rows.find(({ is }) => is === 'company');
  expect(company).toMatchObject({ name: 'Lind Tools', owner: 'ana', lifecycle: 'lead' });
  expect(rows.find(({ is }) => is === 'person')).toMatchObject({
    name: 'Eva Lind',
    company: company?.id,
    phones: ['+1 512 555 0100'],
    owner: 'ana',
    lifecycle: 'lead',
  });
  await undoLast();
  expect(rowsOf('contact').size).toBe(0);
});
