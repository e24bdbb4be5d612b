import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { operations } from './http/openapi.ts';
import { startTandem, type Tandem } from './tandem.ts';

const quiet = { info() {}, warn() {}, error() {} };
const first = {
  company: 'Halden Equipment',
  name: 'Helen Marsh',
  email: 'helen@halden.example',
  password: 'four words and a comma',
  content: 'empty',
};
// Answers are read by the test that asked for them, each in its own shape.
type Answer = Record<string, unknown>;
let folder: string;
let tandem: Tandem;

const start = async () => startTandem(readConfig({ PORT: '0', TANDEM_DATA: folder }), quiet);
async function call(method: string, path: string, { body, token }: { body?: object; token?: string } = {}) {
  const answer = await fetch(`${tandem.url}${path}`, {
    method,
    headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: answer.status, body: (await answer.json().catch(() => ({}))) as Answer };
}
async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise(setImmediate);
  }
}

let admin: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tandem-'));
  tandem = await start();
  const begun = await call('POST', '/api/setup', { body: first });
  expect(begun.status).toBe(201);
  admin = begun.body.token as string;
});
afterAll(async () => {
  await tandem.stop(1000);
  await rm(folder, { recursive: true });
});

test('[API-1] a contact made over HTTP is a document with rows and history, and survives a restart', async () => {
  const made = await call('POST', '/api/contacts', {
    token: admin,
    body: { name: 'Acme', industry: 'steel', mails: [{ value: 'ann@acme.example' }] },
  });
  expect(made.status).toBe(201);
  const id = made.body.id as string;
  const row = await until(async () => {
    const answer = await call('GET', `/api/contacts/${id}`, { token: admin });
    return answer.status === 200 ? answer.body : undefined;
  });
  expect(row).toMatchObject({ name: 'Acme', industry: 'steel', mails: ['ann@acme.example'], lifecycle: 'lead' });
  const changed = await call('PATCH', `/api/contacts/${id}`, { token: admin, body: { name: 'Acme Steel' } });
  expect(changed.status).toBe(200);
  await tandem.stop(1000);
  tandem = await start();
  const kept = await until(async () => {
    const answer = await call('GET', `/api/contacts/${id}`, { token: admin });
    return (answer.body.name as string) === 'Acme Steel' ? answer.body : undefined;
  });
  expect(kept).toMatchObject({ name: 'Acme Steel' });
  const history = await call('GET', `/api/events?about=${id}`, { token: admin });
  expect((history.body.events as { type: string }[]).map((event) => event.type)).toEqual(['contact.renamed', 'contact.created']);
});

test('[API-6] a contact that may be there already is made all the same, and the answer names the other', async () => {
  const berg = { name: 'Berg AB', kind: 'company', mails: [{ value: 'info@berg.example' }] };
  const first = await call('POST', '/api/contacts', { token: admin, body: berg });
  expect(first.body).toEqual({ id: first.body.id });
  const again = await until(async () => {
    const answer = await call('POST', '/api/contacts', { token: admin, body: { ...berg, name: 'Berg Aktiebolag' } });
    return answer.body.duplicates ? answer : undefined;
  });
  expect(again.status).toBe(201);
  expect(again.body.duplicates).toContainEqual({ id: first.body.id, name: 'Berg AB', strength: 'sure', reasons: ['mail', 'name'] });
});

test('[API-2] a wrong field is named with its value, and nothing is made', async () => {
  const wrong = await call('POST', '/api/contacts', { token: admin, body: { name: 'X', kind: 'planet' } });
  expect(wrong).toMatchObject({ status: 422, body: { error: { code: 'bad-field', message: '"kind" cannot be "planet".' } } });
  const forged = await call('POST', '/api/contacts', { token: admin, body: { name: 'X', lifecycle: 'customer' } });
  expect(forged).toMatchObject({ status: 403 });
  const polluted = await fetch(`${tandem.url}/api/contacts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${admin}` },
    body: '{"name":"X","__proto__":{"isAdmin":true}}',
  });
  expect([201, 422]).toContain(polluted.status);
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
});

test('[S1-02] an opportunity is opened on a board, moved to a stage and listed with all the others', async () => {
  const boards = await until(async () => {
    const rows = await feedRows(admin);
    return rows.find((row) => row.kind === 'board') && rows.some((row) => row.kind === 'settings') ? rows : undefined;
  });
  const board = boards.find((row) => row.kind === 'board');
  const settings = boards.find((row) => row.kind === 'settings') as unknown as { state: { stages: { id: string; title: string }[] } };
  const stage = (title: string) => settings.state.stages.find((one) => one.title === title)?.id ?? '';
  const made = await call('POST', '/api/opportunities', {
    token: admin,
    body: { board: board?.id, title: 'Two loaders', amount: 162_000, stage: stage('Qualified') },
  });
  expect(made.status).toBe(201);
  const id = made.body.id as string;
  const patched = await until(async () => {
    const answer = await call('PATCH', `/api/opportunities/${id}`, {
      token: admin,
      body: { stage: stage('Negotiation'), amount: 150_000 },
    });
    return answer.status === 200 ? answer : undefined;
  });
  expect(patched.status).toBe(200);
  const listed = await until(async () => {
    const answer = await call('GET', '/api/opportunities', { token: admin });
    const found = (answer.body.rows as { id: string; stage: string }[]).find((row) => row.id === id && row.stage === stage('Negotiation'));
    return found;
  });
  expect(listed).toMatchObject({ title: 'Two loaders', amount: 150_000 });
});

test('[API-3] what is not there and what is not shared get the same answer, and nobody is let in without a session', async () => {
  const missing = await call('GET', '/api/contacts/01ARZ3NDEKTSV4RRFFQ69G5FAV', { token: admin });
  expect(missing).toMatchObject({ status: 404, body: { error: { code: 'not-here' } } });
  expect((await call('GET', '/api/contacts')).status).toBe(401);
  expect((await call('GET', '/api/nothing', { token: admin })).status).toBe(404);
});

test('[API-4] health tells how far the log and the projection are', async () => {
  const health = await until(async () => {
    const answer = await call('GET', '/api/health');
    return (answer.body.projection as { lag: number }).lag === 0 ? answer : undefined;
  });
  expect(health).toMatchObject({ status: 200, body: { status: 'ok', append: { failures: 0 }, effects: { dead: 0 } } });
});

test('[DBG-1] an admin sees a document with its updates, rows, events and what was odd in it; nobody else does', async () => {
  const names = await call('GET', '/api/debug/documents?prefix=contact', { token: admin });
  const [name] = names.body.names as string[];
  const seen = await call('GET', `/api/debug/documents/${name}`, { token: admin });
  expect(seen).toMatchObject({ status: 200, body: { name, damaged: [], issues: [] } });
  expect((seen.body.updates as unknown[]).length).toBeGreaterThan(0);
  expect((await call('GET', '/api/debug/status')).status).toBe(401);
});

async function feedRows(token: string): Promise<{ kind: string; id: string }[]> {
  const answer = await fetch(`${tandem.url}/api/feed`, { headers: { authorization: `Bearer ${token}` } });
  const rows: { kind: string; id: string }[] = [];
  let rest = '';
  for await (const part of answer.body as AsyncIterable<Uint8Array>) {
    const lines = (rest + new TextDecoder().decode(part)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.map((text) => JSON.parse(text) as { t: string; rows?: { row: { kind: string; id: string } }[] })) {
      rows.push(...(line.rows ?? []).map(({ row }) => row));
      // Leaving the loop lets go of the stream.
      if (line.t === 'ready') return rows;
    }
  }
  return rows;
}

test('[API-5] every route that is mounted is described, and nothing else is', async () => {
  const described = await call('GET', '/api/openapi.json');
  const paths = described.body.paths as Record<string, Record<string, object>>;
  const told = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  );
  expect(told.toSorted()).toEqual(Object.keys(operations).toSorted());
  expect(told.toSorted()).toEqual([...tandem.routes].toSorted());
});
