/** Sums for people who see only their own, through the whole server: who gets them, what is in them and what is not. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SharedFigures } from '@tandem/core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readConfig } from '../config.ts';
import { startTandem, type Tandem } from '../tandem.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });
const quiet = { info() {}, warn() {}, error() {} };
const people = {
  admin: 'admin@example.com',
  manager: 'manager@example.com',
  leader: 'melvin.marxen@example.com',
  seller: 'darcel.schlecht@example.com',
  support: 'cecily.lampkin@example.com',
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
  const text = await answer.text();
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers
  return { status: answer.status, text, body: (text.startsWith('{') ? JSON.parse(text) : undefined) as any };
}
const figuresOf = async (who: Who): Promise<SharedFigures> => (await call(who, 'GET', '/api/figures')).body;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tandem-figures-'));
  tandem = await startTandem(readConfig({ PORT: '0', TANDEM_DATA: folder, TANDEM_SAMPLE: '1' }), quiet);
  await vi.waitFor(async () => expect((await call('nobody', 'GET', '/api/setup')).body.state).toBe('ready'), {
    timeout: 100_000,
    interval: 100,
  });
  for (const [who, email] of Object.entries(people)) {
    const { token } = (await call('nobody', 'POST', '/api/sessions', { email, password: 'tandem-sample' })).body;
    tokens.set(who as Who, token);
  }
});
afterAll(async () => {
  await tandem.stop(2000);
  await rm(folder, { recursive: true, force: true });
});

test('[S4-12] [FIG-1] a seller, a leader, a manager and an admin get the same sums of the company; a stranger gets none', async () => {
  const open = await Promise.all(
    (['seller', 'leader', 'manager', 'admin'] as const).map(async (who) => (await figuresOf(who)).company.at(-1)?.openCount),
  );
  expect(open[0]).toBeGreaterThan(100);
  expect(new Set(open).size).toBe(1);
  expect((await call('nobody', 'GET', '/api/figures')).status).toBe(401);
});

test('[S4-12] [N11] [FIG-2] an answer holds numbers and two moments: no id, no name, no word of anybody', async () => {
  const { users } = (await call('manager', 'GET', '/api/users')).body as {
    readonly users: readonly { readonly id: string; readonly name: string }[];
  };
  const { text } = await call('seller', 'GET', '/api/figures');
  for (const { id, name } of users) for (const word of [id, name]) expect(text).not.toContain(word);
  const { asOf, day, ...sums } = JSON.parse(text) as SharedFigures;
  expect(Number.isNaN(Date.parse(asOf)) || Number.isNaN(Date.parse(day))).toBe(false);
  expect(Object.keys(sums)).toEqual(['team', 'company']);
  for (const totals of [...sums.team, ...sums.company])
    for (const value of Object.values(totals)) expect(value === null || typeof value === 'number').toBe(true);
  expect([sums.team.length, sums.company.length]).toEqual([7, 7]);
});

test("[S4-12] [FIG-3] a colleague's work is in the sum soon after", async () => {
  const before = (await figuresOf('seller')).company.at(-1)?.newLeads ?? 0;
  for (const name of ['Sum Works', 'Sum Mills'])
    await call('leader', 'POST', '/api/contacts', {
      kind: 'company',
      name,
      owner: (await call('leader', 'GET', '/api/sessions/current')).body.user.id,
    });
  await vi.waitFor(async () => expect((await figuresOf('seller')).company.at(-1)?.newLeads).toBe(before + 2), {
    timeout: 30_000,
    interval: 200,
  });
});

test('[S4-12] [FIG-4] who becomes support gets none any more', async () => {
  const { users } = (await call('admin', 'GET', '/api/users')).body as {
    readonly users: readonly { readonly id: string; readonly email: string }[];
  };
  const id = users.find(({ email }) => email === people.support)?.id ?? '';
  expect((await call('support', 'GET', '/api/figures')).status).toBe(200);
  expect((await call('admin', 'PATCH', `/api/users/${id}`, { role: 'support' })).status).toBe(200);
  const { token } = (await call('nobody', 'POST', '/api/sessions', { email: people.support, password: 'tandem-sample' })).body;
  tokens.set('support', token);
  expect((await call('support', 'GET', '/api/figures')).status).toBe(403);
});
