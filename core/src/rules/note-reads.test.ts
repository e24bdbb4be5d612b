import { expect, test } from 'vitest';
import { type Given, given } from '../testing/given.ts';
import { dawns, happens } from '../testing/happens.ts';
import { aContactRow, anAppointmentRow, aTaskRow, aVisitRow } from '../testing/rows.ts';
import { leadWithoutMail, leadWithoutStep } from './follow-up.ts';
import { leadOpenedLink } from './links.ts';
import type { OwnRule } from './own-rule.ts';
import { type DailyEvent, decide, type Rule } from './rule.ts';
import { rules } from './rules.ts';
import { ownRuleAsRule } from './run-own-rule.ts';
import { limitOfTask, limitReached, taskLate } from './task-life.ts';

/** What each condition read, as `contact/berg mails: 0`. */
const readBy = (rule: Rule, event: ReturnType<typeof happens> | DailyEvent, what: Given) =>
  Object.fromEntries(
    (decide(rule, event, given(rule, what))?.conditions ?? []).map(({ title, read = [] }) => [
      title,
      read.map(({ of, field, value }) => `${of} ${field}: ${value}`),
    ]),
  );

const lead = aContactRow({ id: 'berg', owner: 'ana', createdAt: '2026-03-12T08:00:00Z' });
const entered = happens({ type: 'contact.created', contactId: 'berg', kind: 'company', owner: 'ana' });

test('[RULE-35] [S0-48] given a lead without an address, when it is entered, then each condition says what it read', () =>
  expect(readBy(leadWithoutMail, entered, { contacts: [lead] })).toEqual({
    'It has no e-mail address': ['contact/berg mails: 0'],
    'The lead function is on': ['settings/settings leadProcessOn: true'],
    'Its status does not stop follow-ups': ['contact/berg status: '],
    'It was not put aside': ['contact/berg leadStage: '],
    'No task or appointment for it is open': ['contact/berg tasks: 0', 'contact/berg appointments: 0'],
    'No contact that is surely the same is followed up': ['contact/berg twins: 0'],
  }));

test('[RULE-36] given open and done tasks and persons with addresses, then the open ones are named by their keys and addresses are counted', () => {
  const eva = aContactRow({ id: 'eva', name: 'Eva Berg', is: 'person', company: 'berg', mails: ['eva@berg.example', 'e@berg.example'] });
  const tasks = [
    aTaskRow({ id: 't1', contact: 'berg', subject: 'Ask Eva', doneAt: '2026-03-01T09:00:00Z' }),
    aTaskRow({ id: 't2', contact: 'berg', subject: 'Ring Eva', due: '2026-03-20' }),
  ];
  const read = readBy(leadWithoutMail, entered, { contacts: [lead, eva], tasks });
  expect(read['It has no e-mail address']).toEqual(['contact/berg mails: 0', 'contact/eva mails: 2']);
  expect(read['No task or appointment for it is open']).toEqual(['task/t2 tasks: 2026-03-20']);
  expect(JSON.stringify(read)).not.toMatch(/berg\.example|Eva/);
});

test('[RULE-35] [S0-49] given a lead saved today, when the day begins, then the day it was saved and the days to choose are said', () =>
  expect(readBy(leadWithoutStep, dawns('berg'), { contacts: [{ ...lead, mails: ['a@b.example'] }] })).toMatchObject({
    'It has an e-mail address': ['contact/berg mails: 1'],
    'It was saved before the days to choose a step were over': [
      'contact/berg createdAt: 2026-03-12T08:00:00Z',
      'settings/settings parameter.days: 1',
    ],
  }));

test('[RULE-35] [S0-05] [S0-41] given a task, when it is late or put off, then its days and its people are said', () => {
  const task = aTaskRow({ id: 't1', owner: 'ana', type: 'call', due: '2026-03-01', firstDue: '2026-03-01', limit: '' });
  expect(readBy(taskLate, dawns('t1'), { tasks: [task], leaders: { ana: 'lena' } })).toEqual({
    'It is late by more than the days allowed': ['task/t1 due: 2026-03-01', 'settings/settings parameter.days: 3'],
    'Its owner has a team leader': ['task/t1 owner: ana', 'user/ana leader: lena'],
  });
  const opened = happens({ type: 'task.opened', taskId: 't1', userId: 'ana', contactId: '' });
  expect(readBy(limitOfTask, opened, { tasks: [task] })['It has no limit yet']).toEqual(['task/t1 limit: ']);
  const put = { taskId: 't1', userId: 'ana', contactId: '', limit: '2026-03-06', wanted: '2026-03-09' };
  expect(readBy(limitReached, happens({ type: 'task.limit-reached', ...put }), {})).toEqual({
    'It was put off further than its type allows': ['task/t1 wanted: 2026-03-09', 'task/t1 limit: 2026-03-06'],
  });
});

test('[RULE-35] [S0-52] given a visit of a scanner, then what it was graded as is said and nothing of who it was', () => {
  const visit = aVisitRow({ id: 'v1', contact: 'berg', is: 'scanner', level: 0, counts: false, name: 'Eva Berg' });
  const scanned = happens({ type: 'link.scanned', contactId: 'berg', linkId: 'l1', visitId: 'v1' } as never);
  expect(readBy(leadOpenedLink, scanned, { contacts: [lead], visits: [visit] })).toMatchObject({
    'A person opened it': ['visit/v1 counts: false'],
    'The evidence is enough to promote': ['visit/v1 decidedBy: ', 'visit/v1 level: 0'],
    'It is still a lead': ['contact/berg lifecycle: lead'],
  });
});

test('[RULE-35] what an own rule asks about is said like that of the catalogue', () => {
  const own: OwnRule = {
    on: 'contact.created',
    conditions: [
      { field: 'contact.source', is: 'is', value: 'fair' },
      { field: 'contact.mail', is: 'empty', value: '' },
    ],
    after: 0,
    effects: [{ do: 'notice', for: 'leader' }],
  };
  expect(readBy(ownRuleAsRule('r1', 1, own), entered, { contacts: [{ ...lead, source: 'web', mails: ['a@b.example'] }] })).toEqual({
    'contact.source is fair': ['contact/berg source: web'],
    'contact.mail empty': ['contact/berg mails: 1'],
  });
});

test('[RULE-36] of many a handful is said, and a long value is cut', () => {
  const tasks = Array.from({ length: 40 }, (_, i) => aTaskRow({ id: `t${i}`, contact: 'berg', due: '2026-03-20' }));
  const persons = Array.from({ length: 40 }, (_, i) => aContactRow({ id: `p${i}`, is: 'person', company: 'berg' }));
  const read = readBy(leadWithoutMail, entered, { contacts: [lead, ...persons], tasks });
  expect([read['No task or appointment for it is open']?.length, read['It has no e-mail address']?.length]).toEqual([3, 5]);
  const town: OwnRule = {
    on: 'contact.created',
    conditions: [{ field: 'contact.town', is: 'known', value: '' }],
    after: 0,
    effects: [{ do: 'notice', for: 'leader' }],
  };
  const long = readBy(ownRuleAsRule('r1', 1, town), entered, { contacts: [{ ...lead, town: 'x'.repeat(500) }] });
  expect(long['contact.town known']?.[0]?.length).toBeLessThan(90);
});

test('[RULE-37] what is noted changes nothing that is decided: keys, effects and what held are those of the rule asked by itself', () => {
  const facts = (rule: Rule) =>
    given(rule, {
      contacts: [lead, aContactRow({ id: 'twin' })],
      twins: { berg: ['twin'] },
      tasks: [aTaskRow({ id: 't1', contact: 'berg', due: '2026-03-01', owner: 'ana' })],
      appointments: [anAppointmentRow({ id: 'a1', contact: 'berg', startsAt: '2026-03-13T09:00:00Z' })],
    });
  const asked = [
    entered,
    dawns('berg'),
    dawns('t1'),
    happens({ type: 'task.opened', taskId: 't1', userId: 'ana', contactId: 'berg' }),
    happens({ type: 'contact.owner-changed', contactId: 'berg', from: 'otto', to: 'ana', actor: 'ben' }),
    happens({ type: 'contact.mail-removed', contactId: 'berg' }),
  ];
  let decided = 0;
  for (const rule of rules)
    for (const event of asked) {
      const hears = 'each' in rule ? 'subject' in event : !('subject' in event) && rule.on.includes(event.type as never);
      if (!hears) continue;
      const decision = decide(rule, event, facts(rule));
      if (!decision) continue;
      decided++;
      const by = (title: string) => rule.when[title]?.(event as never, facts(rule));
      expect(decision.conditions.map(({ held }) => held)).toEqual(decision.conditions.map(({ title }) => by(title)));
      const effects = decision.conditions.every(({ held }) => held) ? rule.effects(event as never, facts(rule)) : [];
      expect(decision.effects.map(({ effect }) => effect)).toEqual(effects);
    }
  expect(decided).toBeGreaterThan(5);
});
