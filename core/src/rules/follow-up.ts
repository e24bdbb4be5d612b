/** No lead is ever forgotten (R1, R2): whoever is a lead has an open task, by the rule that fits what is known of them. */
import { addDays, dayIn } from '../documents/days.ts';
import type { CrmEventType } from '../events/crm-event.ts';
import type { ContactRow } from '../projections/row.ts';
import type { Facts } from './facts.ts';
import { hasMail, isLead, isPerson, isPlannedFor, isSetAside, stopsFollowUps, whoAnswersFor } from './lead.ts';
import { openTask } from './open-task.ts';
import { dailyRule, type EventOf, rule } from './rule.ts';

/** Everything after which a lead may stand there without a task. */
const mayForget = [
  'contact.created',
  'contact.mail-removed',
  'contact.lifecycle-changed',
  'contact.status-changed',
  'contact.lead-moved',
  'contact.divided',
  'task.completed',
  'task.removed',
  'appointment.cancelled',
] as const satisfies readonly CrmEventType[];
type MayForget = EventOf<(typeof mayForget)[number]>;

const leadOf = (facts: Facts, id: string): ContactRow | undefined => {
  const contact = facts.contact(id);
  return isLead(contact) ? contact : undefined;
};
/** Of a lead: what else it is concerns none of these rules, and is not read again for each condition. */
const ask =
  (question: (facts: Facts, lead: ContactRow) => boolean) =>
  ({ contactId }: { readonly contactId: string }, facts: Facts): boolean => {
    const lead = facts.contact(contactId);
    return lead !== undefined && question(facts, lead);
  };
const followsUp = {
  'The lead function is on': ask((facts) => facts.settings.leadProcessOn),
  'Its status does not stop follow-ups': ask((facts, lead) => !stopsFollowUps(facts.settings, lead)),
  'It was not put aside': ask((facts, lead) => !isSetAside(facts.settings, lead)),
  'No task or appointment for it is open': ask((facts, lead) => !isPlannedFor(facts, lead.id)),
  // Two devices that wrote down one company are one company with one task.
  'No contact that is surely the same is followed up': ask(
    (facts, lead) => !facts.twinsOf(lead.id).some((twin) => twin.mergedInto === '' && isPlannedFor(facts, twin.id)),
  ),
} as const;

export const leadWithoutMail = rule({
  name: 'lead-without-mail',
  rows: ['S0-47', 'S0-48'],
  version: 1,
  parameters: { days: { kind: 'days', initial: 2, most: 60 }, type: { kind: 'task-type', initial: 'call' } },
  on: mayForget,
  concerns: ({ contactId }: MayForget, facts) => leadOf(facts, contactId) !== undefined,
  about: ({ contactId }) => `contact/${contactId}`,
  when: { 'It has no e-mail address': ask((facts, lead) => !hasMail(facts, lead)), ...followsUp },
  effects: ({ contactId }, facts) => {
    const lead = leadOf(facts, contactId);
    if (!lead) return [];
    return [
      openTask(facts, {
        user: whoAnswersFor(facts, lead),
        contact: contactId,
        taskType: facts.choice('type'),
        days: facts.days('days'),
      }),
    ];
  },
});

const daily =
  (question: (facts: Facts, lead: ContactRow) => boolean) =>
  ({ subject }: { readonly subject: string }, facts: Facts) =>
    ask(question)({ contactId: subject }, facts);

export const leadWithoutStep = dailyRule({
  name: 'lead-without-step',
  rows: ['S0-47', 'S0-49'],
  version: 1,
  parameters: { days: { kind: 'days', initial: 1, most: 60 }, type: { kind: 'task-type', initial: 'choose' } },
  each: 'lead',
  concerns: ({ subject }, facts) => leadOf(facts, subject) !== undefined && !isPlannedFor(facts, subject),
  about: ({ subject }) => `contact/${subject}`,
  when: {
    'It has an e-mail address': daily(hasMail),
    'It was saved before the days to choose a step were over': daily(
      (facts, lead) => savedOn(facts, lead) <= addDays(facts.day, -facts.days('days')),
    ),
    ...Object.fromEntries(
      Object.entries(followsUp).map(([title, holds]) => [title, daily((facts, lead) => holds({ contactId: lead.id }, facts))]),
    ),
  },
  effects: ({ subject }, facts) => {
    const lead = leadOf(facts, subject);
    return lead ? [openTask(facts, { user: whoAnswersFor(facts, lead), contact: subject, taskType: facts.choice('type'), days: 0 })] : [];
  },
});

/** What the first rule could not see happen: data from before it was there, or while it was switched off. */
export const forgottenLead = dailyRule({
  name: 'forgotten-lead',
  rows: ['S0-47'],
  version: 1,
  parameters: { type: { kind: 'task-type', initial: 'call' } },
  each: 'lead',
  concerns: ({ subject }, facts) => leadOf(facts, subject) !== undefined && !isPlannedFor(facts, subject),
  about: ({ subject }) => `contact/${subject}`,
  when: {
    'It has no e-mail address': daily((facts, lead) => !hasMail(facts, lead)),
    ...Object.fromEntries(
      Object.entries(followsUp).map(([title, holds]) => [title, daily((facts, lead) => holds({ contactId: lead.id }, facts))]),
    ),
  },
  effects: ({ subject }, facts) => {
    const lead = leadOf(facts, subject);
    return lead ? [openTask(facts, { user: whoAnswersFor(facts, lead), contact: subject, taskType: facts.choice('type'), days: 0 })] : [];
  },
});

/** An old record without the instant counts as old. */
const savedOn = (facts: Facts, lead: ContactRow): string => (lead.createdAt === '' ? '' : dayIn(facts.settings.timeZone, lead.createdAt));

/** A lead that is given to somebody else takes along what rules have planned for it. */
export const followUpMoves = rule({
  name: 'follow-up-moves',
  rows: ['S0-47'],
  version: 1,
  parameters: {},
  on: ['contact.owner-changed'],
  concerns: ({ contactId, from }, facts) => derivedTasks(facts, contactId, from).length > 0,
  about: ({ contactId }) => `contact/${contactId}`,
  when: {
    'The new owner is somebody': ({ to }, facts) => facts.user(to)?.active === true,
    'A task that a rule made is open with the owner before': ({ contactId, from }, facts) =>
      derivedTasks(facts, contactId, from).length > 0,
  },
  effects: ({ contactId, from, to }, facts) =>
    derivedTasks(facts, contactId, from).flatMap((task) => [
      { type: 'task.remove' as const, user: from, task: task.id },
      {
        type: 'task.open' as const,
        user: to,
        contact: contactId,
        opportunity: task.opportunity,
        taskType: task.type,
        subject: task.subject,
        due: task.due < facts.day ? facts.day : task.due,
        limit: task.limit,
        replaces: task.id,
      },
    ]),
});

/** Whoever owned a contact keeps nothing of it: what they were told about it goes with it (N11). */
export const handedOver = rule({
  name: 'handed-over',
  rows: ['S0-26'],
  version: 1,
  parameters: {},
  on: ['contact.owner-changed'],
  concerns: ({ from }) => isPerson(from),
  about: ({ contactId }) => `contact/${contactId}`,
  when: { 'Somebody owned it before': ({ from }) => isPerson(from) },
  effects: ({ contactId, from }) => [{ type: 'inbox.forget', user: from, contact: contactId }],
});

/** R16: a contact that is bankrupt is not called back. */
export const stopFollowUps = rule({
  name: 'stop-follow-ups',
  rows: ['S3-22'],
  version: 1,
  parameters: {},
  on: ['contact.status-changed'],
  concerns: ({ contactId }, facts) => derivedTasks(facts, contactId).length > 0,
  about: ({ contactId }) => `contact/${contactId}`,
  when: {
    'The status stops follow-ups': ({ contactId }, facts) => stopsFollowUps(facts.settings, facts.contact(contactId)),
    'A task that a rule made is open': ({ contactId }, facts) => derivedTasks(facts, contactId).length > 0,
  },
  effects: ({ contactId }, facts) =>
    derivedTasks(facts, contactId).map((task) => ({ type: 'task.close' as const, user: task.owner, task: task.id })),
});

/** What came of a plan stays with the words it came of; those have rules of their own. */
const derivedTasks = (facts: Facts, contact: string, user?: string) =>
  facts
    .tasksOf(contact)
    .filter((task) => task.doneAt === '' && task.effect !== '' && task.plan === '' && (user === undefined || task.owner === user));
