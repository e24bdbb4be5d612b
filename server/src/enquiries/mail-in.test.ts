import { contact, type DocumentName, type Person, type Row } from '@tandem/core';
import { aContactRow } from '@tandem/core/testing';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Identity } from '../accounts/identity.ts';
import { createRateLimits } from '../accounts/rate-limits.ts';
import { enquiryRoutes, mailInRoutes } from '../http/enquiries.ts';
import { errorAnswers } from '../http/errors.ts';
import { memoryStorage } from '../storage/memory/memory-storage.ts';
import { createMailIn } from './mail-in.ts';
import { givenForms, quiet, vera } from './testing.ts';

const mail = {
  from: '"Vera Holm" <Vera@Holm.example>',
  subject: 'Re: loaders',
  text: 'Yes, two.\r\nOn Monday.',
  messageId: '<1@holm.example>',
};

async function given(...[secret = '']: readonly (string | undefined)[]) {
  const forms = givenForms();
  const storage = memoryStorage();
  const row = (id: string, more: object): Row => ({ content: aContactRow({ id, ...more }), audiences: ['managers'], document: '' });
  await storage.commitRows([row('twin', { mails: ['vera@holm.example'], mergedInto: 'vera' }), row('vera', { mails: [] })], []);
  const docs = new Map<DocumentName, Y.Doc>();
  const documents = {
    async change(name: DocumentName, _actor: string, edit: (doc: Y.Doc) => void) {
      const doc = docs.get(name) ?? new Y.Doc();
      docs.set(name, doc);
      edit(doc);
    },
  };
  const take = createMailIn({ enquiries: forms.enquiries, storage, documents, now: forms.clock });
  const app = new Hono();
  app.onError(errorAnswers(quiet, () => 'id'));
  const around = { trustedProxies: 0, origins: () => [] };
  app.route('/mail', mailInRoutes({ secret, take, limits: createRateLimits(), around }) as unknown as Hono);
  const post = (body: unknown, bearer = secret) =>
    app.request(
      '/mail',
      { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` }, body: JSON.stringify(body) },
      { incoming: { socket: { remoteAddress: '192.0.2.1' } } },
    );
  const activities = (id: string) => contact.read(docs.get(contact.nameOf(id)) ?? new Y.Doc()).activities;
  const lead = (id: string) => contact.read(docs.get(contact.nameOf(id)) ?? new Y.Doc());
  return { ...forms, post, activities, lead };
}

test('[S4-21] [ENQ-10] an answer of somebody we know stands on their timeline once, on the contact they are shown as', async () => {
  const { post, activities, events } = await given('a secret of the mail server');
  expect([(await post(mail)).status, (await post(mail)).status]).toEqual([201, 200]);
  expect(activities('twin')).toEqual([]);
  expect(activities('vera')).toMatchObject([{ type: 'mail', subject: 'Re: loaders', note: 'Yes, two.\nOn Monday.', mailTo: '' }]);
  expect(events.size).toBe(0);
});

test('[S2-08] a mail of a stranger is an enquiry with its sender and words, once by its message id', async () => {
  const { post, enquiries, events } = await given('a secret of the mail server');
  const stranger = { ...mail, from: 'otto@lind.example', messageId: '<2@lind.example>' };
  expect(await (await post(stranger)).json()).toEqual({ taken: 'enquiry' });
  expect(await (await post({ ...stranger, subject: 'Again' })).json()).toEqual({ taken: 'known' });
  expect([...events.values()]).toMatchObject([{ type: 'enquiry.received', by: 'mail' }]);
  expect(await enquiries.enquiry('e1-0')).toMatchObject({
    name: 'otto@lind.example',
    mail: 'otto@lind.example',
    message: 'Re: loaders\n\nYes, two.\nOn Monday.',
  });
});

test('[S4-21] [ENQ-14] a stranger who answers to the address of a campaign is an enquiry of it, with its source', async () => {
  const { post, enquiries } = await given('a secret of the mail server');
  const to: readonly (readonly [to: string, campaign: string, source: string])[] = [
    ['"Halden" <leads+varmassan-spring-fair@halden.example>', 'FAIR', 'fair'],
    ['boss@halden.example, LEADS+Newsletter@HALDEN.example', 'BARE', ''],
    ['leads+fair@halden.example', 'FAIR', 'fair'],
    ['leads+no-such@halden.example, leads+newsletter@halden.example', 'BARE', ''],
    ['leads+last-year@halden.example', '', ''],
    ['leads@halden.example', '', ''],
    ['+newsletter@halden.example', '', ''],
    [`${'+'.repeat(3999)}@`, '', ''],
    ['', '', ''],
  ];
  for (const [at, [address, campaign, source]] of to.entries()) {
    const from = `otto${at}@lind.example`;
    expect((await post({ ...mail, to: address, from, messageId: from })).status).toBe(201);
    expect(await enquiries.enquiry(`e${at + 1}-0`), address).toMatchObject({ campaign, source });
  }
});

test('[S4-21] [ENQ-15] a lead that came by itself and answers a campaign is of it; the first campaign of a lead stays', async () => {
  const { post, lead } = await given('a secret of the mail server');
  await post({ ...mail, to: 'leads@halden.example' });
  expect(lead('vera')).toMatchObject({ campaign: '', source: '' });
  await post({ ...mail, to: 'leads+varmassan-spring-fair@halden.example', messageId: '<2@holm.example>' });
  expect(lead('vera')).toMatchObject({ campaign: 'FAIR', source: 'fair' });
  await post({ ...mail, to: 'leads+newsletter@halden.example', messageId: '<3@holm.example>' });
  expect(lead('vera')).toMatchObject({ campaign: 'FAIR', source: 'fair' });
  expect(lead('vera').activities).toHaveLength(3);
});

test('[ENQ-11] without the secret nothing is taken, without the setting there is nothing, and hostile mails do no harm', async () => {
  const { post, store } = await given('a secret of the mail server');
  expect((await post(mail, 'another secret')).status).toBe(401);
  expect((await post(mail, '')).status).toBe(401);
  for (const none of ['', undefined]) expect((await (await given(none)).post(mail)).status).toBe(404);
  const bad: readonly unknown[] = [
    [],
    { ...mail, text: 7 },
    { ...mail, from: 'nobody' },
    { ...mail, from: 'a@b.example, c@d.example' },
    { ...mail, from: 'a@b.example\r\nBcc: c@d.example' },
    { ...mail, messageId: '' },
    { ...mail, text: 'x'.repeat(400_001) },
  ];
  for (const body of bad) expect((await post(body)).status, JSON.stringify(body).slice(0, 60)).toBe(422);
  expect(await store.countIn('accepted')).toBe(0);
});

test('[ENQ-12] held enquiries are for managers and admins', async () => {
  const forms = givenForms();
  await forms.submit({ ...vera, homepage: 'x', stamp: await forms.stamp() });
  const as = (role: Person['role']) => {
    const app = new Hono<{ Variables: { identity: Identity } }>();
    const person: Person = { id: 'me', role, team: '', leads: [] };
    app.use((c, next) => {
      c.set('identity', { session: 's', name: 'Me', email: 'me@x.example', person });
      return next();
    });
    return app.route('/', enquiryRoutes(forms.enquiries));
  };
  for (const role of ['seller', 'support'] as const) {
    const app = as(role);
    const asked = [app.request('/'), app.request('/e1-0/release', { method: 'POST' }), app.request('/e1-0', { method: 'DELETE' })];
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([403, 403, 403]);
  }
  expect(await (await as('manager').request('/')).json()).toMatchObject({ count: 1, held: [{ name: 'Vera Holm', reasons: ['trap'] }] });
  expect((await as('admin').request('/e1-0/release', { method: 'POST' })).status).toBe(200);
  expect((await as('admin').request('/e1-0', { method: 'DELETE' })).status).toBe(404);
});
