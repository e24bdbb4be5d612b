import { expect, test } from 'vitest';
import { aUserRow, given } from '../testing/given.ts';
import { doneBy, failing, happens } from '../testing/happens.ts';
import { aContactRow, anAction, anOpportunityRow, aPlanRow, aTaskRow } from '../testing/rows.ts';
import { followUpMoves } from './follow-up.ts';
import {
  planItemDone,
  planItemLeft,
  planItemReopened,
  planItemReworded,
  planItemsMove,
  planItemTask,
  planItemTold,
  planTaskDone,
} from './plan-items.ts';
import { decide } from './rule.ts';

const settings = {
  taskTypes: [
    {
      id: 'todo',
      title: 'To do',
      rank: 'a',
      archived: false,
      icon: 'other' as const,
      followUpDays: 3,
      workingDays: false,
      maximumDelay: 4,
    },
  ],
};
const berg = aContactRow({ id: 'berg', owner: 'ana', shares: ['petra'] });
const users = ['ana', 'petra', 'otto', 'lena'].map((id) => aUserRow(id)).concat(aUserRow('ben', { role: 'manager', team: '' }));
const lease = anAction({ id: 'i1', text: 'Lease proposal over 60 months', assignee: 'petra', due: '2026-03-16' });
const plan = aPlanRow({ id: 'p1', title: 'Berg 2026', contact: 'berg', owner: 'ana', actions: [lease] });
const ref = { planId: 'p1', contactId: 'berg', itemId: 'i1', userId: 'petra' };
const was = { settings, users, contacts: [berg], plans: [plan] };
const withItem = (values: Partial<typeof lease>, of: Partial<typeof plan> = {}) => ({
  ...was,
  plans: [{ ...plan, ...of, actions: [{ ...lease, ...values }] }],
});
const set = (actor = 'ana') => happens({ type: 'plan.item-set', ...ref, actor });
const task = aTaskRow({ id: 't1', owner: 'petra', plan: 'p1', item: 'i1', contact: 'berg', effect: 'plan-item-task/x' });
const follows = (what: string, user = 'petra') => [{ type: 'task.follow', user, plan: 'p1', item: 'i1', what }];

test('[S2-31] [N7] [PLAN-4] an action item with an assignee is a task in that agenda on its day; the words are those of the text when it is made', () => {
  expect(doneBy(planItemTask, set(), was)).toEqual([
    {
      type: 'task.open',
      user: 'petra',
      contact: 'berg',
      opportunity: '',
      taskType: 'todo',
      subject: '',
      due: '2026-03-16',
      limit: '2026-03-20',
      plan: 'p1',
      item: 'i1',
    },
  ]);
  expect(doneBy(planItemTask, set(), withItem({ due: '' }))).toMatchObject([{ due: '2026-03-15', limit: '2026-03-19' }]);
});

test('[PLAN-4] an import makes tasks of items too, and each time an item comes to somebody is a time of its own', () => {
  const keys = ['7', '9'].map(
    (through) =>
      decide(planItemTask, { ...set('import:b1'), key: `plan.item-set/p1:i1/${through}` } as never, given(planItemTask, was))?.effects[0]
        ?.key,
  );
  expect(keys).toEqual([
    'plan-item-task/plan.item-set/p1:i1/7/task.open/petra:p1:i1',
    'plan-item-task/plan.item-set/p1:i1/9/task.open/petra:p1:i1',
  ]);
});

test('[S2-31] [PLAN-5] who cannot read the plan gets no task of it, and the rule says why not', () => {
  const why = (what: Parameters<typeof failing>[2]) => failing(planItemTask, set(), { ...was, ...what });
  const closed = { ...berg, shares: [] };
  expect(why({ contacts: [closed] })).toEqual(['Whoever it is for may read the plan']);
  expect(why({ users: users.map((user) => (user.id === 'petra' ? { ...user, active: false } : user)) })).toEqual([
    'Whoever it is for has an account',
    'Whoever it is for may read the plan',
  ]);
  expect(why(withItem({ done: '2026-03-12' }))).toEqual(['It is still to be done']);
  expect(why(withItem({}, { template: true }))).toEqual(['The plan is no template']);
  expect(doneBy(planItemTask, set(), withItem({ assignee: 'otto' }))).toBeUndefined();
});

test('[PLAN-5] with the account come its owner, whoever shares it or sells there, their leaders, managers; and whoever writes along', () => {
  const contacts = [{ ...berg, shares: [] }];
  const opens = (user: string, more: object = {}) =>
    doneBy(planItemTask, { ...set('ben'), userId: user } as never, { ...withItem({ assignee: user }), contacts, ...more })?.map(
      (effect) => 'contact' in effect && effect.contact,
    );
  expect(opens('otto')).toEqual([]);
  expect(opens('ana')).toEqual(['berg']);
  expect(opens('ben')).toEqual(['berg']);
  expect(opens('lena', { leaders: { ana: 'lena' } })).toEqual(['berg']);
  expect(opens('otto', { opportunities: [anOpportunityRow({ id: 'o1', owner: 'otto', contact: 'berg' })] })).toEqual(['berg']);
  // Of the account itself whoever only writes along learns nothing.
  expect(opens('otto', { plans: [{ ...plan, collaborators: ['otto'], actions: [{ ...lease, assignee: 'otto' }] }] })).toEqual(['']);
});

test('[PLAN-5] a plan without an account is read by its owner, whoever leads them, and whoever writes along', () => {
  const own = { contacts: [], plans: [{ ...plan, is: 'territory' as const, contact: '', actions: [lease] }] };
  expect(failing(planItemTask, set(), { ...was, ...own })).toEqual(['Whoever it is for may read the plan']);
  expect(doneBy(planItemTask, set(), { ...was, ...own, leaders: { ana: 'petra' } })).toMatchObject([{ user: 'petra', contact: '' }]);
});

test('[S2-31] [PLAN-6] other words or another day bring the task along', () => {
  const reworded = happens({ type: 'plan.item-reworded', ...ref });
  expect(doneBy(planItemReworded, reworded, was)).toEqual(follows('words'));
  expect(doneBy(planItemReworded, reworded, withItem({ done: '2026-03-12' }))).toBeUndefined();
  expect(failing(planItemReworded, reworded, withItem({ assignee: 'otto' }))).toEqual(['It is for the same person']);
});

test('[S2-31] [PLAN-7] taken out or handed on, whoever it was for is not asked any more; what has come back meanwhile stays', () => {
  const left = happens({ type: 'plan.item-left', ...ref });
  expect(doneBy(planItemLeft, left, { ...was, plans: [{ ...plan, actions: [] }] })).toEqual(follows('gone'));
  expect(doneBy(planItemLeft, left, withItem({ assignee: 'otto' }))).toEqual(follows('gone'));
  expect(doneBy(planItemLeft, left, { ...was, plans: [] })).toEqual(follows('gone'));
  expect(failing(planItemLeft, left, was)).toEqual(['It was taken out, or is for somebody else']);
});

test('[S2-31] [N7] [PLAN-8] struck in the text it is done in the agenda, and open again when it is open again', () => {
  const done = happens({ type: 'plan.item-done', ...ref, day: '2026-03-12' });
  expect(doneBy(planItemDone, done, withItem({ done: '2026-03-12' }))).toEqual(follows('done'));
  expect(failing(planItemDone, done, was)).toEqual(['It is marked as done in the text']);
  const reopened = happens({ type: 'plan.item-reopened', ...ref });
  expect(doneBy(planItemReopened, reopened, { ...was, tasks: [task] })).toEqual(follows('open'));
  expect(doneBy(planItemReopened, reopened, was)).toMatchObject([{ type: 'task.open', user: 'petra', item: 'i1' }]);
});

test('[PLAN-8] what a rule has struck comes from the task, and does not go back to it', () => {
  for (const type of ['plan.item-done', 'plan.item-reopened'] as const) {
    const event = happens({ type, ...ref, day: '2026-03-12', actor: 'rule:plan-task-done/x' } as never);
    expect(doneBy(type === 'plan.item-done' ? planItemDone : planItemReopened, event, withItem({ done: '2026-03-12' }))).toBeUndefined();
  }
});

const taskRef = { taskId: 't1', userId: 'petra', contactId: 'berg' };
const completed = (actor = 'petra') => happens({ type: 'task.completed', ...taskRef, outcome: 'done', actor });
const doneTask = { ...task, doneAt: '2026-03-12T09:00:00Z', outcome: 'done' as const };

test('[S2-31] [N7] [PLAN-9] finishing the task strikes the words, taking it up again opens them', () => {
  expect(doneBy(planTaskDone, completed(), { ...was, tasks: [doneTask] })).toEqual([
    { type: 'plan.item', plan: 'p1', item: 'i1', task: 't1', done: '2026-03-12' },
  ]);
  expect(doneBy(planTaskDone, happens({ type: 'task.reopened', ...taskRef }), { ...was, tasks: [task] })).toEqual([
    { type: 'plan.item', plan: 'p1', item: 'i1', task: 't1', done: '' },
  ]);
});

test('[PLAN-9] a task that was given up strikes nothing, nor one whose words are gone, nor one a rule has ended', () => {
  const cancelled = { ...doneTask, outcome: 'cancelled' as const };
  expect(failing(planTaskDone, completed(), { ...was, tasks: [cancelled] })).toEqual(['It was done, not given up']);
  expect(failing(planTaskDone, completed(), { ...was, plans: [], tasks: [doneTask] })).toEqual(['Its words stand in the plan']);
  expect(doneBy(planTaskDone, completed('rule:plan-item-left/x'), { ...was, tasks: [doneTask] })).toBeUndefined();
  expect(doneBy(planTaskDone, completed(), { ...was, tasks: [aTaskRow({ id: 't1', doneAt: 'x' })] })).toBeUndefined();
});

test('[S0-26] [PLAN-10] an account that changes hands takes along the open items of who may not read its plan any more', () => {
  const moved = happens({ type: 'contact.owner-changed', contactId: 'berg', from: 'ana', to: 'otto', actor: 'ben' });
  const items = [
    { ...lease, assignee: 'ana' },
    { ...lease, id: 'i2', assignee: 'ana', done: '2026-03-01' },
    { ...lease, id: 'i3', assignee: 'petra' },
  ];
  const then = { ...was, contacts: [{ ...berg, owner: 'otto' }], plans: [{ ...plan, actions: items }] };
  expect(doneBy(planItemsMove, moved, then)).toEqual([{ type: 'plan.item', plan: 'p1', item: 'i1', assignee: 'otto' }]);
  expect(doneBy(planItemsMove, moved, { ...then, plans: [{ ...plan, collaborators: ['ana'], actions: items }] })).toBeUndefined();
  expect(failing(planItemsMove, moved, { ...then, users: [aUserRow('ana'), aUserRow('petra')] })).toEqual(['The new owner is somebody']);
});

test('[PLAN-10] what moves with a lead is not what came of a plan', () => {
  const moved = happens({ type: 'contact.owner-changed', contactId: 'berg', from: 'petra', to: 'otto', actor: 'ben' });
  expect(doneBy(followUpMoves, moved, { ...was, tasks: [task] })).toBeUndefined();
});

test('[S2-31] [PLAN-11] whoever is handed an action item by somebody else is told, once a day', () => {
  expect(doneBy(planItemTold, set(), was)).toEqual([
    {
      type: 'notice',
      user: 'petra',
      kind: 'plan-item',
      about: 'plan/p1',
      contact: 'berg',
      detail: { by: 'ana', item: 'i1', due: '2026-03-16' },
    },
  ]);
  expect(failing(planItemTold, set('petra'), was)).toEqual(['Somebody else has written it']);
  expect(doneBy(planItemTold, set('rule:plan-items-move/x'), was)).toBeUndefined();
  expect(decide(planItemTold, set(), given(planItemTold, was))?.effects[0]?.key).toBe(
    'plan-item-told/p1/i1/petra/2026-03-12/notice/petra:plan/p1',
  );
});
