import { expect, test } from 'vitest';
import { aUserRow, given } from '../testing/given.ts';
import { doneBy, failing, happens } from '../testing/happens.ts';
import { aContactRow, aLinkRow, anAppointmentRow, aVisitRow } from '../testing/rows.ts';
import { callBackTold, leadOpenedLink, linkMailed, openingTold, questionTold } from './links.ts';
import { promotionTold } from './promotion.ts';
import { decide } from './rule.ts';

const berg = aContactRow({ id: 'berg', name: 'Berg AB', owner: 'ana' });
const link = aLinkRow({
  id: 'l1',
  contact: 'berg',
  recipient: 'Anna Berg',
  mail: 'anna@berg.example',
  by: 'ana',
  title: 'Price list 2026',
});
const person = aVisitRow({ id: 'v1', link: 'l1', contact: 'berg', is: 'person', level: 3, counts: true });
const scanner = aVisitRow({ id: 'v1', link: 'l1', contact: 'berg', is: 'scanner', level: 0 });
const ref = { linkId: 'l1', contactId: 'berg', quoteId: '', visitId: 'v1' };
const opened = happens({ type: 'link.opened', ...ref, level: 3, actor: 'link:l1' });
const scanned = happens({ type: 'link.scanned', ...ref, level: 0, actor: 'link:l1' });
const around = { contacts: [berg], links: [link], visits: [person] };

test('[S0-50] [RULE-30] a link that is shared by mail is mailed, unless it was revoked meanwhile', () => {
  const shared = happens({ type: 'link.shared', linkId: 'l1', contactId: 'berg', quoteId: '' });
  expect(doneBy(linkMailed, shared, around)).toEqual([{ type: 'mail.link', link: 'l1' }]);
  expect(failing(linkMailed, shared, { links: [{ ...link, revokedAt: '2026-03-12T08:00:00Z' }] })).toEqual(['It was not revoked']);
  expect(failing(linkMailed, shared, { links: [{ ...link, mail: '' }] })).toEqual(['It has an address to go to']);
});

test('[S0-52] [RULE-31] a person who opens the link of a lead makes it a prospect, a customer where there are no prospects', () => {
  expect(doneBy(leadOpenedLink, opened, around)).toEqual([{ type: 'contact.lifecycle', contact: 'berg', to: 'prospect' }]);
  expect(doneBy(leadOpenedLink, opened, { ...around, settings: { prospectsOn: false } })).toMatchObject([{ to: 'customer' }]);
});

test('[S0-52] [RULE-31] a scanner promotes nobody, and "Why not?" names what failed', () => {
  expect(failing(leadOpenedLink, scanned, { ...around, visits: [scanner] })).toEqual([
    'A person opened it',
    'The evidence is enough to promote',
  ]);
  const colleague = { ...person, is: 'colleague' as const, counts: false };
  expect(failing(leadOpenedLink, scanned, { ...around, visits: [colleague] })).toEqual(['A person opened it']);
});

test('[S0-52] [RULE-31] a person who has only looked is not enough, until the workspace says that it is', () => {
  const looked = [{ ...person, level: 2 }];
  expect(failing(leadOpenedLink, opened, { ...around, visits: looked })).toEqual(['The evidence is enough to promote']);
  const evidence = { promoteFrom: 2 } as never;
  expect(doneBy(leadOpenedLink, opened, { ...around, visits: looked, settings: { evidence } })).toHaveLength(1);
});

test('[S0-52] [RULE-31] what somebody counts by hand is enough, and what somebody takes out is not', () => {
  const byHand = { ...scanner, counts: true, decidedBy: 'ana' };
  expect(doneBy(leadOpenedLink, opened, { ...around, visits: [byHand] })).toHaveLength(1);
  const takenOut = { ...person, counts: false, decidedBy: 'ana' };
  expect(failing(leadOpenedLink, scanned, { ...around, visits: [takenOut] })).toEqual([
    'A person opened it',
    'The evidence is enough to promote',
  ]);
});

test('[S0-52] [RULE-31] promotes once a contact, forward only and never against a decision', () => {
  const keys = ['v1', 'v2'].map((visitId) =>
    decide(
      leadOpenedLink,
      { ...opened, visitId, key: `link.opened/${visitId}/3` } as never,
      given(leadOpenedLink, { ...around, visits: [person, { ...person, id: 'v2' }] }),
    )?.effects.map(({ key }) => key),
  );
  expect(keys[0]).toEqual(['lead-opened-link/berg/contact.lifecycle/berg']);
  expect(keys[1]).toEqual(keys[0]);
  expect(doneBy(leadOpenedLink, opened, { ...around, contacts: [{ ...berg, lifecycle: 'customer' }] })).toBeUndefined();
  expect(failing(leadOpenedLink, opened, { ...around, contacts: [{ ...berg, stageByHand: 'lead' }] })).toEqual([
    'Nobody has decided its stage by hand',
  ]);
});

test('[S0-53] [RULE-32] the maker and whom the maker named are told once a visit, by ids alone', () => {
  const users = [aUserRow('ana'), aUserRow('otto'), aUserRow('gone', { active: false })];
  const named = { ...around, links: [{ ...link, notify: ['otto', 'gone', 'ana'] }], users };
  expect(doneBy(openingTold, opened, named)).toEqual(
    ['ana', 'otto'].map((user) => ({
      type: 'notice',
      user,
      kind: 'link-opened',
      about: 'link/l1',
      contact: 'berg',
      detail: { link: 'l1', visit: 'v1' },
    })),
  );
  const keys = [2, 3].map((level) =>
    decide(openingTold, { ...opened, level, key: `link.opened/v1/${level}` } as never, given(openingTold, named))?.effects.map(
      ({ key }) => key,
    ),
  );
  expect(keys[0]).toEqual(keys[1]);
  expect(failing(openingTold, opened, { ...named, visits: [scanner] })).toEqual(['The visit counts']);
});

test('[S0-53] [RULE-32] when the maker has left, whoever answers for the contact is told', () => {
  const users = [aUserRow('ana'), aUserRow('gone', { active: false })];
  expect(doneBy(openingTold, opened, { ...around, links: [{ ...link, by: 'gone' }], users })).toMatchObject([{ user: 'ana' }]);
  expect(failing(openingTold, opened, { links: [{ ...link, by: 'gone', contact: '' }], visits: [person], users })).toEqual([
    'Somebody is to be told',
  ]);
});

test('[S0-53] [RULE-33] whoever hears of the opening is not told of the promotion in the same moment', () => {
  const actor = 'rule:lead-opened-link/berg/contact.lifecycle/berg';
  const promoted = happens({ type: 'contact.lifecycle-changed', contactId: 'berg', from: 'lead', to: 'prospect', actor });
  expect(failing(promotionTold, promoted, around)).toEqual(['They are not told of the opening itself']);
  const others = { ...around, contacts: [{ ...berg, owner: 'otto' }], users: [aUserRow('ana'), aUserRow('otto')] };
  expect(doneBy(promotionTold, promoted, others)).toMatchObject([{ type: 'notice', user: 'otto', kind: 'promoted' }]);
});

test('[S0-37] [RULE-34] a question is told to the maker, and a call to whoever is to make it', () => {
  const asked = happens({ type: 'link.asked', linkId: 'l1', contactId: 'berg', quoteId: '', questionId: 'q1', actor: 'link:l1' });
  expect(doneBy(questionTold, asked, around)).toMatchObject([
    { user: 'ana', kind: 'link-question', detail: { link: 'l1', question: 'q1' } },
  ]);
  const booked = happens({
    type: 'link.call-booked',
    linkId: 'l1',
    contactId: 'berg',
    quoteId: '',
    appointmentId: 'a1',
    userId: 'ana',
    actor: 'link:l1',
  });
  const appointments = [anAppointmentRow({ id: 'a1', owner: 'ana', startsAt: '2026-03-13T08:00:00Z' })];
  expect(doneBy(callBackTold, booked, { ...around, appointments })).toMatchObject([
    { user: 'ana', kind: 'call-back-booked', detail: { startsAt: '2026-03-13T08:00:00Z' } },
  ]);
  expect(failing(callBackTold, { ...booked, userId: 'gone' } as never, around)).toEqual(['Whoever is to call is here']);
});
