import { expect, test } from 'vitest';
import { given } from '../testing/given.ts';
import { doneBy, failing, happens } from '../testing/happens.ts';
import { aContactRow, anActivityRow, anAppointmentRow } from '../testing/rows.ts';
import { enquiryMakesLead, enquiryTold, leadAssigned, twinFound } from './arrivals.ts';
import { appointmentMailed, mailWritten } from './mails.ts';
import { decide } from './rule.ts';

const berg = aContactRow({ id: 'berg', owner: 'ana', source: 'web', campaign: 'spring' });

test('[S4-20] [S2-08] [RULE-9] an enquiry makes one contact', () => {
  const received = happens({ type: 'enquiry.received', enquiryId: 'q1', by: 'form' });
  expect(doneBy(enquiryMakesLead, received)).toEqual([{ type: 'contact.create', enquiry: 'q1', owner: 'ben' }]);
  expect(decide(enquiryMakesLead, received, given(enquiryMakesLead))?.effects[0]?.key).toBe('enquiry-makes-lead/q1/contact.create/q1');
  expect(failing(enquiryMakesLead, received, { settings: { leadProcessOn: false } })).toEqual(['The lead function is on']);
});

test('[S4-20] [RULE-9] the owner is told of a lead that came by itself', () => {
  const created = (actor: string) => happens({ type: 'contact.created', contactId: 'berg', kind: 'company', owner: 'ana', actor });
  expect(doneBy(enquiryTold, created('rule:enquiry-makes-lead/q1/contact.create/q1'), { contacts: [berg] })).toMatchObject([
    { user: 'ana', kind: 'enquiry', detail: { source: 'web', campaign: 'spring' } },
  ]);
  expect(doneBy(enquiryTold, created('ana'), { contacts: [berg] })).toBeUndefined();
});

test('[S4-10] [RULE-9] who is given a lead by somebody else is told', () => {
  const given = (actor: string) => happens({ type: 'contact.owner-changed', contactId: 'berg', from: '', to: 'ana', actor });
  expect(doneBy(leadAssigned, given('lena'), { contacts: [berg] })).toMatchObject([
    { user: 'ana', kind: 'lead-assigned', detail: { by: 'lena' } },
  ]);
  expect(failing(leadAssigned, given('ana'), { contacts: [berg] })).toEqual(['Somebody else has given it']);
  expect(doneBy(leadAssigned, given('lena'), { contacts: [{ ...berg, lifecycle: 'customer' }] })).toBeUndefined();
});

test('[S0-48] [RULE-9] surely the same contacts are told once a pair, whichever came last', () => {
  const twin = aContactRow({ id: 'berg2', owner: 'ana' });
  const created = (contactId: string, actor = 'ana') =>
    happens({ type: 'contact.created', contactId, kind: 'company', owner: 'ana', actor });
  const both = { contacts: [berg, twin], twins: { berg: ['berg2'], berg2: ['berg'] } };
  expect(doneBy(twinFound, created('berg'), both)).toMatchObject([{ user: 'ana', kind: 'duplicate', detail: { other: 'berg2' } }]);
  const occurrence = (id: string) => decide(twinFound, created(id), given(twinFound, both))?.effects[0]?.key.split('/')[1];
  expect([occurrence('berg'), occurrence('berg2')]).toEqual(['berg+berg2', 'berg+berg2']);
  expect(doneBy(twinFound, created('berg', 'import:b1'), both)).toBeUndefined();
  const told = { ...both, contacts: [berg, { ...twin, different: ['berg'] }] };
  expect(failing(twinFound, created('berg'), told)).toEqual(['Another contact has the same mail, phone or VAT number']);
});

test('[S0-50] [RULE-10] a written mail with an address is sent once; what came in or was sent is not', () => {
  const logged = happens({ type: 'activity.logged', activityId: 'm1', contactId: 'berg', kind: 'mail', by: 'ana' });
  const mail = anActivityRow({ id: 'm1', contact: 'berg', type: 'mail', mailTo: 'eva@berg.example', subject: 'Our talk' });
  expect(doneBy(mailWritten, logged, { activities: [mail] })).toEqual([{ type: 'mail.activity', contact: 'berg', activity: 'm1' }]);
  expect(doneBy(mailWritten, logged, { activities: [{ ...mail, mailTo: '' }] })).toBeUndefined();
  expect(failing(mailWritten, logged, { activities: [{ ...mail, mailed: 'sent' }] })).toEqual(['It was not sent before']);
});

test('[S0-51] [RULE-10] an appointment with somebody invited is mailed when it is planned, moved and cancelled', () => {
  const ref = { appointmentId: 'a1', userId: 'ana', contactId: 'berg' };
  const call = anAppointmentRow({ id: 'a1', invite: 'eva@berg.example' });
  const planned = happens({ type: 'appointment.planned', ...ref });
  expect(doneBy(appointmentMailed, planned, { appointments: [call] })).toEqual([
    { type: 'mail.appointment', user: 'ana', appointment: 'a1', change: 'planned' },
  ]);
  expect(
    doneBy(appointmentMailed, happens({ type: 'appointment.moved', ...ref, from: '', to: '' }), { appointments: [call] }),
  ).toMatchObject([{ change: 'moved' }]);
  expect(doneBy(appointmentMailed, happens({ type: 'appointment.cancelled', ...ref }))).toMatchObject([{ change: 'cancelled' }]);
  expect(doneBy(appointmentMailed, planned, { appointments: [{ ...call, invite: '' }] })).toBeUndefined();
});
