import { expect, test } from 'vitest';
import { aUserRow, given } from '../testing/given.ts';
import { dawns, doneBy, failing, happens } from '../testing/happens.ts';
import { aContactRow, aLinkRow, anOpportunityRow, aQuoteRow, aTaskRow } from '../testing/rows.ts';
import {
  acceptedMakesCustomer,
  quoteAnsweredTold,
  quoteExpires,
  quoteExpiring,
  quoteFollowUp,
  quoteFollowUpOver,
  quoteViewed,
} from './quotes.ts';
import { decide } from './rule.ts';

const berg = aContactRow({ id: 'berg', owner: 'ana', lifecycle: 'prospect' });
const sent = aQuoteRow({
  id: 'q1',
  number: 'Q-2026-0007',
  version: 1,
  title: 'Ten machines',
  contact: 'berg',
  opportunity: 'o1',
  owner: 'ana',
  state: 'sent',
  net: 4_000,
  currency: 'EUR',
  validUntil: '2026-03-15',
});
const settings = {
  taskTypes: [
    {
      id: 'ask',
      title: 'Follow up',
      rank: 'a',
      archived: false,
      icon: 'quote' as const,
      followUpDays: 5,
      workingDays: false,
      maximumDelay: 4,
    },
  ],
};
const ref = { quoteId: 'q1', contactId: 'berg' };
const accepted = { ...sent, state: 'accepted' as const };
const answered = (type: 'quote.accepted' | 'quote.refused', actor = 'link:l1') => happens({ type, ...ref, actor });

test('[S0-54] [QUOTE-30] an accepted quote makes a customer', () =>
  expect(doneBy(acceptedMakesCustomer, answered('quote.accepted'), { contacts: [berg], quotes: [accepted] })).toEqual([
    { type: 'contact.lifecycle', contact: 'berg', to: 'customer' },
  ]));

test('[S0-54] [QUOTE-30] a person accepts for the company, and one that was merged for what it was merged into', () => {
  const anna = aContactRow({ id: 'anna', is: 'person', company: 'berg' });
  const event = happens({ type: 'quote.accepted', quoteId: 'q1', contactId: 'anna' });
  expect(doneBy(acceptedMakesCustomer, event, { contacts: [anna, berg], quotes: [accepted] })).toMatchObject([{ contact: 'berg' }]);
  const old = aContactRow({ id: 'anna', mergedInto: 'berg' });
  expect(doneBy(acceptedMakesCustomer, event, { contacts: [old, berg], quotes: [accepted] })).toMatchObject([{ contact: 'berg' }]);
});

test('[S0-54] [QUOTE-30] who is a customer stays one, a decision by hand stands, and nothing comes of what was not accepted', () => {
  const what = (contact: Partial<typeof berg>, quote = accepted) =>
    failing(acceptedMakesCustomer, answered('quote.accepted'), { contacts: [{ ...berg, ...contact }], quotes: [quote] });
  expect(what({ lifecycle: 'customer' })).toEqual(['It is not a customer yet']);
  expect(what({ stageByHand: 'lead' })).toEqual(['Nobody has decided its stage by hand']);
  expect(what({}, { ...sent, state: 'refused' } as never)).toEqual(['A quote was accepted']);
  expect(doneBy(acceptedMakesCustomer, answered('quote.accepted'), { quotes: [accepted] })).toBeUndefined();
});

const opened = happens({ type: 'link.opened', linkId: 'l1', contactId: 'berg', quoteId: 'q1', visitId: 'v1', level: 2 });
const link = aLinkRow({ id: 'l1', of: 'quote', subject: 'q1', version: 1, contact: 'berg' });

test('[S0-44] [QUOTE-31] a person who opens the link has seen the quote, once a version', () => {
  expect(doneBy(quoteViewed, opened, { quotes: [sent], links: [link] })).toEqual([{ type: 'quote.state', quote: 'q1', to: 'viewed' }]);
  const keys = ['v1', 'v2'].map(
    (visitId) =>
      decide(
        quoteViewed,
        { ...opened, key: `link.opened/${visitId}/2`, visitId } as never,
        given(quoteViewed, { quotes: [sent], links: [link] }),
      )?.effects[0]?.key,
  );
  expect(keys).toEqual(['quote-viewed/q1/1/quote.state/q1:viewed', 'quote-viewed/q1/1/quote.state/q1:viewed']);
});

test('[S0-44] [QUOTE-31] what was seen, answered or replaced is not seen anew; a link to a file is none of its business', () => {
  for (const state of ['viewed', 'accepted', 'refused', 'expired', 'draft'] as const)
    expect(failing(quoteViewed, opened, { quotes: [{ ...sent, state }], links: [link] })).toEqual(['It is sent and nobody had seen it']);
  expect(failing(quoteViewed, opened, { quotes: [{ ...sent, version: 2 }], links: [link] })).toEqual([
    'The link leads to what was sent last',
  ]);
  expect(doneBy(quoteViewed, { ...opened, quoteId: '' } as never, { quotes: [sent], links: [link] })).toBeUndefined();
});

test('[S0-43] [QUOTE-32] a quote expires on the day after its last one, once a version', () => {
  const on = (day: string, state: 'sent' | 'viewed' = 'sent') =>
    doneBy(quoteExpires, dawns('q1', day), { day, quotes: [{ ...sent, state }] });
  expect(on('2026-03-15')).toBeUndefined();
  expect(on('2026-03-16')).toEqual([{ type: 'quote.state', quote: 'q1', to: 'expired' }]);
  expect(on('2026-03-20', 'viewed')).toEqual([{ type: 'quote.state', quote: 'q1', to: 'expired' }]);
  const keys = ['2026-03-16', '2026-03-17'].map(
    (day) => decide(quoteExpires, dawns('q1', day), given(quoteExpires, { day, quotes: [sent] }))?.effects[0]?.key,
  );
  expect(keys).toEqual(['quote-expires/q1/1/quote.state/q1:expired', 'quote-expires/q1/1/quote.state/q1:expired']);
});

test('[S0-43] [QUOTE-32] what was answered does not expire', () =>
  expect(failing(quoteExpires, dawns('q1', '2026-03-20'), { day: '2026-03-20', quotes: [accepted] })).toEqual([
    'It is sent and not answered',
  ]));

test('[S0-43] [QUOTE-33] three days before its last one the seller gets a task and is told, once a version', () => {
  const what = { settings, contacts: [berg], quotes: [sent] };
  expect(doneBy(quoteExpiring, dawns('q1', '2026-03-11'), { ...what, day: '2026-03-11' })).toBeUndefined();
  expect(doneBy(quoteExpiring, dawns('q1'), what)).toEqual([
    {
      type: 'task.open',
      user: 'ana',
      contact: 'berg',
      opportunity: 'o1',
      taskType: 'ask',
      subject: 'Q-2026-0007, Ten machines',
      due: '2026-03-12',
      limit: '2026-03-16',
    },
    {
      type: 'notice',
      user: 'ana',
      kind: 'quote-expiring',
      about: 'quote/q1',
      contact: 'berg',
      detail: { number: 'Q-2026-0007', validUntil: '2026-03-15' },
    },
  ]);
  const keys = ['2026-03-12', '2026-03-13'].map((day) =>
    decide(quoteExpiring, dawns('q1', day), given(quoteExpiring, { ...what, day }))?.effects.map(({ key }) => key),
  );
  expect(keys[0]).toEqual(keys[1]);
  expect(keys[0]?.[0]).toBe('quote-expiring/q1/1/task.open/berg');
});

test('[S0-43] [QUOTE-33] days before are as the workspace has set them', () => {
  const what = { settings, contacts: [berg], quotes: [sent], day: '2026-03-06', parameters: { days: 9, type: 'quote' } };
  expect(doneBy(quoteExpiring, dawns('q1', '2026-03-06'), what)).toHaveLength(2);
});

test('[S0-43] [QUOTE-33] whoever follows it up in these days anyway has one task, and is told', () => {
  const task = aTaskRow({ id: 't1', owner: 'ana', contact: 'berg', due: '2026-03-14', effect: 'quote-follow-up/q1/1/task.open/berg' });
  const what = (tasks: (typeof task)[]) =>
    doneBy(quoteExpiring, dawns('q1'), { settings, contacts: [berg], quotes: [sent], tasks })?.map(({ type }) => type);
  expect(what([task])).toEqual(['notice']);
  expect(what([{ ...task, doneAt: '2026-03-11T08:00:00Z' }])).toEqual(['task.open', 'notice']);
  expect(what([{ ...task, due: '2026-03-20' }])).toEqual(['task.open', 'notice']);
  expect(what([{ ...task, effect: 'quote-follow-up/q2/1/task.open/berg' }])).toEqual(['task.open', 'notice']);
});

test('[QUOTE-33] nobody is asked to follow up what is answered, over, stopped by a status, or nobody answers for', () => {
  const what = (given: Parameters<typeof failing>[2]) =>
    failing(quoteExpiring, dawns('q1'), { settings, contacts: [berg], quotes: [sent], ...given });
  expect(what({ quotes: [{ ...sent, state: 'refused' }] })).toEqual(['It is sent and not answered']);
  expect(what({ contacts: [{ ...berg, status: 'bankrupt' }] })).toEqual(['The status of the contact does not stop follow-ups']);
  expect(what({ contacts: [], users: [aUserRow('ana', { active: false })] })).toEqual(['Somebody answers for it']);
  expect(what({ day: '2026-03-16' })).toBeUndefined();
});

test('[QUOTE-34] a seller who has left is stood in for by whoever answers for the contact', () => {
  const users = [aUserRow('ana', { active: false }), aUserRow('otto')];
  expect(doneBy(quoteExpiring, dawns('q1'), { settings, users, contacts: [{ ...berg, owner: 'otto' }], quotes: [sent] })).toMatchObject([
    { user: 'otto' },
    { user: 'otto' },
  ]);
});

test('[QUOTE-34] a seller who does not work with the contact any more is told nothing of its quotes', () => {
  const opportunities = [anOpportunityRow({ id: 'o1', owner: 'ana', contact: 'berg' })];
  const toldTo = (contact: Partial<typeof berg>, more: object = {}) =>
    doneBy(quoteExpiring, dawns('q1'), { settings, contacts: [{ ...berg, owner: 'otto', ...contact }], quotes: [sent], ...more })?.map(
      (effect) => 'user' in effect && effect.user,
    );
  expect(toldTo({})).toEqual(['otto', 'otto']);
  expect(toldTo({ shares: ['ana'] })).toEqual(['ana', 'ana']);
  expect(toldTo({}, { opportunities })).toEqual(['ana', 'ana']);
  expect(toldTo({}, { leaders: { otto: 'ana' } })).toEqual(['ana', 'ana']);
  expect(toldTo({}, { users: [aUserRow('ana', { role: 'manager' }), aUserRow('otto')] })).toEqual(['ana', 'ana']);
  const company = aContactRow({ id: 'works', owner: 'ana' });
  expect(
    toldTo({ is: 'person', company: 'works' }, { contacts: [{ ...berg, is: 'person', company: 'works', owner: 'otto' }, company] }),
  ).toEqual(['ana', 'ana']);
});

const wasSent = happens({ type: 'quote.sent', ...ref, version: 1 });

test('[S0-44] [QUOTE-35] a sent quote is followed up some days later, once a version', () => {
  const what = { settings, contacts: [berg], quotes: [{ ...sent, validUntil: '2026-04-11' }] };
  expect(doneBy(quoteFollowUp, wasSent, what)).toMatchObject([
    { type: 'task.open', user: 'ana', taskType: 'ask', due: '2026-03-17', subject: 'Q-2026-0007, Ten machines' },
  ]);
  expect(doneBy(quoteFollowUp, wasSent, { ...what, parameters: { days: 7, type: 'quote' } })).toMatchObject([{ due: '2026-03-19' }]);
  expect(decide(quoteFollowUp, wasSent, given(quoteFollowUp, what))?.effects[0]?.key).toBe('quote-follow-up/q1/1/task.open/berg');
});

test('[QUOTE-35] what an import brings is not followed up, nor what is over before that', () => {
  expect(
    doneBy(quoteFollowUp, { ...wasSent, actor: 'import:b1' } as never, { settings, contacts: [berg], quotes: [sent] }),
  ).toBeUndefined();
  expect(failing(quoteFollowUp, wasSent, { settings, contacts: [berg], quotes: [{ ...sent, validUntil: '2026-03-16' }] })).toEqual([
    'It holds longer than the days to wait',
  ]);
});

test('[S0-44] [QUOTE-36] with the answer, or the next version, the follow-ups of before are over', () => {
  const task = (id: string, effect: string) => aTaskRow({ id, owner: 'ana', contact: 'berg', due: '2026-03-14', effect });
  const tasks = [
    task('followed', 'quote-follow-up/q1/1/task.open/berg'),
    task('expiring', 'quote-expiring/q1/1/task.open/berg'),
    { ...task('moved', 'follow-up-moves/x/task.open/berg:followed'), owner: 'otto', subject: 'Q-2026-0007, Ten machines' },
    task('another', 'quote-follow-up/q2/1/task.open/berg'),
    { ...task('own', ''), subject: 'Q-2026-0007, call Anna' },
    { ...task('done', 'quote-follow-up/q1/1/task.open/berg'), doneAt: '2026-03-11T08:00:00Z' },
  ];
  const closed = [
    { type: 'task.close', user: 'ana', task: 'followed' },
    { type: 'task.close', user: 'ana', task: 'expiring' },
    { type: 'task.close', user: 'otto', task: 'moved' },
  ];
  for (const type of ['quote.accepted', 'quote.refused'] as const)
    expect(doneBy(quoteFollowUpOver, answered(type), { quotes: [accepted], tasks })).toEqual(closed);
  const next = happens({ type: 'quote.sent', ...ref, version: 2 });
  const newer = task('newer', 'quote-follow-up/q1/2/task.open/berg');
  expect(doneBy(quoteFollowUpOver, next, { quotes: [{ ...sent, version: 2 }], tasks: [...tasks, newer] })).toEqual(closed);
  expect(doneBy(quoteFollowUpOver, answered('quote.refused'), { quotes: [accepted] })).toBeUndefined();
});

test('[S0-44] [QUOTE-37] the seller is told of an answer, with its number and sum and without a name', () => {
  expect(doneBy(quoteAnsweredTold, answered('quote.accepted'), { contacts: [berg], quotes: [accepted] })).toEqual([
    {
      type: 'notice',
      user: 'ana',
      kind: 'quote-accepted',
      about: 'quote/q1',
      contact: 'berg',
      detail: { number: 'Q-2026-0007', net: 4_000, currency: 'EUR' },
    },
  ]);
  expect(doneBy(quoteAnsweredTold, answered('quote.refused'), { contacts: [berg], quotes: [sent] })).toMatchObject([
    { kind: 'quote-refused' },
  ]);
});

test('[QUOTE-37] nobody is told what they have written down themselves, or what an import brings', () => {
  expect(failing(quoteAnsweredTold, answered('quote.accepted', 'ana'), { contacts: [berg], quotes: [accepted] })).toEqual([
    'Somebody else has written the answer down',
  ]);
  expect(doneBy(quoteAnsweredTold, answered('quote.accepted', 'import:b1'), { contacts: [berg], quotes: [accepted] })).toBeUndefined();
});
