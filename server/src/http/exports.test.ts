/** Exports and erasures over HTTP: who may, what is answered, and that it is noted. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readConfig } from '../config.ts';
import { startTandem, type Tandem } from '../tandem.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });
const quiet = { info() {}, warn() {}, error() {} };
const password = 'tandem-sample';
const people = {
  admin: 'admin@example.com',
  manager: 'manager@example.com',
  leader: 'melvin.marxen@example.com',
  seller: 'darcel.schlecht@example.com',
} as const;
type Who = keyof typeof people | 'nobody';
let folder: string;
let tandem: Tandem;
const tokens = new Map<Who, string>();

async function call(who: Who, method: string, path: string, body?: object) {
  const token = tokens.get(who);
  const answer = await fetch(`${tandem.url}${path}`, {
    method,
    headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const text = Buffer.from(bytes).toString();
  return { status: answer.status, headers: answer.headers, bytes, text, body: text.startsWith('{') ? JSON.parse(text) : undefined };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tandem-exports-'));
  tandem = await startTandem(readConfig({ PORT: '0', TANDEM_DATA: folder, TANDEM_SAMPLE: '1' }), quiet);
  await vi.waitFor(async () => expect((await call('nobody', 'GET', '/api/setup')).body.state).toBe('ready'), {
    timeout: 100_000,
    interval: 100,
  });
  for (const [who, email] of Object.entries(people))
    tokens.set(who as Who, (await call('nobody', 'POST', '/api/sessions', { email, password })).body.token);
});
afterAll(async () => {
  await tandem.stop(1000);
  await rm(folder, { recursive: true });
});

test('[EXP-10] [S0-34] exports are for everybody signed in, everything about a person for managers, erasing for admins', async () => {
  const company = (await call('admin', 'GET', '/api/contacts?limit=1')).body.rows[0];
  const table: readonly (readonly [string, string, readonly Who[]])[] = [
    ['GET', '/api/exports', ['admin', 'manager', 'leader', 'seller']],
    ['GET', '/api/exports/companies.csv', ['admin', 'manager', 'leader', 'seller']],
    ['GET', `/api/exports/about/${company.id}`, ['admin', 'manager']],
    ['GET', '/api/erasures', ['admin']],
    ['GET', `/api/erasures/preview/${company.id}`, ['admin']],
    ['POST', '/api/erasures', ['admin']],
    ['GET', '/api/erasures/none', ['admin']],
  ];
  for (const [method, path, may] of table) {
    for (const who of ['nobody', ...Object.keys(people)] as Who[]) {
      const answer = await call(
        who,
        method,
        path,
        method === 'POST' ? { contact: company.id, name: 'another', reason: 'asked' } : undefined,
      );
      const refused = answer.status === 401 || answer.status === 403;
      expect([who, method, path, refused]).toEqual([who, method, path, !may.includes(who)]);
    }
  }
});

test('[EXP-10] a seller takes out fewer records than the manager, and the counts say so before', async () => {
  const lines = async (who: Who) => (await call(who, 'GET', '/api/exports/opportunities.json')).text.split('\n').length - 3;
  const counts = async (who: Who) => (await call(who, 'GET', '/api/exports')).body.counts.opportunities;
  expect(await lines('seller')).toBe(await counts('seller'));
  expect(await lines('manager')).toBe(await counts('manager'));
  expect(await counts('seller')).toBeLessThan(await counts('manager'));
});

test('[EXP-11] files are downloads with their names and types, never pages; what does not exist is not here', async () => {
  const zip = await call('manager', 'GET', '/api/exports/all.zip?format=vcard&kinds=persons,companies');
  expect(zip.headers.get('content-type')).toBe('application/zip');
  expect(zip.headers.get('content-disposition')).toBe('attachment; filename="all.zip"');
  expect(zip.headers.get('cache-control')).toBe('no-store');
  expect(Object.keys(unzipSync(zip.bytes))).toEqual(['companies.vcf', 'persons.vcf']);
  for (const path of ['tasks.vcf', 'companies.exe', 'companies', '..%2F..%2Fetc%2Fpasswd', '__proto__.csv', 'companies.csv.json'])
    expect([path, (await call('manager', 'GET', `/api/exports/${path}`)).status]).toEqual([path, 404]);
  expect((await call('manager', 'GET', '/api/exports/companies.csv?separator=pipe')).status).toBe(400);
  const page = await call(
    'manager',
    'GET',
    `/api/exports/about/${(await call('admin', 'GET', '/api/contacts?limit=1')).body.rows[0].id}?form=html`,
  );
  expect(page.headers.get('content-disposition')).toBe('attachment; filename="contact.html"');
});

test('[EXP-12] [S-55] everything about a person says values with their history, where they are named, who may see them, and is noted', async () => {
  const made = await call('manager', 'POST', '/api/contacts', {
    name: 'Vera <b>Lind</b>',
    kind: 'person',
    town: 'Kiel',
    mails: [{ value: 'vera@lind.example' }],
  });
  const { id } = made.body;
  await call('manager', 'PATCH', `/api/contacts/${id}`, { town: 'Malmö' });
  await call('manager', 'POST', '/api/tasks', { subject: 'Write to vera@lind.example', contact: id });
  const about = await vi.waitFor(
    async () => {
      const found = (await call('manager', 'GET', `/api/exports/about/${id}`)).body;
      expect(found?.tasks).toHaveLength(1);
      return found;
    },
    { timeout: 20_000, interval: 50 },
  );
  expect(about.contacts).toMatchObject([
    {
      id,
      values: { town: 'Malmö', mails: [{ value: 'vera@lind.example' }] },
      changes: [{}, { values: { town: { from: 'Kiel', to: 'Malmö' } } }],
    },
  ]);
  expect(about.named).toMatchObject([{ where: 'task', text: 'Write to vera@lind.example' }]);
  expect(about.seenBy).toContain('managers');
  expect(about.events).toContainEqual(expect.objectContaining({ type: 'contact.created' }));
  const page = (await call('manager', 'GET', `/api/exports/about/${id}?form=html&language=sv`)).text;
  expect(page).toContain('Vera &lt;b&gt;Lind&lt;/b&gt;');
  expect(page).not.toContain('<b>Lind');
  expect(((await call('manager', 'GET', `/api/exports/about/${id}`)).body.takenOut as { what: string }[]).map((one) => one.what)).toContain(
    'personal data',
  );
});

test('[ERA-14] an erasure over HTTP: looked at, confirmed by the name, followed to its end, and gone from every answer', async () => {
  const { id } = (
    await call('admin', 'POST', '/api/contacts', { name: 'Gone Person', kind: 'person', mails: [{ value: 'gone@person.example' }] })
  ).body;
  const preview = await vi.waitFor(
    async () => {
      const found = await call('admin', 'GET', `/api/erasures/preview/${id}`);
      expect(found.status).toBe(200);
      return found.body;
    },
    { timeout: 20_000, interval: 50 },
  );
  expect(preview).toMatchObject({ contacts: [{ id, name: 'Gone Person', is: 'person' }], figures: { contacts: 1 } });
  expect((await call('admin', 'POST', '/api/erasures', { contact: id, name: 'gone person', reason: 'asked' })).status).toBe(409);
  expect((await call('admin', 'POST', '/api/erasures', { contact: id, name: 'Gone Person', reason: 'because' })).status).toBe(404);
  const begun = await call('admin', 'POST', '/api/erasures', { contact: id, name: ' Gone Person ', reason: 'asked' });
  expect(begun).toMatchObject({ status: 202, body: { contact: id, reason: 'asked', doneAt: '' } });
  await vi.waitFor(async () => expect((await call('admin', 'GET', `/api/erasures/${begun.body.id}`)).body.doneAt).not.toBe(''), {
    timeout: 30_000,
    interval: 50,
  });
  expect((await call('admin', 'GET', `/api/contacts/${id}`)).status).toBe(404);
  expect((await call('admin', 'PATCH', `/api/contacts/${id}`, { town: 'Kiel' })).status).toBe(404);
  expect((await call('admin', 'GET', `/api/exports/about/${id}`)).status).toBe(404);
  expect((await call('admin', 'GET', '/api/exports/persons.json')).text).not.toContain('Gone Person');
  expect(JSON.stringify((await call('admin', 'GET', '/api/erasures')).body)).not.toMatch(/Gone|person\.example/);
});
