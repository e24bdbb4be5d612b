/** Action items of plans and the tasks they are (S2-31, N7): the text and the agenda follow each other. */

import type { PlanAction } from '../documents/plan-text.ts';
import { followUpDay, lastDay } from '../documents/tasks.ts';
import type { PlanRow } from '../projections/plan-row.ts';
import type { TaskRow } from '../projections/row.ts';
import type { Effect } from './effect.ts';
import type { Facts } from './facts.ts';
import { isPerson } from './lead.ts';
import { contactFor, mayReadPlan } from './plan-people.ts';
import { rule } from './rule.ts';

interface Item {
  readonly planId: string;
  readonly itemId: string;
  readonly userId: string;
}
const itemOf = (facts: Facts, { planId, itemId }: Pick<Item, 'planId' | 'itemId'>): PlanAction | undefined =>
  facts.plan(planId)?.actions.find(({ id }) => id === itemId);
const tasksOf = (facts: Facts, { planId, itemId }: Pick<Item, 'planId' | 'itemId'>): readonly TaskRow[] =>
  facts.tasksOfPlan(planId).filter(({ item }) => item === itemId);
const about = ({ planId }: { readonly planId: string }) => `plan/${planId}`;
const follow = ({ planId: plan, itemId: item, userId: user }: Item, what: 'words' | 'gone' | 'done' | 'open'): Effect => ({
  type: 'task.follow',
  user,
  plan,
  item,
  what,
});

const asked = {
  'The plan is no template': ({ planId }: Item, facts: Facts) => facts.plan(planId)?.template === false,
  'It is still to be done': (event: Item, facts: Facts) => itemOf(facts, event)?.done === '',
  'Whoever it is for has an account': ({ userId }: Item, facts: Facts) => facts.user(userId)?.active === true,
  'Whoever it is for may read the plan': ({ planId, userId }: Item, facts: Facts) => {
    const plan = facts.plan(planId);
    return plan !== undefined && mayReadPlan(facts, plan, userId);
  },
} as const;

/** Its words are those of the text when it is made: what stands here stays for ever, and an erasure does not come by. */
function taskOf(facts: Facts, plan: PlanRow, { id, due: day, assignee }: PlanAction): Effect {
  const taskType = facts.choice('type');
  const due = day || followUpDay(facts.settings, taskType, facts.day);
  const limit = lastDay(facts.settings, taskType, due);
  const contact = contactFor(facts, plan, assignee);
  return { type: 'task.open', user: assignee, contact, opportunity: '', taskType, subject: '', due, limit, plan: plan.id, item: id };
}

export const planItemTask = rule({
  name: 'plan-item-task',
  rows: ['S2-31', 'N7'],
  version: 1,
  parameters: { type: { kind: 'task-type', initial: 'other' } },
  on: ['plan.item-set'],
  concerns: (event, facts) => itemOf(facts, event)?.assignee === event.userId,
  about,
  when: asked,
  effects: (event, facts) => {
    const plan = facts.plan(event.planId);
    const item = itemOf(facts, event);
    return plan && item ? [taskOf(facts, plan, item)] : [];
  },
});

export const planItemReworded = rule({
  name: 'plan-item-reworded',
  rows: ['S2-31'],
  version: 1,
  parameters: {},
  on: ['plan.item-reworded'],
  concerns: (event, facts) => itemOf(facts, event)?.done === '',
  about,
  when: { 'It is for the same person': (event, facts) => itemOf(facts, event)?.assignee === event.userId },
  effects: (event) => [follow(event, 'words')],
});

/** Whoever it was for has no work with it any more: given up when the words are gone, taken along when they are somebody else's. */
export const planItemLeft = rule({
  name: 'plan-item-left',
  rows: ['S2-31'],
  version: 1,
  parameters: {},
  on: ['plan.item-left'],
  concerns: () => true,
  about,
  when: { 'It was taken out, or is for somebody else': (event, facts) => itemOf(facts, event)?.assignee !== event.userId },
  effects: (event) => [follow(event, 'gone')],
});

/** What a rule has struck in the text comes from the task itself. */
export const planItemDone = rule({
  name: 'plan-item-done',
  rows: ['S2-31', 'N7'],
  version: 1,
  parameters: {},
  on: ['plan.item-done'],
  concerns: ({ actor }) => isPerson(actor),
  about,
  when: { 'It is marked as done in the text': (event, facts) => (itemOf(facts, event)?.done ?? '') !== '' },
  effects: (event) => [follow(event, 'done')],
});

export const planItemReopened = rule({
  name: 'plan-item-reopened',
  rows: ['S2-31'],
  version: 1,
  parameters: { type: { kind: 'task-type', initial: 'other' } },
  on: ['plan.item-reopened'],
  concerns: ({ actor }) => isPerson(actor),
  about,
  when: asked,
  effects: (event, facts) => {
    const plan = facts.plan(event.planId);
    const item = itemOf(facts, event);
    if (!plan || !item) return [];
    // What was done before it was anybody's task has none to be taken up again.
    return tasksOf(facts, event).length > 0 ? [follow(event, 'open')] : [taskOf(facts, plan, item)];
  },
});

/** Finishing the task strikes the words; giving it up does not: nothing is called done that nobody did. */
export const planTaskDone = rule({
  name: 'plan-task-done',
  rows: ['S2-31', 'N7'],
  version: 1,
  parameters: {},
  on: ['task.completed', 'task.reopened'],
  concerns: ({ taskId, actor }, facts) => isPerson(actor) && (facts.task(taskId)?.item ?? '') !== '',
  about: ({ taskId }) => `task/${taskId}`,
  when: {
    'It was done, not given up': (event, facts) => event.type === 'task.reopened' || facts.task(event.taskId)?.outcome !== 'cancelled',
    'Its words stand in the plan': ({ taskId }, facts) => {
      const task = facts.task(taskId);
      return task !== undefined && itemOf(facts, { planId: task.plan, itemId: task.item }) !== undefined;
    },
  },
  effects: ({ type, taskId }, facts) => {
    const { plan, item } = facts.task(taskId) ?? { plan: '', item: '' };
    return [{ type: 'plan.item', plan, item, task: taskId, done: type === 'task.completed' ? facts.day : '' }];
  },
});

/** Open action items for somebody who may not read the plan of an account any more go to whoever has the account (N11). */
export const planItemsMove = rule({
  name: 'plan-items-move',
  rows: ['S2-31', 'S0-26'],
  version: 1,
  parameters: {},
  on: ['contact.owner-changed'],
  concerns: ({ contactId, from }, facts) => orphaned(facts, contactId, from).length > 0,
  about: ({ contactId }) => `contact/${contactId}`,
  when: {
    'The new owner is somebody': ({ to }, facts) => facts.user(to)?.active === true,
    'An action item is for the owner before, who may not read it any more': ({ contactId, from }, facts) =>
      orphaned(facts, contactId, from).length > 0,
  },
  effects: ({ contactId, from, to }, facts) =>
    orphaned(facts, contactId, from).map(({ plan, item }) => ({ type: 'plan.item' as const, plan, item, assignee: to })),
});

const orphaned = (facts: Facts, contact: string, user: string) =>
  user === ''
    ? []
    : facts
        .plansOf(contact)
        .filter((plan) => !plan.template && !mayReadPlan(facts, plan, user))
        .flatMap(({ id: plan, actions }) =>
          actions.filter(({ assignee, done }) => assignee === user && done === '').map(({ id: item }) => ({ plan, item })),
        );

export const planItemTold = rule({
  name: 'plan-item-told',
  rows: ['S2-31'],
  version: 1,
  parameters: {},
  on: ['plan.item-set'],
  concerns: (event, facts) => isPerson(event.actor) && itemOf(facts, event)?.assignee === event.userId,
  about,
  when: { ...asked, 'Somebody else has written it': ({ actor, userId }) => actor !== userId },
  effects: ({ planId, itemId, userId, actor }, facts) => {
    const plan = facts.plan(planId);
    const item = itemOf(facts, { planId, itemId });
    if (!plan || !item) return [];
    const contact = contactFor(facts, plan, userId);
    const detail = { by: actor, item: itemId, due: item.due };
    return [{ type: 'notice', user: userId, kind: 'plan-item', about: `plan/${planId}`, contact, detail }];
  },
  // Handed to and fro on one day, it is told once.
  once: ({ planId, itemId, userId }, facts) => `${planId}/${itemId}/${userId}/${facts.day}`,
});
