/** A quote in the whole server: sent as file, link and mail, answered, followed by rules, and gone with its contact. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readConfig } from '../config.ts';
import { startTandem, type Tandem } from '../tandem.ts';
import { aSending } from './testing/given-quotes.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });
const quiet = { info() {}, warn() {}, error() {} };
const admin = { name: 'Ada Alm', email: 'ada@firm.test', password: 'a long pass phrase of Ada' };
let folder: string;
let tandem: Tandem;
let token = '';

async function call(method: string, path: string, body?: object) {
  const answer = await fetch(path.startsWith('http') ? path : `${tandem.url}${path}`, {
    method,
    headers: { ...(body && { 'content-type': 'application/json' }), ...(token && { authorization: `Bearer ${token}` }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const text = bytes.toString();
  return { status: answer.status, bytes, text, body: text.startsWith('{') ? JSON.parse(text) : undefined };
}
const until = <T>(look: () => Promise<T>) => vi.waitFor(look, { timeout: 20_000, interval: 50 });
const start = () => startTandem(readConfig({ PORT: '0', TANDEM_DATA: folder }), quiet);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tandem-quotes-'));
  tandem = await start();
  await call('POST', '/api/setup', { company: 'Firm AB', ...admin, content: 'empty' });
  await until(async () => expect((await call('GET', '/api/setup')).body.state).toBe('ready'));
  token = (await call('POST', '/api/sessions', { email: admin.email, password: admin.password })).body.token;
});
afterAll(async () => {
  await tandem.stop(1000);
  await rm(folder, { recursive: true });
});

async function givenQuote(company: string) {
  const contact = (await call('POST', '/api/contacts', { name: company, kind: 'company' })).body.id as string;
  const draft = { title: `Ten machines for ${company}`, contact, tax: 25, lines: [{ title: 'GTX Pro', quantity: 10, price: 100 }] };
  const id = await until(async () => {
    const made = await call('POST', '/api/quotes', draft);
    expect(made.status).toBe(201);
    return made.body.id as string;
  });
  await until(async () => expect((await call('GET', `/api/quotes/${id}`)).status).toBe(200));
  return { contact, id };
}
const sendingOf = (id: string) => aSending({ id: `s-${id}`, recipients: [{ name: 'Anna Berg', mail: 'anna@berg.test' }] });

test('[QUO-1] [QUO-23] a sent quote is a file of its contact, a link in a mail, and the same PDF whenever it is asked for', async () => {
  const { id } = await givenQuote('Berg AB');
  const sent = await call('POST', `/api/quotes/${id}/send`, sendingOf(id));
  expect([sent.status, sent.body]).toMatchObject([201, { number: expect.stringMatching(/^Q-\d{4}-0001$/), version: 1, notLinked: [] }]);
  const pdf = (await call('GET', `/api/quotes/${id}/versions/1/pdf`)).bytes;
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(Buffer.compare(pdf, (await call('GET', `/api/quotes/${id}/versions/1/pdf`)).bytes)).toBe(0);
  const { address } = (await call('GET', `/api/links/${sent.body.links[0]}/address`)).body;
  expect((await call('GET', address)).text).toContain(sent.body.number);
  await until(async () =>
    expect((await call('GET', '/api/mailbox')).body.mails).toMatchObject([{ to: 'anna@berg.test', subject: 'Our quote' }]),
  );
  expect((await call('POST', `/api/quotes/${id}/send`, sendingOf(id))).body).toEqual(sent.body);
});

test('[S0-54] [QUO-15] an answer makes the company a customer, also after a restart', async () => {
  const { contact, id } = await givenQuote('Lind AB');
  await call('POST', `/api/quotes/${id}/send`, sendingOf(id));
  await tandem.stop(5000);
  tandem = await start();
  expect((await call('GET', `/api/contacts/${contact}`)).body.lifecycle).toBe('lead');
  expect((await call('POST', `/api/quotes/${id}/answer`, { accepted: true, name: 'Anna Berg' })).status).toBe(200);
  await until(async () => expect((await call('GET', `/api/contacts/${contact}`)).body.lifecycle).toBe('customer'));
  expect((await call('GET', `/api/quotes/${id}`)).body).toMatchObject({ state: 'accepted', answer: { name: 'Anna Berg' } });
  const why = (await call('GET', `/api/why?about=contact/${contact}`)).text;
  expect(why).toContain('accepted-makes-customer');
});

test('[QUO-25] with its contact a quote is gone: document, PDF, link and what is told about the person before', async () => {
  const { contact, id } = await givenQuote('Gone AB');
  const sent = (await call('POST', `/api/quotes/${id}/send`, sendingOf(id))).body;
  const { address } = (await call('GET', `/api/links/${sent.links[0]}/address`)).body;
  const about = (await call('GET', `/api/exports/about/${contact}`)).body;
  expect(about.quotes).toMatchObject([{ id, number: sent.number, sent: [{ to: { company: 'Gone AB' } }] }]);
  const begun = await call('POST', '/api/erasures', { contact, name: 'Gone AB', reason: 'asked' });
  await until(async () => expect((await call('GET', `/api/erasures/${begun.body.id}`)).body.doneAt).not.toBe(''));
  expect((await call('GET', `/api/erasures/${begun.body.id}`)).body.figures).toMatchObject({ quotes: 1 });
  for (const path of [`/api/quotes/${id}`, `/api/quotes/${id}/versions/1/pdf`, `/api/quotes/${id}/preview`])
    expect((await call('GET', path)).status).toBe(404);
  expect((await call('POST', `/api/quotes/${id}/send`, sendingOf(id))).status).toBe(404);
  expect((await call('GET', address)).text).not.toContain('Ten machines');
});
