/** What follows from a plan besides its action items: who is told of what, approval (S2-30), and its review. */
import { addDays, addMonths } from '../documents/days.ts';
import type { PlanRow } from '../projections/plan-row.ts';
import type { TaskRow } from '../projections/row.ts';
import type { Effect } from './effect.ts';
import type { Facts } from './facts.ts';
import { isPerson } from './lead.ts';
import { approverOf, contactFor, mayReadPlan } from './plan-people.ts';
import { dailyRule, rule } from './rule.ts';

interface OfPlan {
  readonly planId: string;
}
type Told = Extract<Effect, { readonly type: 'notice' }>;
const about = ({ planId }: OfPlan) => `plan/${planId}`;
const isNoTemplate = ({ planId }: OfPlan, facts: Facts) => facts.plan(planId)?.template === false;
const mayRead = ({ planId }: OfPlan, user: string, facts: Facts) => {
  const plan = facts.plan(planId);
  return plan !== undefined && mayReadPlan(facts, plan, user);
};
function tell(facts: Facts, { planId }: OfPlan, user: string, kind: Told['kind'], detail: Told['detail']): Told {
  const plan = facts.plan(planId);
  return { type: 'notice', user, kind, about: `plan/${planId}`, contact: plan ? contactFor(facts, plan, user) : '', detail };
}

export const planMentioned = rule({
  name: 'plan-mentioned',
  rows: ['S2-30'],
  version: 1,
  parameters: {},
  on: ['plan.mentioned'],
  concerns: ({ actor, userId }, facts) => isPerson(actor) && facts.user(userId) !== undefined,
  about,
  when: {
    'Somebody else has written it': ({ actor, userId }) => actor !== userId,
    'The plan is no template': isNoTemplate,
    'Whoever is mentioned may read the plan': (event, facts) => mayRead(event, event.userId, facts),
  },
  effects: (event, facts) => [tell(facts, event, event.userId, 'plan-mentioned', { by: event.actor })],
  // Taken out and put in again on one day, a mention is one.
  once: ({ planId, userId }, facts) => `${planId}/${userId}/${facts.day}`,
});

/** Whoever is spoken to, whoever has said something in the conversation before, and whose plan it is. */
function listeners(facts: Facts, planId: string, commentId: string): readonly { readonly user: string; readonly spokenTo: boolean }[] {
  const plan = facts.plan(planId);
  const comment = plan?.comments.find(({ id }) => id === commentId);
  if (!plan || !comment) return [];
  const said = plan.comments.filter(({ thread }) => thread === comment.thread).map(({ by }) => by);
  return [...new Set([...comment.mentions, ...said, plan.owner])]
    .filter((user) => user !== '' && user !== comment.by && mayReadPlan(facts, plan, user))
    .map((user) => ({ user, spokenTo: comment.mentions.includes(user) }));
}
export const planCommented = rule({
  name: 'plan-commented',
  rows: ['S2-30'],
  version: 1,
  parameters: {},
  on: ['plan.commented'],
  concerns: ({ actor }) => isPerson(actor),
  about,
  when: { 'It is for somebody else who may read it': ({ planId, commentId }, facts) => listeners(facts, planId, commentId).length > 0 },
  effects: (event, facts) => {
    const thread = facts.plan(event.planId)?.comments.find(({ id }) => id === event.commentId)?.thread ?? '';
    const detail = { by: event.by, thread, comment: event.commentId };
    return listeners(facts, event.planId, event.commentId).map(({ user, spokenTo }) =>
      tell(facts, event, user, spokenTo ? 'plan-mentioned' : 'plan-comment', detail),
    );
  },
  once: ({ planId, commentId }) => `${planId}/${commentId}`,
});

export const planJoined = rule({
  name: 'plan-joined',
  rows: ['S2-30'],
  version: 1,
  parameters: {},
  on: ['plan.joined'],
  concerns: ({ actor, userId }, facts) => isPerson(actor) && facts.user(userId)?.active === true,
  about,
  when: { 'Somebody else has asked': ({ actor, userId }) => actor !== userId },
  effects: (event, facts) => [tell(facts, event, event.userId, 'plan-joined', { by: event.actor })],
  once: ({ planId, userId }, facts) => `${planId}/${userId}/${facts.day}`,
});

export const planApprovalAsked = rule({
  name: 'plan-approval-asked',
  rows: ['S2-30'],
  version: 1,
  parameters: {},
  on: ['plan.approval-asked'],
  concerns: ({ actor }) => isPerson(actor),
  about,
  when: {
    'The plan is no template': isNoTemplate,
    'It was not answered meanwhile': ({ planId }, facts) => {
      const plan = facts.plan(planId);
      return plan !== undefined && plan.approval.at < plan.askedAt;
    },
    'Somebody answers for its owner': ({ planId }, facts) => {
      const plan = facts.plan(planId);
      return plan !== undefined && approverOf(facts, plan) !== '';
    },
  },
  effects: (event, facts) => {
    const plan = facts.plan(event.planId);
    return plan ? [tell(facts, event, approverOf(facts, plan), 'plan-approval-asked', { by: event.actor })] : [];
  },
  once: ({ planId }, facts) => `${planId}/${facts.plan(planId)?.askedAt ?? ''}`,
});

export const planAnswered = rule({
  name: 'plan-answered',
  rows: ['S2-30'],
  version: 1,
  parameters: {},
  on: ['plan.approved', 'plan.returned'],
  concerns: ({ actor }) => isPerson(actor),
  about,
  when: {
    'Somebody else has answered': ({ planId, actor }, facts) => facts.plan(planId)?.owner !== actor,
    'Its owner may read it': (event, facts) => mayRead(event, facts.plan(event.planId)?.owner ?? '', facts),
  },
  effects: (event, facts) => {
    const kind = event.type === 'plan.approved' ? 'plan-approved' : 'plan-returned';
    return [tell(facts, event, facts.plan(event.planId)?.owner ?? '', kind, { by: event.by })];
  },
  once: ({ planId, type }, facts) => `${planId}/${facts.plan(planId)?.approval.at ?? ''}/${type}`,
});

/** Tasks of the plan that are no action item's. */
const reviewsOf = (facts: Facts, plan: string): readonly TaskRow[] =>
  facts.tasksOfPlan(plan).filter(({ item, doneAt }) => item === '' && doneAt === '');
const isNear = (facts: Facts, plan: PlanRow | undefined): plan is PlanRow =>
  plan !== undefined && plan.reviewOn !== '' && plan.reviewOn <= addDays(facts.day, facts.days('days'));
/** A review has no last day: whoever puts it off moves the meeting, not the promise. */
function reviewTask(facts: Facts, plan: PlanRow, taskType: string) {
  const { id, owner: user, reviewOn } = plan;
  const due = reviewOn < facts.day ? facts.day : reviewOn;
  const contact = contactFor(facts, plan, user);
  // Its title is that of the plan when it is made.
  return { type: 'task.open', user, contact, opportunity: '', taskType, subject: '', due, limit: '', plan: id, item: '' } as const;
}

export const planReview = dailyRule({
  name: 'plan-review',
  rows: ['S2-30'],
  version: 1,
  parameters: { days: { kind: 'days', initial: 7, most: 60 }, type: { kind: 'task-type', initial: 'other' } },
  each: 'plan',
  concerns: ({ subject }, facts) => isNear(facts, facts.plan(subject)),
  about: ({ subject }) => `plan/${subject}`,
  when: {
    'The plan is no template': ({ subject }, facts) => facts.plan(subject)?.template === false,
    'Its owner may read it': ({ subject }, facts) => mayRead({ planId: subject }, facts.plan(subject)?.owner ?? '', facts),
    'Nobody has been asked to review it': ({ subject }, facts) => reviewsOf(facts, subject).length === 0,
  },
  effects: ({ subject }, facts) => {
    const plan = facts.plan(subject);
    if (!plan) return [];
    return [reviewTask(facts, plan, facts.choice('type'))];
  },
  once: ({ subject }, facts) => `${subject}/${facts.plan(subject)?.reviewOn ?? ''}/${facts.plan(subject)?.owner ?? ''}`,
});

/** The task of a review is its owner's, on its day. */
export const planReviewMoves = rule({
  name: 'plan-review-moves',
  rows: ['S2-30'],
  version: 1,
  parameters: {},
  on: ['plan.review-moved', 'plan.owner-changed'],
  concerns: ({ planId }, facts) => reviewsOf(facts, planId).length > 0,
  about,
  when: { 'A task for its review is open': ({ planId }, facts) => reviewsOf(facts, planId).length > 0 },
  effects: (event, facts) => {
    const plan = facts.plan(event.planId);
    if (!plan) return [];
    return reviewsOf(facts, plan.id).flatMap((task): readonly Effect[] => {
      if (task.owner === plan.owner) return [{ type: 'task.follow', user: task.owner, plan: plan.id, item: '', what: 'words' }];
      const taken: Effect = { type: 'task.remove', user: task.owner, task: task.id };
      if (!mayReadPlan(facts, plan, plan.owner) || plan.reviewOn === '') return [taken];
      return [taken, { ...reviewTask(facts, plan, task.type), replaces: task.id }];
    });
  },
});

/** A review that was held is followed by the next one, when the plan says how often. */
export const planReviewed = rule({
  name: 'plan-reviewed',
  rows: ['S2-30'],
  version: 1,
  parameters: {},
  on: ['task.completed'],
  concerns: ({ taskId, actor }, facts) => {
    const task = facts.task(taskId);
    return isPerson(actor) && task !== undefined && task.plan !== '' && task.item === '';
  },
  about: ({ taskId }) => `task/${taskId}`,
  when: {
    'It was done, not given up': ({ outcome }) => outcome !== 'cancelled',
    'The plan waits for this review': ({ taskId }, facts) => (facts.plan(facts.task(taskId)?.plan ?? '')?.reviewOn ?? '') !== '',
  },
  effects: ({ taskId }, facts) => {
    const plan = facts.plan(facts.task(taskId)?.plan ?? '');
    if (!plan) return [];
    return [{ type: 'plan.review', plan: plan.id, from: plan.reviewOn, to: nextReview(plan, facts.day) }];
  },
});

/** Counted from the day it was to be on, so that a quarter stays a quarter, and never in the past. */
export function nextReview({ reviewOn, reviewEvery }: Pick<PlanRow, 'reviewOn' | 'reviewEvery'>, today: string): string {
  if (reviewOn === '' || reviewEvery === null || reviewEvery < 1) return '';
  let months = 0;
  let next = reviewOn;
  while (next <= today) {
    months += Math.ceil(reviewEvery);
    next = addMonths(reviewOn, months);
  }
  return next > reviewOn ? next : addMonths(reviewOn, Math.ceil(reviewEvery));
}
