import { expect, test } from 'vitest';
import { aUserRow, given } from '../testing/given.ts';
import { dawns, doneBy, failing, happens } from '../testing/happens.ts';
import { aContactRow, aPlanRow, aTaskRow } from '../testing/rows.ts';
import {
  nextReview,
  planAnswered,
  planApprovalAsked,
  planCommented,
  planJoined,
  planMentioned,
  planReview,
  planReviewed,
  planReviewMoves,
} from './plans.ts';
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
const plan = aPlanRow({ id: 'p1', title: 'Berg 2026', contact: 'berg', owner: 'ana', reviewOn: '2026-03-16', reviewEvery: 3 });
const was = { settings, users, contacts: [berg], plans: [plan], leaders: { ana: 'lena' } };
const before = was;
const ref = { planId: 'p1', contactId: 'berg' };
const about = { about: 'plan/p1', contact: 'berg' };

test('[S2-30] [PLAN-12] who is mentioned in a plan they may read is told, once a day, and not by themselves', () => {
  const mentioned = (userId: string, actor = 'ana') => happens({ type: 'plan.mentioned', ...ref, userId, actor });
  expect(doneBy(planMentioned, mentioned('petra'), was)).toEqual([
    { type: 'notice', user: 'petra', kind: 'plan-mentioned', ...about, detail: { by: 'ana' } },
  ]);
  expect(failing(planMentioned, mentioned('otto'), was)).toEqual(['Whoever is mentioned may read the plan']);
  expect(failing(planMentioned, mentioned('petra', 'petra'), was)).toEqual(['Somebody else has written it']);
  expect(failing(planMentioned, mentioned('petra'), { ...was, plans: [{ ...plan, template: true }] })).toEqual(['The plan is no template']);
  expect(doneBy(planMentioned, mentioned('petra', 'import:b1'), was)).toBeUndefined();
  expect(doneBy(planMentioned, mentioned('nobody'), was)).toBeUndefined();
  expect(decide(planMentioned, mentioned('petra'), given(planMentioned, was))?.effects[0]?.key).toBe(
    'plan-mentioned/p1/petra/2026-03-12/notice/petra:plan/p1',
  );
});

test('[S2-30] [PLAN-13] a comment is told to whoever it speaks to, who has spoken there before, and whose plan it is', () => {
  const comments = [
    { id: 'c3', thread: 't1', by: 'petra', mentions: ['lena', 'otto'] },
    { id: 'c2', thread: 't2', by: 'ben', mentions: [] },
    { id: 'c1', thread: 't1', by: 'ben', mentions: [] },
  ];
  const commented = happens({ type: 'plan.commented', ...ref, commentId: 'c3', by: 'petra', actor: 'petra' });
  const detail = { by: 'petra', thread: 't1', comment: 'c3' };
  const told = (user: string, kind: string) => ({ type: 'notice', user, kind, ...about, detail });
  // Otto is spoken to and may not read the plan.
  expect(doneBy(planCommented, commented, { ...was, plans: [{ ...plan, comments }] })).toEqual([
    told('lena', 'plan-mentioned'),
    told('ben', 'plan-comment'),
    told('ana', 'plan-comment'),
  ]);
  const own = happens({ type: 'plan.commented', ...ref, commentId: 'c1', by: 'ana' });
  const alone = [{ id: 'c1', thread: 't1', by: 'ana', mentions: ['ana'] }];
  expect(failing(planCommented, own, { ...was, plans: [{ ...plan, comments: alone }] })).toEqual([
    'It is for somebody else who may read it',
  ]);
});

test('[S2-30] [PLAN-14] who is asked to write along is told, without the account they do not know', () => {
  const joined = happens({ type: 'plan.joined', ...ref, userId: 'otto' });
  expect(doneBy(planJoined, joined, { ...was, plans: [{ ...plan, collaborators: ['otto'] }] })).toEqual([
    { type: 'notice', user: 'otto', kind: 'plan-joined', about: 'plan/p1', contact: '', detail: { by: 'ana' } },
  ]);
  expect(failing(planJoined, happens({ type: 'plan.joined', ...ref, userId: 'ana' }), was)).toEqual(['Somebody else has asked']);
});

test('[S2-30] [PLAN-15] whoever leads the owner is asked to approve, otherwise who gets what belongs to nobody; the answer goes back', () => {
  const asked = happens({ type: 'plan.approval-asked', ...ref });
  const was = { ...before, plans: [{ ...plan, askedAt: '2026-03-12T07:00:00Z' }] };
  const kind = 'plan-approval-asked';
  expect(doneBy(planApprovalAsked, asked, was)).toEqual([{ type: 'notice', user: 'lena', kind, ...about, detail: { by: 'ana' } }]);
  expect(doneBy(planApprovalAsked, asked, { ...was, leaders: {} })).toMatchObject([{ user: 'ben' }]);
  expect(failing(planApprovalAsked, asked, { ...was, leaders: {}, users: [aUserRow('ana')] })).toEqual(['Somebody answers for its owner']);
  const approval = { state: 'approved' as const, at: '2026-03-12T08:00:00Z', by: 'lena', note: '' };
  const what = { ...was, plans: [{ ...plan, approval }] };
  expect(failing(planApprovalAsked, asked, what)).toEqual(['It was not answered meanwhile']);
  expect(doneBy(planAnswered, happens({ type: 'plan.approved', ...ref, by: 'lena', actor: 'lena' }), what)).toEqual([
    { type: 'notice', user: 'ana', kind: 'plan-approved', ...about, detail: { by: 'lena' } },
  ]);
  expect(doneBy(planAnswered, happens({ type: 'plan.returned', ...ref, by: 'lena', actor: 'lena' }), what)).toMatchObject([
    { kind: 'plan-returned' },
  ]);
});

test('[S2-30] [PLAN-16] some days before its review the owner has a task for it, once a day of review', () => {
  const on = (day: string, what: object = {}) => doneBy(planReview, dawns('p1', day), { ...was, day, ...what });
  expect(on('2026-03-08')).toBeUndefined();
  expect(on('2026-03-09')).toEqual([
    {
      type: 'task.open',
      user: 'ana',
      contact: 'berg',
      opportunity: '',
      taskType: 'todo',
      subject: '',
      due: '2026-03-16',
      limit: '',
      plan: 'p1',
      item: '',
    },
  ]);
  expect(on('2026-03-20')).toMatchObject([{ due: '2026-03-20' }]);
  expect(on('2026-03-02', { parameters: { days: 14, type: 'other' } })).toHaveLength(1);
  const task = aTaskRow({ id: 't1', plan: 'p1', item: '' });
  expect(failing(planReview, dawns('p1'), { ...was, tasks: [task] })).toEqual(['Nobody has been asked to review it']);
  expect(failing(planReview, dawns('p1'), { ...was, plans: [{ ...plan, template: true }] })).toEqual(['The plan is no template']);
  const keys = ['2026-03-10', '2026-03-11'].map(
    (day) => decide(planReview, dawns('p1', day), given(planReview, { ...was, day }))?.effects[0]?.key,
  );
  expect(keys).toEqual(['plan-review/p1/2026-03-16/ana/task.open/ana:p1:', 'plan-review/p1/2026-03-16/ana/task.open/ana:p1:']);
});

test('[S2-30] [PLAN-17] the task of a review follows the day of it, and goes to a new owner', () => {
  const task = aTaskRow({ id: 't1', plan: 'p1', item: '', owner: 'ana', type: 'todo', subject: 'Berg 2026' });
  const moved = happens({ type: 'plan.review-moved', ...ref, from: '2026-03-14', to: '2026-03-16' });
  expect(doneBy(planReviewMoves, moved, { ...was, tasks: [task] })).toEqual([
    { type: 'task.follow', user: 'ana', plan: 'p1', item: '', what: 'words' },
  ]);
  const handed = happens({ type: 'plan.owner-changed', ...ref, from: 'ana', to: 'petra' });
  expect(doneBy(planReviewMoves, handed, { ...was, plans: [{ ...plan, owner: 'petra' }], tasks: [task] })).toMatchObject([
    { type: 'task.remove', user: 'ana', task: 't1' },
    { type: 'task.open', user: 'petra', due: '2026-03-16', plan: 'p1', item: '', replaces: 't1' },
  ]);
  expect(doneBy(planReviewMoves, moved, { ...was, tasks: [{ ...task, item: 'i1' }] })).toBeUndefined();
});

test('[S2-30] [PLAN-18] a review that was held is followed by the next one, counted from the day it was to be on', () => {
  const task = aTaskRow({ id: 't1', plan: 'p1', item: '', owner: 'ana' });
  const held = happens({ type: 'task.completed', taskId: 't1', userId: 'ana', contactId: 'berg', outcome: 'done' });
  expect(doneBy(planReviewed, held, { ...was, tasks: [task] })).toEqual([
    { type: 'plan.review', plan: 'p1', from: '2026-03-16', to: '2026-06-16' },
  ]);
  expect(failing(planReviewed, { ...held, outcome: 'cancelled' } as never, { ...was, tasks: [task] })).toEqual([
    'It was done, not given up',
  ]);
  expect(nextReview({ reviewOn: '2026-01-31', reviewEvery: 1 }, '2026-02-10')).toBe('2026-02-28');
  expect(nextReview({ reviewOn: '2025-01-31', reviewEvery: 3 }, '2026-02-10')).toBe('2026-04-30');
  expect(nextReview({ reviewOn: '2026-03-16', reviewEvery: null }, '2026-03-20')).toBe('');
});
