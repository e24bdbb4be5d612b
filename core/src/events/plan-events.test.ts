import { expect, test } from 'vitest';
import type { PlanRow } from '../projections/plan-row.ts';
import { anAction, aPlanRow } from '../testing/rows.ts';
import { deriveEvents, eventTypes } from './derive-events.ts';

const change = { through: 7, at: '2026-03-02T10:00:00Z', actor: 'ana' };
const told = (before: PlanRow | undefined, after: PlanRow | undefined) =>
  deriveEvents(before, after, change).map(({ key: _, at: __, actor: ___, ...event }) => event);
const types = (before: PlanRow | undefined, after: PlanRow | undefined) => told(before, after).map(({ type }) => type);
const plan = (values: Partial<PlanRow> = {}) => aPlanRow({ id: 'p1', contact: 'berg', ...values });
const call = anAction({ id: 'i1', text: 'Call Anna', assignee: 'otto' });
const ref = { planId: 'p1', contactId: 'berg' };
const item = { ...ref, itemId: 'i1', userId: 'otto' };
const withItem = (values: Partial<typeof call> = {}) => plan({ actions: [{ ...call, ...values }] });

test('[PLAN-1] a plan is opened with the items, mentions and comments it comes with', () => {
  const comments = [{ id: 'c1', thread: 't1', by: 'ana', mentions: [] }];
  expect(told(undefined, plan({ actions: [call], mentioned: ['otto'], comments }))).toEqual([
    { type: 'plan.opened', ...ref },
    { type: 'plan.item-set', ...item },
    { type: 'plan.mentioned', ...ref, userId: 'otto' },
    { type: 'plan.commented', ...ref, commentId: 'c1', by: 'ana' },
  ]);
  expect(types(withItem(), undefined)).toEqual(['plan.removed', 'plan.item-left']);
});

test('[PLAN-1] an action item nobody is asked for is words, and tells nothing', () => {
  const nobodys = withItem({ assignee: '' });
  expect(told(plan(), nobodys)).toEqual([]);
  expect(told(nobodys, withItem({ assignee: '', text: 'Call Berta', done: '2026-03-01' }))).toEqual([]);
  expect(told(nobodys, plan())).toEqual([]);
  expect(told(nobodys, withItem())).toEqual([{ type: 'plan.item-set', ...item }]);
});

test('[S2-31] [PLAN-1] an item is reworded, handed on, done, open again and taken out', () => {
  expect(told(withItem(), withItem({ text: 'Call Berta' }))).toEqual([{ type: 'plan.item-reworded', ...item }]);
  expect(types(withItem(), withItem({ due: '2026-03-16' }))).toEqual(['plan.item-reworded']);
  expect(told(withItem(), withItem({ assignee: 'ana', text: 'Call Berta' }))).toEqual([
    { type: 'plan.item-left', ...item },
    { type: 'plan.item-set', ...item, userId: 'ana' },
  ]);
  expect(told(withItem(), withItem({ done: '2026-03-02' }))).toEqual([{ type: 'plan.item-done', ...item, day: '2026-03-02' }]);
  expect(types(withItem({ done: '2026-03-02' }), withItem())).toEqual(['plan.item-reopened']);
  expect(told(withItem(), plan())).toEqual([{ type: 'plan.item-left', ...item }]);
});

test('[PLAN-1] what could not be asked before is asked anew: a reader joins, the plan gets an account, a template becomes a plan', () => {
  expect(types(withItem(), { ...withItem(), collaborators: ['otto'] })).toEqual(['plan.item-set', 'plan.joined']);
  expect(types(withItem(), { ...withItem(), contact: 'cole' })).toEqual(['plan.item-set']);
  expect(types({ ...withItem(), template: true }, withItem())).toEqual(['plan.item-set']);
});

test('[PLAN-1] several items that change at once are told each by itself, with keys of their own', () => {
  const two = plan({ actions: [call, { ...call, id: 'i2' }], mentioned: ['ana', 'otto'] });
  const keys = deriveEvents(plan(), two, change).map(({ key }) => key);
  expect(keys).toEqual(['plan.item-set/p1:i1/7', 'plan.item-set/p1:i2/7', 'plan.mentioned/p1:ana/7', 'plan.mentioned/p1:otto/7']);
});

test('[PLAN-2] a comment that comes into sight because a newer one was taken away is none that was just written', () => {
  const comment = (n: number) => ({ id: `c${n}`, thread: 't', by: 'ana', mentions: [] });
  const newest = (from: number) => Array.from({ length: 50 }, (_, i) => comment(from - i));
  expect(types(plan({ comments: newest(60) }), plan({ comments: newest(61) }))).toEqual(['plan.commented']);
  expect(types(plan({ comments: newest(60) }), plan({ comments: newest(59) }))).toEqual([]);
});

test('[S2-30] [PLAN-3] asking, answers, another owner and another day of review are told', () => {
  const asked = plan({ askedAt: '2026-03-02T09:00:00Z' });
  expect(types(plan(), asked)).toEqual(['plan.approval-asked']);
  const approval = { state: 'approved' as const, at: '2026-03-02T10:00:00Z', by: 'lena', note: '' };
  expect(told(asked, { ...asked, approval })).toEqual([{ type: 'plan.approved', ...ref, by: 'lena' }]);
  expect(types(asked, { ...asked, approval: { ...approval, state: 'returned' } })).toEqual(['plan.returned']);
  expect(types({ ...asked, approval }, { ...asked, approval })).toEqual([]);
  expect(types(plan(), plan({ owner: 'otto', reviewOn: '2026-06-01' }))).toEqual(['plan.owner-changed', 'plan.review-moved']);
});

test('[S2-30] [PLAN-103] suggestions decided at one time are told once for each author, and what comes into sight later is not new', () => {
  const one = (id: string, by: string, is: 'accepted' | 'rejected' = 'accepted', decidedAt = '2026-03-02T10:00:00Z') => ({
    id,
    by,
    is,
    decidedBy: 'lena',
    decidedAt,
  });
  const decided = [one('s1', 'ana'), one('s2', 'otto'), one('s3', 'ana'), one('s4', 'ana', 'rejected')];
  expect(told(plan(), plan({ decided }))).toEqual([
    { type: 'plan.suggestion-accepted', ...ref, userId: 'ana', by: 'lena', count: 2 },
    { type: 'plan.suggestion-accepted', ...ref, userId: 'otto', by: 'lena', count: 1 },
    { type: 'plan.suggestion-rejected', ...ref, userId: 'ana', by: 'lena', count: 1 },
  ]);
  expect(types(plan({ decided }), plan({ decided: decided.slice(1) }))).toEqual([]);
  expect(types(plan({ decided }), plan({ decided: [one('s1', 'ana', 'accepted', '2026-03-03T10:00:00Z'), ...decided.slice(1)] }))).toEqual([
    'plan.suggestion-accepted',
  ]);
  const many = (from: number) => Array.from({ length: 50 }, (_, i) => one(`s${i}`, 'ana', 'accepted', `2026-03-02T10:00:${from - i}Z`));
  expect(
    types(plan({ decided: many(60) }), plan({ decided: [...many(60).slice(1), one('old', 'ana', 'accepted', '2026-03-01T10:00:00Z')] })),
  ).toEqual([]);
});

test('[PLAN-104] a placing that does not count is told, once', () => {
  expect(told(plan({ doubled: ['g1'] }), plan({ doubled: ['g1', 'g2'] }))).toEqual([
    { type: 'plan.suggestion-doubled', ...ref, placingId: 'g2' },
  ]);
});

test('[EVT-7] every kind of event of a plan is told by some change', () => {
  const approval = { at: '2026-03-02T10:00:00Z', by: 'lena', note: '' };
  const done = withItem({ done: '2026-03-02' });
  const comments = [{ id: 'c1', thread: 't1', by: 'ana', mentions: [] }];
  const full = {
    ...withItem({ text: 'Call' }),
    mentioned: ['otto'],
    comments,
    collaborators: ['sam'],
    owner: 'otto',
    reviewOn: '2026-06-01',
  };
  const all = [
    types(undefined, plan()),
    types(plan(), full),
    types(withItem(), full),
    types(withItem(), done),
    types(done, withItem()),
    types(plan(), plan({ askedAt: '2026-03-02T09:00:00Z', approval: { ...approval, state: 'approved' } })),
    types(plan(), plan({ approval: { ...approval, state: 'returned' } })),
    types(withItem(), undefined),
    ...(['accepted', 'rejected'] as const).map((is) =>
      types(plan(), plan({ decided: [{ id: 's1', by: 'ana', is, decidedBy: 'otto', decidedAt: '2026-03-02T10:00:00Z' }] })),
    ),
    types(plan(), plan({ doubled: ['g2'] })),
  ].flat();
  expect([...new Set(all)].sort()).toEqual(
    Object.keys(eventTypes)
      .filter((type) => type.startsWith('plan.'))
      .sort(),
  );
});
