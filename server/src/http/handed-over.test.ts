/** Values written at the same time, and sealed copies, over HTTP: who may, what is answered, and what a stranger learns. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contact, type DocumentName, nameOf } from '@tandem/core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { readConfig } from '../config.ts';
import { connectClient, until } from '../sync/testing/test-server.ts';
import { startTandem, type Tandem } from '../tandem.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });
const quiet = { info() {}, warn() {}, error() {} };
const people = {
  admin: 'admin@example.com',
  manager: 'manager@example.com',
  leader: 'melvin.marxen@example.com',
  seller: 'darcel.schlecht@example.com',
  stranger: 'anna.snelling@example.com',
} as const;
type Who = keyof typeof people | 'nobody';
let folder: string;
let tandem: Tandem;
const tokens = new Map<Who, string>();
const ids = new Map<Who, string>();
const ulid = (last: string) => `01HZZZZZZZZZZZZZZZZZZZZZ${last}`;
const change = { id: ulid('C1'), path: 'fields/town', label: 'Town', from: 'Lund', to: 'Malmö', at: '2026-03-12T09:00:00.000Z' };
const copyOf = (document: string, last = 'A1') => ({
  id: ulid(last),
  document,
  changes: [change],
  update: Buffer.from([0, 0]).toString('base64'),
});

async function call(who: Who, method: string, path: string, body?: object) {
  const token = tokens.get(who);
  const answer = await fetch(`${tandem.url}${path}`, {
    method,
    // What is cut off for its size takes its connection with it.
    headers: {
      connection: 'close',
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  return { status: answer.status, text, body: text.startsWith('{') ? JSON.parse(text) : undefined };
}
/** A company of the seller's, known to everybody who is to see it. */
async function company(name: string): Promise<{ readonly id: string; readonly document: DocumentName }> {
  const { body } = await call('manager', 'POST', '/api/contacts', { kind: 'company', name, town: 'Lund', owner: ids.get('seller') });
  await until(async () => (await call('seller', 'GET', `/api/contacts/${body.id}`)).status === 200);
  return { id: body.id, document: nameOf('contact', body.id) };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tandem-handed-'));
  tandem = await startTandem(readConfig({ PORT: '0', TANDEM_DATA: folder, TANDEM_SAMPLE: '1' }), quiet);
  await vi.waitFor(async () => expect((await call('nobody', 'GET', '/api/setup')).body.state).toBe('ready'), {
    timeout: 100_000,
    interval: 100,
  });
  for (const [who, email] of Object.entries(people)) {
    const { body } = await call('nobody', 'POST', '/api/sessions', { email, password: 'tandem-sample' });
    tokens.set(who as Who, body.token);
    ids.set(who as Who, body.user.id);
  }
});
afterAll(async () => {
  await tandem.stop(1000);
  await rm(folder, { recursive: true });
});

test('[SYNC-75] [S0-34] both are for everybody signed in, and nothing of a record is told to who may not read or edit it', async () => {
  const { document } = await company('Roles AB');
  for (const [path, nothing] of [
    ['overwritten', '{"overwritten":[]}'],
    ['sealed-copies', '{"copies":[]}'],
  ] as const) {
    const about = (name: string) => `/api/${path}?document=${name}`;
    expect((await call('nobody', 'GET', about(document))).status).toBe(401);
    for (const who of ['admin', 'manager', 'leader', 'seller'] as const) expect((await call(who, 'GET', about(document))).status).toBe(200);
    for (const name of [document, 'contact/nobody', 'no name'])
      expect((await call('stranger', 'GET', about(name))).text, `${path} of ${name}`).toBe(nothing);
  }
  expect((await call('nobody', 'POST', '/api/sealed-copies', copyOf(document))).status).toBe(401);
  expect((await call('stranger', 'POST', `/api/sealed-copies/${ulid('A1')}/settle`, { changes: [change.id] })).status).toBe(404);
});

test('[SYNC-71] whoever hands something over gets one answer: had it, never had it, no such record, a name that is none', async () => {
  const { document } = await company('Answers AB');
  const answers = await Promise.all(
    [document, 'contact/nobody', 'board/nobody', 'no name'].map((name, i) =>
      call('stranger', 'POST', '/api/sealed-copies', copyOf(name, `B${i}`)),
    ),
  );
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`))).toEqual(new Set(['202 {"received":true}']));
  expect((await call('seller', 'GET', `/api/sealed-copies?document=${document}`)).body).toEqual({ copies: [] });
});

test('[SYNC-73] a copy that is too large or says something else is refused with a sentence, and nothing is kept', async () => {
  const { document } = await company('Limits AB');
  const good = copyOf(document, 'D1');
  const wrong: readonly object[] = [
    { ...good, id: 'x y' },
    { ...good, changes: [] },
    { ...good, changes: Array.from({ length: 201 }, () => change) },
    { ...good, update: 'x'.repeat(262_148) },
    { ...good, update: '***' },
    { ...good, more: 1 },
  ];
  for (const body of wrong) {
    const { status, body: answer } = await call('seller', 'POST', '/api/sealed-copies', body);
    expect([status, answer.error.code]).toEqual([400, 'bad-request']);
  }
  const huge = await call('seller', 'POST', '/api/sealed-copies', { ...good, changes: [{ ...change, to: 'x'.repeat(2_000_000) }] });
  expect(huge.status).toBe(413);
});

test('[SYNC-70] [N11] a seller whose company was given away hands it over; the new owner reads it, decides, and it is gone', async () => {
  const { id, document } = await company('Given AB');
  await call('manager', 'PATCH', `/api/contacts/${id}`, { owner: ids.get('stranger') });
  await until(async () => (await call('seller', 'GET', `/api/contacts/${id}`)).status === 404);
  const owner = connectClient(`${tandem.url.replace('http', 'ws')}/sync`, tokens.get('stranger') ?? '');
  const opened = owner.open(document);
  await opened.saved();
  expect((await call('seller', 'POST', '/api/sealed-copies', copyOf(document, 'E1'))).status).toBe(202);
  // Who has it open need not ask again and again.
  await until(() => opened.messages.some(({ t }) => t === 'sealed'));
  owner.destroy();
  const { copies } = (await call('stranger', 'GET', `/api/sealed-copies?document=${document}`)).body;
  expect(copies).toMatchObject([{ by: ids.get('seller'), changes: [change], update: 'AAA=' }]);
  expect((await call('seller', 'GET', `/api/sealed-copies?document=${document}`)).body).toEqual({ copies: [] });
  expect((await call('stranger', 'POST', `/api/sealed-copies/${copies[0].id}/settle`, { changes: [change.id] })).status).toBe(200);
  expect((await call('stranger', 'GET', `/api/sealed-copies?document=${document}`)).body).toEqual({ copies: [] });
});

test('[SYNC-60] [M15] who may read a record is told both values of a field that two people wrote apart', async () => {
  const { document } = await company('Apart AB');
  const [seller, manager] = (['seller', 'manager'] as const).map((who) =>
    connectClient(`${tandem.url.replace('http', 'ws')}/sync`, tokens.get(who) ?? ''),
  );
  if (!seller || !manager) throw new Error('two clients');
  const [his, hers] = [seller.open(document), manager.open(document)];
  await his.saved();
  await hers.saved();
  const before = Y.encodeStateVector(his.doc);
  seller.socket.disconnect();
  contact.change(his.doc, { town: 'Gent' }, 'me');
  contact.change(hers.doc, { town: 'Brugge' }, 'me');
  await hers.saved();
  await seller.socket.connect();
  await until(() => his.provider.synced && his.provider.unsyncedChanges === 0);
  expect(Y.encodeStateVector(his.doc)).not.toEqual(before);
  const { overwritten } = (await call('leader', 'GET', `/api/overwritten?document=${document}`)).body;
  expect(overwritten).toHaveLength(1);
  expect([overwritten[0].stands, overwritten[0].lost].sort((a, b) => (a.value < b.value ? -1 : 1))).toMatchObject([
    { value: 'Brugge', actor: ids.get('manager') },
    { value: 'Gent', actor: ids.get('seller') },
  ]);
  seller.destroy();
  manager.destroy();
});
