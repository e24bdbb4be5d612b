import { agenda, contact, nameOf, openAppointment, openTask } from '@tandem/core';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { linkMail } from '../email/templates/link-mail.ts';
import { createLetters } from './letters.ts';
import { freeSlots } from './slots.ts';
import { ana, givenShare } from './testing.ts';

const by = { session: '', from: '203.0.113.7' };
const call = { startsAt: '2026-03-13T08:00:00.000Z', name: 'Anna Berg', phone: '+46 70 123', mail: '', note: 'About the price' };
type Share = Awaited<ReturnType<typeof givenShare>>;
const agendaOf = async (share: Share) => agenda.read((await share.documents.read(nameOf('agenda', 'ana'))) ?? new Y.Doc());
const notesOf = async (share: Share) => contact.read((await share.documents.read(nameOf('contact', 'berg'))) ?? new Y.Doc()).activities;

test('[S0-37] [LINK-24] a question stands on the timeline of the contact, once, and is told to the rules', async () => {
  const share = await givenShare();
  await share.link();
  for (let i = 0; i < 2; i++)
    expect(await share.answers.ask({ id: 'l1' }, by, { name: 'Anna', text: ' How much for ten? ' })).toEqual({ ok: true });
  expect(await notesOf(share)).toMatchObject([{ type: 'note', by: '', note: 'Anna (Price list 2026.pdf): How much for ten?' }]);
  expect(share.events).toEqual([expect.stringMatching(/^link\.asked\/[0-9a-f]{32}$/)]);
  expect(await share.answers.saidOn('l1')).toMatchObject([{ kind: 'question', name: 'Anna', text: 'How much for ten?' }]);
  expect(await share.answers.ask({ id: 'l1' }, by, { name: '', text: ' ' })).toEqual({
    ok: false,
    why: 'wrong',
    fields: { text: 'missing' },
  });
  expect(await share.answers.ask({ id: 'l1' }, by, { name: 'x'.repeat(121), text: 'y'.repeat(4001) })).toMatchObject({
    fields: { text: 'too-long', name: 'too-long' },
  });
});

test('[S0-37] [LINK-24] without a contact it goes to the maker by mail, answered to the recipient, and nothing in it leads anywhere', async () => {
  const share = await givenShare();
  await share.link({ contact: '' });
  await share.answers.report({ id: 'l1' }, by, { name: 'www.evil.example', text: 'See https://evil.example/login\nnow' });
  expect(share.mails).toMatchObject([{ to: 'ana@halden.example', replyTo: 'anna@berg.example' }]);
  expect(share.mails[0]?.html).not.toMatch(/href|https:\/\/evil\.example/);
  expect(share.events).toHaveLength(1);
});

test('[LINK-24] stopped between keeping and telling, the next start tells it, once', async () => {
  const share = await givenShare();
  await share.link();
  await share.store.addSaid({
    id: 'q'.repeat(32),
    link: 'l1',
    kind: 'question',
    at: '2026-03-12T09:00:00.000Z',
    name: 'Anna',
    text: 'Hello?',
  });
  await share.answers.resume();
  await share.answers.resume();
  expect(await notesOf(share)).toHaveLength(1);
  expect(share.events).toHaveLength(1);
});

test('[LINK-25] questions and calls of one link, and from one address, have their limits', async () => {
  const share = await givenShare();
  await share.link();
  for (let i = 0; i < 20; i++) expect(await share.answers.ask({ id: 'l1' }, by, { name: '', text: `question ${i}` })).toEqual({ ok: true });
  expect(await share.answers.ask({ id: 'l1' }, by, { name: '', text: 'one more' })).toMatchObject({ ok: false, why: 'too-many' });
  expect(await share.answers.bookCall({ id: 'l1' }, by, call)).toMatchObject({ ok: false, why: 'too-many' });
});

test('[S0-51] [LINK-26] free times are the next five working days from eight to five where the workspace is, less what stands in the agenda', async () => {
  const doc = new Y.Doc();
  openAppointment(doc, 'a1', { kind: 'meeting', startsAt: '2026-03-13T08:00:00.000Z', minutes: 60 }, null);
  openTask(doc, 't1', { subject: 'Call', due: '2026-03-13', time: '13:00', createdAt: '2026-03-01T00:00:00.000Z' }, 'ana');
  const slots = freeSlots({ agenda: agenda.read(doc), zone: 'Europe/Stockholm', now: new Date('2026-03-12T09:00:00Z') }).map(
    ({ startsAt }) => startsAt,
  );
  expect(slots[0]).toBe('2026-03-12T10:00:00.000Z');
  expect([...new Set(slots.map((at) => at.slice(0, 10)))]).toEqual(['2026-03-12', '2026-03-13', '2026-03-16', '2026-03-17', '2026-03-18']);
  const friday = slots.filter((at) => at.startsWith('2026-03-13'));
  expect(friday[0]).toBe('2026-03-13T07:00:00.000Z');
  expect(friday.at(-1)).toBe('2026-03-13T15:30:00.000Z');
  for (const taken of ['08:00', '08:30', '12:00']) expect(friday).not.toContain(`2026-03-13T${taken}:00.000Z`);
  expect(friday).toContain('2026-03-13T07:30:00.000Z');
  expect(friday).toContain('2026-03-13T12:30:00.000Z');
});

test('[S0-51] [LINK-26] a call is booked once, with the recipient invited; a time that is taken is not given twice', async () => {
  const share = await givenShare();
  await share.link();
  await share.link({ id: 'l2', recipient: 'Bo', mail: 'bo@berg.example' });
  for (let i = 0; i < 2; i++)
    expect(await share.answers.bookCall({ id: 'l1' }, by, call)).toEqual({ ok: true, slot: { startsAt: call.startsAt, minutes: 30 } });
  const { appointments } = await agendaOf(share);
  expect(appointments).toMatchObject([
    { kind: 'call', startsAt: call.startsAt, minutes: 30, contact: 'berg', invite: 'anna@berg.example', subject: 'Anna Berg' },
  ]);
  expect(share.events).toEqual([expect.stringMatching(/^link\.call-booked\//)]);
  const taken = await share.answers.bookCall({ id: 'l2' }, by, { ...call, name: 'Bo' });
  expect(taken).toMatchObject({ ok: false, why: 'taken' });
  expect(taken.ok === false && 'slots' in taken && taken.slots.some(({ startsAt }) => startsAt === call.startsAt)).toBe(false);
  for (const startsAt of ['2026-03-14T08:00:00Z', '2026-03-13T03:00:00Z', '2027-01-04T08:00:00Z', '2026-03-13T08:07:00Z'])
    expect(await share.answers.bookCall({ id: 'l2' }, by, { ...call, startsAt })).toMatchObject({ ok: false, why: 'taken' });
  expect(await share.answers.bookCall({ id: 'l2' }, by, { ...call, startsAt: 'soon', mail: 'x' })).toMatchObject({
    fields: { startsAt: 'not-a-time', mail: 'not-an-address' },
  });
  expect((await agendaOf(share)).appointments).toHaveLength(1);
});

test('[S0-37] [LINK-27] passed on, it is a link of its own with its own name and figures, once an address, and no further', async () => {
  const share = await givenShare();
  const token = await share.link({ passcode: 'secret' });
  const to = { name: 'Bo Berg', mail: 'bo@berg.example', note: 'Have a look' };
  for (let i = 0; i < 2; i++) expect(await share.answers.forward({ id: 'l1' }, by, to)).toEqual({ ok: true });
  const [child] = await share.store.childrenOf('l1');
  expect(await share.row(`link/${child?.id}`)).toMatchObject({
    parent: 'l1',
    recipient: 'Bo Berg',
    contact: 'berg',
    by: 'ana',
    passcode: true,
    visits: 0,
  });
  expect(share.events).toEqual([`link.shared/${child?.id}/1`]);
  const address = await share.links.address(child?.id ?? '', ana);
  expect(address).not.toContain(token);
  const found = await share.held.unlock(address?.split('/s/')[1] ?? '', 'secret', by);
  expect(found).toMatchObject({ state: 'open', link: { passedOnBy: 'Anna Berg', forwards: false, recipient: 'Bo Berg' } });
  expect(await share.answers.forward({ id: child?.id ?? '' }, by, { ...to, mail: 'cy@berg.example' })).toEqual({
    ok: false,
    why: 'not-allowed',
  });
  expect(await share.answers.forward({ id: 'l1' }, by, { name: '', mail: 'a@b.c,d@e.f', note: '' })).toMatchObject({
    fields: { name: 'missing', mail: 'not-an-address' },
  });
  for (let i = 0; i < 5; i++) await share.answers.forward({ id: 'l1' }, by, { ...to, mail: `p${i}@berg.example` });
  expect(await share.answers.forward({ id: 'l1' }, by, { ...to, mail: 'last@berg.example' })).toMatchObject({ why: 'too-many' });
  await share.links.revoke('l1', ana);
  expect((await share.held.byToken(address?.split('/s/')[1] ?? '', by))?.state).toBe('revoked');
});

test("[S0-50] [S-46] [LINK-28] the mail has the seller's words, one address and its last day, in the language of the link, and no picture", async () => {
  const share = await givenShare();
  await share.link({ send: true, language: 'sv', mailText: 'Hej Anna,\n\nhär är listan.', expiresOn: '2026-03-20', passcode: 'kodord' });
  const settings = async () => undefined;
  const letterOf = createLetters({
    store: share.store,
    addressOf: share.links.addressOf,
    senderOf: share.held.senderOf,
    settings,
    now: () => share.workspace.clock.now,
  });
  const letter = await letterOf('l1');
  if (typeof letter === 'string') throw new Error(letter);
  const { text, html, subject } = await linkMail(letter.words);
  expect([letter.to, letter.replyTo, subject]).toEqual(['anna@berg.example', 'ana@halden.example', 'Price list 2026.pdf']);
  expect(text).toContain('här är listan.');
  expect(text).toMatch(/Öppna dokumentet: https:\/\/crm\.example\.com\/s\/[\w-]{43}/);
  expect(text).toContain('till och med 20 mars 2026');
  expect(text).not.toContain('kodord');
  expect(html.match(/href=/g)).toHaveLength(1);
  expect(html).not.toMatch(/<img|src=|url\(/);
  await share.links.revoke('l1', ana);
  expect(await letterOf('l1')).toBe('The link was revoked before it was sent.');
});

test('[S-46] [LINK-28] what a stranger types for somebody else cannot look like an address of ours', async () => {
  const { html, text } = await linkMail({
    ...{
      language: 'en',
      recipient: 'www.bank.example',
      title: '<b>List</b>',
      of: 'file',
      address: 'https://crm.example.com/s/x',
      subject: '',
    },
    ...{
      text: 'Log in at https://evil.example/now',
      seller: 'Ana Alm',
      company: 'Halden',
      expiresAt: '2026-03-20T23:00:00.000Z',
      zone: 'UTC',
    },
    ...{ passcode: false, passedOnBy: 'Anna Berg' },
  });
  expect(html.match(/href=/g)).toHaveLength(1);
  expect(text).not.toContain('https://evil.example');
  expect(text).not.toContain('www.bank.example');
  expect(html).toContain('&lt;b&gt;List&lt;/b&gt;');
});
