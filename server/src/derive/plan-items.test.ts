import { agenda, completeTask, contact, plan, postponeTask, reopenTask } from '@tandem/core';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { contactNamed } from './testing/given-engine.ts';
import { block, found, givenPlan, item, textOf } from './testing/given-plan.ts';

const lease = () => item('i1', 'ana', 'Lease proposal over 60 months', { due: '2026-03-16' });
const words = (doc: Y.Doc, id = 'i1') => found(doc, id).get(0) as Y.XmlText;
const done = (doc: Y.Doc, id: string) => completeTask(doc, id, { outcome: 'done', at: '2026-03-12T10:00:00Z' }, 'ana');
const both = async (given: Awaited<ReturnType<typeof givenPlan>>) => {
  const [task] = await given.tasks('ana');
  return [task?.outcome, (await given.plan()).actions[0]?.done];
};
async function givenItem() {
  const given = await givenPlan();
  await given.write((doc) => textOf(doc).insert(0, [lease()]));
  const [task] = await given.tasks('ana');
  return { ...given, id: task?.id ?? '' };
}

test('[S2-31] [N7] [PLN-1] an action item is a task with its words, its day and the plan as its source', async () => {
  const { tasks } = await givenItem();
  expect(await tasks('ana')).toMatchObject([
    { subject: 'Lease proposal over 60 months', due: '2026-03-16', contact: 'berg', plan: 'p1', item: 'i1', type: 'todo', doneAt: '' },
  ]);
});

test('[S2-31] [N7] [PLN-2] finishing the task strikes the words, and struck words finish the task; nothing goes round in a circle', async () => {
  const given = await givenItem();
  await given.do('ana', (doc) => done(doc, given.id));
  expect(await both(given)).toEqual(['done', '2026-03-12']);
  await given.write((doc) => found(doc, 'i1').setAttribute('done', ''));
  expect(await both(given)).toEqual(['', '']);
  await given.write((doc) => found(doc, 'i1').setAttribute('done', '2026-03-13'));
  expect(await both(given)).toEqual(['done', '2026-03-13']);
  await given.do('ana', (doc) => reopenTask(doc, given.id, 'ana'));
  expect(await both(given)).toEqual(['', '']);
  const writers = (await given.storage.updatesOf('plan/p1' as never, 50)).map(({ actor }) => actor.split('/')[0]).reverse();
  expect(writers).toEqual(['ana', 'ana', 'rule:plan-task-done', 'ana', 'ana', 'rule:plan-task-done']);
});

test('[S2-31] [PLN-3] other words, another day: the task follows; what was put off counts anew from another day', async () => {
  const given = await givenItem();
  await given.write((doc) => words(doc).insert(0, 'Draft the '));
  await given.do('ana', (doc) => postponeTask(doc, given.id, { id: 'x', due: '2026-03-18', at: '2026-03-12T10:00:00Z' }, 'ana'));
  await given.write((doc) => found(doc, 'i1').setAttribute('due', '2026-04-01'));
  expect(await given.tasks('ana')).toMatchObject([{ id: given.id, subject: 'Draft the Lease proposal over 60 months', due: '2026-04-01' }]);
  expect((await given.row(`task/${given.id}`))?.content).toMatchObject({ due: '2026-04-01', firstDue: '2026-04-01', limit: '2026-04-11' });
});

test('[S2-31] [PLN-4] handed on, the task is in the other agenda alone; handed back, it is there once', async () => {
  const given = await givenItem();
  await given.edit(contactNamed('berg'), (doc) => contact.addEntry(doc, 'shares', 's1', { user: 'ben' }, null));
  await given.write((doc) => found(doc, 'i1').setAttribute('assignee', 'ben'));
  expect([await given.tasks('ana'), (await given.tasks('ben')).length]).toEqual([[], 1]);
  await given.write((doc) => found(doc, 'i1').setAttribute('assignee', 'ana'));
  expect([(await given.tasks('ana')).length, await given.tasks('ben')]).toEqual([1, []]);
  expect(await given.told('ben')).toMatchObject([{ kind: 'plan-item', by: 'ana', item: 'i1' }]);
});

test('[S2-31] [PLN-5] taken out, the open task is given up; undone, the same task is open again; what was done stays done', async () => {
  const given = await givenItem();
  const undo = await given.copy();
  const manager = new Y.UndoManager(textOf(undo), { trackedOrigins: new Set(['ana']) });
  undo.transact(() => textOf(undo).delete(0, 1), 'ana');
  await given.handOver(undo, 'ana');
  expect(await given.tasks('ana')).toMatchObject([{ id: given.id, outcome: 'cancelled' }]);
  manager.undo();
  await given.handOver(undo, 'ana');
  expect(await given.tasks('ana')).toMatchObject([{ id: given.id, outcome: '', doneAt: '' }]);
  await given.do('ana', (doc) => done(doc, given.id));
  await given.write((doc) => textOf(doc).delete(0, 1));
  expect(await given.tasks('ana')).toMatchObject([{ id: given.id, outcome: 'done' }]);
});

test('[S2-31] [PLN-6] a task that was given up, or taken out of the agenda, leaves the words as they are, and is not made again', async () => {
  const given = await givenItem();
  await given.do('ana', (doc) => completeTask(doc, given.id, { outcome: 'cancelled', at: '2026-03-12T10:00:00Z' }, 'ana'));
  expect((await given.plan()).actions[0]?.done).toBe('');
  await given.do('ana', (doc) => agenda.removeEntry(doc, 'tasks', given.id, 'ana'));
  await given.write((doc) => words(doc).insert(0, 'The '));
  expect(await given.tasks('ana')).toEqual([]);
});

test('[S2-31] [PLN-7] who may not read the plan gets no task, the rule says why not, and it comes when they are asked to write along', async () => {
  const given = await givenPlan();
  await given.write((doc) => textOf(doc).insert(0, [item('i1', 'ben', 'Call Anna')]));
  expect([await given.tasks('ben'), await given.told('ben')]).toEqual([[], []]);
  expect(await given.unmet()).toContain('plan-item-task: Whoever it is for may read the plan');
  await given.write((doc) => plan.addEntry(doc, 'collaborators', 'k1', { user: 'ben' }, null));
  // Of the account itself whoever only writes along learns nothing.
  expect(await given.tasks('ben')).toMatchObject([{ subject: 'Call Anna', contact: '', plan: 'p1', item: 'i1', due: '2026-03-15' }]);
  expect((await given.told('ben')).map(({ kind }) => kind).sort()).toEqual(['plan-item', 'plan-joined']);
});

test('[S2-31] [PLN-8] a copy of an item that kept its id is the same item: one task; a copy with an id of its own is another', async () => {
  const given = await givenItem();
  await given.write((doc) => textOf(doc).insert(1, [lease()]));
  expect(await given.tasks('ana')).toHaveLength(1);
  await given.write((doc) => textOf(doc).insert(2, [item('i2', 'ana', 'Call Anna')]));
  expect(await given.tasks('ana')).toHaveLength(2);
  // The first of the two goes: the other one is it from now on.
  await given.write((doc) => textOf(doc).delete(0, 1));
  expect((await given.tasks('ana')).filter(({ doneAt }) => doneAt === '')).toHaveLength(2);
});

test('[N1] [PLN-9] two devices at once: one strikes the words, the other finishes the task; one takes the words out, the other rewords them', async () => {
  const given = await givenItem();
  const away = await given.copy();
  found(away, 'i1').setAttribute('done', '2026-03-12');
  await given.do('ana', (doc) => done(doc, given.id));
  await given.handOver(away, 'ben');
  expect(await both(given)).toEqual(['done', '2026-03-12']);
  await given.do('ana', (doc) => reopenTask(doc, given.id, 'ana'));
  const reworded = await given.copy();
  words(reworded).insert(0, 'The ');
  await given.write((doc) => textOf(doc).delete(0, 1));
  await given.handOver(reworded, 'ben');
  expect((await given.plan()).actions).toEqual([]);
  expect(await given.tasks('ana')).toMatchObject([{ outcome: 'cancelled' }]);
});

test('[N1] [PLN-9] an item that was written, reworded and handed on before anybody heard of it makes one task', async () => {
  const given = await givenPlan();
  const away = await given.copy();
  textOf(away).insert(0, [item('i1', 'ben', 'Call')]);
  words(away).insert(4, ' Anna');
  found(away, 'i1').setAttribute('assignee', 'ana');
  await given.handOver(away, 'ana');
  await given.handOver(away, 'ana');
  expect(await given.tasks('ana')).toMatchObject([{ subject: 'Call Anna' }]);
  expect(await given.tasks('ben')).toEqual([]);
});

test('[N11] [PLN-10] who is mentioned in an item is named in the task, and nobody whom its reader may not know', async () => {
  const given = await givenPlan();
  await given.edit(contactNamed('anna'), (doc) =>
    contact.change(doc, { kind: 'person', name: 'Anna Berg', company: 'berg', lifecycle: 'customer' }, null),
  );
  await given.edit(contactNamed('cole'), (doc) =>
    contact.change(doc, { kind: 'company', name: 'Cole Ltd', owner: 'lena', lifecycle: 'customer' }, null),
  );
  await given.come();
  const mention = (kind: string, ref: string) => block('mention', { kind, ref });
  await given.write((doc) =>
    textOf(doc).insert(0, [
      block(
        'actionItem',
        { id: 'i1', assignee: 'ana', due: '', done: '' },
        'Ask ',
        mention('contact', 'anna'),
        ' and ',
        mention('user', 'ben'),
        ' about ',
        mention('contact', 'cole'),
      ),
    ]),
  );
  expect((await given.tasks('ana'))[0]?.subject).toBe('Ask Anna Berg and ben about …');
});

test('[S0-26] [PLN-11] an account that changes hands takes along the open items of who may not read its plan any more', async () => {
  const given = await givenItem();
  await given.edit(contactNamed('berg'), (doc) => contact.change(doc, { owner: 'ben' }, null), 'mia');
  await given.come();
  expect((await given.plan()).actions[0]?.assignee).toBe('ben');
  expect([await given.tasks('ana'), (await given.tasks('ben')).length]).toEqual([[], 1]);
});

test('[S2-30] [PLN-12] a review is a task of the owner, and when it was held the plan waits for the next one', async () => {
  const given = await givenPlan();
  await given.write((doc) => plan.change(doc, { reviewOn: '2026-03-16', reviewEvery: 3 }, null));
  const day = async (day: string) => {
    given.clock.now = new Date(`${day}T06:00:00Z`);
    await given.storage.recordEvents([
      { type: 'day.started', key: `day.started/${day}`, at: given.clock.now.toISOString(), actor: 'system', day, zone: 'Europe/Stockholm' },
    ]);
    await given.come();
  };
  await day('2026-03-13');
  await day('2026-03-14');
  const [task, ...more] = await given.tasks('ana');
  expect([task?.subject, task?.due, task?.item, more]).toEqual(['Berg 2026', '2026-03-16', '', []]);
  await given.write((doc) => plan.change(doc, { reviewOn: '2026-03-20' }, null));
  expect((await given.tasks('ana'))[0]?.due).toBe('2026-03-20');
  await day('2026-03-15');
  expect(await given.tasks('ana')).toHaveLength(1);
  await given.do('ana', (doc) => done(doc, task?.id ?? ''));
  expect((await given.plan()).reviewOn).toBe('2026-06-20');
});
