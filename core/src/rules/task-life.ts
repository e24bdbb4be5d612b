/** What follows from a task (R6, R7, R8): the next step, the word to the team leader, the limit of putting it off. */
import { addDays } from '../documents/days.ts';
import { lastDay } from '../documents/tasks.ts';
import type { TaskRow } from '../projections/row.ts';
import type { Facts } from './facts.ts';
import { isPerson, stopsFollowUps } from './lead.ts';
import { openTask } from './open-task.ts';
import { dailyRule, rule } from './rule.ts';

const stepAfter = (facts: Facts, task: TaskRow | undefined, outcome: string) =>
  facts.settings.nextSteps.find((step) => step.taskType === task?.type && step.outcome === outcome);

export const nextStep = rule({
  name: 'next-step',
  rows: ['S0-40'],
  version: 1,
  parameters: {},
  on: ['task.completed'],
  // What an import brings as done was done elsewhere, long ago.
  concerns: ({ taskId, outcome, actor }, facts) => isPerson(actor) && stepAfter(facts, facts.task(taskId), outcome) !== undefined,
  about: ({ taskId }) => `task/${taskId}`,
  when: {
    'A step follows this type of task and this outcome': ({ taskId, outcome }, facts) =>
      stepAfter(facts, facts.task(taskId), outcome) !== undefined,
    'The status of the contact does not stop follow-ups': ({ contactId }, facts) =>
      !stopsFollowUps(facts.settings, facts.contact(contactId)),
  },
  effects: ({ taskId, userId, contactId, outcome }, facts) => {
    const task = facts.task(taskId);
    const step = stepAfter(facts, task, outcome);
    if (!step) return [];
    const opportunity = task?.opportunity ?? '';
    return [openTask(facts, { user: userId, contact: contactId, opportunity, taskType: step.nextType, days: step.days ?? 0 })];
  },
  // Taken up again and done again the same way, the step has been taken already.
  once: ({ taskId, outcome }) => `${taskId}/${outcome}`,
});

export const taskLate = dailyRule({
  name: 'task-late',
  rows: ['S0-05', 'S0-14'],
  version: 1,
  parameters: { days: { kind: 'days', initial: 3, most: 60 } },
  each: 'open-task',
  concerns: ({ subject, day }, facts) => (facts.task(subject)?.due ?? day) < day,
  about: ({ subject }) => `task/${subject}`,
  when: {
    'It is late by more than the days allowed': ({ subject }, facts) => {
      const task = facts.task(subject);
      return task !== undefined && task.due !== '' && task.due < addDays(facts.day, -facts.days('days'));
    },
    'Its owner has a team leader': ({ subject }, facts) => facts.leaderOf(facts.task(subject)?.owner ?? '') !== '',
  },
  effects: ({ subject }, facts) => {
    const task = facts.task(subject);
    if (!task) return [];
    return [
      {
        type: 'notice',
        user: facts.leaderOf(task.owner),
        kind: 'task-late',
        about: `task/${subject}`,
        contact: task.contact,
        detail: { owner: task.owner, due: task.due },
      },
    ];
  },
  // Told once for each day it was due on: put off and late again is news.
  once: ({ subject }, facts) => `${subject}/${facts.task(subject)?.due ?? ''}`,
});

/** A person's own task has the limit of its type from the day it was first due; a rule's own tasks are opened with theirs. */
export const limitOfTask = rule({
  name: 'limit-of-task',
  rows: ['S0-41'],
  version: 1,
  parameters: {},
  on: ['task.opened'],
  concerns: ({ taskId }, facts) => facts.task(taskId)?.effect === '' && facts.task(taskId)?.due !== '',
  about: ({ taskId }) => `task/${taskId}`,
  when: {
    'Its type has a longest delay': ({ taskId }, facts) => limitFor(facts, taskId) !== '',
    'It has no limit yet': ({ taskId }, facts) => facts.task(taskId)?.limit === '',
  },
  effects: ({ taskId, userId }, facts) => [
    { type: 'task.limit', user: userId, task: taskId, firstDue: facts.task(taskId)?.firstDue ?? '', limit: limitFor(facts, taskId) },
  ],
  once: ({ taskId }) => taskId,
});
function limitFor(facts: Facts, id: string): string {
  const task = facts.task(id);
  return task ? lastDay(facts.settings, task.type, task.firstDue) : '';
}

export const limitReached = rule({
  name: 'limit-reached',
  rows: ['S0-41'],
  version: 1,
  parameters: {},
  on: ['task.limit-reached'],
  concerns: () => true,
  about: ({ taskId }) => `task/${taskId}`,
  when: { 'It was put off further than its type allows': ({ wanted, limit }) => wanted > limit },
  effects: ({ taskId, userId, contactId, limit, wanted }) => [
    { type: 'notice', user: userId, kind: 'limit-reached', about: `task/${taskId}`, contact: contactId, detail: { limit, wanted } },
  ],
  once: ({ taskId, limit }) => `${taskId}/${limit}`,
});

export const taskAssigned = rule({
  name: 'task-assigned',
  rows: ['S0-03'],
  version: 1,
  parameters: {},
  on: ['task.opened'],
  concerns: ({ actor, userId }) => isPerson(actor) && actor !== userId,
  about: ({ taskId }) => `task/${taskId}`,
  when: { 'Somebody else has given it': ({ actor, userId }) => isPerson(actor) && actor !== userId },
  effects: ({ taskId, userId, contactId, actor }) => [
    { type: 'notice', user: userId, kind: 'task-assigned', about: `task/${taskId}`, contact: contactId, detail: { by: actor } },
  ],
  once: ({ taskId }) => taskId,
});
