import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Identity } from '../accounts/identity.ts';
import { readConfig } from '../config.ts';
import type { Imports } from '../import/imports.ts';
import { startTandem, type Tandem } from '../tandem.ts';
import { importRoutes } from './imports.ts';

const quiet = { info() {}, warn() {}, error() {} };
let folder: string;
let tandem: Tandem;
let admin: string;
// Answers are read by the test that asked for them, each in its own shape.
type Answer = Record<string, unknown>;

async function call(method: string, path: string, { body, text, token = admin }: { body?: object; text?: string; token?: string } = {}) {
  const answer = await fetch(`${tandem.url}${path}`, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body ? { 'content-type': 'application/json' } : text !== undefined ? { 'content-type': 'text/csv' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : text !== undefined ? { body: text } : {}),
  });
  const said = await answer.text();
  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? '',
    text: said,
    body: (said.startsWith('{') ? JSON.parse(said) : {}) as Answer,
  };
}
async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise(setImmediate);
  }
}
const stateOf = (batch: string, ...wanted: readonly string[]) =>
  until(async () => {
    const { body } = await call('GET', `/api/imports/${batch}`);
    return wanted.includes(body.state as string) ? body : undefined;
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tandem-imports-'));
  tandem = await startTandem(readConfig({ PORT: '0', TANDEM_DATA: folder }), quiet);
  const begun = await call('POST', '/api/setup', {
    token: '',
    body: { company: 'Halden', name: 'Helen Marsh', email: 'helen@halden.example', password: 'four words and a comma', content: 'empty' },
  });
  admin = begun.body.token as string;
});
afterAll(async () => {
  await tandem.stop(1000);
  await rm(folder, { recursive: true });
});

const csv =
  'Name,Email,Company,Birthday\nÅsa Lind,asa@norr.example,Norr AB,1979-04-23\nBo Ek,bo@norr.example,NORR,31.02.1980\n,,,\n,,Nobody AB,\n';

test('[IMP-50] a file goes up, is looked at, tried, brought in, listed and undone over HTTP', async () => {
  const file = (await call('POST', '/api/imports/files?name=list.csv', { text: csv })).body;
  expect(file).toMatchObject({ name: 'list.csv', bytes: Buffer.byteLength(csv) });
  const look = (await call('POST', `/api/imports/files/${file.id}/look`, { body: {} })).body;
  expect(look).toMatchObject({ kind: 'contacts', records: 4, form: { encoding: 'utf-8', delimiter: ',' } });
  const options = { kind: 'contacts', targets: (look.columns as { target: string }[]).map((column) => column.target) };
  const dry = (await call('POST', `/api/imports/files/${file.id}/dry-run`, { body: options })).body;
  expect(dry.figures).toEqual({ rows: 4, blank: 1, new: 2, change: 0, same: 0, joined: 0, leftOut: 1, companies: 1 });
  expect((dry.outcomes as Answer)['left-out']).toMatchObject([{ row: 4, line: 5, reason: 'no-identity' }]);
  const page = (await call('GET', `/api/imports/files/${file.id}/outcomes?what=new&after=1`)).body;
  expect(page.outcomes).toMatchObject([{ row: 2, name: 'Bo Ek' }]);

  const batch = (await call('POST', '/api/imports', { body: { file: file.id, options } })).body;
  expect(await stateOf(batch.id as string, 'done')).toMatchObject({ state: 'done', done: 3, total: 3 });
  const leftOut = await call('GET', `/api/imports/${batch.id}/left-out.csv`);
  expect([leftOut.type, leftOut.text]).toEqual([
    'text/csv; charset=utf-8',
    'Name,Email,Company,Birthday,Left out because\r\n,,Nobody AB,,no-identity\r\n',
  ]);
  await until(async () => ((await call('GET', '/api/contacts')).body.rows as Answer[]).length === 3 || undefined);
  expect((await call('GET', `/api/imports/${batch.id}/undo`)).body).toEqual({ undone: 3, stays: 0, stayed: [] });
  await call('POST', `/api/imports/${batch.id}/undo`);
  await stateOf(batch.id as string, 'undone');
  await until(async () => ((await call('GET', '/api/contacts')).body.rows as Answer[]).length === 0 || undefined);
  expect((await call('POST', `/api/imports/${batch.id}/undo`)).status).toBe(409);
});

test('[IMP-51] every wrong request has one clear message with the next step', async () => {
  expect(await call('POST', '/api/imports/files?name=x.csv', { text: '' })).toMatchObject({
    status: 422,
    body: { error: { code: 'empty' } },
  });
  expect(await call('POST', '/api/imports/files/01NOTHERE/look', { body: {} })).toMatchObject({
    status: 404,
    body: { error: { code: 'no-such-file', next: 'Choose it again. Files wait for seven days.' } },
  });
  const archive = (
    await call('POST', '/api/imports/files?name=x.xlsx', { text: `PK\u0003\u0004${'\u0001\u0002\u0000\u0005'.repeat(500)}` })
  ).body;
  expect(await call('POST', `/api/imports/files/${archive.id}/look`, { body: {} })).toMatchObject({
    status: 422,
    body: { error: { code: 'not-text' } },
  });
  const file = (await call('POST', '/api/imports/files?name=list.csv', { text: csv })).body;
  expect(await call('POST', `/api/imports/files/${file.id}/dry-run`, { body: { kind: 'contacts', targets: ['__proto__'] } })).toMatchObject(
    { status: 400 },
  );
  expect(await call('GET', `/api/imports/files/${file.id}/outcomes?what=new`)).toMatchObject({ status: 409 });
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
});

test('[IMP-52] who may not import sees neither files nor batches', async () => {
  const seller = new Hono<{ Variables: { identity: Identity } }>();
  seller.use(async (c, next) => {
    c.set('identity', {
      session: 's',
      name: 'Ana',
      email: 'ana@halden.example',
      person: { id: 'ana', role: 'seller', team: 'north', leads: ['ana'] },
    });
    await next();
  });
  seller.route('/', importRoutes({} as Imports) as never);
  for (const [method, path] of [
    ['GET', '/'],
    ['GET', '/01B'],
    ['POST', '/files'],
    ['POST', '/'],
    ['POST', '/01B/undo'],
    ['GET', '/01B/left-out.csv'],
  ] as const) {
    expect((await seller.request(path, { method })).status).toBe(403);
  }
  expect((await call('GET', '/api/imports', { token: '' })).status).toBe(401);
  expect((await call('POST', '/api/imports/files?name=x.csv', { token: 'nobody', text: csv })).status).toBe(401);
});
