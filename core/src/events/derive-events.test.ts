import { expect, test } from 'vitest';
import type { Task } from '../documents/agenda.ts';
import type { Contact } from '../documents/contact.ts';
import type { Card } from '../documents/pipeline-board.ts';
import { boardRows, contactRow, taskRows } from '../projections/project.ts';
import type { RowContent } from '../projections/row.ts';
import { aBoard, aCard, aContact, anAgenda, aTask } from '../testing/builders.ts';
import { someSettings } from '../testing/given.ts';
import { anActivityRow, anAppointmentRow, aQuoteRow } from '../testing/rows.ts';
import { deriveEvents, eventTypes } from './derive-events.ts';

const change = { through: 7, at: '2026-03-02T10:00:00Z', actor: 'ana' };
const events = (before: RowContent | undefined, after: RowContent | undefined) =>
  deriveEvents(before, after, change).map(({ key: _, at: __, actor: ___, ...told }) => told);
const contactWith = (values: Partial<Contact> = {}) => contactRow('acme', aContact(values).state);
const cardWith = (values: Partial<Card> = {}) =>
  boardRows('north', { ...aBoard().state, partOf: '', cards: [aCard(values)] })[1] as RowContent;
const taskWith = (values: Partial<Task> = {}) => taskRows('ana', anAgenda({ tasks: [aTask(values)] }).state)[0] as RowContent;
const card = { opportunityId: 'card1', boardId: 'north', contactId: 'acme' };
const task = { taskId: 'task1', userId: 'ana', contactId: 'acme' };

test('[EVT-1] a new contact is one event, whatever it brings along', () =>
  expect(events(undefined, contactWith({ lifecycle: 'customer' }))).toEqual([
    { type: 'contact.created', contactId: 'acme', kind: 'company', owner: 'ana' },
  ]));

test("[EVT-2] a contact's name, lifecycle, owner and status tell from and to", () =>
  expect(
    events(contactWith(), contactWith({ name: 'Acme AB', lifecycle: 'prospect', owner: 'otto', status: 'hot', town: 'Oslo' })),
  ).toEqual([
    { type: 'contact.renamed', contactId: 'acme', from: 'Acme', to: 'Acme AB' },
    { type: 'contact.lifecycle-changed', contactId: 'acme', from: 'lead', to: 'prospect' },
    { type: 'contact.owner-changed', contactId: 'acme', from: 'ana', to: 'otto' },
    { type: 'contact.status-changed', contactId: 'acme', from: '', to: 'hot' },
  ]));

test('[EVT-3] a card is opened, moved, priced, handed over, put off and removed', () => {
  expect(events(undefined, cardWith())).toEqual([{ type: 'opportunity.opened', ...card, stage: 'engaging', amount: 1_000 }]);
  expect(events(cardWith(), cardWith({ place: { stage: 'won', rank: 'a0' }, amount: 900, owner: 'otto', closeOn: '2026-07-01' }))).toEqual([
    { type: 'opportunity.stage-changed', ...card, from: 'engaging', to: 'won' },
    { type: 'opportunity.amount-changed', ...card, from: 1_000, to: 900 },
    { type: 'opportunity.owner-changed', ...card, from: 'ana', to: 'otto' },
    { type: 'opportunity.close-date-changed', ...card, from: '2026-06-30', to: '2026-07-01' },
  ]);
  expect(events(cardWith(), undefined)).toEqual([{ type: 'opportunity.removed', ...card }]);
});

test('[EVT-3] a card that changes its place within a stage tells nothing', () =>
  expect(events(cardWith(), cardWith({ place: { stage: 'engaging', rank: 'a5' }, title: 'Eleven machines' }))).toEqual([]));

test('[EVT-4] a task is opened, done, taken up again and put off', () => {
  const done = taskWith({ doneAt: '2026-03-01T10:00:00Z', outcome: 'reached' });
  expect(events(undefined, taskWith())).toEqual([{ type: 'task.opened', ...task }]);
  expect(events(taskWith(), done)).toEqual([{ type: 'task.completed', ...task, outcome: 'reached' }]);
  expect(events(done, taskWith())).toEqual([{ type: 'task.reopened', ...task }]);
  expect(events(taskWith(), taskWith({ due: '2026-03-05' }))).toEqual([
    { type: 'task.postponed', ...task, from: '2026-03-01', to: '2026-03-05' },
  ]);
  expect(events(taskWith(), taskWith({ due: '2026-02-05' }))).toEqual([]);
});

test('[EVT-4] a task opened and done between two readings is both', () =>
  expect(events(undefined, taskWith({ doneAt: '2026-03-01T10:00:00Z', outcome: 'done' }))).toEqual([
    { type: 'task.opened', ...task },
    { type: 'task.completed', ...task, outcome: 'done' },
  ]));

test('[EVT-8] merging and dividing tell where to and from; a logged activity is told once, its later correction not', () => {
  expect(events(contactWith(), contactWith({ mergedInto: 'berg' }))).toEqual([{ type: 'contact.merged', contactId: 'acme', into: 'berg' }]);
  expect(events(contactWith({ mergedInto: 'berg' }), contactWith())).toEqual([
    { type: 'contact.divided', contactId: 'acme', from: 'berg' },
  ]);
  const visit = anActivityRow({ id: 'a1', contact: 'acme', type: 'visit' });
  expect(events(undefined, visit)).toEqual([{ type: 'activity.logged', activityId: 'a1', contactId: 'acme', kind: 'visit', by: 'ana' }]);
  expect([...events(visit, { ...visit, note: 'Longer' }), ...events(visit, undefined)]).toEqual([]);
});

test('[EVT-9] a first and a last address, a move on the board of leads and a decision about the stage are told', () => {
  const mail = { id: 'm', value: 'ana@acme.example', label: '' };
  expect(events(contactWith(), contactWith({ mails: [mail] }))).toEqual([{ type: 'contact.mail-added', contactId: 'acme' }]);
  expect(events(contactWith({ mails: [mail] }), contactWith({ mails: [mail, { ...mail, id: 'n' }] }))).toEqual([]);
  expect(events(contactWith({ mails: [mail] }), contactWith())).toEqual([{ type: 'contact.mail-removed', contactId: 'acme' }]);
  expect(events(contactWith(), contactWith({ leadPlace: { stage: 'interest', rank: 'a0' } }))).toEqual([
    { type: 'contact.lead-moved', contactId: 'acme', from: '', to: 'interest' },
  ]);
  expect(events(contactWith(), contactWith({ stageByHand: 'customer' }))).toEqual([
    { type: 'contact.stage-decided', contactId: 'acme', to: 'customer' },
  ]);
});

test('[EVT-10] a limit is reached once, however much further people want to go; a task and an appointment are removed', () => {
  const put = (wanted: string) => ({ ...taskWith(), due: wanted > '2026-03-06' ? '2026-03-06' : wanted, wanted }) as RowContent;
  expect(events(put('2026-03-04'), put('2026-03-08'))).toEqual([
    { type: 'task.limit-reached', ...task, limit: '2026-03-06', wanted: '2026-03-08' },
    { type: 'task.postponed', ...task, from: '2026-03-04', to: '2026-03-06' },
  ]);
  expect(events(put('2026-03-08'), put('2026-03-09'))).toEqual([]);
  expect(events(taskWith(), undefined)).toEqual([{ type: 'task.removed', ...task }]);
  const ref = { appointmentId: 'v1', userId: 'ana', contactId: 'acme' };
  expect(events(undefined, visit())).toEqual([{ type: 'appointment.planned', ...ref }]);
  expect(events(visit(), visit('2026-03-06T10:00:00Z'))).toEqual([
    { type: 'appointment.moved', ...ref, from: '2026-03-05T10:00:00Z', to: '2026-03-06T10:00:00Z' },
  ]);
  expect(events(visit(), undefined)).toEqual([{ type: 'appointment.cancelled', ...ref }]);
});

test('[EVT-5] every event has a key of its own: what happened, to what, at which point of the log', () => {
  const told = deriveEvents(cardWith(), cardWith({ place: { stage: 'won', rank: 'a0' }, amount: 1 }), change);
  expect(told.map(({ key, at, actor }) => ({ key, at, actor }))).toEqual([
    { key: 'opportunity.stage-changed/card1/7', at: change.at, actor: 'ana' },
    { key: 'opportunity.amount-changed/card1/7', at: change.at, actor: 'ana' },
  ]);
});

test('[EVT-6] equal rows, and rows of which nobody waits for news, tell nothing', () => {
  for (const row of [contactWith(), cardWith(), taskWith()]) expect(events(row, { ...row })).toEqual([]);
  const [board] = boardRows('north', aBoard().state);
  expect([...events(undefined, board), ...events(board, undefined), ...events(undefined, undefined)]).toEqual([]);
});

/** Recorded by the server itself, not derived from a row; those of plans have a test of their own. */
const ofTheServer = new Set(['enquiry.received', 'day.started', 'timer.due', 'rule.applied']);
const visit = (startsAt = '2026-03-05T10:00:00Z') => anAppointmentRow({ id: 'v1', contact: 'acme', startsAt });

test('[EVT-7] every kind of event is told by some change', () => {
  const done = taskWith({ doneAt: '2026-03-01T10:00:00Z' });
  const told = [
    events(undefined, contactWith()),
    events(contactWith(), contactWith({ name: 'A', lifecycle: 'customer', owner: '', status: 'x' })),
    events(undefined, cardWith()),
    events(cardWith(), cardWith({ place: { stage: 'won', rank: '' }, amount: 0, owner: '', closeOn: '' })),
    events(cardWith(), undefined),
    events(undefined, done),
    events(done, taskWith()),
    events(taskWith(), taskWith({ due: '2027-01-01' })),
    events(contactWith(), contactWith({ mergedInto: 'berg' })),
    events(contactWith({ mergedInto: 'berg' }), contactWith()),
    events(undefined, anActivityRow({ id: 'a1' })),
    events(contactWith(), contactWith({ mails: [{ id: 'm', value: 'ana@acme.example', label: '' }] })),
    events(contactWith({ mails: [{ id: 'm', value: 'ana@acme.example', label: '' }] }), contactWith()),
    events(contactWith(), contactWith({ leadPlace: { stage: 'won', rank: '' }, stageByHand: 'customer' })),
    events(done, undefined),
    events(taskWith({ limit: '2026-03-02' }), {
      ...taskWith({ limit: '2026-03-02' }),
      due: '2026-03-02',
      wanted: '2026-03-09',
    } as RowContent),
    events(undefined, visit()),
    events(visit(), visit('2026-03-06T10:00:00Z')),
    events(visit(), undefined),
    events(undefined, aQuoteRow({ id: 'q1' })),
    ...(['viewed', 'accepted', 'refused', 'expired'] as const).map((state) =>
      events(aQuoteRow({ id: 'q1' }), aQuoteRow({ id: 'q1', state, version: 1 })),
    ),
  ].flat();
  expect([...new Set(told.map((event) => event.type))].sort()).toEqual(
    Object.keys(eventTypes)
      .filter((type) => !ofTheServer.has(type) && !/^(link|plan)\./.test(type))
      .sort(),
  );
});

test('[EVT-11] a quote tells when it is begun, each version that is sent, and once what became of it', () => {
  const draft = aQuoteRow({ id: 'q1', contact: 'acme' });
  const sent = aQuoteRow({ ...draft, state: 'sent', version: 1 });
  const told = (before: RowContent | undefined, after: RowContent) => events(before, after).map((event) => event.type);
  expect(told(undefined, draft)).toEqual(['quote.opened']);
  expect(told(draft, { ...draft, title: 'Six machines' })).toEqual([]);
  expect(events(draft, sent)).toMatchObject([{ type: 'quote.sent', quoteId: 'q1', contactId: 'acme', version: 1 }]);
  expect(told(sent, { ...sent, state: 'accepted' })).toEqual(['quote.accepted']);
  expect(told(sent, { ...sent, state: 'draft' })).toEqual([]);
  expect(told({ ...sent, state: 'draft' }, { ...sent, version: 2 })).toEqual(['quote.sent']);
});

test('[EVT-12] a rule that is switched on for what is open too tells so, each time, and nothing else of the settings is told', () => {
  const state = (rules: readonly { id: string; openToo: string }[]) =>
    ({
      kind: 'settings',
      id: 'settings',
      state: {
        ...someSettings(),
        rules: rules.map((one) => ({ off: false, parameters: '', version: 2, changedAt: '', changedBy: '', ...one })),
      },
    }) as const;
  const [first, later] = ['2026-03-02T10:00:00Z', '2026-03-04T10:00:00Z'];
  const none = state([]);
  const both = state([
    { id: 'lead-without-mail', openToo: first },
    { id: 'task-late', openToo: first },
  ]);
  expect(deriveEvents(none, both, change).map(({ key }) => key)).toEqual(['rule.applied/lead-without-mail/7', 'rule.applied/task-late/7']);
  expect(events(both, state([{ id: 'task-late', openToo: later }]))).toMatchObject([{ type: 'rule.applied', rule: 'task-late' }]);
  for (const after of [both, none, state([{ id: 'task-late', openToo: '' }])]) expect(events(both, after)).toEqual([]);
  expect(events(undefined, both)).toEqual([]);
});
