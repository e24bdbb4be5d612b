import { agenda, contact, type Effect, nameOf } from '@tandem/core';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { effectId } from '../effect-id.ts';
import { writeBack } from './mails-settled.ts';
import { givenFirm, now } from './testing.ts';

const lead = nameOf('contact', 'lead');
const mine = nameOf('agenda', 'ana');
const written: Effect = { type: 'mail.activity', contact: 'lead', activity: 'a1' };
const key = 'mail-written/a1/mail.activity/a1';

async function givenMail(values: Partial<Parameters<typeof contact.addEntry<'activities'>>[3]> = {}) {
  const firm = await givenFirm();
  const text = { note: 'Hej Lena,\n\nhär är länken: https://firm.test/p/1.', subject: 'Presentation', mailTo: 'lena@lind.test', by: 'ana' };
  await firm.edit(lead, (doc) => contact.addEntry(doc, 'activities', 'a1', { type: 'mail', ...text, ...values }, null));
  return firm;
}

test('[PERF-15] [S0-50] a mail on the timeline goes to the outbox once, in the names of seller and workspace, with answers to the seller', async () => {
  const { perform, sent } = await givenMail();
  for (const attempt of [1, 2]) expect(await perform(written, key, attempt)).toEqual({ state: 'done', note: 'Handed to the outbox.' });
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({
    key,
    to: 'lena@lind.test',
    replyTo: 'ana@firm.test',
    sender: { name: 'Ana Alm, Firm AB', email: 'hello@firm.test' },
    about: 'activity/lead/a1',
    subject: 'Presentation',
    text: 'Hej Lena,\n\nhär är länken: https://firm.test/p/1.\n\nAna Alm\nFirm AB\n',
  });
  expect(sent[0]?.html).toContain('<a href="https://firm.test/p/1">');
});

test('[PERF-15] a mail that was taken away, has no address or no writer any more is not sent', async () => {
  for (const values of [{ mailTo: '' }, { by: 'gone' }]) {
    const { perform, sent } = await givenMail(values);
    expect(await perform(written, key)).toMatchObject({ state: 'skipped' });
    expect(sent).toEqual([]);
  }
  const { perform, edit } = await givenMail();
  await edit(lead, (doc) => contact.removeEntry(doc, 'activities', 'a1', null));
  expect(await perform(written, key)).toEqual({ state: 'skipped', note: 'The mail was taken away before it was sent.' });
});

const appointment = (change: 'planned' | 'moved' | 'cancelled'): Effect => ({
  type: 'mail.appointment',
  user: 'ana',
  appointment: 'p1',
  change,
});
const eventOf = (file: string) => {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') as ICAL.Component);
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: event.uid,
    sequence: event.sequence,
    start: event.startDate.toJSDate().toISOString(),
    status: event.component.getFirstPropertyValue('status'),
  };
};

test('[PERF-16] [S0-51] whoever is invited gets one event that moves and is cancelled: same UID, growing SEQUENCE, right instants', async () => {
  const { perform, edit, sent } = await givenFirm();
  const plan = {
    subject: 'Visit',
    contact: 'lead',
    startsAt: '2026-03-20T13:00:00Z',
    minutes: 60,
    place: 'Storgatan 1',
    invite: 'lena@lind.test',
  };
  await edit(mine, (doc) => agenda.addEntry(doc, 'appointments', 'p1', plan, null));
  for (const attempt of [1, 2]) await perform(appointment('planned'), 'appointment-mailed/e1/x', attempt);
  await edit(mine, (doc) => agenda.changeEntry(doc, 'appointments', 'p1', { startsAt: '2026-03-30T13:00:00Z' }, null));
  await perform(appointment('moved'), 'appointment-mailed/e2/x');
  await edit(mine, (doc) => agenda.removeEntry(doc, 'appointments', 'p1', null));
  await perform(appointment('cancelled'), 'appointment-mailed/e3/x');
  expect(sent.map(({ subject, to }) => [subject, to])).toEqual([
    ['Möte: Visit, fredag 20 mars', 'lena@lind.test'],
    ['Flyttat: Visit, måndag 30 mars', 'lena@lind.test'],
    ['Inställt: Visit, måndag 30 mars', 'lena@lind.test'],
  ]);
  // Europe/Stockholm: an hour before summer time begins on 29 March, two after.
  expect(sent.map(({ text }) => /\d\d:\d\d–\d\d:\d\d/.exec(text)?.[0])).toEqual(['14:00–15:00', '15:00–16:00', '15:00–16:00']);
  const files = sent.map(({ attachments }) => eventOf(Buffer.from(attachments?.[0]?.content ?? '', 'base64').toString('utf8')));
  expect(files).toEqual([
    { method: 'REQUEST', uid: 'p1@tandem', sequence: 0, start: '2026-03-20T13:00:00.000Z', status: 'CONFIRMED' },
    { method: 'REQUEST', uid: 'p1@tandem', sequence: 1, start: '2026-03-30T13:00:00.000Z', status: 'CONFIRMED' },
    { method: 'CANCEL', uid: 'p1@tandem', sequence: 2, start: '2026-03-30T13:00:00.000Z', status: 'CANCELLED' },
  ]);
});

test('[PERF-17] nobody is written to about an appointment that is over, that nobody was told of, or that they know already', async () => {
  const { perform, edit, sent } = await givenFirm();
  expect(await perform(appointment('cancelled'), 'k1/e/x')).toEqual({ state: 'skipped', note: 'Nobody was invited.' });
  await edit(mine, (doc) => agenda.addEntry(doc, 'appointments', 'p1', { startsAt: '2026-03-11T13:00:00Z', invite: 'a@b.test' }, null));
  expect(await perform(appointment('planned'), 'k2/e/x')).toEqual({ state: 'skipped', note: 'The time of the appointment is over.' });
  await edit(mine, (doc) => agenda.changeEntry(doc, 'appointments', 'p1', { startsAt: '2026-03-13T13:00:00Z', invite: '' }, null));
  expect(await perform(appointment('planned'), 'k3/e/x')).toEqual({ state: 'skipped', note: 'Nobody is invited.' });
  await edit(mine, (doc) => agenda.changeEntry(doc, 'appointments', 'p1', { invite: 'a@b.test' }, null));
  // Planned and moved before the server heard of either: one mail with the time that stands.
  const came = await Promise.all([perform(appointment('planned'), 'k4/e/x'), perform(appointment('moved'), 'k5/e/x')]);
  expect(came).toEqual([
    { state: 'done', note: 'Handed to the outbox.' },
    { state: 'skipped', note: 'They know it already.' },
  ]);
  expect(sent).toHaveLength(1);
});

test('[PERF-18] what became of a mail is written back once, and whoever wrote it is told when it is not sure to have arrived', async () => {
  const { documents, contact: read, inbox: told } = await givenMail();
  const back = writeBack(documents, now, async () => undefined);
  const about = 'activity/lead/a1';
  for (const state of ['needs-a-look', 'needs-a-look'] as const) await back({ key, about, state });
  expect((await read()).activities[0]?.mailed).toBe('unknown');
  expect((await told()).notices).toMatchObject([
    { id: effectId(`${key}#needs-a-look`), kind: 'mail-failed', about: 'activity/a1', contact: 'lead', detail: '{"became":"unknown"}' },
  ]);
  await back({ key, about, state: 'sent' });
  expect((await read()).activities[0]?.mailed).toBe('sent');
  expect((await told()).notices).toHaveLength(1);
});

test('[PERF-18] an appointment says what became of its invitation; one that is gone or erased says nothing and harms nothing', async () => {
  const { documents, edit, erase, agenda: read, inbox: told } = await givenMail();
  const back = writeBack(documents, now, async () => undefined);
  await edit(mine, (doc) => agenda.addEntry(doc, 'appointments', 'p1', { startsAt: '2026-03-20T13:00:00Z' }, null));
  await back({ key: 'k', about: 'appointment/ana/p1', state: 'kept' });
  await back({ key: 'k', about: 'appointment/ana/p2', state: 'failed' });
  expect((await read()).appointments).toMatchObject([{ invited: 'sent' }]);
  await erase(lead);
  await back({ key, about: 'activity/lead/a1', state: 'failed' });
  expect((await told()).notices).toEqual([]);
});
