import { expect, test } from 'vitest';
import { given } from '../testing/given.ts';
import { dawns, doneBy, failing, happens } from '../testing/happens.ts';
import { aContactRow, anAppointmentRow, aTaskRow } from '../testing/rows.ts';
import { followUpMoves, forgottenLead, handedOver, leadWithoutMail, leadWithoutStep, stopFollowUps } from './follow-up.ts';
import { decide } from './rule.ts';

const lead = aContactRow({ id: 'berg', owner: 'ana', createdAt: '2026-03-12T08:00:00Z' });
const reachable = { ...lead, mails: ['eva@berg.example'] };
const entered = happens({ type: 'contact.created', contactId: 'berg', kind: 'company', owner: 'ana' });
const callBack = {
  type: 'task.open',
  user: 'ana',
  contact: 'berg',
  opportunity: '',
  taskType: 'call',
  subject: '',
  due: '2026-03-14',
  limit: '2026-03-19',
};
const open = aTaskRow({ id: 't1', contact: 'berg', due: '2026-03-20' });

test('[S0-47] [S0-48] [RULE-5] a lead without an e-mail address gets one call-back task for its owner', () =>
  expect(doneBy(leadWithoutMail, entered, { contacts: [lead] })).toEqual([callBack]));

test('[S0-47] [RULE-5] the days until the call are the workspace\u2019s to choose', () =>
  expect(doneBy(leadWithoutMail, entered, { contacts: [lead], parameters: { days: 5 } })).toMatchObject([{ due: '2026-03-17' }]));

test('[S0-47] [RULE-5] whatever leaves a lead without a task brings the next one', () => {
  const done = { ...open, doneAt: '2026-03-12T09:00:00Z' };
  for (const event of [
    happens({ type: 'task.completed', taskId: 't1', userId: 'ana', contactId: 'berg', outcome: 'cancelled' }),
    happens({ type: 'task.removed', taskId: 't1', userId: 'ana', contactId: 'berg' }),
    happens({ type: 'contact.mail-removed', contactId: 'berg' }),
    happens({ type: 'contact.divided', contactId: 'berg', from: 'x' }),
    happens({ type: 'appointment.cancelled', appointmentId: 'a1', userId: 'ana', contactId: 'berg' }),
  ])
    expect(doneBy(leadWithoutMail, event, { contacts: [lead], tasks: [done] })).toEqual([callBack]);
});

test.each([
  ['It has no e-mail address', { contacts: [reachable] }],
  [
    'It has no e-mail address',
    { contacts: [lead, aContactRow({ id: 'eva', is: 'person', company: 'berg', mails: ['eva@berg.example'] })] },
  ],
  ['The lead function is on', { contacts: [lead], settings: { leadProcessOn: false } }],
  ['Its status does not stop follow-ups', { contacts: [{ ...lead, status: 'bankrupt' }] }],
  ['It was not put aside', { contacts: [{ ...lead, leadStage: 'not-now' }] }],
  ['No task or appointment for it is open', { contacts: [lead], tasks: [open] }],
  ['No task or appointment for it is open', { contacts: [lead], planned: [callBack as never] }],
  [
    'No task or appointment for it is open',
    { contacts: [lead], appointments: [anAppointmentRow({ id: 'a1', contact: 'berg', startsAt: '2026-03-13T09:00:00Z' })] },
  ],
  [
    'No contact that is surely the same is followed up',
    { contacts: [lead, aContactRow({ id: 'twin' })], tasks: [{ ...open, contact: 'twin' }], twins: { berg: ['twin'] } },
  ],
] as const)('[S0-48] [RULE-5] no call-back, and the reason is: %s', (title, what) => {
  expect(failing(leadWithoutMail, entered, what)).toEqual([title]);
  expect(doneBy(leadWithoutMail, entered, what)).toEqual([]);
});

test('[RULE-5] past appointments and done tasks plan nothing', () =>
  expect(
    doneBy(leadWithoutMail, entered, {
      contacts: [lead],
      tasks: [{ ...open, doneAt: '2026-03-01T09:00:00Z' }],
      appointments: [anAppointmentRow({ id: 'a1', contact: 'berg', startsAt: '2026-03-11T09:00:00Z' })],
    }),
  ).toEqual([callBack]));

test('[RULE-1] [RULE-4] prospects, merged contacts and persons at a company are no leads: nothing is decided', () => {
  for (const contact of [
    { ...lead, lifecycle: 'prospect' as const },
    { ...lead, mergedInto: 'acme' },
    { ...lead, company: 'acme' },
  ])
    expect(doneBy(leadWithoutMail, entered, { contacts: [contact] })).toBeUndefined();
  expect(doneBy(leadWithoutMail, entered)).toBeUndefined();
});

test('[RULE-4] whoever answers: the owner, otherwise who entered it, otherwise who gets what belongs to nobody', () => {
  const who = (owner: string, creators: Readonly<Record<string, string>> = {}) =>
    doneBy(leadWithoutMail, entered, { contacts: [{ ...lead, owner }], creators })?.map((effect) => 'user' in effect && effect.user);
  expect([who('otto'), who('', { berg: 'ana' }), who(''), who('gone')]).toEqual([['otto'], ['ana'], ['ben'], ['ben']]);
});

test('[S0-47] [S0-49] [RULE-5] a lead with an address gets a task to choose a step once a day has passed, and not before', () => {
  expect(failing(leadWithoutStep, dawns('berg'), { contacts: [reachable] })).toEqual([
    'It was saved before the days to choose a step were over',
  ]);
  expect(doneBy(leadWithoutStep, dawns('berg', '2026-03-13'), { day: '2026-03-13', contacts: [reachable] })).toMatchObject([
    { type: 'task.open', taskType: 'choose', user: 'ana', due: '2026-03-13' },
  ]);
  expect(doneBy(leadWithoutStep, dawns('berg', '2026-03-13'), { day: '2026-03-13', contacts: [reachable], tasks: [open] })).toBeUndefined();
});

test('[S0-47] [RULE-5] the day finds leads that stood there before the rules did', () => {
  expect(doneBy(forgottenLead, dawns('berg'), { contacts: [lead] })).toMatchObject([
    { type: 'task.open', taskType: 'call', due: '2026-03-12' },
  ]);
  expect(failing(forgottenLead, dawns('berg'), { contacts: [reachable] })).toEqual(['It has no e-mail address']);
});

const derived = { ...open, id: 't2', effect: 'lead-without-mail/x', type: 'call', limit: '2026-03-25' };

test('[S0-47] a lead that is given to somebody else takes its derived tasks along, never into the past', () => {
  const given = happens({ type: 'contact.owner-changed', contactId: 'berg', from: 'ana', to: 'otto' });
  const tasks = [open, derived, { ...derived, id: 't3', due: '2026-03-01' }, { ...derived, id: 't4', doneAt: '2026-03-01T09:00:00Z' }];
  expect(doneBy(followUpMoves, given, { contacts: [{ ...lead, owner: 'otto' }], tasks })).toMatchObject([
    { type: 'task.remove', user: 'ana', task: 't2' },
    { type: 'task.open', user: 'otto', taskType: 'call', due: '2026-03-20', limit: '2026-03-25' },
    { type: 'task.remove', user: 'ana', task: 't3' },
    { type: 'task.open', user: 'otto', due: '2026-03-12' },
  ]);
  expect(doneBy(followUpMoves, given, { contacts: [lead], tasks: [open] })).toBeUndefined();
});

test('[S0-26] [N11] [RULE-12] whoever owned a contact keeps nothing that they were told about it', () => {
  const handed = happens({ type: 'contact.owner-changed', contactId: 'berg', from: 'ana', to: 'otto' });
  expect(doneBy(handedOver, handed)).toEqual([{ type: 'inbox.forget', user: 'ana', contact: 'berg' }]);
  expect(doneBy(handedOver, happens({ type: 'contact.owner-changed', contactId: 'berg', from: '', to: 'otto' }))).toBeUndefined();
});

test('[RULE-2] each task that moves has a key of its own', () => {
  const handedOver = happens({ type: 'contact.owner-changed', contactId: 'berg', from: 'ana', to: 'otto' });
  const facts = given(followUpMoves, { contacts: [{ ...lead, owner: 'otto' }], tasks: [derived, { ...derived, id: 't3' }] });
  const keys = decide(followUpMoves, handedOver, facts)?.effects.map(({ key }) => key) ?? [];
  expect(new Set(keys).size).toBe(4);
});

test('[S3-22] a status that stops follow-ups gives up what rules have planned, and leaves what a person has', () => {
  const changed = happens({ type: 'contact.status-changed', contactId: 'berg', from: '', to: 'bankrupt' });
  const bankrupt = { contacts: [{ ...lead, status: 'bankrupt' }], tasks: [open, derived] };
  expect(doneBy(stopFollowUps, changed, bankrupt)).toEqual([{ type: 'task.close', user: 'ana', task: 't2' }]);
  expect(failing(stopFollowUps, changed, { ...bankrupt, contacts: [lead] })).toEqual(['The status stops follow-ups']);
});
